"""Single values made good: what may not stand where it stands is left empty, and said."""

from collections.abc import Iterator, Sequence

from crossread.db.errors import UnusableTextError
from crossread.db.nouns import NOUNS
from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS
from crossread.db.salvage import shapes
from crossread.db.salvage.cells import Lost
from crossread.db.salvage.gathering import Row
from crossread.db.salvage.known import NAME_OF, Known
from crossread.db.store import clock
from crossread.db.text import normalise
from crossread.db.verify.faults import printable, short

Clean = dict[str, str | int | None]

# Without these a row says nothing; what it belongs to may be found again by others that refer to it.
_NEEDED = {
    "revisions": ("source_id",),
    "zones": ("source_id", "start", "end", "kind"),
    "finished": ("source_id",),
    "answers": ("claim_id",),
    "annotations": ("source_id",),
    "event_tags": ("annotation_id", "event_id"),
    "positions": ("annotation_id", "claim_id"),
    "relations": ("a", "b", "kind"),
    "silences": ("source_id", "claim_id"),
}
_WORDS_OF = {**NAME_OF, "project": "title", "annotations": "quote", "verdicts": "reason", "positions": "value_given"}


class Mended:
    """Sentences, as they are found."""

    def __init__(self) -> None:
        self.lost: list[str] = []
        self.mended: list[str] = []


def named(table: str, values: Clean) -> str:
    """A record in words, such as `event “Sinking”`."""
    words = values.get(_WORDS_OF.get(table, ""))
    return f"{NOUNS[table]} “{short(printable(words))}”" if isinstance(words, str) and words else NOUNS[table]


def clean_rows(table: str, rows: Sequence[Row], known: Known, told: Mended) -> Iterator[Clean]:
    """The rows with values that may stand there; what was taken out is told."""
    taken: set[object] = set()
    keys: set[object] = set()
    for row in rows:
        values = _cleaned(table, row, known, told)
        if values is None:
            continue
        while values["id"] in taken:
            values["id"] = clock.new_id()
        taken.add(values["id"])
        if values["key"] in keys:
            values["key"] = None
        keys.add(values["key"])
        yield values


def _cleaned(table: str, row: Row, known: Known, told: Mended) -> Clean | None:
    values: Clean = {}
    faults: list[tuple[shapes.Column, str]] = []
    for column in shapes.columns_of(table):
        value = row.values[column.name]
        fault = "is gone" if isinstance(value, Lost) else column.fault(value)
        if fault:
            faults.append((column, fault))
            values[column.name] = None
        else:
            values[column.name] = value if isinstance(value, str | int) else None
    for column, fault in faults:
        old = row.values[column.name]
        values[column.name] = _instead(table, column, old, values, known)
        shown = f" (“{short(printable(old))}”)" if isinstance(old, str) and old else ""
        if column.name in _NEEDED.get(table, ()) and values[column.name] is None:
            told.lost.append(f"The {named(table, values)}: its {called(column.name)}{shown} {fault}.")
            return None
        if column.name not in ("key", "prefix", "suffix"):
            told.mended.append(
                f"The {called(column.name)} of the {named(table, values)} {fault}{shown}; {_now(values[column.name])}."
            )
    if row.cut is not None and row.cut in values:
        told.mended.append(f"The {called(row.cut)} of the {named(table, values)} breaks off; its end is gone.")
    return values


def _instead(table: str, column: shapes.Column, old: object, values: Clean, known: Known) -> str | int | None:
    """What stands in the place of a value that cannot stay."""
    name = column.name
    if name == "key":
        return None
    if name == "id":
        return clock.new_id()
    if isinstance(old, str):
        readable = _readable(old)
        if readable and not column.fault(readable):
            return readable
    record_id = values.get("id")
    if name in (NAME_OF.get(table), _WORDS_OF.get(table)) and column.required:
        remembered = known.name(table, record_id) if isinstance(record_id, str) else None
        return remembered or placeholder(table)
    if not column.required:
        return None
    if column.default is not None:
        return column.default
    if name in _NEEDED.get(table, ()):
        return None
    return _plain(table, name, column)


def _plain(table: str, name: str, column: shapes.Column) -> str | int | None:
    if name == "color":
        return (EVENT_COLORS if table == "events" else CLAIM_COLORS)[0]
    if name.endswith("_at") or name == "at":
        return clock.now()
    if column.number:
        return 1 if name in ("number", "revision") else 0
    return {"value_type": "truth", "status": "open", "sha256": "0" * 64}.get(name, "")


def placeholder(table: str) -> str:
    """What a record is called whose name is gone."""
    return {
        "project": "Salvaged project",
        "sources": "Source whose title is lost",
        "voices": "Voice whose name is lost",
        "events": "Event whose title is lost",
        "claims": "Claim whose words are lost",
        "answers": "Answer whose words are lost",
    }.get(table, "lost")


def called(column: str) -> str:
    """A column in words."""
    return {"modified_at": "time of change", "by": "name", "parent_id": "group", "value_given": "wording"}.get(
        column, column.removesuffix("_id").replace("_", " ")
    )


def _now(value: str | int | None) -> str:
    return "it is left empty" if value in (None, "") else f"it is now “{short(str(value))}”"


def _readable(text: str) -> str:
    """The text without what no text contains."""
    whole = "".join(" " if character == "\0" else character for character in text if not _is_half(character))
    try:
        return normalise(whole)
    except UnusableTextError:
        return ""


def _is_half(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"
