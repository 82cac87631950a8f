"""Annotations with their event tags and positions: reading, making, changing, deleting."""

from collections.abc import Iterable, Sequence
from typing import Any

from crossread.db import validity
from crossread.db.annotation_rows import (
    EVENT_TAG_COLUMNS,
    POSITION_COLUMNS,
    annotation_from,
    event_tag_from,
    position_from,
)
from crossread.db.errors import InvalidRecordError
from crossread.db.part import Part, only
from crossread.db.positions import check_event_tag, check_position, event_tag_row, position_row
from crossread.db.record import with_changes
from crossread.db.records import Annotation, EventTag, Passage, Position
from crossread.db.search import index
from crossread.db.store import clock
from crossread.db.store.schema import BY_NAME
from crossread.db.store.store import Store, Value
from crossread.db.text import prefix_suffix

_COLUMNS = (
    'a.id, a.source_id, a.revision, a.start, a."end", a.quote, a.prefix, a.suffix, a.note, a.created_at, '
    "a.modified_at, a.created_by"
)
# All but the annotation that they belong to.
_TAG_FIELDS, _POSITION_FIELDS = (
    tuple(name for name in BY_NAME[table].columns if name != "annotation_id") for table in ("event_tags", "positions")
)
_SECOND_TAG = "The passage has this event already."
# SQLite takes at most 32,766 values in one statement.
_CHUNK = 20_000


