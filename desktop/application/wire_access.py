"""The window for those who hear it: the roles of what we draw ourselves, and what the panes say of themselves."""

from typing import TYPE_CHECKING

from crossread.desktop.read.caret_speech import CaretSpeech
from crossread.desktop.widgets.spoken import put_roles

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def put_access(window: "MainWindow") -> None:
    """Tell screen readers what each part of the window is, and what lies at the caret of every pane."""
    put_roles(window)
    window.desk.panes_changed.connect(lambda: _give_speech(window))
    _give_speech(window)


def _give_speech(window: "MainWindow") -> None:
    for pane in window.desk.panes:
        speech = pane.view.findChild(CaretSpeech)
        if speech is None:
            CaretSpeech(pane.view, lambda: len(window.feed.sources))
        else:
            speech.look()
