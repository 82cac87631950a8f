"""When annotations happened, were published or made: columns for plots by voice, event, claim, stance or author.

By source they are read in `crossread.db.dated_columns`; here an annotation can lie in several series, and is shared.
"""

from collections.abc import Collection
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
    """The columns of each series that has any annotation, the greatest first; those of the sources in their order."""
    whole = read_columns(store, clock)
    return whole if by == "source" else ordered(series_of(store, clock, by, whole))


def series_of(
    store: Store,
    clock: Clock,
    by: SeriesBy,
    columns: dict[str, DatedColumns],
    annotation_ids: Collection[str] | None = None,
) -> dict[str, DatedColumns]:
    """The columns of the sources dealt out to series, in no order; `annotation_ids` are those in them, if not all.

    The weight of an annotation is shared equally among its series; by event, when things happened, the share of a date
    lies in its event's. An annotation without a date is in the first of its series alone, so that it is counted once.
    """
    within = _Within(annotation_ids)
    if by == "event" and clock == "happened":
        return _by_event(store, columns, within)
    belongs = _belongs(store, by, within)
    made: dict[str, DatedColumns] = {}
    for column in columns.values():
        for annotation_id, ranges in _rows(column):
            series = belongs.get(annotation_id, (NONE,))
            for each in series if ranges else series[:1]:
                made.setdefault(each, DatedColumns()).add(annotation_id, ranges, 1 / len(series))
    return made


def changed_series(
    before: dict[str, DatedColumns], gone: Collection[str], more: dict[str, DatedColumns]
) -> dict[str, DatedColumns]:
    """The series without some annotations, and with more; a series that neither concerns is the same object."""
    gone = frozenset(gone)
    made: dict[str, DatedColumns] = {}
    for each, column in before.items():
        is_same = each not in more and gone.isdisjoint(column.ids) and gone.isdisjoint(column.undated)
        made[each] = column if is_same else column.with_rows(gone, more.get(each, DatedColumns()))
    made |= {each: column for each, column in more.items() if each not in before}
    return {each: column for each, column in made.items() if column.ids or column.undated}


def ordered(made: dict[str, DatedColumns]) -> dict[str, DatedColumns]:
    """The greatest first, and what belongs nowhere last."""
    order = sorted(
        made, key=lambda each: (each == NONE, -round(sum(made[each].weight), 9), -len(made[each].undated), each)
    )
    return {each: made[each] for each in order}


class _Within:
    """A condition on the annotations that a query is about; of all without any."""

    def __init__(self, annotation_ids: Collection[str] | None) -> None:
        self.values = list(annotation_ids or ())
        self._given = annotation_ids is not None

    def where(self, column: str, other: str = "") -> str:
        """WHERE, with another condition."""
        conditions = [f"{column} IN ({', '.join('?' * len(self.values))})"] if self._given else []
        conditions += [other] if other else []
        return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _rows(column: DatedColumns) -> list[tuple[str, list[Minutes]]]:
    found: dict[str, list[Minutes]] = {}
    for annotation_id, first, last in zip(column.ids, column.first, column.last, strict=True):
        found.setdefault(annotation_id, []).append((first, last))
    return [*found.items(), *((each, []) for each in column.undated)]


def _by_event(store: Store, whole: dict[str, DatedColumns], within: _Within) -> dict[str, DatedColumns]:
    coverage, made = Coverage(), dict[str, DatedColumns]()
    tagged: dict[str, list[tuple[str, Minutes | None]]] = {}
    for annotation_id, event_id, date in store.conn.execute(
        "SELECT t.annotation_id, t.event_id, coalesce(t.date, e.date) FROM event_tags t "
        f"JOIN events e ON e.id = t.event_id{within.where('t.annotation_id')} ORDER BY t.key",
        within.values,
    ):
        tagged.setdefault(annotation_id, []).append((event_id, coverage.date(date)))
    claimed: dict[str, dict[str, Minutes | None]] = {}
    for annotation_id, event_id, date in store.conn.execute(
        "SELECT p.annotation_id, e.id, e.date FROM positions p JOIN claims c ON c.id = p.claim_id "
        f"JOIN events e ON e.id = c.event_id{within.where('p.annotation_id')} ORDER BY p.key",
        within.values,
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


# What is asked, of which annotation, and the order.
_QUERIES: dict[SeriesBy, tuple[str, str, str]] = {
    "voice": (f"SELECT annotation_id, coalesce(voice_id, '{ITSELF}') FROM positions", "annotation_id", " ORDER BY key"),
    "claim": ("SELECT annotation_id, claim_id FROM positions", "annotation_id", " ORDER BY key"),
    "stance": ("SELECT annotation_id, stance FROM positions", "annotation_id", " ORDER BY key"),
    "author": ("SELECT id, created_by FROM annotations", "id", ""),
}
_TAGGED = "SELECT annotation_id, event_id FROM event_tags"
_ABOUT = "SELECT p.annotation_id, c.event_id FROM positions p JOIN claims c ON c.id = p.claim_id"


def _belongs(store: Store, by: SeriesBy, within: _Within) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if by != "event":
        query, column, order = _QUERIES[by]
        _gather(store, f"{query}{within.where(column)}{order}", within, found)
        return found
    _gather(store, f"{_TAGGED}{within.where('annotation_id')} ORDER BY key", within, found)
    claimed: dict[str, tuple[str, ...]] = {}
    where = within.where("p.annotation_id", "c.event_id IS NOT NULL")
    _gather(store, f"{_ABOUT}{where} ORDER BY p.key", within, claimed)
    return claimed | found


def _gather(store: Store, query: str, within: _Within, found: dict[str, tuple[str, ...]]) -> None:
    for annotation_id, series in store.conn.execute(query, within.values):
        before = found.get(annotation_id, ())
        if series not in before:
            found[annotation_id] = (*before, series)
