"""Searching a project: all texts, notes and the codebook at once, each hit with its surroundings."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from crossread.db.record import record
from crossread.db.search.passages import found_records, found_texts, said, text_of
from crossread.db.search.places import places
from crossread.db.search.queries import Query, read_query
from crossread.db.store.store import Store

CONTEXT = 60
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
"""What the tables of records are called to users."""


@record
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
    query = read_query(typed)
    return list(islice(_all(store, query), limit)) if query is not None else []


def _all(store: Store, query: Query) -> Iterator[Hit]:
    terms = query.terms("texts")
    for found in found_texts(store, query) if terms else ():
        text = text_of(store, found.key)
        for place in places(text, terms):
            yield _hit(_Found("text", found.source_id, found.source_id, found.revision, text), *place)
    for each in sorted(found_records(store, query), key=lambda found: list(KINDS).index(found.table)):
        told = said(store, each.table, each.id)
        if told is None:
            continue
        for place in places(told[1], query.terms(each.table)):
            yield _hit(_Found(KINDS[each.table], each.id, told[0], None, told[1]), *place)
            break


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
