"""Relative dates follow their anchor: worked out again when the date that they are counted from changes.

A date that the researcher set otherwise than its words say is left as it is.
"""

from collections.abc import Sequence

from crossread.db.store.store import Store

_WORDS_AND_DATE = {"event_tags": ("date_given", "date"), "positions": ("value_given", "value")}


def follow_event(store: Store, event_id: str, before: str | None, after: str | None) -> None:
    """The event's date changed: what is counted from it changes along, inside the step under way."""
    _follow(store, "json_extract(t.date_anchor, '$.event_id') = ?", (event_id,), (before, after))


def follow_published(store: Store, source_id: str, before: str | None, after: str | None) -> None:
    """The source's date published changed: what its passages count from it changes along, inside the step under way."""
    condition = "json_extract(t.date_anchor, '$.published') AND a.source_id = ?"
    _follow(store, condition, (source_id,), (before, after))


def _follow(store: Store, condition: str, values: Sequence[str], dates: tuple[str | None, str | None]) -> None:
    from crossread.db.dates import resolve

    before, after = dates
    touched: set[str] = set()
    for table, (words, date) in _WORDS_AND_DATE.items():
        rows = store.rows(
            f"SELECT t.id, t.annotation_id, t.{words}, t.{date} FROM {table} t JOIN annotations a "
            f"ON a.id = t.annotation_id WHERE t.date_anchor IS NOT NULL AND t.{words} IS NOT NULL AND {condition}",
            values,
        )
        for row_id, annotation_id, given, present in rows:
            if present is not None and (before is None or resolve(given, before) != present):
                continue
            found = resolve(given, after) if after is not None else None
            if found != present:
                store.update(table, row_id, {date: found})
                touched.add(annotation_id)
    store.touch("annotations", touched)
