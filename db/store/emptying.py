"""Taking nearly all rows out of a table at once: what stays is set aside, and the rest is not looked at row by row.

SQLite empties a whole table without a look at its rows or their places in the indices, if nothing has to be asked for
each of them (sqlite.org/lang_delete.html#the_truncate_optimization): no trigger, and no reference that is watched.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from crossread.db.store import triggers
from crossread.db.store.schema import Table

Tell = Callable[[int], None]

_FEW = 0.25
"""The share of a table's rows that may stay: they are written out and in again."""


def little_stays(conn: sqlite3.Connection, table: Table, count: int) -> bool:
    """Whether so many rows are nearly all that the table has."""
    there = _count(conn, table)
    return there - count <= _FEW * there


@contextmanager
def references_unwatched(conn: sqlite3.Connection) -> Iterator[None]:
    """Around a transaction: references are not watched row by row. Whoever does so looks through all of them before
    the commit, with `check_references`."""
    conn.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        conn.execute("PRAGMA foreign_keys = ON")


def check_references(conn: sqlite3.Connection) -> None:
    """Raise what a commit would raise if references were watched."""
    if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise sqlite3.IntegrityError("FOREIGN KEY constraint failed")


def empty(conn: sqlite3.Connection, table: Table, step: int, *, count: int, at_once: int, tell: Tell) -> None:
    """Take out the `count` rows that a step added, and write the history of that; its trigger must be silent.

    `tell` is called with the rows done, before each piece of `at_once` rows. An exception must roll the step back.
    """
    name = table.name
    some_stay = count < _count(conn, table)
    if some_stay:
        _set_aside(conn, name, step)
    # From the last row on, so that a redo, which goes from the end of this history, adds them in their order.
    keys = [row[0] for row in conn.execute(f"SELECT key FROM {name} ORDER BY key DESC")]
    for first in range(0, len(keys), at_once):
        tell(first)
        piece = keys[first : first + at_once]
        of_piece = f"{name} t WHERE t.key BETWEEN ? AND ? ORDER BY t.key DESC"
        triggers.record_deletion(conn, table, of_piece, (piece[-1], piece[0]))
    conn.execute(f"DELETE FROM {name}")
    if some_stay:
        _bring_back(conn, name)


def _set_aside(conn: sqlite3.Connection, name: str, step: int) -> None:
    of_step = "SELECT 1 FROM history INDEXED BY history_by_row WHERE row_id = t.id AND step = ? AND op = 'insert'"
    conn.execute(f"CREATE TEMP TABLE staying AS SELECT * FROM {name} t WHERE NOT EXISTS ({of_step})", (step,))
    conn.execute(f"DELETE FROM {name} WHERE key IN (SELECT key FROM temp.staying)")


def _bring_back(conn: sqlite3.Connection, name: str) -> None:
    with triggers.silenced(conn, name, "insert"):
        conn.execute(f"INSERT INTO {name} SELECT * FROM temp.staying ORDER BY key")
    conn.execute("DROP TABLE temp.staying")


def _count(conn: sqlite3.Connection, table: Table) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0])
