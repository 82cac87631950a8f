"""A connection, who acts, and the steps: what every part of a project works with."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from crossread.db.errors import InvalidRecordError, ReadOnlyProjectError
from crossread.db.store import clock
from crossread.db.store.presence import Presence
from crossread.db.store.schema import BY_NAME
from crossread.db.store.steps import Arg, Kind, Steps, StepUnderWay

Value = str | int | None


class Store:
    """One open connection to a project; `steps` is None where it is open for reading only."""

    def __init__(
        self, conn: sqlite3.Connection, *, author: str, writable: bool, presence: Presence | None = None
    ) -> None:
        self.conn = conn
        self.author = author
        self.steps = Steps(conn, presence) if writable else None

    def writing(self) -> Steps:
        """The steps, or ReadOnlyProjectError."""
        if self.steps is None:
            raise ReadOnlyProjectError("The project is open for reading only; nothing can be changed here.")
        return self.steps

    def step(
        self, label: str, *, kind: Kind = "do", continues: str | None = None, **args: Arg
    ) -> AbstractContextManager[StepUnderWay]:
        """One user action as one transaction; see `Steps.step`."""
        return self.writing().step(self.author, label, args, kind=kind, continues=continues)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.conn.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, if any."""
        found: tuple[Any, ...] | None = self.conn.execute(sql, values).fetchone()
        return found

    def number(self, sql: str, values: Sequence[Any] = ()) -> int:
        """The one number that a query answers with."""
        return int(self.conn.execute(sql, values).fetchone()[0] or 0)

    def insert(self, table: str, values: Mapping[str, Value]) -> None:
        """Add one row, inside a step."""
        self.conn.execute(_insertion(table, tuple(values)), tuple(values.values()))

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Add rows that all have the same columns, inside a step."""
        if not rows:
            return
        names = tuple(rows[0])
        self.conn.executemany(_insertion(table, names), [tuple(row[name] for name in names) for row in rows])

    def update(self, table: str, row_id: str, changes: Mapping[str, Value]) -> None:
        """Change columns of one row, inside a step; `modified_at` moves on only if something really changed."""
        shape = BY_NAME[table]
        if not changes:
            return
        names = ", ".join(f'"{name}"' for name in changes)
        stamp = ", modified_at" if shape.stamped else ""
        before = self.row(f"SELECT {names}{stamp} FROM {shape.name} WHERE id = ?", (row_id,))
        if before is None:
            raise InvalidRecordError("What was to be changed is not in the project any more.")
        if tuple(changes.values()) == before[: len(changes)]:
            return
        sets = ", ".join(f'"{name}" = ?' for name in changes)
        values: list[Value] = list(changes.values())
        if shape.stamped:
            sets += ", modified_at = ?"
            values.append(clock.moved_on(before[-1]))
        self.conn.execute(f"UPDATE {shape.name} SET {sets} WHERE id = ?", (*values, row_id))

    def touch(self, table: str, row_ids: Iterable[str]) -> None:
        """Move `modified_at` on, because something that belongs to the rows changed."""
        for row_id in row_ids:
            row = self.row(f"SELECT modified_at FROM {BY_NAME[table].name} WHERE id = ?", (row_id,))
            if row is not None:
                self.conn.execute(
                    f"UPDATE {BY_NAME[table].name} SET modified_at = ? WHERE id = ?", (clock.moved_on(row[0]), row_id)
                )

    def delete(self, table: str, where: str, values: Sequence[Any]) -> None:
        """Remove rows, inside a step."""
        self.conn.execute(f"DELETE FROM {BY_NAME[table].name} WHERE {where}", values)


@cache
def _insertion(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    # What fails takes the whole step back, so SQLite need not keep how each page was before the statement (ABORT).
    return f"INSERT OR FAIL INTO {BY_NAME[table].name} ({columns}) VALUES ({', '.join('?' * len(names))})"
