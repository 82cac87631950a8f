"""A query that does not end because the file is damaged: pages that lead back to themselves give rows for ever.

A connection that has worked for long asks once whether its file is sound; honest work, however long, goes on.
"""

import sqlite3
import time
from pathlib import Path

from crossread.db.errors import CrossreadError, DamagedProjectError
from crossread.db.store.connections import Mode, connect

PATIENCE_S = 15.0
"""Work without a rest for so long makes one ask."""
MANY = 400
"""So do so many calls of the handler: twenty million steps read some hundred thousand rows, or a few very often."""
FEW = 10
"""In a small file fewer do, by its pages: it is looked through at once, and what it gives for ever fills the memory."""
_BYTES_A_CALL = 50 * 4096
_MODES: tuple[Mode, ...] = ("read", "immutable")
_REST_S = 5.0
_STEPS = 50_000
"""The handler is called after so many steps of SQLite's machine, some milliseconds of them."""


class Watch:
    """Interrupts what runs on a connection for long if SQLite finds its file damaged, and asks that once."""

    def __init__(self, path: Path, patience_s: float = PATIENCE_S) -> None:
        self._path, self._patience_s = path, patience_s
        self._began = self._last = 0.0
        self._calls, self._many = 0, 0
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
        if self._is_sound is None and (now - self._began > self._patience_s or self._calls > self._enough()):
            self._is_sound = _is_sound(self._path)
            self._last = time.monotonic()
        return self._is_sound is False

    def _enough(self) -> int:
        if not self._many:
            try:
                size = self._path.stat().st_size
            except OSError:
                size = 0
            self._many = min(max(FEW, size // _BYTES_A_CALL), MANY)
        return self._many


def _is_sound(path: Path) -> bool:
    """What SQLite says of the file; whoever cannot be asked says nothing against it."""
    for mode in _MODES:
        try:
            conn = connect(path, mode)
        except DamagedProjectError:
            return False
        except CrossreadError:
            continue
        try:
            return bool(conn.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except sqlite3.OperationalError:
            continue
        except sqlite3.DatabaseError:
            return False
        finally:
            conn.close()
    return True
