"""When annotations happened, were published or made: columns for plots by voice, event, claim, stance or author.

By source they are read in `crossread.db.dated_columns`; here an annotation can lie in several series, and is shared.
"""

from typing import Literal, get_args

from crossread.db.dated_columns import DatedColumns, read_columns
from crossread.db.density import Clock, Coverage, Minutes
from crossread.db.store.store import Store

SeriesBy = Literal["source", "voice", "event", "claim", "stance", "author"]
SERIES_BYS: tuple[SeriesBy, ...] = get_args(SeriesBy)

NONE = ""
"""The series of what has nothing of the asked kind: no event, no claim, no position, an unnamed author."""
ITSELF = "itself"
"""The series of positions that no other voice takes: the source itself speaks."""


def read_series(store: Store, clock: Clock, by: SeriesBy) -> dict[str, DatedColumns]:
    """The columns of each series that has any annotation, the greatest first; those of the sources in their order.

    The weight of an annotation is shared equally among its series; by event, when things happened, the share of a date
    lies in its event's. An annotation without a date is in the first of its series alone, so that it is counted once.
    """
    whole = read_columns(store, clock)
    if by == "source":
        return whole
    if by == "event" and clock == "happened":
        return _ordered(_by_event(store, whole))
    belongs = _belongs(store, by)
    made: dict[str, DatedColumns] = {}
    for column in whole.values():
        for annotation_id, ranges in _rows(column):
            series = belongs.get(annotation_id, (NONE,))
            for each in series if ranges else series[:1]:
                made.setdefault(each, DatedColumns()).add(annotation_id, ranges, 1 / len(series))
    return _ordered(made)


def _rows(column: DatedColumns) -> list[tuple[str, list[Minutes]]]:
    found: dict[str, list[Minutes]] = {}
    for annotation_id, first, last in zip(column.ids, column.first, column.last, strict=True):
        found.setdefault(annotation_id, []).append((first, last))
    return [*found.items(), *((each, []) for each in column.undated)]


def _by_event(store: Store, whole: dict[str, DatedColumns]) -> dict[str, DatedColumns]:
    coverage, made = Coverage(), dict[str, DatedColumns]()
    tagged: dict[str, list[tuple[str, Minutes | None]]] = {}
    for annotation_id, event_id, date in store.conn.execute(
        "SELECT t.annotation_id, t.event_id, coalesce(t.date, e.date) FROM event_tags t "
        "JOIN events e ON e.id = t.event_id ORDER BY t.key"
    ):
        tagged.setdefault(annotation_id, []).append((event_id, coverage.date(date)))
    claimed: dict[str, dict[str, Minutes | None]] = {}
    for annotation_id, event_id, date in store.conn.execute(
        "SELECT p.annotation_id, e.id, e.date FROM positions p JOIN claims c ON c.id = p.claim_id "
        "JOIN events e ON e.id = c.event_id ORDER BY p.key"
    ):
        if annotation_id not in tagged:
            claimed.setdefault(annotation_id, {})[event_id] = coverage.date(date)
    for column in whole.values():
        for annotation_id in dict.fromkeys([*column.ids, *column.undated]):
            events = tagged.get(annotation_id) or list(claimed.get(annotation_id, {}).items())
            dated = [(event_id, covered) for event_id, covered in events if covered is not None]
            for event_id, covered in dated:
                made.setdefault(event_id, DatedColumns()).add(annotation_id, [covered], 1 / len(dated))
            if not dated:
                first = events[0][0] if events else NONE
                made.setdefault(first, DatedColumns()).add(annotation_id, [])
    return made


_QUERIES: dict[SeriesBy, str] = {
    "voice": f"SELECT annotation_id, coalesce(voice_id, '{ITSELF}') FROM positions ORDER BY key",
    "claim": "SELECT annotation_id, claim_id FROM positions ORDER BY key",
    "stance": "SELECT annotation_id, stance FROM positions ORDER BY key",
    "author": "SELECT id, created_by FROM annotations",
}


def _belongs(store: Store, by: SeriesBy) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if by != "event":
        _gather(store, _QUERIES[by], found)
        return found
    _gather(store, "SELECT annotation_id, event_id FROM event_tags ORDER BY key", found)
    claimed: dict[str, tuple[str, ...]] = {}
    about = "SELECT p.annotation_id, c.event_id FROM positions p JOIN claims c ON c.id = p.claim_id "
    _gather(store, f"{about} WHERE c.event_id IS NOT NULL ORDER BY p.key", claimed)
    return claimed | found


def _gather(store: Store, query: str, found: dict[str, tuple[str, ...]]) -> None:
    for annotation_id, series in store.conn.execute(query):
        before = found.get(annotation_id, ())
        if series not in before:
            found[annotation_id] = (*before, series)


def _ordered(made: dict[str, DatedColumns]) -> dict[str, DatedColumns]:
    """The greatest first, and what belongs nowhere last."""
    order = sorted(made, key=lambda each: (each == NONE, -sum(made[each].weight), -len(made[each].undated), each))
    return {each: made[each] for each in order}