class Annotations(Part):
    """The annotations of a project; answers are whole, with their tags and positions, in the order of the text.

    Bounds are code points of the text of a revision, half-open.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._last_text: tuple[tuple[str, int, int], str, str] = (("", 0, 0), "", "")

    def get(self, annotation_id: str) -> Annotation:
        """One annotation. Raises InvalidRecordError if it is gone."""
        found = self.with_ids([annotation_id])
        if not found:
            raise InvalidRecordError("The annotation is not in the project any more.")
        return found[0]

    def with_ids(self, annotation_ids: Iterable[str]) -> list[Annotation]:
        """Those of the ids that exist; any number of ids."""
        ids = list(annotation_ids)
        found: list[Annotation] = []
        for first in range(0, len(ids), _CHUNK):
            chunk = ids[first : first + _CHUNK]
            found += self._where(f"a.id IN ({', '.join('?' * len(chunk))})", chunk)
        return found

    def of_source(self, source_id: str, number: int | None = None) -> list[Annotation]:
        """The annotations of one revision, or of all revisions of a source; empty if it is gone."""
        if number is None:
            return self._where("a.source_id = ?", (source_id,))
        return self._where("a.source_id = ? AND a.revision = ?", (source_id, number))

    def of_event(self, event_id: str) -> list[Annotation]:
        """The annotations tagged with an event."""
        return self._where("a.id IN (SELECT annotation_id FROM event_tags WHERE event_id = ?)", (event_id,))

    def of_claim(self, claim_id: str) -> list[Annotation]:
        """The annotations with a position on a claim."""
        return self._where("a.id IN (SELECT annotation_id FROM positions WHERE claim_id = ?)", (claim_id,))

    def of_voice(self, voice_id: str) -> list[Annotation]:
        """The annotations in which a voice is named."""
        return self._where(
            "a.id IN (SELECT annotation_id FROM positions WHERE voice_id = ? "
            "UNION SELECT annotation_id FROM event_tags WHERE voice_id = ?)",
            (voice_id, voice_id),
        )

    def overlapping(self, passage: Passage) -> list[Annotation]:
        """The annotations of the same revision that share a character with a passage."""
        return self._where(
            'a.source_id = ? AND a.revision = ? AND a.start < ? AND a."end" > ?',
            (passage.source_id, passage.revision, passage.end, passage.start),
        )

    def at(self, passage: Passage) -> Annotation | None:
        """The annotation at exactly these bounds; the first, if there are several."""
        return next((each for each in self.overlapping(passage) if each.passage == passage), None)

    def count_of(self, source_id: str, number: int) -> int:
        """How many one revision of a source has; told by an index alone."""
        return self._store.number(
            "SELECT count(*) FROM annotations WHERE source_id = ? AND revision = ?", (source_id, number)
        )

    def count(self) -> int:
        """How many there are."""
        return self._store.number("SELECT count(*) FROM annotations")

    def of_event_tag(self, tag_id: str) -> Annotation:
        """The annotation that an event tag belongs to."""
        return self.get(self._owner("event_tags", tag_id, "tag"))

    def of_position(self, position_id: str) -> Annotation:
        """The annotation that a position belongs to."""
        return self.get(self._owner("positions", position_id, "position"))

    def add(
        self, passage: Passage, *, note: str = "", events: Sequence[EventTag] = (), positions: Sequence[Position] = ()
    ) -> Annotation:
        """Annotate a passage; where the ids of `events` and `positions` are empty, new ones are made.

        Raises InvalidRecordError if it lies outside the text, has one event twice, or a value does not fit its claim.
        """
        text = self._text(passage.source_id, passage.revision)
        prefix, suffix = self._around(text, passage.start, passage.end)
        annotation_id, now = clock.new_id(), clock.now()
        with self._store.step("annotate", quote=_short(text[passage.start : passage.end])):
            # In the order of a row that is read: what is answered is made of it.
            row: dict[str, Value] = {
                "id": annotation_id,
                "source_id": passage.source_id,
                "revision": passage.revision,
                "start": passage.start,
                "end": passage.end,
                "quote": text[passage.start : passage.end],
                "prefix": prefix,
                "suffix": suffix,
                "note": note,
                "created_at": now,
                "modified_at": now,
                "created_by": self._store.author,
            }
            self._add("annotations", row)
            if len({tag.event_id for tag in events}) != len(events):
                raise InvalidRecordError(_SECOND_TAG)
            made_tags = [self._insert_event_tag(annotation_id, tag) for tag in events]
            made_positions = [self._insert_position(annotation_id, position) for position in positions]
        return annotation_from(tuple(row.values()), made_tags, made_positions)

    def edit_note(self, annotation_id: str, note: str, *, continues: str | None = None) -> Annotation:
        """Change what the researcher notes."""
        validity.check_characters(note, "note")
        with self._store.step("edit_note", quote=self._short_quote(annotation_id), continues=continues):
            self._edit("annotations", annotation_id, {"note": note})
        return self.get(annotation_id)

    def move(self, annotation_id: str, start: int, end: int) -> Annotation:
        """Set other bounds in the same revision; quote, prefix and suffix follow. They must lie inside the text."""
        annotation = self.get(annotation_id)
        text = self._text(annotation.source_id, annotation.revision)
        prefix, suffix = self._around(text, start, end)
        with self._store.step("move_annotation", quote=_short(annotation.quote)):
            self._edit(
                "annotations",
                annotation_id,
                {"start": start, "end": end, "quote": text[start:end], "prefix": prefix, "suffix": suffix},
            )
        return self.get(annotation_id)

    def delete(self, annotation_ids: Sequence[str]) -> None:
        """Remove annotations with their tags and positions; what is counted from one of them keeps its value."""
        quote = self._short_quote(annotation_ids[0]) if len(annotation_ids) == 1 else ""
        with self._store.step("delete_annotations", quote=quote, count=len(annotation_ids)):
            delete_annotations(self._store, annotation_ids)

    def tag_event(self, annotation_id: str, event_id: str, **fields: Any) -> EventTag:
        """Tag with an event, `fields` as in `records.EventTag`; a second tag of the same event is refused."""
        only(fields, _TAG_FIELDS)
        title = self._name("events", "title", event_id, "event")
        self._require("annotations", annotation_id, "annotation")
        with self._store.step("tag", name=title):
            self._refuse_second_tag(annotation_id, event_id)
            tag = self._insert_event_tag(annotation_id, EventTag(id="", event_id=event_id, **fields))
            self._store.touch("annotations", [annotation_id])
        return tag

    def edit_event_tag(self, tag_id: str, *, continues: str | None = None, **changes: Any) -> EventTag:
        """Change an event tag: when this passage says that it happened, and who says so."""
        only(changes, _TAG_FIELDS)
        annotation_id = self._owner("event_tags", tag_id, "tag")
        before = self._event_tag(tag_id)
        after = with_changes(before, changes)
        check_event_tag(after)
        if after.event_id != before.event_id:
            self._refuse_second_tag(annotation_id, after.event_id)
        with self._store.step(
            "edit_tag", name=self._name("events", "title", after.event_id, "event"), continues=continues
        ):
            if after != before:
                self._store.update("event_tags", tag_id, event_tag_row(after))
                self._store.touch("annotations", [annotation_id])
        return after

    def untag(self, tag_id: str) -> None:
        """Take an event tag off."""
        annotation_id = self._owner("event_tags", tag_id, "tag")
        with self._store.step("untag", name=self._name("events", "title", self._event_tag(tag_id).event_id, "event")):
            self._store.delete("event_tags", "id = ?", (tag_id,))
            self._store.touch("annotations", [annotation_id])

    def add_position(self, annotation_id: str, claim_id: str, **fields: Any) -> Position:
        """Say what the annotation says on a claim, `fields` as in `records.Position`; there can be several on one."""
        only(fields, _POSITION_FIELDS)
        self._require("annotations", annotation_id, "annotation")
        with self._store.step("add_position", name=self._name("claims", "statement", claim_id, "claim")):
            position = self._insert_position(annotation_id, Position(id="", claim_id=claim_id, **fields))
            self._store.touch("annotations", [annotation_id])
        return position

    def edit_position(self, position_id: str, *, continues: str | None = None, **changes: Any) -> Position:
        """Change a position, also to one on another claim, as long as its value fits."""
        only(changes, _POSITION_FIELDS)
        annotation_id = self._owner("positions", position_id, "position")
        before = self._position(position_id)
        after = with_changes(before, changes)
        check_position(self._store, after)
        name = self._name("claims", "statement", after.claim_id, "claim")
        with self._store.step("edit_position", name=name, continues=continues):
            if after != before:
                self._store.update("positions", position_id, position_row(after))
                self._store.touch("annotations", [annotation_id])
        return after

    def remove_position(self, position_id: str) -> None:
        """Take a position off."""
        annotation_id = self._owner("positions", position_id, "position")
        claim_id = self._position(position_id).claim_id
        with self._store.step("remove_position", name=self._name("claims", "statement", claim_id, "claim")):
            self._store.delete("positions", "id = ?", (position_id,))
            self._store.touch("annotations", [annotation_id])

    def _insert_event_tag(self, annotation_id: str, tag: EventTag) -> EventTag:
        self._require("events", tag.event_id, "event")
        check_event_tag(tag)
        made = tag if tag.id else with_changes(tag, {"id": clock.new_id()})
        self._store.insert("event_tags", {"id": made.id, "annotation_id": annotation_id, **event_tag_row(made)})
        return made

    def _refuse_second_tag(self, annotation_id: str, event_id: str) -> None:
        if self._store.row(
            "SELECT 1 FROM event_tags WHERE annotation_id = ? AND event_id = ?", (annotation_id, event_id)
        ):
            raise InvalidRecordError(_SECOND_TAG)

    def _insert_position(self, annotation_id: str, position: Position) -> Position:
        check_position(self._store, position)
        made = position if position.id else with_changes(position, {"id": clock.new_id()})
        self._store.insert("positions", {"id": made.id, "annotation_id": annotation_id, **position_row(made)})
        return made

    def _where(self, condition: str, values: Sequence[Any]) -> list[Annotation]:
        order = 'ORDER BY a.source_id, a.revision, a.start, a."end", a.key'
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM annotations a WHERE {condition} {order}", values)
        tags: dict[str, list[EventTag]] = {}
        positions: dict[str, list[Position]] = {}
        for annotation_id, *row in self._store.rows(
            f"SELECT t.annotation_id, {EVENT_TAG_COLUMNS} FROM annotations a "
            f"CROSS JOIN event_tags t ON t.annotation_id = a.id WHERE {condition} ORDER BY t.key",
            values,
        ):
            tags.setdefault(annotation_id, []).append(event_tag_from(row))
        for annotation_id, *row in self._store.rows(
            f"SELECT p.annotation_id, {POSITION_COLUMNS} FROM annotations a "
            f"CROSS JOIN positions p ON p.annotation_id = a.id WHERE {condition} ORDER BY p.key",
            values,
        ):
            positions.setdefault(annotation_id, []).append(position_from(row))
        return [annotation_from(row, tags.get(row[0], ()), positions.get(row[0], ())) for row in rows]

    def _text(self, source_id: str, revision: int) -> str:
        # One annotates many passages of a text, one after the other.
        steps = self._store.writing()
        place = (source_id, revision, steps.changes_of_texts)
        known, known_hash, text = self._last_text
        if place == known and not steps.is_under_way:
            return text
        row = self._store.row("SELECT sha256 FROM revisions WHERE source_id = ? AND number = ?", (source_id, revision))
        if row is None:
            raise InvalidRecordError("The text of this passage is not in the project any more.")
        if known_hash != row[0]:
            text = self._store.rows("SELECT text FROM texts WHERE sha256 = ?", row)[0][0]
        self._last_text = (place, row[0], text)
        return text

    def _around(self, text: str, start: int, end: int) -> tuple[str, str]:
        if not 0 <= start < end <= len(text):
            raise InvalidRecordError("The passage lies outside the text.")
        return prefix_suffix(text, start, end)

    def _owner(self, table: str, row_id: str, what: str) -> str:
        row = self._store.row(f"SELECT annotation_id FROM {table} WHERE id = ?", (row_id,))
        if row is None:
            raise InvalidRecordError(f"The {what} is not in the project any more.")
        return str(row[0])

    def _event_tag(self, tag_id: str) -> EventTag:
        return event_tag_from(
            self._store.rows(f"SELECT {EVENT_TAG_COLUMNS} FROM event_tags t WHERE id = ?", (tag_id,))[0]
        )

    def _position(self, position_id: str) -> Position:
        return position_from(
            self._store.rows(f"SELECT {POSITION_COLUMNS} FROM positions p WHERE id = ?", (position_id,))[0]
        )

    def _name(self, table: str, column: str, row_id: str, what: str) -> str:
        row = self._store.row(f"SELECT {column} FROM {table} WHERE id = ?", (row_id,))
        if row is None:
            raise InvalidRecordError(f"The {what} is not in the project any more.")
        return str(row[0])

    def _short_quote(self, annotation_id: str) -> str:
        return _short(self._name("annotations", "quote", annotation_id, "annotation"))


def delete_annotations(store: Store, annotation_ids: Sequence[str]) -> None:
    """Remove annotations with all that belongs to them, in bulk by table, inside a step.

    Dates that were counted from one of them lose their anchor and keep their value.
    """
    ids = [(annotation_id,) for annotation_id in annotation_ids]
    gone = set(annotation_ids)
    for table in ("event_tags", "positions"):
        store.conn.executemany(f"DELETE FROM {table} WHERE annotation_id = ?", ids)
        anchored = store.rows(
            f"SELECT id, json_extract(date_anchor, '$.annotation_id') AS anchor, annotation_id FROM {table} "
            "WHERE date_anchor IS NOT NULL AND anchor IS NOT NULL"
        )
        loose = [row for row in anchored if row[1] in gone]
        store.conn.executemany(f"UPDATE {table} SET date_anchor = NULL WHERE id = ?", [(row[0],) for row in loose])
        store.touch("annotations", {row[2] for row in loose})
    store.conn.executemany("DELETE FROM annotations WHERE id = ?", ids)
    index.refresh(store.conn, "annotations", annotation_ids)


def _short(quote: str) -> str:
    folded = " ".join(quote.split())
    return folded if len(folded) <= 40 else folded[:39].rstrip() + "…"
