"""What a step changed, row by row: each row as it was before the step and as it was after it.

The history keeps what was before. What was after is found in the row's later history, and where that says nothing, in
the row as it is now.
"""

import json
from collections.abc import Sequence
from typing import Any, Literal

from crossread.db.record import record
from crossread.db.store.schema import BY_NAME
from crossread.db.store.store import Store

Row = dict[str, Any]
Op = Literal["added", "changed", "removed"]
_KEPT_OUT = ("key", "id", "modified_at")


@record
class RowChange:
    """One row in one step: all it was before and after; None where it was not there. `{}` is a row whose content was
    dropped from the history."""

    step: int
    table: str
    row_id: str
    owner_id: str | None
    before: Row | None
    after: Row | None

    @property
    def op(self) -> Op:
        """What was done to the row."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"

    @property
    def columns(self) -> tuple[str, ...]:
        """Which columns are others now, in the order of the table."""
        before, after = self.before or {}, self.after or {}
        return tuple(
            column
            for column in BY_NAME[self.table].columns
            if column not in _KEPT_OUT and before.get(column) != after.get(column)
        )


def changes_of(
    store: Store, step: int, *, rows: Sequence[str] = (), limit: int = 200, offset: int = 0
) -> list[RowChange]:
    """What a step changed, in the order in which it was done; `rows` narrows it to these ids.

    Rows of which nothing but the time of change is another are left out, and so are those that came and went in
    one step; so there may be fewer than `limit` although more follow: see `count_of`.
    """
    narrow, values = _narrowed(rows)
    found = store.rows(
        f"SELECT row_id, min(key) AS first, table_name FROM history WHERE step = ? {narrow} GROUP BY row_id "
        "ORDER BY first LIMIT ? OFFSET ?",
        (step, *values, limit, offset),
    )
    changes = (_change(store, step, table, row_id) for row_id, _, table in found if table in BY_NAME)
    return [each for each in changes if each is not None and (each.columns or each.op != "changed")]


def count_of(store: Store, step: int, *, rows: Sequence[str] = ()) -> int:
    """How many rows a step touched."""
    narrow, values = _narrowed(rows)
    return store.number(f"SELECT count(DISTINCT row_id) FROM history WHERE step = ? {narrow}", (step, *values))


def last_known(store: Store, table: str, row_id: str) -> Row | None:
    """A row as it is, or as it last was; None if nothing is known of it."""
    row = _row(store, table, row_id)
    if row is not None:
        return row
    kept = store.row(
        "SELECT before FROM history WHERE row_id = ? AND op = 'delete' ORDER BY key DESC LIMIT 1", (row_id,)
    )
    return json.loads(kept[0] or "{}") or None if kept is not None else None


def _narrowed(rows: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    return ("AND row_id IN (SELECT value FROM json_each(?))", (json.dumps(rows),)) if rows else ("", ())


def _change(store: Store, step: int, table: str, row_id: str) -> RowChange | None:
    if table == "project":
        # An import into an empty project gives it another id, so its one row stands in the history under several.
        rows = store.rows(
            "SELECT key, step, op, before, owner_id FROM history WHERE table_name = ? AND step >= ? ORDER BY key DESC",
            (table, step),
        )
        now = str(store.rows("SELECT id FROM project")[0][0])
    else:
        rows = store.rows(
            "SELECT key, step, op, before, owner_id FROM history WHERE row_id = ? AND step >= ? ORDER BY key DESC",
            (row_id, step),
        )
        now = row_id
    at: Row | None = _row(store, table, now)
    after, owner_id, has_after = at, None, False
    for _, number, op, before, owner in rows:
        if number == step and not has_after:
            after, has_after = at, True
        if number == step:
            owner_id = owner
        at = None if op == "insert" else {**(at or {}), **json.loads(before or "{}")}
    if at is None and after is None:
        return None
    return RowChange(step=step, table=table, row_id=row_id, owner_id=owner_id, before=at, after=after)


def _row(store: Store, table: str, row_id: str) -> Row | None:
    columns = BY_NAME[table].all_columns
    names = ", ".join(f'"{column}"' for column in columns)
    row = store.row(f"SELECT {names} FROM {table} WHERE id = ?", (row_id,))
    return dict(zip(columns, row, strict=True)) if row is not None else None
