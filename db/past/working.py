"""Work that takes a while: how far it is, and the way to stop it. The figures may be read from any thread."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from crossread.db.stopping import Stoppable, StoppedError

Stage = Literal["", "copy", "back", "index", "write", "check"]
_INSTRUCTIONS = 20_000


class Work(Stoppable):
    """One piece of work under way: `stage` says what is done now, `done` of `total` how much of that."""

    def __init__(self) -> None:
        super().__init__()
        self.stage: Stage = ""
        self.done = self.total = 0

    def at(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """Tell how far it is. Raises StoppedError if it is to end."""
        self.go_on()
        self.stage, self.done, self.total = stage, done, total

    @contextmanager
    def interrupting(self, conn: sqlite3.Connection) -> Iterator[None]:
        """Let a stop interrupt a long statement too. Raises StoppedError then."""
        conn.set_progress_handler(self._stopped.is_set, _INSTRUCTIONS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if self._stopped.is_set() and "interrupted" in str(error):
                raise StoppedError from error
            raise
        finally:
            conn.set_progress_handler(None, 0)
