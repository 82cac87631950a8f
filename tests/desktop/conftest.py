"""What holds for every test of the window: garbage is looked for in the window's thread alone, as in the program."""

import gc
import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

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
def one_action_is_one_step() -> Iterator[None]:
    """Fails the test in which what a user did once was written as several steps, which would take several undos."""
    told: list[str] = []

    class Hearing(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    hearing, log = Hearing(logging.WARNING), logging.getLogger("crossread.desktop.application.open_project")
    log.addHandler(hearing)
    yield
    log.removeHandler(hearing)
    if any("several steps" in each for each in told):
        pytest.fail("one operation made several steps: group what belongs together with project.step(…)")
