"""Taking a step back: its history is applied in reverse, many rows of a table by one statement."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from itertools import groupby

from crossread.db.record import record
from crossread.db.store import triggers
from crossread.db.store.connections import roomy
from crossread.db.store.schema import BY_NAME, Table

Progress = Callable[[int, int], None]
"""Called with the rows done and all that are to be done; an exception that it raises takes everything back."""

_MANY = 300
"""From how many rows on one statement for all is faster than one for each, with what it needs around it."""
_AT_ONCE = 20_000
"""So many rows go into one statement; between two of them progress is told, and the work can be stopped."""


@record
class _Run:
    """Rows of one table that were changed in one way, one after the other: `low` to `high` are keys of the history."""

    table: Table
    op: str
    low: int
    high: int
    count: int


def revert(conn: sqlite3.Connection, step: int, *, progress: Progress | None = None) -> None:
    """Restore what the step changed, inside the transaction under way; `modified_at` moves on instead of going back.

    Effects: rows of the tables under the history; what is changed is recorded under the step now current.
    """
    runs = _runs(conn, step)
    counts: Counter[tuple[str, str]] = Counter()
    for run in runs:
        counts[run.table.name, run.op] += run.count
    total, done = counts.total(), 0
    with ExitStack() as around:
        if total > _AT_ONCE:
            around.enter_context(roomy(conn))
        for (table_name, op), count in counts.items():
            if op != "update" and count >= _MANY:
                around.enter_context(triggers.silenced(conn, table_name, _OPPOSITE[op]))
        for run in runs:
            if progress is not None:
                progress(done, total)
            if run.op == "update":
                _change_back(conn, step, run)
            else:
                in_bulk = counts[run.table.name, run.op] >= _MANY
                (_take_out if run.op == "insert" else _put_back)(conn, step, run, in_bulk=in_bulk)
            done += run.count


_OPPOSITE = {"insert": "delete", "delete": "insert"}


def _runs(conn: sqlite3.Connection, step: int) -> list[_Run]:
    """The history of a step, the last first, long runs in pieces."""
    rows = conn.execute("SELECT table_name, op, key FROM history WHERE step = ? ORDER BY key DESC", (step,))
    runs = []
    for (table_name, op), group in groupby(rows, key=lambda row: (row[0], row[1])):
        keys = [row[2] for row in group]
        for first in range(0, len(keys), _AT_ONCE):
            piece = keys[first : first + _AT_ONCE]
            runs.append(_Run(table=BY_NAME[table_name], op=op, low=piece[-1], high=piece[0], count=len(piece)))
    return runs


def _take_out(conn: sqlite3.Connection, step: int, run: _Run, *, in_bulk: bool) -> None:
    """Remove the rows that were added; `in_bulk` writes their history here, because its trigger is silent."""
    name = run.table.name
    of_run = "SELECT row_id FROM history WHERE key BETWEEN ? AND ? AND step = ?"
    if in_bulk:
        whole = ", ".join(f"'{column}', t.\"{column}\"" for column in run.table.all_columns)
        conn.execute(
            "INSERT INTO history (step, table_name, row_id, owner_id, op, before) "
            f"SELECT (SELECT number FROM current_step), '{name}', t.id, {_owner(run.table)}, 'delete', "
            f"json_object({whole}) FROM history h CROSS JOIN {name} t ON t.id = h.row_id "
            "WHERE h.key BETWEEN ? AND ? AND h.step = ? ORDER BY h.key DESC",
            (run.low, run.high, step),
        )
    conn.execute(f"DELETE FROM {name} WHERE id IN ({of_run})", (run.low, run.high, step))


def _put_back(conn: sqlite3.Connection, step: int, run: _Run, *, in_bulk: bool) -> None:
    """Insert the rows that were removed, under the keys that they had."""
    table = run.table
    columns = ", ".join(f'"{column}"' for column in table.all_columns)
    values = ", ".join(_value(table, column) for column in table.all_columns)
    conn.execute(
        f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM history "
        "WHERE key BETWEEN ? AND ? AND step = ? ORDER BY key DESC",
        (run.low, run.high, step),
    )
    if in_bulk:
        conn.execute(
            "INSERT INTO history (step, table_name, row_id, owner_id, op) "
            "SELECT (SELECT number FROM current_step), table_name, row_id, owner_id, 'insert' FROM history "
            "WHERE key BETWEEN ? AND ? AND step = ? ORDER BY key DESC",
            (run.low, run.high, step),
        )


def _change_back(conn: sqlite3.Connection, step: int, run: _Run) -> None:
    rows = conn.execute(
        "SELECT row_id, before FROM history WHERE key BETWEEN ? AND ? AND step = ? ORDER BY key DESC",
        (run.low, run.high, step),
    )
    parsed = [(row_id, json.loads(before)) for row_id, before in rows]
    for columns, group in groupby(parsed, key=lambda item: tuple(item[1])):
        restored = [column for column in columns if not (run.table.stamped and column == "modified_at")]
        sets = [f'"{column}" = ?' for column in restored]
        if run.table.stamped:
            sets.append("modified_at = moved_on(modified_at)")
        conn.executemany(
            f"UPDATE {run.table.name} SET {', '.join(sets)} WHERE id = ?",
            [(*(before[column] for column in restored), row_id) for row_id, before in group],
        )


def _owner(table: Table) -> str:
    return f"t.{table.owner}" if table.owner else "NULL"


def _value(table: Table, column: str) -> str:
    """What a column held, out of the history; the time of the last change moves on."""
    value = f"json_extract(before, '$.{column}')"
    return f"moved_on({value})" if table.stamped and column == "modified_at" else value
