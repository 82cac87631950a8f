"""Taking a step back: the rows of its history are applied in reverse, in bulk by table."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from crossread.db.store import clock
from crossread.db.store.schema import BY_NAME, Table

Row = tuple[str, str, str, str | None]


def revert(conn: sqlite3.Connection, step: int) -> None:
    """Restore what the step changed, inside the transaction under way; `modified_at` moves on instead of going back.

    Effects: rows of the tables under the history; the triggers record them under the step now current.
    """
    rows = conn.execute(
        "SELECT table_name, op, row_id, before FROM history WHERE step = ? ORDER BY key DESC", (step,)
    ).fetchall()
    stamps = _Stamps(conn)
    for (table_name, op), run in groupby(rows, key=lambda row: (row[0], row[1])):
        table = BY_NAME[table_name]
        if op == "insert":
            conn.executemany(f"DELETE FROM {table.name} WHERE id = ?", [(row[2],) for row in run])
        elif op == "delete":
            _put_back(conn, table, list(run), stamps)
        else:
            _change_back(conn, table, list(run), stamps)


class _Stamps:
    """Hands out `modified_at`s: one reading of the clock serves the whole undo."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._now = clock.now()

    def after(self, previous: str) -> str:
        return self._now if previous < self._now and len(previous) == len(self._now) else clock.moved_on(previous)

    def of_row(self, table: Table, row_id: str) -> str:
        row = self._conn.execute(f"SELECT modified_at FROM {table.name} WHERE id = ?", (row_id,)).fetchone()
        return self.after(row[0])


def _put_back(conn: sqlite3.Connection, table: Table, run: list[Row], stamps: _Stamps) -> None:
    columns = table.all_columns
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))

    def values() -> Iterator[tuple[object, ...]]:
        for *_, before in run:
            row = json.loads(before or "{}")
            if table.stamped:
                row["modified_at"] = stamps.after(row["modified_at"])
            yield tuple(row[column] for column in columns)

    conn.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", values())


def _change_back(conn: sqlite3.Connection, table: Table, run: list[Row], stamps: _Stamps) -> None:
    parsed = [(row[2], json.loads(row[3] or "{}")) for row in run]
    for columns, group in groupby(parsed, key=lambda item: tuple(item[1])):
        restored = [column for column in columns if not (table.stamped and column == "modified_at")]
        if table.stamped:
            sets = ", ".join(f'"{column}" = ?' for column in (*restored, "modified_at"))
            values = [(*(row[c] for c in restored), stamps.of_row(table, row_id), row_id) for row_id, row in group]
        else:
            sets = ", ".join(f'"{column}" = ?' for column in restored)
            values = [(*(row[c] for c in restored), row_id) for row_id, row in group]
        conn.executemany(f"UPDATE {table.name} SET {sets} WHERE id = ?", values)
