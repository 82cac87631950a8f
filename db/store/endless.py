"""A query that does not end because the file is damaged: pages that lead back to themselves give rows for ever.

A reading connection that has worked for long asks once whether its file is sound; honest work, however long, goes on.
"""

import sqlite3
import time
from pathlib import Path

from crossread.db.store.connections import connect

PATIENCE_S = 15.0
"""Work without a rest for so long makes one ask."""
MANY = 400
"""So do so many calls of the handler: twenty million steps read some hundred thousand rows, or a few very often."""
_REST_S = 5.0
_STEPS = 50_000
"""The handler is called after so many steps of SQLite's machine, some milliseconds of them."""


class Watch:
    """Interrupts what runs on a reading connection for long if SQLite finds its file damaged, and asks that once."""

    def __init__(self, path: Path, patience_s: float = PATIENCE_S) -> None:
        self._path, self._patience_s = path, patience_s
        self._began = self._last = 0.0
        self._calls = 0
        self._is_sound: bool | None = None

    def put_on(self, conn: sqlite3.Connection) -> None:
        """Watch a connection; its queries raise `sqlite3.OperationalError`, interrupted, on a damaged file."""
        conn.set_progress_handler(self._tell, _STEPS)

    def _tell(self) -> bool:
        now = time.monotonic()
        if now - self._last > _REST_S:
            self._began = now
        self._last = now
        self._calls += 1
        if self._is_sound is None and (now - self._began > self._patience_s or self._calls > MANY):
            self._is_sound = _is_sound(self._path)
            self._last = time.monotonic()
        return self._is_sound is False


def _is_sound(path: Path) -> bool:
    conn = connect(path, "read")
    try:
        return bool(conn.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
    finally:
        conn.close()
