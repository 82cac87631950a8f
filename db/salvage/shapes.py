"""Which table a row belongs to, told by its columns alone, and whether a value may stand where it stands."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache

from crossread.db.exchange import checks
from crossread.db.exchange.checks import WrongError
from crossread.db.record import record
from crossread.db.salvage.cells import Lost, Value
from crossread.db.store.schema import TABLES, VERSION_1
from crossread.db.verify import values
from crossread.db.verify.faults import read_json

Check = Callable[[object], object]

_FREE = (checks.text, checks.text_or_null, checks.name)
# Of the columns that can be told from others, so many must be right; a row with a damaged value is still its table's.
_ENOUGH = 0.6


@record
class Column:
    """One column of a table: what it may hold, and whether its values tell it from other columns."""

    name: str
    number: bool
    required: bool
    default: str | int | None
    check: Check
    telling: bool

    def is_of_type(self, value: object) -> bool:
        """Whether the value is of the type that the table holds there."""
        if value is None:
            return not self.required
        return type(value) is (int if self.number else str)

    def fault(self, value: object) -> str:
        """What is wrong with a value, as a part of a sentence; empty if nothing is."""
        if not self.is_of_type(value):
            return "cannot be read"
        if isinstance(value, str) and ("\0" in value or "\ufffd" in value or _has_half(value)):
            return "holds bytes that are no text"
        try:
            self.check(value)
        except (WrongError, ValueError) as error:
            return error.reason if isinstance(error, WrongError) else "cannot be read"
        return ""


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table, the key first."""
    return _all()[table]


def names() -> tuple[str, ...]:
    """The tables that are salvaged, those that others refer to first."""
    return ("project", "texts", *(table.name for table in TABLES if table.name != "project"), "steps", "history")


def table_of(rows: Sequence[tuple[Value | Lost, ...]]) -> str | None:
    """The table that rows of one page are of; None if they are of none that is known."""
    scores: dict[str, float] = {}
    for row in rows:
        for table in _by_width().get(len(row), ()):
            scores[table] = scores.get(table, 0.0) + _score(table, row)
    best = max(scores, key=lambda table: scores[table], default=None)
    return best if best is not None and scores[best] > 0 else None


def fits(table: str, row: Sequence[Value | Lost]) -> bool:
    """Whether a row can be one of the table."""
    return len(row) == len(columns_of(table)) and _score(table, row) > 0


def _score(table: str, row: Sequence[Value | Lost]) -> float:
    """The share of the telling columns that are right; 0 where it is not enough, or the types are not the table's."""
    told = right = wrong_type = 0
    for column, value in zip(columns_of(table), row, strict=True):
        if isinstance(value, Lost):
            continue
        wrong_type += not column.is_of_type(value)
        if column.telling:
            told += 1
            right += not column.fault(value)
    if wrong_type > 1 or told < 2:
        return 0.0
    share = right / told
    return share if share >= _ENOUGH else 0.0


@cache
def _by_width() -> dict[int, tuple[str, ...]]:
    widths: dict[int, tuple[str, ...]] = {}
    for table in names():
        width = len(columns_of(table))
        widths[width] = (*widths.get(width, ()), table)
    return widths


@cache
def _all() -> dict[str, tuple[Column, ...]]:
    conn = sqlite3.connect(":memory:")
    try:
        for statement in VERSION_1:
            if statement.startswith("CREATE TABLE"):
                conn.execute(statement)
        return {table: tuple(_columns(conn, table)) for table in names()}
    finally:
        conn.close()


def _columns(conn: sqlite3.Connection, table: str) -> list[Column]:
    made = []
    for _, name, kind, required, default, is_key in conn.execute(f"PRAGMA table_info({table})"):
        check = _checks_of(table, name)
        is_number = kind == "INTEGER"
        made.append(
            Column(
                name=name,
                number=is_number,
                required=bool(required or is_key),
                default=_unquoted(default, number=is_number),
                check=check,
                telling=check not in _FREE,
            )
        )
    return made


def _unquoted(default: str | None, *, number: bool) -> str | int | None:
    if default is None:
        return None
    return int(default) if number else default.strip("'")


def _checks_of(table: str, name: str) -> Check:
    if name == "key" or (table, name) == ("steps", "number"):
        return _key
    if table in values.TABLES:
        return values.check_of(table, name)
    return _OTHERS[table][name]


def _key(value: object) -> int:
    return checks.number(value)


def _or_null(check: Check) -> Check:
    def checked(value: object) -> object:
        return None if value is None else check(value)

    return checked


def _json_object(value: object) -> object:
    return checks.an_object(read_json(value))


_OTHERS: dict[str, dict[str, Check]] = {
    "texts": {"sha256": checks.sha256, "text": checks.text, "length": checks.offset},
    "steps": {
        "id": checks.uuid,
        "author": checks.text,
        "at": checks.time,
        "kind": checks.choice("do", "undo", "redo", "import", "merge"),
        "undoes": _or_null(checks.number),
        "label": checks.name,
        "args": _json_object,
        "parent": checks.offset,
        "undo_top": checks.offset,
        "redo_top": checks.offset,
    },
    "history": {
        "step": checks.offset,
        "table_name": checks.choice(*(table.name for table in TABLES)),
        "row_id": checks.uuid,
        "owner_id": checks.reference_or_null,
        "op": checks.choice("insert", "update", "delete"),
        "before": _or_null(_json_object),
    },
}


def _has_half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text) if not text.isascii() else False
