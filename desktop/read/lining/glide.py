"""Scrolling several texts to their places at once, gently where the system allows motion, else in one step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

from crossread.desktop.look import motion
from crossread.desktop.read.text_view import TextView

DURATION_MS = 170
_FARTHEST = 0.35
"""What is further away than this part of a view is jumped to, and only the rest of the way is seen."""


def motion_is_wanted() -> bool:
    """Whether the system has no wish against things that move."""
    return not motion.is_reduced()


class Glide(QObject):
    """One movement at a time; a new one takes over from where the last one is."""

    def __init__(self, moved: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._moved = moved
        self._ways: Sequence[tuple[TextView, int, int]] = ()
        self._then: Callable[[], None] = _nothing
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._arrive)

    def go(self, targets: Sequence[tuple[TextView, int]], then: Callable[[], None], *, gently: bool = True) -> None:
        """Scroll each text to its value, and in the end call `then`, to put right what was laid out meanwhile."""
        self.stop()
        self._then = then
        ways: list[tuple[TextView, int, int]] = []
        for view, wanted in targets:
            bar = view.verticalScrollBar()
            value = max(0, min(wanted, bar.maximum()))
            far = round(view.viewport().height() * _FARTHEST)
            begins = max(value - far, min(bar.value(), value + far))
            ways.append((view, begins, value))
        self._ways = ways
        if gently and motion_is_wanted() and any(begins != value for _, begins, value in ways):
            self._animation.start()
        else:
            self._step(1.0)
            self._arrive()

    def stop(self) -> None:
        """Stay where the texts are now."""
        self._ways, self._then = (), _nothing
        self._animation.stop()

    @property
    def is_running(self) -> bool:
        """Whether texts are on their way."""
        return bool(self._ways)

    def _step(self, part: object) -> None:
        if isinstance(part, float) and self._ways:
            for view, begins, ends in self._ways:
                view.verticalScrollBar().setValue(round(begins + (ends - begins) * part))
            self._moved()

    def _arrive(self) -> None:
        then = self._then
        self._ways, self._then = (), _nothing
        then()


def _nothing() -> None:
    """What is to be done where nothing is."""
