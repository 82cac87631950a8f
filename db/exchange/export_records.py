"""The records of a project as the JSON format writes them, in the order of their coming in, a few at a time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from crossread.db.exchange import shapes
from crossread.db.exchange.selection import Selection
from crossread.db.store.store import Store

_CHUNK = 1_000

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a project is written: `selection` None takes all."""

    with_text: bool
    selection: Selection | None


def sections(store: Store, wanted: Wanted) -> Iterator[tuple[str, Iterator[Record]]]:
    """The lists of the format in their order, each with its records."""
    yield "sources", _sources(store, wanted)
    for table in ("voices", "events", "claims"):
        yield table, _codebook(store, wanted, table)
    yield "annotations", _annotations(store, wanted)
    yield "relations", _relations(store, wanted)
    yield "silences", _silences(store, wanted)
    yield "verdicts", _verdicts(store, wanted)


def _columns(keys: Sequence[str], alias: str) -> str:
    return ", ".join(f'{alias}."{"sort_order" if key == "order" else key}"' for key in keys)


def _own_keys(shape: shapes.Shape, *others: str) -> tuple[str, ...]:
    return tuple(key for key in shape.keys if key not in others)


def _by_key(store: Store, columns: str, table: str, keys: Sequence[str]) -> Iterator[Record]:
    """All rows of a table as records, in the order of their coming in."""
    for row in store.conn.execute(f"SELECT {columns} FROM {table} t ORDER BY t.key"):
        yield dict(zip(keys, row, strict=True))


_SOURCE = _own_keys(shapes.SOURCE, "revisions")


def _sources(store: Store, wanted: Wanted) -> Iterator[Record]:
    for record in _by_key(store, _columns(_SOURCE, "t"), "sources", _SOURCE):
        if wanted.selection is not None and record["id"] not in wanted.selection.sources:
            continue
        if not wanted.with_text:
            del record["file_name"]
        record["revisions"] = list(_revisions(store, wanted, record["id"]))
        yield record


def _revisions(store: Store, wanted: Wanted, source_id: str) -> Iterator[Record]:
    text = ", t.text" if wanted.with_text else ""
    for number, digest, imported_at, *texts in store.rows(
        f"SELECT r.number, r.sha256, r.imported_at{text} FROM revisions r JOIN texts t ON t.sha256 = r.sha256 "
        "WHERE r.source_id = ? ORDER BY r.number",
        (source_id,),
    ):
        whose = (source_id, number)
        record: Record = {"number": number, "sha256": digest, "imported_at": imported_at}
        if texts:
            record["text"] = texts[0]
        record["zones"] = [
            {"start": start, "end": end, "kind": kind}
            for start, end, kind in store.rows(
                'SELECT start, "end", kind FROM zones WHERE source_id = ? AND revision = ? ORDER BY key', whose
            )
        ]
        record["finished"] = [
            {"at": at, "by": by}
            for at, by in store.rows(
                'SELECT at, "by" FROM finished WHERE source_id = ? AND revision = ? ORDER BY key', whose
            )
        ]
        yield record


def _codebook(store: Store, wanted: Wanted, table: str) -> Iterator[Record]:
    keys = _own_keys(shapes.SECTIONS[table], "answers")
    taken = None if wanted.selection is None else getattr(wanted.selection, table)
    for record in _by_key(store, _columns(keys, "t"), table, keys):
        if taken is not None and record["id"] not in taken:
            continue
        if table == "voices":
            record["aliases"] = json.loads(record["aliases"])
        if table == "claims":
            record["part_of_total"] = bool(record["part_of_total"])
            record["answers"] = [
                {"id": answer_id, "text": text, "aliases": json.loads(aliases)}
                for answer_id, text, aliases in store.rows(
                    "SELECT id, text, aliases FROM answers WHERE claim_id = ? ORDER BY key", (record["id"],)
                )
            ]
        yield {key: record[key] for key in shapes.SECTIONS[table].keys}


_ANNOTATION = _own_keys(shapes.ANNOTATION, "events", "positions")
_TAG = shapes.EVENT_TAG.keys
_POSITION = shapes.POSITION.keys
_VIA, _TAG_ANCHOR, _POSITION_ANCHOR = (
    _POSITION.index("via"),
    _TAG.index("date_anchor"),
    _POSITION.index("date_anchor"),
)


