"""Deeds that need no open project, one after the other in a thread; the answers come back to the window's."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from crossread.db.errors import CrossreadError
from crossread.desktop.application import apart
from crossread.desktop.application.workers import Answer

T = TypeVar("T")


class Background(QObject):
    """Has no thread while there is nothing to do. What was asked for before `drop` is done and not answered."""

    broke = Signal(object)
    """A deed failed by a fault of ours: the exception."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deeds = apart.InTurn("crossread backups reader")
        self._turn = 0

    def run(
        self,
        deed: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[CrossreadError], None],
    ) -> None:
        """Do it after what waits already."""
        turn = self._turn

        def hand_over(answer: Answer[T] | Exception) -> None:
            if turn != self._turn:
                return
            if isinstance(answer, Answer):
                on_done(answer.value)
            elif isinstance(answer, CrossreadError):
                on_failed(answer)
            else:
                self.broke.emit(answer)

        self._deeds.begin(deed, hand_over, owner=self)

    def drop(self) -> None:
        """Answer nothing of what was asked for until now."""
        self._turn += 1
