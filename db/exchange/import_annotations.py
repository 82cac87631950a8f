"""Annotations with their event tags and positions on their way in: in batches, because there can be very many."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from crossread.db.exchange import shapes
from crossread.db.exchange.checks import WrongError, value_range, values_of_type
from crossread.db.exchange.incoming import Incoming, refusal
from crossread.db.store import clock
from crossread.db.store.schema import BY_NAME
from crossread.db.store.triggers import in_bulk
from crossread.db.text import prefix_suffix

_BATCH = 2_000
# From so many rows on it pays to set the trigger of the history aside.
_MANY = 500

# The rows as the file has them, but for the key that counts them.
_ROW, _TAG_ROW, _POSITION_ROW = (
    ("id", *BY_NAME[table].columns) for table in ("annotations", "event_tags", "positions")
)
_TAG: dict[str, Any] = {"date": None, "date_given": None, "date_anchor": None, "voice_id": None}
_POSITION: dict[str, Any] = {
    "voice_id": None,
    "stance": "asserts",
    "value": None,
    "value_high": None,
    "qualifier": None,
    "value_given": None,
    "answer_id": None,
    "via": "[]",
    "date_anchor": None,
    "as_of": None,
    "scope": "",
    "certainty": "certain",
    "source_stance": None,
}


@dataclass(slots=True)
class _Read:
    """An annotation of the file, checked on its own; `tags` and `positions` are None where it does not list them."""

    path: str
    record: dict[str, Any]
    tags: list[dict[str, Any]] | None
    positions: list[dict[str, Any]] | None


class AnnotationsIn:
    """Takes the annotations of a file; made when sources, voices, events and claims are in."""

    def __init__(self, incoming: Incoming) -> None:
        self._in = incoming
        self._store = incoming.store
        self._batch: list[_Read] = []
        self._anchors: dict[str, str] = {}
        self._voices = {row[0] for row in self._store.rows("SELECT id FROM voices")}
        self._events = {row[0] for row in self._store.rows("SELECT id FROM events")}
        self._claims: dict[str, str] = dict(self._store.rows("SELECT id, value_type FROM claims"))
        self._answers: dict[str, str] = dict(self._store.rows("SELECT id, claim_id FROM answers"))
        self._had_any = self._store.row("SELECT 1 FROM annotations LIMIT 1") is not None

    def take(self, path: str, item: Any) -> None:
        """Check one annotation and put it into the batch."""
        try:
            record = shapes.ANNOTATION.read(item)
            record["id"] = self._in.own_id("annotations", record)
            tags, positions = record.pop("events", None), record.pop("positions", None)
            self._check_passage(record)
            read = _Read(path, record, self._read_tags(path, tags), self._read_positions(path, positions))
        except WrongError as wrong:
            raise refusal(path, wrong) from None
        self._batch.append(read)
        if len(self._batch) >= _BATCH:
            self._flush()

    def finish(self) -> None:
        """Write the last batch, and check what dates are counted from."""
        self._flush()
        for annotation_id, path in self._anchors.items():
            if self._store.row("SELECT 1 FROM annotations WHERE id = ?", (annotation_id,)) is None:
                raise refusal(path, WrongError("is no annotation of the file or the project"))

    def _check_passage(self, record: dict[str, Any]) -> None:
        """Compare the quote with the text, and work out what surrounds it."""
        source_id, start, end = record["source_id"], record["start"], record["end"]
        number = self._in.revision(source_id, record.get("revision", 1))
        text = self._in.text(source_id, number)
        if end <= start:
            raise WrongError("does not lie after the start", ".end")
        if end > len(text):
            raise WrongError(f"lies outside the text, which has {len(text)} characters", ".end")
        if text[start:end] != record["quote"]:
            raise WrongError(f"is not the text at {start} to {end} of revision {number} of the source", ".quote")
        prefix, suffix = prefix_suffix(text, start, end)
        # Others may keep fewer characters around a quote, or more; they must be the right ones.
        if not text.endswith(record.get("prefix", ""), 0, start):
            raise WrongError("is not the text before the quote", ".prefix")
        if not text.startswith(record.get("suffix", ""), end):
            raise WrongError("is not the text after the quote", ".suffix")
        record["prefix"], record["suffix"] = prefix, suffix
        record["revision"] = number

    def _read_tags(self, path: str, items: list[Any] | None) -> list[dict[str, Any]] | None:
        if items is None:
            return None
        tags: list[dict[str, Any]] = []
        for index, item in enumerate(items):
            place = f".events[{index}]"
            tag = shapes.EVENT_TAG.read_in(item, place)
            try:
                event_id = tag["event_id"]
                if event_id not in self._events:
                    raise WrongError("is no event of the file or the project", ".event_id")
                if any(event_id == other["event_id"] for other in tags):
                    raise WrongError(
                        "is the event of another tag of this annotation; one tag of an event is enough", ".event_id"
                    )
                if "id" in tag:
                    self._in.own_id("event_tags", tag)
                self._check_voice_and_anchor(tag, path + place)
            except WrongError as wrong:
                raise wrong.inside(place) from None
            tags.append(tag)
        return tags

    def _read_positions(self, path: str, items: list[Any] | None) -> list[dict[str, Any]] | None:
        if items is None:
            return None
        positions: list[dict[str, Any]] = []
        for index, item in enumerate(items):
            place = f".positions[{index}]"
            position = shapes.POSITION.read_in(item, place)
            try:
                if "id" in position:
                    self._in.own_id("positions", position)
                self._check_position(position)
                self._check_voice_and_anchor(position, path + place)
            except WrongError as wrong:
                raise wrong.inside(place) from None
            positions.append(position)
        return positions

    def _check_position(self, position: Mapping[str, Any]) -> None:
        claim_id = position["claim_id"]
        value_type = self._claims.get(claim_id)
        if value_type is None:
            raise WrongError("is no claim of the file or the project", ".claim_id")
        value_range(position)
        values_of_type(position, value_type)
        answer_id = position.get("answer_id")
        if answer_id is not None and self._answers.get(answer_id) != claim_id:
            raise WrongError("is no answer to this claim", ".answer_id")

    def _check_voice_and_anchor(self, record: Mapping[str, Any], path: str) -> None:
        voice_id = record.get("voice_id")
        if voice_id is not None and voice_id not in self._voices:
            raise WrongError("is no voice of the file or the project", ".voice_id")
        anchor = record.get("date_anchor")
        if anchor is None or anchor == '{"published":true}':
            return
        # The text is our own: {"event_id":"…"} or {"annotation_id":"…"}.
        _, key, _, named, _ = anchor.split('"')
        if key == "annotation_id":
            self._anchors.setdefault(named, f"{path}.date_anchor.annotation_id")
        elif named not in self._events:
            raise WrongError("is no event of the file or the project", ".date_anchor.event_id")

    def _flush(self) -> None:
        batch, self._batch = self._batch, []
        stored = self._stored([read.record["id"] for read in batch])
        fresh = [read for read in batch if read.record["id"] not in stored]
        if self._had_any:
            self._check_owners(batch)
        self._insert(fresh)
        for read in batch:
            before = stored.get(read.record["id"])
            if before is not None and self._in.outdates(read.record.get("modified_at"), before):
                try:
                    self._change(read)
                except WrongError as wrong:
                    raise refusal(read.path, wrong) from None

    def _stored(self, ids: Sequence[str]) -> dict[str, str]:
        if not self._had_any:
            return {}
        marks = ", ".join("?" * len(ids))
        return dict(self._store.rows(f"SELECT id, modified_at FROM annotations WHERE id IN ({marks})", ids))

    def _check_owners(self, batch: list[_Read]) -> None:
        """A tag or position whose id is in the project must belong to the same annotation there."""
        for read in batch:
            for table, name, items in (("event_tags", "events", read.tags), ("positions", "positions", read.positions)):
                for index, item in enumerate(items or ()):
                    row = self._store.row(f"SELECT annotation_id FROM {table} WHERE id = ?", (item.get("id"),))
                    if row is not None and row[0] != read.record["id"]:
                        raise refusal(
                            f"{read.path}.{name}[{index}].id",
                            WrongError("belongs to another annotation in the project"),
                        )

    def _insert(self, reads: list[_Read]) -> None:
        now = self._in.now
        defaults = {"note": "", "created_at": now, "modified_at": now, "created_by": ""}
        rows = [{**defaults, **read.record} for read in reads]
        tags = [self._tag_row(read.record["id"], tag) for read in reads for tag in read.tags or ()]
        positions = [self._position_row(read.record["id"], one) for read in reads for one in read.positions or ()]
        self._insert_rows("annotations", _ROW, [tuple([row[column] for column in _ROW]) for row in rows])
        self._insert_rows("event_tags", _TAG_ROW, tags)
        self._insert_rows("positions", _POSITION_ROW, positions)

    def _tag_row(self, annotation_id: str, tag: Mapping[str, Any]) -> tuple[Any, ...]:
        whole = {"id": tag.get("id") or clock.new_id(), "annotation_id": annotation_id, **_TAG, **tag}
        return tuple([whole[column] for column in _TAG_ROW])

    def _position_row(self, annotation_id: str, position: Mapping[str, Any]) -> tuple[Any, ...]:
        whole = {"id": position.get("id") or clock.new_id(), "annotation_id": annotation_id, **_POSITION, **position}
        return tuple([whole[column] for column in _POSITION_ROW])

    def _insert_rows(self, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            bulk = in_bulk(self._store.conn, table) if len(rows) >= _MANY else nullcontext()
            with bulk:
                self._store.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
            self._in.added[table] += len(rows)

    def _change(self, read: _Read) -> None:
        annotation_id = read.record["id"]
        self._in.change("annotations", annotation_id, {k: v for k, v in read.record.items() if k != "id"})
        if read.tags is not None:
            before = dict(
                self._store.rows("SELECT event_id, id FROM event_tags WHERE annotation_id = ?", (annotation_id,))
            )
            # A tag without an id is known by its event, of which there is one tag at most.
            tags = [{**tag, "id": tag.get("id") or before.get(tag["event_id"]) or clock.new_id()} for tag in read.tags]
            self._replace("event_tags", annotation_id, tags, set(before.values()))
        if read.positions is not None:
            known = {
                row[0]: dict(zip(_POSITION_ROW[2:], row[1:], strict=True))
                for row in self._store.rows(
                    f"SELECT id, {', '.join(_POSITION_ROW[2:])} FROM positions WHERE annotation_id = ?",
                    (annotation_id,),
                )
            }
            positions = [{**one, "id": one.get("id") or clock.new_id()} for one in read.positions]
            for index, position in enumerate(positions):
                try:
                    self._check_position({**known.get(position["id"], {}), **position})
                except WrongError as wrong:
                    raise wrong.inside(f".positions[{index}]") from None
            self._replace("positions", annotation_id, positions, set(known))

    def _replace(self, table: str, annotation_id: str, items: list[dict[str, Any]], before: set[str]) -> None:
        """Make the rows of an annotation those of the file; a row that stays keeps what the file does not give."""
        make, columns = (self._tag_row, _TAG_ROW) if table == "event_tags" else (self._position_row, _POSITION_ROW)
        gone = before - {item["id"] for item in items}
        self._store.conn.executemany(f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id in gone])
        for item in items:
            if item["id"] in before:
                sets = ", ".join(f"{column} = :{column}" for column in item if column != "id")
                self._store.conn.execute(f"UPDATE {table} SET {sets} WHERE id = :id", item)
        self._insert_rows(table, columns, [make(annotation_id, item) for item in items if item["id"] not in before])
