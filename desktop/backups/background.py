"""Deeds that need no open project, one after the other in a thread; the answers come back to the window's."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from crossread.db.errors import CrossreadError
from crossread.desktop.application.workers import Answer, attempt

T = TypeVar("T")


class Background(QObject):
    """Has no thread while there is nothing to do. What was asked for before `drop` is done and not answered."""

    broke = Signal(object)
    """A deed failed by a fault of ours: the exception."""

    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._lock = threading.Lock()
        self._waiting = 0
        self._turn = 0
        self._delivered.connect(lambda deliver: deliver(), Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        deed: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[CrossreadError], None],
    ) -> None:
        """Do it after what waits already."""
        turn = self._turn

        def job() -> None:
            answer = attempt(deed)
            if isValid(self):
                self._delivered.emit(lambda: self._hand_over(turn, answer, on_done, on_failed))

        with self._lock:
            self._queue.put(job)
            self._waiting += 1
            if self._waiting == 1:
                threading.Thread(target=self._work, name="crossread backups reader", daemon=True).start()

    def drop(self) -> None:
        """Answer nothing of what was asked for until now."""
        self._turn += 1

    def _hand_over(
        self,
        turn: int,
        answer: Answer[T] | Exception,
        on_done: Callable[[T], None],
        on_failed: Callable[[CrossreadError], None],
    ) -> None:
        if turn != self._turn:
            return
        if isinstance(answer, Answer):
            on_done(answer.value)
        elif isinstance(answer, CrossreadError):
            on_failed(answer)
        else:
            self.broke.emit(answer)

    def _work(self) -> None:
        while True:
            self._queue.get()()
            with self._lock:
                self._waiting -= 1
                if self._waiting == 0:
                    return
