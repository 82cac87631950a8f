"""What the history still knows of records: their names, and which were there when the file was last written."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from crossread.db.salvage.gathering import Row
from crossread.db.validity import is_uuid
from crossread.db.verify.faults import read_json

# The column by which people know a record.
NAME_OF = {"sources": "title", "voices": "name", "events": "title", "claims": "statement", "answers": "text"}
_NAMING_STEPS = ("add_", "edit_", "merge_", "tag")


class Known:
    """Looks records up in what was read of steps and history."""

    def __init__(self, steps: Sequence[Row], history: Sequence[Row]) -> None:
        self._steps, self._history = steps, history

    def name(self, table: str, record_id: str) -> str | None:
        """What a record was called, as far as a step or an earlier version of it says so."""
        column = NAME_OF.get(table)
        if column is None:
            return None
        for op, step, before in reversed(self._of_record.get((table, record_id), [])):
            told = before.get(column)
            if isinstance(told, str) and told.strip():
                return told
            label, args = self._told.get(step, ("", {}))
            named = args.get("name")
            if op == "insert" and label.startswith(_NAMING_STEPS) and isinstance(named, str) and named.strip():
                return named if self._made(step, table) == 1 else None
        return None

    def earlier(self, table: str, record_id: str, column: str) -> str | None:
        """What a column held before its last change."""
        for _, _, before in reversed(self._of_record.get((table, record_id), [])):
            if isinstance(before.get(column), str):
                return str(before[column])
        return None

    def owner(self, table: str, record_id: str) -> str | None:
        """The id of the record that it belongs to."""
        return self._owners.get((table, record_id))

    def living(self, table: str) -> set[str]:
        """The ids that were there when the file was last written, as far as the history tells."""
        return {
            record_id
            for (of, record_id), entries in self._of_record.items()
            if of == table and entries[-1][0] != "delete"
        }

    @cached_property
    def _of_record(self) -> dict[tuple[str, str], list[tuple[str, int, dict[str, Any]]]]:
        found: dict[tuple[str, str], list[tuple[str, int, dict[str, Any]]]] = {}
        for row in self._history:
            table, record_id, step = row.values["table_name"], row.values["row_id"], row.values["step"]
            if isinstance(table, str) and isinstance(record_id, str) and isinstance(step, int) and is_uuid(record_id):
                entry = (str(row.values["op"]), step, _read(row.values["before"]))
                found.setdefault((table, record_id), []).append(entry)
        return found

    @cached_property
    def _owners(self) -> dict[tuple[str, str], str]:
        return {
            (str(row.values["table_name"]), str(row.values["row_id"])): row.values["owner_id"]
            for row in self._history
            if isinstance(row.values["owner_id"], str) and is_uuid(row.values["owner_id"])
        }

    @cached_property
    def _told(self) -> dict[int, tuple[str, dict[str, Any]]]:
        return {
            row.values["number"]: (str(row.values["label"]), _read(row.values["args"]))
            for row in self._steps
            if isinstance(row.values["number"], int)
        }

    @cached_property
    def _inserts(self) -> dict[tuple[int, str], int]:
        counts: dict[tuple[int, str], int] = {}
        for (table, _), entries in self._of_record.items():
            for op, step, _ in entries:
                if op == "insert":
                    counts[step, table] = counts.get((step, table), 0) + 1
        return counts

    def _made(self, step: int, table: str) -> int:
        return self._inserts.get((step, table), 0)


def _read(text: object) -> dict[str, Any]:
    try:
        read = read_json(text)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
