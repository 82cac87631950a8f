"""Letting go of many things without the window feeling it: to free 100,000 records takes a tenth of a second."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

AT_ONCE = 1_000
_PAUSE_MS = 4


class Held:
    """Many things that one object shows. When it shows others, or is deleted, they are let go a few at a time."""

    def __init__(self, owner: QObject) -> None:
        self._things: Sequence[object] = ()
        owner.destroyed.connect(lambda: self.hold(()))

    def hold(self, things: Sequence[object]) -> None:
        """Hold these from now on, and let those held before go in later turns of the event loop."""
        before, self._things = self._things, things
        if len(before) > AT_ONCE:
            _go_on(list(before))


def _go_on(kept: list[object]) -> None:
    del kept[-AT_ONCE:]
    if kept:
        QTimer.singleShot(_PAUSE_MS, lambda: _go_on(kept))
