"""When the file of the open project is deleted, moved or replaced: the window says so, and saves all elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication

from crossread.db.project import Project

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


def put_watch(window: "MainWindow") -> None:
    """See whether the file is in its place whenever the user comes back from another program."""
    _Homecoming(window)


class _Homecoming(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._session = window.session
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._look)

    def _look(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._session.writable:
            self._session.run(Project.look)


def show_moved(window: "MainWindow", sentence: str) -> None:
    """Say what became of the file, and offer to save everything in another place."""
    window.messages.show_message(
        sentence + " " + _tr("Everything is still here: save it elsewhere and go on there."),
        (_tr("Save a copy elsewhere…"), lambda: save_elsewhere(window, sentence)),
        (_tr("Close the project"), window.close_project),
        kind="warning",
    )


def show_unsaved(window: "MainWindow", sentence: str) -> None:
    """Say what the disk refused. What was to be done can be done again; or everything goes to another disk."""
    window.messages.show_message(
        sentence, (_tr("Save a copy elsewhere…"), lambda: save_elsewhere(window, "")), kind="warning"
    )


def ask_before_losing(window: "MainWindow") -> None:
    """Something typed waits for room on the disk: the window stays, unless it shall be closed all the same."""

    def close() -> None:
        window.closes_anyway = True
        window.close()

    window.messages.show_message(
        _tr("Something that you typed is not saved yet, for the disk does not take it. It is lost if you close now."),
        (_tr("Save a copy elsewhere…"), lambda: save_elsewhere(window, "")),
        (_tr("Close all the same"), close),
        kind="warning",
    )


def save_elsewhere(window: "MainWindow", sentence: str) -> None:
    """Ask where, save everything there, and go on in that copy.

    `sentence` says that the file has gone; empty if it is still there.
    """
    path = window.files.ask_where_to_save_copy()
    if path is None:
        if sentence:
            show_moved(window, sentence)
        return
    # The writing connection has it all: a reader's may have been opened on what lies there now.
    window.session.run(
        lambda project: project.save_copy(path),
        lambda _: _go_on(window, path),
        lambda error: show_moved(window, str(error)) if sentence else show_unsaved(window, str(error)),
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
