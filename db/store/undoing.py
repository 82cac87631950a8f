"""Taking a step back: its history is applied in reverse, many rows of a table by one statement."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import groupby
from typing import Literal

from crossread.db.record import record, with_changes
from crossread.db.store import emptying, triggers
from crossread.db.store.connections import roomy
from crossread.db.store.schema import BY_NAME, Table

Progress = Callable[[int, int], None]
"""Called with the rows done and all that are to be done; an exception that it raises takes everything back."""
Op = Literal["insert", "update", "delete", "fill"]
"""What was done to rows; `fill` made nearly all that their table has."""

_MANY = 300
"""From how many rows on one statement for all is faster than one for each, with what it needs around it."""
_AT_ONCE = 20_000
"""So many rows go into one statement; between two of them progress is told, and the work can be stopped."""
_MOST = 10_000
"""From how many rows on a table of which little or nothing stays is emptied as a whole."""


@record
class _Run:
    """Rows of one table that were changed in one way: what of it lies between two keys of the history."""

    table: Table
    op: Op
    low: int
    high: int
    count: int
    in_bulk: bool


@record
class Plan:
    """How a step is taken back: its runs in their order."""

    step: int
    runs: tuple[_Run, ...]
    total: int
    """How many rows of history it has."""


def plan(conn: sqlite3.Connection, step: int) -> Plan:
    """Work out how to take back the last step that holds. Does not write; carry it out before anything else is."""
    found: dict[str, dict[Op, _Run]] = {}
    for table_name, op, low, high, count in conn.execute(
        "SELECT table_name, op, min(key), max(key) AS last, count(*) FROM history WHERE step = ? "
        "GROUP BY table_name, op ORDER BY last DESC",
        (step,),
    ).fetchall():
        in_bulk = op != "update" and count >= _MANY
        whole = _Run(table=BY_NAME[table_name], op=op, low=low, high=high, count=count, in_bulk=in_bulk)
        found.setdefault(table_name, {})[op] = whole
    runs: list[_Run] = []
    for by_op in found.values():
        if len(by_op) == 1 or "delete" not in by_op:
            # Rows that came go first and make room for what the others were, so each kind can be done as one.
            for op in sorted(by_op):
                runs.extend(_filling(conn, by_op[op]) or _in_pieces(conn, step, by_op[op]))
        else:
            # A row may have gone and come again, or another have taken its place: only the order tells.
            runs.extend(_in_order(conn, step, by_op))
    return Plan(step=step, runs=tuple(runs), total=sum(run.count for by_op in found.values() for run in by_op.values()))


@contextmanager
def prepared(conn: sqlite3.Connection, plan: Plan) -> Iterator[None]:
    """Around the transaction in which a plan is carried out: what the connection needs for it."""
    with ExitStack() as around:
        if plan.total > _AT_ONCE:
            around.enter_context(roomy(conn))
        if _fills(plan):
            around.enter_context(emptying.references_unwatched(conn))
        yield


def revert(conn: sqlite3.Connection, plan: Plan, *, progress: Progress | None = None) -> None:
    """Restore what the step changed, inside the transaction under way; `modified_at` moves on instead of going back.

    Effects: rows of the tables under the history; what is changed is recorded under the step now current.
    """
    done = 0

    def tell(more: int = 0) -> None:
        if progress is not None:
            progress(done + more, plan.total)

    with ExitStack() as around:
        for name, op in sorted({(run.table.name, _OPPOSITE[run.op]) for run in plan.runs if run.in_bulk}):
            around.enter_context(triggers.silenced(conn, name, op))
        for run in plan.runs:
            tell()
            if run.op == "fill":
                emptying.empty(conn, run.table, plan.step, count=run.count, at_once=_AT_ONCE, tell=tell)
            elif run.op == "insert":
                _take_out(conn, plan.step, run)
            elif run.op == "delete":
                _put_back(conn, plan.step, run)
            else:
                _change_back(conn, plan.step, run)
            done += run.count
    if _fills(plan):
        emptying.check_references(conn)


_OPPOSITE: dict[Op, str] = {"insert": "delete", "fill": "delete", "delete": "insert"}
_OF_RUN = "key BETWEEN ? AND ? AND step = ? AND table_name = ? AND op = ?"


def _fills(plan: Plan) -> bool:
    return any(run.op == "fill" for run in plan.runs)


def _filling(conn: sqlite3.Connection, whole: _Run) -> tuple[_Run, ...]:
    """The same run as one that filled its table, if it did."""
    # Whether references are watched cannot be changed inside a transaction.
    if whole.op != "insert" or not whole.in_bulk or whole.count < _MOST or conn.in_transaction:
        return ()
    return (with_changes(whole, {"op": "fill"}),) if emptying.little_stays(conn, whole.table, whole.count) else ()


def _in_pieces(conn: sqlite3.Connection, step: int, whole: _Run) -> list[_Run]:
    """The last first."""
    if whole.count <= _AT_ONCE:
        return [whole]
    keys = conn.execute(f"SELECT key FROM history WHERE {_OF_RUN} ORDER BY key DESC", _values(step, whole))
    return _pieces(whole, [row[0] for row in keys])


def _in_order(conn: sqlite3.Connection, step: int, by_op: Mapping[Op, _Run]) -> list[_Run]:
    """All that a step did to a table, the last first, in pieces that are of one kind."""
    name = next(iter(by_op.values())).table.name
    rows = conn.execute(
        "SELECT op, key FROM history WHERE step = ? AND table_name = ? ORDER BY key DESC", (step, name)
    ).fetchall()
    runs = []
    for op, group in groupby(rows, key=lambda row: row[0]):
        runs.extend(_pieces(by_op[op], [row[1] for row in group]))
    return runs


def _pieces(whole: _Run, keys: list[int]) -> list[_Run]:
    pieces = (keys[first : first + _AT_ONCE] for first in range(0, len(keys), _AT_ONCE))
    return [with_changes(whole, {"low": piece[-1], "high": piece[0], "count": len(piece)}) for piece in pieces]


def _values(step: int, run: _Run) -> tuple[object, ...]:
    return run.low, run.high, step, run.table.name, run.op


def _take_out(conn: sqlite3.Connection, step: int, run: _Run) -> None:
    """Remove the rows that were added; in bulk their history is written here, because its trigger is silent."""
    name, values = run.table.name, _values(step, run)
    if run.in_bulk:
        rows = f"(SELECT key, row_id FROM history WHERE {_OF_RUN}) h CROSS JOIN {name} t ON t.id = h.row_id"
        triggers.record_deletion(conn, run.table, f"{rows} ORDER BY h.key DESC", values)
    conn.execute(f"DELETE FROM {name} WHERE id IN (SELECT row_id FROM history WHERE {_OF_RUN})", values)


def _put_back(conn: sqlite3.Connection, step: int, run: _Run) -> None:
    """Insert the rows that were removed, under the keys that they had."""
    table, values = run.table, _values(step, run)
    columns = ", ".join(f'"{column}"' for column in table.all_columns)
    restored = ", ".join(_value(table, column) for column in table.all_columns)
    conn.execute(
        f"INSERT INTO {table.name} ({columns}) SELECT {restored} FROM history WHERE {_OF_RUN} ORDER BY key DESC", values
    )
    if run.in_bulk:
        conn.execute(
            "INSERT INTO history (step, table_name, row_id, owner_id, op) "
            "SELECT (SELECT number FROM current_step), table_name, row_id, owner_id, 'insert' FROM history "
            f"WHERE {_OF_RUN} ORDER BY key DESC",
            values,
        )


def _change_back(conn: sqlite3.Connection, step: int, run: _Run) -> None:
    rows = conn.execute(f"SELECT row_id, before FROM history WHERE {_OF_RUN} ORDER BY key DESC", _values(step, run))
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


def _value(table: Table, column: str) -> str:
    """What a column held, out of the history; the time of the last change moves on."""
    value = f"json_extract(before, '$.{column}')"
    return f"moved_on({value})" if table.stamped and column == "modified_at" else value
