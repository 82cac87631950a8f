"""What holds for every test of the window: garbage is looked for in the window's thread alone, as in the program."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.session import Session

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
