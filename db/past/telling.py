"""The changes of a step in words: whose they are, and of each field what stood there before and after."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from crossread.db.nouns import NOUNS
from crossread.db.past import words
from crossread.db.past.changes import Op, Row, RowChange, changes_of, last_known
from crossread.db.past.records_of import TABLE_OF, kind_of
from crossread.db.record import record
from crossread.db.store.schema import BY_NAME
from crossread.db.store.store import Store

Translate = Callable[[str], str]

# What says nothing to a reader, or is said already by another column.
_SILENT: dict[str, tuple[str, ...]] = {
    "project": ("created_at",),
    "revisions": ("source_id", "imported_at"),
    "zones": ("source_id",),
    "finished": ("source_id",),
    "annotations": ("source_id", "prefix", "suffix", "created_at", "created_by"),
    "event_tags": ("annotation_id",),
    "positions": ("annotation_id",),
    "answers": ("claim_id",),
    "silences": ("source_id", "created_by"),
    "relations": ("decided_at",),
    "verdicts": ("decided_at",),
}
# Of a record that was made or removed nothing is said that its name says already, or that is as always.
_NAMING: dict[str, tuple[str, ...]] = {
    "project": ("title",),
    "sources": ("title", "sort_order"),
    "revisions": ("number", "sha256"),
    "zones": ("revision", "start", "end"),
    "voices": ("name",),
    "events": ("title", "color"),
    "claims": ("statement", "color"),
    "answers": ("text",),
    "annotations": ("quote", "start", "end", "revision"),
    "event_tags": ("event_id",),
    "positions": ("claim_id",),
    "silences": ("claim_id", "revision"),
    "verdicts": ("claim_id", "event_id"),
    "relations": ("a", "b"),
}
_USUAL: tuple[object, ...] = (None, "", "[]", 0, "asserts", "certain", "exclusive")
_NAMED_BY: dict[str, tuple[str, str]] = {
    "source_id": ("sources", "title"),
    "a": ("sources", "title"),
    "b": ("sources", "title"),
    "event_id": ("events", "title"),
    "claim_id": ("claims", "statement"),
    "answer_id": ("answers", "text"),
    "voice_id": ("voices", "name"),
    "annotation_id": ("annotations", "quote"),
}
_DATES = ("published", "date", "as_of")


@record
class FieldChange:
    """One field: what it is called, and what it said before and after, None for nothing."""

    column: str
    label: str
    before: str | None
    after: str | None


@record
class Place:
    """Where a change can be seen: an annotation that is there, or else a range of a text that is there."""

    annotation_id: str
    source_id: str
    revision: int
    start: int
    end: int


@record
class Told:
    """One record that a step changed, in words."""

    step: int
    table: str
    row_id: str
    op: Op
    noun: str
    name: str
    fields: tuple[FieldChange, ...]
    place: Place | None = None
    subject: tuple[str, str] = ("", "")
    """The claim, event, source or voice to show: its kind and id; empty if it is gone or there is none."""


def tell_changes(
    store: Store,
    step: int,
    *,
    rows: Sequence[str] = (),
    limit: int = 200,
    offset: int = 0,
    about: str = "",
    translate: Translate = str,
) -> list[Told]:
    """What a step changed, in words; `rows` narrows it to the rows with these ids. See `changes_of`.

    `about` is the id of a record that everybody knows to be meant: it is not named again.
    """
    teller = _Teller(store, about, translate)
    changes = changes_of(store, step, rows=rows, limit=limit, offset=offset)
    return [told for told in map(teller.told, changes) if told.fields or told.op != "changed"]


def named(store: Store, record_id: str, *, translate: Translate = str) -> str:
    """A record in words: `claim “How many?”`, `position “How many?” · “nearly all”`; also if it has been deleted."""
    kind = kind_of(store, record_id)
    if kind is None:
        return translate(words.GONE)
    table = TABLE_OF[kind]
    row = last_known(store, table, record_id)
    if row is None:
        return f"{translate(NOUNS[table])} “…”"
    change = RowChange(step=0, table=table, row_id=record_id, owner_id=None, before=None, after=row)
    told = _Teller(store, "", translate).told(change)
    return f"{told.noun} {told.name}"


def in_brief(told: Told) -> str:
    """One record in one line: `position “How many?”: value 20 → 30`."""
    fields = ", ".join(f"{each.label} {_brief(each, told.op)}" for each in told.fields)
    sign = {"added": "+ ", "removed": "− ", "changed": ""}[told.op]
    if not told.name and fields and not sign:
        return fields
    name = f" {told.name}" if told.name else ""
    return f"{sign}{told.noun}{name}{': ' if fields else ''}{fields}"


def _brief(change: FieldChange, op: Op) -> str:
    if change.before is None or op == "removed":
        return f"“{change.before if change.after is None else change.after}”"
    return f"“{change.before}” → “{change.after}”" if change.after is not None else f"“{change.before}” → –"


class _Teller:
    def __init__(self, store: Store, about: str, translate: Translate) -> None:
        self._store, self._about, self._tr = store, about, translate
        self._names: dict[tuple[str, str], str] = {}

    def told(self, change: RowChange) -> Told:
        row = {**(change.before or {}), **(change.after or {})}
        return Told(
            step=change.step,
            table=change.table,
            row_id=change.row_id,
            op=change.op,
            noun=self._tr(NOUNS[change.table]),
            name=self._name(change, row),
            fields=self._fields(change),
            place=self._place(change, row),
            subject=self._subject(change, row),
        )

    def _fields(self, change: RowChange) -> tuple[FieldChange, ...]:
        silent = _SILENT.get(change.table, ())
        columns = [column for column in change.columns if column not in silent]
        if change.op != "changed":
            there = change.after if change.after is not None else change.before or {}
            naming = _NAMING.get(change.table, ())
            columns = [column for column in columns if column not in naming and there.get(column) not in _USUAL]
        elif change.table == "annotations" and "quote" in columns:
            # Where it lies now is said by its words.
            columns = [column for column in columns if column not in ("start", "end")]
        found = []
        for column in columns:
            before = self._value(change.table, column, change.before)
            after = self._value(change.table, column, change.after)
            if before != after:
                label = self._tr(words.FIELDS[column])
                found.append(FieldChange(column=column, label=label, before=before, after=after))
        return tuple(found)

    def _value(self, table: str, column: str, row: Row | None) -> str | None:
        value = None if row is None else row.get(column)
        if value is None or value in ("", "[]"):
            return None
        if column == "parent_id":
            return self._named(table, _title_of(table), value)
        if column in _NAMED_BY:
            return self._named(*_NAMED_BY[column], value)
        if column == "part_of_total":
            return self._tr(words.YES if value else words.NO)
        if column in ("aliases", "via"):
            return ", ".join(str(each) for each in json.loads(value))
        if column in ("finding", "set_aside", "date_anchor"):
            return self._structured(column, json.loads(value))
        if column in _DATES:
            from crossread.db.dates import InvalidDateError, show

            try:
                return show(value)
            except InvalidDateError:
                return str(value)
        return str(value).replace("_", " ") if column in ("status", "kind", "published_ground") else str(value)

    def _structured(self, column: str, value: Any) -> str:
        if column == "date_anchor":
            if value.get("published"):
                return self._tr(words.PUBLISHED_DATE)
            if value.get("event_id"):
                return self._named("events", "title", value["event_id"])
            return self._named("annotations", "quote", value.get("annotation_id") or "")
        if column == "set_aside":
            return ", ".join(str(each.get("why", "")) for each in value)
        if value.get("answer_id"):
            return self._named("answers", "text", value["answer_id"])
        parts = [value.get("qualifier"), value.get("value"), value.get("value_high")]
        return " – ".join(str(part) for part in parts if part)

    def _named(self, table: str, column: str, row_id: str) -> str:
        known = self._names.get((table, row_id))
        if known is None:
            row = last_known(self._store, table, row_id)
            known = str(row[column]) if row is not None else self._tr(words.GONE)
            self._names[(table, row_id)] = known
        return known

    def _name(self, change: RowChange, row: Row) -> str:
        if not row:
            return self._tr(words.DROPPED)
        table = change.table
        if change.row_id == self._about:
            return ""
        if table in ("project", "sources", "events", "claims", "voices", "answers", "annotations"):
            return f"“{short(str(row.get(_title_of(table), '')))}”"
        named = ("event_id", "claim_id", "source_id", "a", "b", "annotation_id")
        own = [column for column in named if row.get(column) and column in BY_NAME[table].columns]
        own = [column for column in own if row[column] != self._about]
        return " · ".join(f"“{short(self._named(*_NAMED_BY[column], row[column]))}”" for column in own)

    def _place(self, change: RowChange, row: Row) -> Place | None:
        own = change.table in ("annotations", "zones")
        annotation_id = change.row_id if change.table == "annotations" else row.get("annotation_id") or ""
        at: Row | None = row if own else None
        if annotation_id:
            at = last_known(self._store, "annotations", annotation_id) or at
        if not at or "start" not in at:
            return None
        values = (at["source_id"], at["revision"])
        if self._store.row("SELECT 1 FROM revisions WHERE source_id = ? AND number = ?", values) is None:
            return None
        there = self._store.row("SELECT 1 FROM annotations WHERE id = ?", (annotation_id,)) is not None
        return Place(
            annotation_id=annotation_id if there else "",
            source_id=at["source_id"],
            revision=at["revision"],
            start=at["start"],
            end=at["end"],
        )

    def _subject(self, change: RowChange, row: Row) -> tuple[str, str]:
        own = {"sources": "source", "events": "event", "claims": "claim", "voices": "voice"}.get(change.table)
        wanted: list[tuple[str, Any]] = [(own, change.row_id)] if own else []
        wanted += [("claim", row.get("claim_id")), ("event", row.get("event_id")), ("source", row.get("source_id"))]
        for kind, row_id in wanted:
            if row_id and self._store.row(f"SELECT 1 FROM {kind}s WHERE id = ?", (row_id,)) is not None:
                return kind, row_id
        return "", ""


def _title_of(table: str) -> str:
    return {"claims": "statement", "voices": "name", "answers": "text", "annotations": "quote"}.get(table, "title")


def short(text: str, longest: int = 80) -> str:
    """The beginning of a text on one line."""
    folded = " ".join(text[: 4 * longest].split())
    return folded if len(folded) <= longest else folded[: longest - 1].rstrip() + "…"
