"""When the file of the open project is deleted, moved or replaced: the window says so, and saves all elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def show_moved(window: "MainWindow", sentence: str) -> None:
    """Say what became of the file, and offer to save everything in another place."""
    window.messages.show_message(
        sentence + " " + _tr("Everything is still here: save it elsewhere and go on there."),
        (_tr("Save a copy elsewhere…"), lambda: _save_elsewhere(window, sentence)),
        (_tr("Close the project"), window.close_project),
        kind="warning",
    )


def _save_elsewhere(window: "MainWindow", sentence: str) -> None:
    path = window.files.ask_where_to_save_copy()
    if path is None:
        show_moved(window, sentence)
        return
    # The writing connection has it all: a reader's may have been opened on what lies there now.
    window.session.run(
        lambda project: project.save_copy(path),
        lambda _: _go_on(window, path),
        lambda error: show_moved(window, str(error)),
    )


def _go_on(window: "MainWindow", path: Path) -> None:
    """Open the copy, and do there what could not be saved."""
    session = window.session
    refused = session.take_refused()

    def catch_up() -> None:
        session.opened.disconnect(catch_up)
        if session.path == path:
            for operation in refused:
                session.run(operation)
            window.messages.show_message(_tr("Saved, and open now: {name}").format(name=path.name), seconds=6)

    session.opened.connect(catch_up)
    session.open(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
