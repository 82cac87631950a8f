"""A project that another window has: who has it, the way to that window, and editing here once it is free."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from crossread.db.errors import ProjectBusyError
from crossread.db.project import Project
from crossread.db.store.lock import Holder, who_has
from crossread.desktop.application import knocking

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

LOOK_EVERY_MS = 2_000


def put_one_writer(window: "MainWindow") -> None:
    """Answer whoever knocks, and watch a project that another window has."""
    Door(window)
    BusyElsewhere(window)


class Door(QObject):
    """Brings the window to the front when another one of this user asks for the project that it writes to."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        window.session.opened.connect(self._opened)
        self._opened()

    def _opened(self) -> None:
        if not self._window.session.writable or self._watcher.directories():
            return
        folder = knocking.folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self._watcher.addPath(str(folder))
        self._look()

    def _look(self) -> None:
        path = self._window.session.path
        if path is None or not self._window.session.writable:
            return
        token = knocking.answer(path)
        if token is not None:
            self._come(token)

    def _come(self, token: str) -> None:
        window = self._window
        if token and QGuiApplication.platformName().startswith("wayland"):
            # Qt takes the token from here for the next window that is to be activated, and takes it away.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        # Where a window may not come by itself, it is marked in the list of windows.
        QApplication.alert(window)
        window.status.set_word(_tr("This project is open here already."))


class BusyElsewhere(QObject):
    """Says who has the project, and offers to edit it here as soon as it is free."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._free = False
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._ask)
        window.session.opened.connect(self._opened)
        window.session.closed.connect(self._looks.stop)
        if window.session.is_open:
            self._opened()

    def _opened(self) -> None:
        self._looks.stop()
        self._free = False
        busy = self._window.session.busy_elsewhere
        if busy is not None:
            self._say_who(busy)
            self._looks.start()

    def _say_who(self, busy: ProjectBusyError) -> None:
        window, holder = self._window, Holder(pid=busy.pid, host=busy.host, author=busy.author)
        offers = []
        if holder.is_here and busy.pid and busy.pid != os.getpid():
            offers.append((_tr("Show that window"), self._show_other))
        if busy.may_take_over:
            offers.append((_tr("Nobody is there: edit here"), lambda: self._edit_here(take_over=True)))
        window.messages.show_message(told_who(busy), *offers, kind="warning")

    def _show_other(self) -> None:
        path = self._window.session.path
        if path is not None:
            # Whoever knocks waits for an answer, and a window that hangs gives none.
            self._window.session.ask(lambda _project: knocking.knock(path), self._showed)

    def _showed(self, is_there: bool) -> None:
        if not is_there:
            self._window.messages.show_message(
                _tr("That window did not answer. It may be busy, or belong to another user or a script."),
                kind="warning",
            )
            self._ask()

    def _ask(self) -> None:
        def question(project: Project) -> Holder | None:
            return who_has(project.path)

        self._window.session.ask(question, self._take, key="who has the project")

    def _take(self, holder: Holder | None) -> None:
        if self._window.session.busy_elsewhere is None:
            return
        if holder is not None:
            self._free = False
        elif not self._free:
            self._free = True
            self._window.messages.show_message(
                _tr("Nobody else has this project open any more. Here is what it was when it was opened."),
                (_tr("Edit here now"), self._edit_here),
            )

    def _edit_here(self, *, take_over: bool = False) -> None:
        from crossread.desktop.application.wiring.open_desk import keep_desk

        keep_desk(self._window)
        self._window.session.open_again(take_over=take_over)


def told_who(busy: ProjectBusyError) -> str:
    """Who has a project that can therefore only be read here."""
    holder = Holder(pid=busy.pid, host=busy.host, author=busy.author)
    who = busy.author or _tr("Somebody")
    if not busy.pid:
        where = _tr("Another program has this project open")
    elif holder.is_here:
        where = _tr("{who} has this project open in another window on this computer (process {pid})").format(
            who=who, pid=busy.pid
        )
    else:
        where = _tr("{who} has this project open on the computer {host} (process {pid})").format(
            who=who, host=busy.host, pid=busy.pid
        )
    return _tr("{where}. Here it can be read, not changed.").format(where=where)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
