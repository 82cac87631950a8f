"""Writing a file anew without its free parts, in which what was deleted would still stand."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


def vacuum(conn: sqlite3.Connection) -> None:
    """Write the whole file anew, outside a transaction; one that is cut off leaves the file as it was."""
    # SQLite attaches what it writes to; a project's connections may attach nothing else.
    before = conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
    try:
        conn.execute("VACUUM")
    finally:
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, before)


@contextmanager
def deleting_for_good(conn: sqlite3.Connection) -> Iterator[None]:
    """Meanwhile what is deleted is overwritten with zeros, and whoever deletes steps keeps their references whole.

    SQLite would look through all steps for each that is deleted: no index leads from a step to those that undo it.
    """
    conn.execute("PRAGMA secure_delete = ON")
    conn.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA secure_delete = OFF")
