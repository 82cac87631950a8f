"""What holds for every test of the window, and what many stand on: a session, and the whole window on a project."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style, theme

PATIENCE_MS = 60_000
"""How long a test waits for what must come: far longer than it takes, also on a machine with other work."""
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitCallback):
    defaults = wait.__kwdefaults__
    assert defaults is not None
    assert "timeout" in defaults
    defaults["timeout"] = PATIENCE_MS


@pytest.fixture(autouse=True)
def windows_go_in_their_own_thread() -> Iterator[None]:
    """Deletes the windows of a test when it ends: a session's thread that looks for garbage would do it there."""
    gc.disable()
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    # What is left stays, so that the next test need not look through it.
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def one_action_is_one_step(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails the test in which the program did in one go what would take several undos; tests themselves may do so."""
    told: list[str] = []
    really = Session.run

    def run(self: Session, operation: Callable[[Project], Any], *rest: Any, **more: Any) -> None:
        inner = operation
        while isinstance(inner, partial):
            inner = inner.func

        def watched(project: Project) -> Any:
            before = project.step_number
            answer = operation(project)
            if project.writable and project.step_number > before + project.last_changes.steps:
                told.append(f"{inner.__module__}.{inner.__qualname__}")
            return answer

        really(self, watched if inner.__module__.startswith("crossread.") else operation, *rest, **more)

    monkeypatch.setattr(Session, "run", run)
    yield
    if told:
        pytest.fail(f"one operation made several steps, {told[0]}: group what belongs together with project.step(…)")


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session of Ada's in which nothing may break."""
    made = Session("Ada")
    broken: list[object] = []
    made.broke.connect(broken.append)
    yield made
    made.close()
    assert made.wait_until_closed(20)
    assert not broken


class OpenWhole(Protocol):
    """Opens the window."""

    def __call__(
        self,
        path: Path | None = None,
        width: int = 1400,
        height: int = 850,
        *,
        author: str = "Ada",
        settings: Settings | None = None,
    ) -> MainWindow:
        """With a session of its own, and on a project if there is one."""


@pytest.fixture
def open_whole(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[OpenWhole]:
    """Opens the window with all its features; it has the keys, and the texts of its project are there."""
    style.apply(qapp)
    mode = theme.watcher().mode
    sessions: list[Session] = []
    broken: list[object] = []

    def make(
        path: Path | None = None,
        width: int = 1400,
        height: int = 850,
        *,
        author: str = "Ada",
        settings: Settings | None = None,
    ) -> MainWindow:
        session = Session(author)
        session.broke.connect(broken.append)
        sessions.append(session)
        window = MainWindow(session, settings or Settings(tmp_path / "settings.json"))
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        features.put_all(window)
        if path is not None:
            session.open(path)
            qtbot.waitUntil(lambda: bool(window.desk.panes))
            qtbot.waitUntil(lambda: all(pane.content is not None for pane in window.desk.panes))
            # Without a window manager nobody gives the keys back to the window when a small one over it goes.
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for session in sessions:
        session.close()
        assert session.wait_until_closed(20)
    theme.set_mode(mode)
    assert not broken
