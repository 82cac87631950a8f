"""What holds for every test of the window: garbage is looked for in the window's thread alone, as in the program."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


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
