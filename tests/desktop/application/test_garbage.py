"""Garbage is looked for in the window's thread: a window that only a cycle keeps is not destroyed in a reader's."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from crossread.desktop.application.garbage import OLD_AFTER, Garbage


@pytest.fixture
def collector(qtbot: object) -> Iterator[Garbage]:
    parent = QObject()
    yield Garbage(parent)
    gc.enable()


class Cycle:
    def __init__(self) -> None:
        self.itself = self


def much() -> list[list[object]]:
    return [[] for _ in range(gc.get_threshold()[0] * 3)]


def test_no_other_thread_looks_for_garbage(collector: Garbage) -> None:
    gone = weakref.ref(Cycle())
    thread = threading.Thread(target=much)
    thread.start()
    thread.join()
    assert gone() is not None
    kept = much()
    collector.look()
    assert gone() is None
    assert kept


def test_old_garbage_goes_too(collector: Garbage) -> None:
    gone = Cycle()
    there = weakref.ref(gone)
    gc.collect()
    del gone
    kept = []
    for _ in range(OLD_AFTER):
        kept.append(much())
        collector.look()
    assert there() is None


def test_little_is_not_looked_for(collector: Garbage) -> None:
    gc.collect()
    there = weakref.ref(Cycle())
    collector.look()
    assert there() is not None
