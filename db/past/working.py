"""Work that takes a while: how far it is, and the way to stop it. The figures may be read from any thread."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from crossread.db.errors import CrossreadError

Stage = Literal["", "copy", "back", "index", "write", "check"]
_INSTRUCTIONS = 20_000


class StoppedError(CrossreadError):
    """Somebody wanted no more of it; nothing was changed."""


class Work:
    """One piece of work under way: `stage` says what is done now, `done` of `total` how much of that."""

    def __init__(self) -> None:
        self.stage: Stage = ""
        self.done = self.total = 0
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let it end at the next place where nothing is lost; to be called from any thread."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it is to end."""
        return self._stopped.is_set()

    def at(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """Tell how far it is. Raises StoppedError if it is to end."""
        if self._stopped.is_set():
            raise StoppedError("Stopped; nothing was changed.")
        self.stage, self.done, self.total = stage, done, total

    @contextmanager
    def interrupting(self, conn: sqlite3.Connection) -> Iterator[None]:
        """Let a stop interrupt a long statement too. Raises StoppedError then."""
        conn.set_progress_handler(self._stopped.is_set, _INSTRUCTIONS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if self._stopped.is_set() and "interrupted" in str(error):
                raise StoppedError("Stopped; nothing was changed.") from error
            raise
        finally:
            conn.set_progress_handler(None, 0)
