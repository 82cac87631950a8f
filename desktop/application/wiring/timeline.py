"""The timeline in the window: it marks what is chosen, leads to annotations, and a brushed range narrows the rest."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.desktop.application.brushing import Brushing
from crossread.desktop.application.wiring.annotation import go_to
from crossread.desktop.application.wiring.timeline_files import put_timeline_files

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.timeline.timeline import Timeline


def put_timeline(window: "MainWindow") -> None:
    """Make the timeline, put it below, and connect it. The codebook is there already."""
    from crossread.desktop.codebook.codebook import Codebook
    from crossread.desktop.timeline.timeline import Timeline

    timeline = Timeline(window.session)
    timeline.annotation_requested.connect(lambda annotation_id: go_to(window, annotation_id))
    timeline.event_requested.connect(window.choice.choose_event)
    timeline.full_requested.connect(lambda: window.frame.expand_timeline(True))
    timeline.thin_changed.connect(window.frame.set_timeline_thin)
    Brushing(window, timeline)
    put_timeline_files(window, timeline)
    window.choice.changed.connect(lambda: _mark(window, timeline))
    codebook = window.findChild(Codebook)
    if isinstance(codebook, Codebook):
        # A voice is chosen in the codebook alone; whatever is chosen next takes its place.
        codebook.voice_chosen.connect(lambda voice_id: timeline.set_chosen(voice_id=voice_id))
    window.actions_.connect_to("show_on_timeline", lambda: _show_on(window, timeline))
    window.put_timeline(timeline)
    timeline.wake()


def _mark(window: "MainWindow", timeline: "Timeline") -> None:
    choice = window.choice
    timeline.set_chosen(
        event_id=choice.event_id or None,
        claim_id=choice.claim_id or None,
        annotation_id=choice.annotation_id or None,
    )


def _show_on(window: "MainWindow", timeline: "Timeline") -> None:
    """Show the timeline in full, and there the chosen annotation."""
    window.frame.expand_timeline(True)
    if not timeline.look_at(window.choice.annotation_id):
        _say(window, _tr("This annotation has no date on this clock; give its event a date."))


def _say(window: "MainWindow", sentence: str) -> None:
    window.messages.show_message(sentence, seconds=6)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
