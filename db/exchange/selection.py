"""Which records of a project an export takes: all, or some with everything that they refer to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from crossread.db.errors import InvalidRecordError
from crossread.db.store.store import Store

_CHUNK = 20_000


@dataclass(slots=True)
class Selection:
    """The ids that are taken, by kind."""

    sources: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    annotations: set[str] = field(default_factory=set)


def select(store: Store, only: Collection[str]) -> Selection:
    """What belongs to the ids of sources, voices, events, claims and annotations.

    A source brings its annotations; an event or a claim those annotations that carry it. An annotation brings its
    source, and all that its tags and positions name.

    Raises InvalidRecordError for an id that is none of these.
    """
    chosen = Selection()
    unknown = set(only)
    for name in Selection.__dataclass_fields__:
        found = _all_of(store, f"SELECT id FROM {name} WHERE id IN", unknown)
        getattr(chosen, name).update(found)
        unknown -= found
    if unknown:
        raise InvalidRecordError("Something of what is to be exported is not in the project any more.")
    for sql, ids in (
        ("SELECT id FROM annotations WHERE source_id IN", chosen.sources),
        ("SELECT annotation_id FROM event_tags WHERE event_id IN", chosen.events),
        ("SELECT annotation_id FROM positions WHERE claim_id IN", chosen.claims),
    ):
        chosen.annotations |= _all_of(store, sql, ids)
    _close(
        store,
        chosen.annotations,
        *(
            f"SELECT json_extract(date_anchor, '$.annotation_id') FROM {table} "
            "WHERE date_anchor IS NOT NULL AND annotation_id IN"
            for table in ("event_tags", "positions")
        ),
    )
    chosen.sources |= _all_of(store, "SELECT source_id FROM annotations WHERE id IN", chosen.annotations)
    chosen.claims |= _all_of(store, "SELECT claim_id FROM positions WHERE annotation_id IN", chosen.annotations)
    _close(store, chosen.claims, "SELECT parent_id FROM claims WHERE id IN")
    chosen.events |= _all_of(store, "SELECT event_id FROM event_tags WHERE annotation_id IN", chosen.annotations)
    chosen.events |= _all_of(store, "SELECT event_id FROM claims WHERE id IN", chosen.claims)
    for table in ("event_tags", "positions"):
        chosen.voices |= _all_of(store, f"SELECT voice_id FROM {table} WHERE annotation_id IN", chosen.annotations)
        chosen.events |= _all_of(
            store,
            f"SELECT json_extract(date_anchor, '$.event_id') FROM {table} "
            "WHERE date_anchor IS NOT NULL AND annotation_id IN",
            chosen.annotations,
        )
    _close(store, chosen.events, "SELECT parent_id FROM events WHERE id IN")
    _close(store, chosen.voices, "SELECT parent_id FROM voices WHERE id IN")
    return chosen


def _close(store: Store, ids: set[str], *queries: str) -> None:
    """Add what the members refer to, until they refer to nothing outside."""
    fresh: set[str] = set(ids)
    while fresh:
        found: set[str] = set()
        for sql in queries:
            found |= _all_of(store, sql, fresh)
        fresh = found - ids
        ids |= fresh


def _all_of(store: Store, sql: str, ids: Iterable[str]) -> set[str]:
    """The values that a query ending in IN gives for the ids, without NULL."""
    known = list(ids)
    found: set[str] = set()
    for first in range(0, len(known), _CHUNK):
        chunk = known[first : first + _CHUNK]
        found |= {row[0] for row in store.rows(f"{sql} ({', '.join('?' * len(chunk))})", chunk) if row[0] is not None}
    return found
