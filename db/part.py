"""What the parts of a project share: the store, and the checks on ids."""

from typing import Any

from crossread.db import validity
from crossread.db.errors import InvalidRecordError
from crossread.db.search import index
from crossread.db.store.store import Store, Value


class Part:
    """One noun of a project: its queries and operations.

    A query changes nothing. An operation is one transaction and one step of the history; inside `with project.step(…)`
    it joins that one. What it answers was read after it. It raises InvalidRecordError if an id is not in the project
    any more or a value breaks a rule, ReadOnlyProjectError if the project can only be read, and UnsavedError,
    DamagedProjectError or MovedProjectError for what the disk does; then nothing is changed. `edit` takes the fields to
    change by their names in `records` (TypeError for any other), and in `continues` the id of the step that it goes on
    with, see `Project.step`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def _require(self, table: str, row_id: str, what: str) -> None:
        if self._store.row(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is None:
            raise InvalidRecordError(f"The {what} is not in the project any more.")

    def _add(self, table: str, values: dict[str, Value]) -> None:
        _check_characters(values)
        self._store.insert(table, values)
        index.add(self._store.conn, table, values)

    def _edit(self, table: str, row_id: str, changes: dict[str, Value]) -> None:
        _check_characters(changes)
        self._store.update(table, row_id, changes)
        index.refresh(self._store.conn, table, (row_id,))

    def _delete(self, table: str, row_ids: list[str]) -> None:
        for row_id in row_ids:
            self._store.delete(table, "id = ?", (row_id,))
        index.refresh(self._store.conn, table, row_ids)

    def _made_in_order(self, table: str) -> list[tuple[str, str]]:
        """Of `events` or `claims`; reads the history only if a row is missing between the others."""
        there = self._store.rows(f"SELECT key, id, color FROM {table} ORDER BY key")
        if not there or there[-1][0] == len(there):
            return [(row_id, color) for _, row_id, color in there]
        # By no index: each would lead to every row by itself, which takes twenty times as long as reading all in order.
        gone = {
            row_id: (key, color)
            for key, row_id, color in self._store.rows(
                "SELECT json_extract(before, '$.key'), row_id, json_extract(before, '$.color') "
                "FROM history NOT INDEXED WHERE op = 'delete' AND table_name = ? AND before <> '{}'",
                (table,),
            )
        }
        taken = {key for key, _, _ in there}
        whole = [(key, row_id, color) for row_id, (key, color) in gone.items() if key not in taken]
        return [(row_id, color) for _, row_id, color in sorted([*there, *whole])]

    def _check_loop(self, table: str, row_id: str, parent_id: str | None) -> None:
        seen = {row_id}
        while parent_id is not None:
            if parent_id in seen:
                raise InvalidRecordError("It cannot be placed below itself; choose another group.")
            seen.add(parent_id)
            row = self._store.row(f"SELECT parent_id FROM {table} WHERE id = ?", (parent_id,))
            parent_id = row[0] if row else None

    def _ids(self, sql: str, values: tuple[Any, ...]) -> list[str]:
        return [row[0] for row in self._store.rows(sql, values)]


def _check_characters(values: dict[str, Value]) -> None:
    if validity.is_storable("".join([value for value in values.values() if isinstance(value, str)])):
        return
    # One of them is not: which?
    for name, value in values.items():
        if isinstance(value, str):
            validity.check_characters(value, name)


def only(changes: dict[str, Any], allowed: tuple[str, ...]) -> None:
    """Refuse a change of anything but the named fields. Raises TypeError: that is a bug, not an input."""
    unknown = changes.keys() - set(allowed)
    if unknown:
        raise TypeError(f"cannot change {', '.join(sorted(unknown))}")
