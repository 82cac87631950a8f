"""Searching a project: all texts, notes and the codebook at once, each hit with its surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from crossread.db.search.fold import fold
from crossread.db.search.places import places
from crossread.db.search.queries import SHORTEST_TRIGRAM, Query, read_query
from crossread.db.store.store import Store

CONTEXT = 60
# What the rows of `documents` are called to users.
KINDS = {
    "annotations": "note",
    "sources": "source",
    "events": "event",
    "claims": "claim",
    "voices": "voice",
    "answers": "answer",
    "silences": "silence",
    "verdicts": "verdict",
    "relations": "relation",
}
_ALIASES = "(SELECT coalesce(group_concat(char(10) || value, ''), '') FROM json_each(aliases))"
_SHOWN = {
    "sources": "SELECT id, title || char(10) || coalesce(author, '') || char(10) || coalesce(publisher, '') "
    "|| char(10) || note FROM sources WHERE id = ?",
    "annotations": "SELECT source_id, note FROM annotations WHERE id = ?",
    "events": "SELECT NULL, title || char(10) || description FROM events WHERE id = ?",
    "claims": "SELECT NULL, statement || char(10) || description FROM claims WHERE id = ?",
    "voices": f"SELECT NULL, name || {_ALIASES} FROM voices WHERE id = ?",
    "answers": f"SELECT NULL, text || {_ALIASES} FROM answers WHERE id = ?",
    "silences": "SELECT source_id, note FROM silences WHERE id = ?",
    "verdicts": "SELECT NULL, reason FROM verdicts WHERE id = ?",
    "relations": "SELECT a, reason FROM relations WHERE id = ?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place where the query was found.

    `kind` is `text` or one of `KINDS`; `record_id` the source's for a text. `start` and `end` are code points of the
    text or of what the record says; `before`, `match` and `after` show it, white space folded.
    """

    kind: str
    record_id: str
    source_id: str | None
    revision: int | None
    start: int
    end: int
    before: str
    match: str
    after: str


def search(store: Store, typed: str, *, limit: int = 500) -> list[Hit]:
    """Find in the texts, then in notes and the codebook. Never a syntax error; a blank query finds nothing."""
    query = read_query(store.conn, typed)
    if query is None:
        return []
    hits: list[Hit] = []
    for hit in _all(store, query):
        hits.append(hit)
        if len(hits) >= limit:
            break
    return hits


def _all(store: Store, query: Query) -> Iterator[Hit]:
    for source_id, number, text in _texts(store, query):
        for place in places(text, query.terms):
            yield _hit(_Found("text", source_id, source_id, number, text), *place)
    for table, record_id in _documents(store, query):
        row = store.row(_SHOWN[table], (record_id,))
        if row is not None:
            for place in places(row[1], query.terms):
                yield _hit(_Found(KINDS[table], record_id, row[0], None, row[1]), *place)
                break


def _texts(store: Store, query: Query) -> Iterator[tuple[str, int, str]]:
    conditions, values = [], []
    order = "s.sort_order IS NULL, s.sort_order, s.key, r.number"
    if query.match:
        conditions.append("t.key IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)")
        values.append(query.match)
    for piece in query.pieces:
        if len(piece) >= SHORTEST_TRIGRAM:
            conditions.append("t.key IN (SELECT rowid FROM text_trigrams WHERE text_trigrams MATCH ?)")
            values.append(f'"{piece}"')
        else:
            conditions.append("t.text LIKE ? ESCAPE '\\'")
            values.append(_like(piece))
    cursor = store.conn.execute(
        "SELECT r.source_id, r.number, t.text FROM texts t JOIN revisions r ON r.sha256 = t.sha256 "
        f"JOIN sources s ON s.id = r.source_id WHERE {' AND '.join(conditions)} ORDER BY {order}",
        values,
    )
    yield from cursor


def _documents(store: Store, query: Query) -> list[tuple[Any, ...]]:
    conditions, values = [], []
    if query.match:
        conditions.append("key IN (SELECT rowid FROM document_index WHERE document_index MATCH ?)")
        values.append(query.match)
    for piece in query.pieces:
        conditions.append("body LIKE ? ESCAPE '\\'")
        values.append(_like(piece))
    rows = store.rows(f"SELECT kind, record_id FROM documents WHERE {' AND '.join(conditions)} ORDER BY key", values)
    return sorted(rows, key=lambda row: list(KINDS).index(row[0]))


def _like(piece: str) -> str:
    escaped = fold(piece).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


class _Found(NamedTuple):
    kind: str
    record_id: str
    source_id: str | None
    revision: int | None
    text: str


def _hit(found: _Found, start: int, end: int) -> Hit:
    before = found.text[max(0, start - CONTEXT) : start]
    after = found.text[end : end + CONTEXT]
    return Hit(
        kind=found.kind,
        record_id=found.record_id,
        source_id=found.source_id,
        revision=found.revision,
        start=start,
        end=end,
        before=("…" if start > CONTEXT else "") + _folded(before),
        match=" ".join(found.text[start:end].split()),
        after=_folded(after) + ("…" if end + CONTEXT < len(found.text) else ""),
    )


def _folded(text: str) -> str:
    """White space folded, but kept at the ends, where the match joins."""
    inner = " ".join(text.split())
    return (" " if inner and text[0].isspace() else "") + inner + (" " if text[-1:].isspace() else "")
