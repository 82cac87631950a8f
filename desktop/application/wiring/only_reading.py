"""A project whose place lets nothing be changed, as a full disk: said at once, and edited here as soon as it does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from crossread.db.errors import NoRoomError, ReadOnlyProjectError
from crossread.db.project import Project
from crossread.db.store import writability
from crossread.desktop.application.wiring.moved import save_elsewhere
from crossread.desktop.application.wiring.open_desk import keep_desk

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

LOOK_EVERY_MS = 2_000


def put_only_reading(window: "MainWindow") -> None:
    """Watch the place of each project that could only be opened for reading."""
    PlaceWatch(window)


class PlaceWatch(QObject):
    """Looks, while the place of a project lets it be read alone, whether that has changed, and then offers to edit."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._was_refused = False
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._ask)
        window.session.opened.connect(self._opened)
        window.session.closed.connect(self._looks.stop)
        if window.session.is_open:
            self._opened()

    def _opened(self) -> None:
        self._looks.stop()
        self._was_refused = False
        why = self._window.session.place_refused
        if why is not None:
            self._say(why)
            self._looks.start()
            self._ask()

    def _say(self, why: ReadOnlyProjectError) -> None:
        window = self._window
        again = _tr("There is room now") if isinstance(why, NoRoomError) else _tr("Try again")
        window.messages.show_message(
            told_why(why),
            (again, self._edit_here),
            (_tr("Save a copy elsewhere…"), lambda: save_elsewhere(window, "")),
            kind="warning",
        )

    def _ask(self) -> None:
        def question(project: Project) -> ReadOnlyProjectError | None:
            return writability.why_not(project.path)

        self._window.session.ask(question, self._take, key="whether the project can be changed")

    def _take(self, why: ReadOnlyProjectError | None) -> None:
        before = self._window.session.place_refused
        if before is None:
            return
        if why is not None:
            self._was_refused = True
        elif self._was_refused:
            # What could not be seen from here in the first place is not known to be mended either.
            self._was_refused = False
            self._window.messages.show_message(
                _tr("There is room on the disk again.")
                if isinstance(before, NoRoomError)
                else _tr("The project can be changed again where it lies."),
                (_tr("Edit here now"), self._edit_here),
            )

    def _edit_here(self) -> None:
        keep_desk(self._window)
        self._window.session.open_again()


def told_why(why: ReadOnlyProjectError) -> str:
    """Why a project can only be read where it lies."""
    return _tr("{why} It is open for reading.").format(why=why)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
