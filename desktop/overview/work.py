"""A long piece of work on another thread: how far it is, and the wish that it ends."""

import threading

from crossread.db.errors import CrossreadError


class StoppedError(CrossreadError):
    """The user let the work end before it was done; nothing of it stays."""


class Work:
    """`report` is called from the thread that works; after `stop` it raises StoppedError there."""

    def __init__(self, total: int) -> None:
        self.done, self.total = 0, total
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether it shall end."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Let it end at its next report."""
        self._stopped.set()

    def report(self, done: int, total: int) -> None:
        """Say how far it is. Raises StoppedError if it shall go no further."""
        if self._stopped.is_set():
            raise StoppedError("Stopped; nothing was changed.")
        self.done, self.total = done, total
