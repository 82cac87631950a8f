"""Every value of every record against the rules of the file format: dates, times, closed sets, numbers, characters."""

from collections.abc import Callable, Iterator
from typing import Any

from crossread.db.exchange import checks, shapes
from crossread.db.exchange.checks import Check, WrongError
from crossread.db.store.schema import BY_NAME
from crossread.db.verify.faults import SET_RIGHT, Checked, Fault, read_json

TABLES: dict[str, shapes.Shape] = {
    **shapes.SECTIONS,
    "project": shapes.PROJECT,
    "revisions": shapes.REVISION,
    "zones": shapes.ZONE,
    "finished": shapes.FINISHED,
    "answers": shapes.ANSWER,
    "event_tags": shapes.EVENT_TAG,
    "positions": shapes.POSITION,
}
_JSON = ("aliases", "via", "date_anchor", "finding", "set_aside")
# Columns that are not called as in the format, or that it does not have.
_OTHERS: dict[str, Check] = {
    "id": checks.uuid,
    "sort_order": checks.order,
    "created_at": checks.time,
    "modified_at": checks.time,
    "revision": checks.number,
    "source_id": checks.reference,
    "claim_id": checks.reference_or_null,
    "annotation_id": checks.reference,
}


def check_of(table: str, column: str) -> Callable[[Any], object]:
    """The check on what a column stores, be it JSON or a flag. The check raises WrongError or ValueError."""
    one_check = TABLES[table].check_of(column) or _OTHERS[column]

    def checked(value: Any) -> object:
        if column in _JSON:
            value = _from_json(column, value)
        elif column == "part_of_total":
            value = bool(value)
        return one_check(value)

    return checked if column in (*_JSON, "part_of_total") else one_check


def check(checked: Checked) -> Iterator[Fault]:
    """Faults of single values, and of those that must fit each other."""
    for table, shape in TABLES.items():
        yield from _table(checked, table, shape)
    yield from _positions(checked)
    yield from _findings(checked)


def _table(checked: Checked, table: str, shape: shapes.Shape) -> Iterator[Fault]:
    columns = BY_NAME[table].all_columns[1:]
    chosen = [shape.check_of(column) or _OTHERS[column] for column in columns]
    json_places = [place for place, column in enumerate(columns) if column in _JSON]
    flag = columns.index("part_of_total") if "part_of_total" in columns else None
    names = ", ".join(f'"{column}"' for column in columns)
    for row in checked.conn.execute(f"SELECT {names} FROM {table} ORDER BY key"):
        values = list(row)
        try:
            for place in json_places:
                values[place] = _from_json(columns[place], values[place])
            if flag is not None:
                values[flag] = bool(values[flag])
        except ValueError:
            yield checked.fault(table, row[0], f"has something unreadable as its {_called(columns[place])}", SET_RIGHT)
            continue
        for column, value, one_check in zip(columns, values, chosen, strict=True):
            try:
                one_check(value)
                if type(value) is str and not value.isascii():
                    value.encode()
                if type(value) is str and "\0" in value:
                    raise WrongError("holds the character U+0000")
            except WrongError as wrong:
                yield checked.fault(table, row[0], f"has a wrong {_called(column)}: it {wrong.reason}", SET_RIGHT)
            except UnicodeEncodeError:
                yield checked.fault(
                    table, row[0], f"has a wrong {_called(column)}: it holds bytes that are no text", SET_RIGHT
                )


def _from_json(column: str, text: Any) -> Any:
    if text is None:
        return None
    value = read_json(text)
    if column == "finding":
        try:
            shapes.FINDING.read(value)
        except WrongError as wrong:
            raise ValueError(wrong.reason) from None
    if column == "set_aside":
        try:
            for item in checks.a_list(value):
                shapes.SET_ASIDE.read(item)
        except WrongError as wrong:
            raise ValueError(wrong.reason) from None
    return value


def _positions(checked: Checked) -> Iterator[Fault]:
    rows = checked.conn.execute(
        "SELECT p.id, c.value_type, p.value, p.value_high, p.qualifier FROM positions p "
        "JOIN claims c ON c.id = p.claim_id WHERE p.value IS NOT NULL OR p.value_high IS NOT NULL ORDER BY p.key"
    )
    for record_id, value_type, *given in rows:
        yield from _fit(checked, "positions", record_id, value_type, dict(zip(_GIVEN, given, strict=True)))


_GIVEN = ("value", "value_high", "qualifier")


def _findings(checked: Checked) -> Iterator[Fault]:
    rows = checked.conn.execute(
        "SELECT v.id, coalesce(c.value_type, 'date'), v.finding FROM verdicts v "
        "LEFT JOIN claims c ON c.id = v.claim_id WHERE v.finding IS NOT NULL ORDER BY v.key"
    )
    for record_id, value_type, text in rows:
        try:
            finding = read_json(text)
        except ValueError:
            continue
        if isinstance(finding, dict):
            yield from _fit(checked, "verdicts", record_id, value_type, finding)


def _fit(checked: Checked, table: str, record_id: str, value_type: str, given: dict[str, Any]) -> Iterator[Fault]:
    try:
        checks.value_range(given)
        checks.values_of_type(given, value_type)
    except WrongError as wrong:
        yield checked.fault(
            table, record_id, f"has a wrong {_called(wrong.below.removeprefix('.'))}: it {wrong.reason}", SET_RIGHT
        )


def _called(column: str) -> str:
    words = {
        "modified_at": "time of change",
        "created_at": "time of making",
        "imported_at": "time of import",
        "decided_at": "time of decision",
        "at": "time",
        "published": "date published",
        "date_anchor": "anchor of its date",
        "value_high": "upper value",
        "via": "way",
    }
    return words.get(column, column.replace("_", " "))
