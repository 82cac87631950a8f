"""Whether a step may change which rows a list has, and where: told by what the history keeps of it.

What a row shows may be another all the same: that is read again by its window.
"""

import json

from crossread.db.overview.query import OverviewQuery
from crossread.db.store.store import Store

MOST_LOOKED_AT = 500
"""A step with more in it is taken to touch everything."""


def touches(store: Store, query: OverviewQuery, step: int) -> bool:
    """Whether the listing of a query may be another after a step, or after more that was done under its number."""
    rows = store.rows("SELECT table_name, op, before FROM history WHERE step = ? LIMIT ?", (step, MOST_LOOKED_AT + 1))
    if len(rows) > MOST_LOOKED_AT:
        return True
    counted = _columns(query)
    for table, op, before in rows:
        watched = counted.get(table)
        if watched is None:
            continue
        if op != "update" or not watched or watched & json.loads(before).keys():
            return True
    return False


def _columns(query: OverviewQuery) -> dict[str, frozenset[str]]:
    """The tables that a listing depends on, each with the columns that count; none means all."""
    whole: frozenset[str] = frozenset()
    own = {"source_id", "revision", "start", "created_at", "created_by"}
    if query.words.strip():
        own.add("quote")
    if query.note is not None or query.note_words.strip():
        own.add("note")
    tables = {"annotations": frozenset(own), "sources": frozenset({"sort_order", "published"})}
    by_date = query.happened is not None or query.grouping == "happened"
    by_speech = bool(query.voices or query.stances)
    if by_date or query.kind is not None or query.grouping == "event" or query.events or by_speech:
        tables["event_tags"] = whole
    if by_date or query.kind is not None or query.grouping == "claim" or query.claims or by_speech:
        tables["positions"] = whole
    if by_date:
        tables |= {"events": frozenset({"date"}), "claims": frozenset({"event_id"})}
    return tables