def _annotations(store: Store, wanted: Wanted) -> Iterator[Record]:
    taken = None if wanted.selection is None else wanted.selection.annotations
    last = 0
    while True:
        rows = store.rows(
            f"SELECT a.key, {_columns(_ANNOTATION, 'a')} FROM annotations a WHERE a.key > ? ORDER BY a.key LIMIT ?",
            (last, _CHUNK),
        )
        if not rows:
            return
        bounds = (last, rows[-1][0])
        tags = _below(store, "event_tags", _TAG, bounds)
        positions = _below(store, "positions", _POSITION, bounds)
        for _, *row in rows:
            if taken is not None and row[0] not in taken:
                continue
            record = dict(zip(_ANNOTATION, row, strict=True))
            if not wanted.with_text:
                del record["prefix"], record["suffix"]
            record["events"] = [_tag(item) for item in tags.get(row[0], ())]
            record["positions"] = [_position(item) for item in positions.get(row[0], ())]
            yield record
        last = bounds[1]


def _below(store: Store, table: str, keys: Sequence[str], bounds: tuple[int, int]) -> dict[str, list[list[Any]]]:
    """What belongs to the annotations within the bounds, by annotation."""
    found: dict[str, list[list[Any]]] = {}
    for annotation_id, *row in store.rows(
        f"SELECT t.annotation_id, {_columns(keys, 't')} FROM annotations a CROSS JOIN {table} t "
        "ON t.annotation_id = a.id WHERE a.key > ? AND a.key <= ? ORDER BY t.key",
        bounds,
    ):
        found.setdefault(annotation_id, []).append(row)
    return found


def _tag(row: list[Any]) -> Record:
    if row[_TAG_ANCHOR] is not None:
        row[_TAG_ANCHOR] = json.loads(row[_TAG_ANCHOR])
    return dict(zip(_TAG, row, strict=True))


def _position(row: list[Any]) -> Record:
    row[_VIA] = [] if row[_VIA] == "[]" else json.loads(row[_VIA])
    if row[_POSITION_ANCHOR] is not None:
        row[_POSITION_ANCHOR] = json.loads(row[_POSITION_ANCHOR])
    return dict(zip(_POSITION, row, strict=True))


def _relations(store: Store, wanted: Wanted) -> Iterator[Record]:
    keys = shapes.RELATION.keys
    for record in _by_key(store, _columns(keys, "t"), "relations", keys):
        if wanted.selection is None or {record["a"], record["b"]} <= wanted.selection.sources:
            yield record


def _silences(store: Store, wanted: Wanted) -> Iterator[Record]:
    keys = shapes.SILENCE.keys
    for record in _by_key(store, _columns(keys, "t"), "silences", keys):
        if wanted.selection is None or (
            record["source_id"] in wanted.selection.sources and record["claim_id"] in wanted.selection.claims
        ):
            yield record


def _verdicts(store: Store, wanted: Wanted) -> Iterator[Record]:
    keys = shapes.VERDICT.keys
    for record in _by_key(store, _columns(keys, "t"), "verdicts", keys):
        if wanted.selection is not None and not (
            record["claim_id"] in wanted.selection.claims or record["event_id"] in wanted.selection.events
        ):
            continue
        if record["finding"] is not None:
            record["finding"] = _finding(store, json.loads(record["finding"]))
        record["set_aside"] = [item for item in json.loads(record["set_aside"]) if _is_there(store, wanted, item["id"])]
        yield record


def _finding(store: Store, finding: Record) -> Record:
    """A finding whose answer has gone since gives none."""
    if not store.row("SELECT 1 FROM answers WHERE id = ?", (finding["answer_id"],)):
        finding["answer_id"] = None
    return finding


def _is_there(store: Store, wanted: Wanted, row_id: str) -> bool:
    """Whether the position or event tag that was set aside is written too."""
    row = store.row(
        "SELECT annotation_id FROM positions WHERE id = ? UNION ALL SELECT annotation_id FROM event_tags WHERE id = ?",
        (row_id, row_id),
    )
    return row is not None and (wanted.selection is None or row[0] in wanted.selection.annotations)
