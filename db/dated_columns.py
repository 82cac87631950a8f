"""When the annotations of each source happened, were published or were made: columns for plots, read by source.

What the weights mean is said in `crossread.db.density`; this is the same rule, streamed into arrays, because a hundred
thousand objects would be made and looked through by the garbage collector for nothing.
"""

from array import array
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from crossread.db.density import Clock, Coverage, Minutes, Spans
from crossread.db.records import Changes
from crossread.db.store.store import Store

# Beyond so many sources it is quicker to read all than each by its index.
MOST_APART = 40


@dataclass(slots=True)
class DatedColumns:
    """The annotations of one source on one clock.

    Row by row: `weight[i]` of the annotation `ids[i]` lies evenly over the minutes `[first[i], last[i])`; an annotation
    has a row for each of its dates, and its weights add up to one. `undated` are the annotations without any;
    `several` tells whether any has more than one row.
    """

    ids: list[str] = field(default_factory=list)
    first: "array[int]" = field(default_factory=lambda: array("q"))
    last: "array[int]" = field(default_factory=lambda: array("q"))
    weight: "array[float]" = field(default_factory=lambda: array("d"))
    undated: list[str] = field(default_factory=list)
    several: bool = False

    def add(self, annotation_id: str, ranges: Collection[Minutes], weight: float = 1.0) -> None:
        """Add an annotation, or that part of its weight that belongs here, shared equally among its ranges."""
        if not ranges:
            self.undated.append(annotation_id)
            return
        self.several = self.several or len(ranges) > 1 or bool(self.ids and self.ids[-1] == annotation_id)
        for first, last in ranges:
            self.ids.append(annotation_id)
            self.first.append(first)
            self.last.append(last if last > first else first + 1)
            self.weight.append(weight / len(ranges))

    @property
    def spans(self) -> Spans:
        """First minutes, ends and weights."""
        return self.first, self.last, self.weight

    def with_rows(self, gone: Collection[str], more: "DatedColumns") -> "DatedColumns":
        """The same without the rows of the annotations that are gone, and with more rows after the others."""
        kept = [row for row, each in enumerate(self.ids) if each not in gone]
        if len(kept) == len(self.ids):
            made = DatedColumns(self.ids[:], self.first[:], self.last[:], self.weight[:], self.undated[:], self.several)
        else:
            made = DatedColumns(
                [self.ids[row] for row in kept],
                array("q", (self.first[row] for row in kept)),
                array("q", (self.last[row] for row in kept)),
                array("d", (self.weight[row] for row in kept)),
                self.undated[:],
                len(kept) > len({self.ids[row] for row in kept}),
            )
        made.undated = [each for each in made.undated if each not in gone] + more.undated
        made.ids += more.ids
        made.first += more.first
        made.last += more.last
        made.weight += more.weight
        made.several = made.several or more.several
        return made


def read_columns(store: Store, clock: Clock, source_ids: Collection[str] | None = None) -> dict[str, DatedColumns]:
    """The columns of all sources, or of those of the ids that exist, in the order of the sources."""
    return _read(store, clock, source_ids, None)


def read_rows_of(store: Store, clock: Clock, annotation_ids: Collection[str]) -> dict[str, DatedColumns]:
    """The rows of some annotations, those that exist, in columns by source; every source has one."""
    return _read(store, clock, None, annotation_ids)


def _read(
    store: Store, clock: Clock, source_ids: Collection[str] | None, annotation_ids: Collection[str] | None
) -> dict[str, DatedColumns]:
    known = store.rows("SELECT id, published FROM sources ORDER BY sort_order IS NULL, sort_order, key")
    wanted = [(each, published) for each, published in known if source_ids is None or each in source_ids]
    columns = {each: DatedColumns() for each, _ in wanted}
    some = source_ids is not None and len(wanted) <= MOST_APART
    where = f"WHERE a.source_id IN ({', '.join('?' * len(wanted))})" if some else ""
    values = [each for each, _ in wanted] if some else []
    if annotation_ids is not None:
        where, values = f"WHERE a.id IN ({', '.join('?' * len(annotation_ids))})", list(annotation_ids)
    coverage = Coverage()
    if clock == "published":
        once = {each: _only(coverage.date(published)) for each, published in wanted}
        for annotation_id, source_id in store.conn.execute(f"SELECT id, source_id FROM annotations a {where}", values):
            if source_id in columns:
                columns[source_id].add(annotation_id, once[source_id])
    elif clock == "annotated":
        query = f"SELECT id, source_id, created_at FROM annotations a {where}"
        for annotation_id, source_id, created_at in store.conn.execute(query, values):
            if source_id in columns:
                columns[source_id].add(annotation_id, _only(coverage.time(created_at)))
    else:
        tagged, claimed = _tagged(store, coverage, where, values), _claimed(store, coverage, where, values)
        for annotation_id, source_id in store.conn.execute(f"SELECT id, source_id FROM annotations a {where}", values):
            if source_id in columns:
                ranges = tagged.get(annotation_id)
                columns[source_id].add(annotation_id, claimed.get(annotation_id, ()) if ranges is None else ranges)
    return columns


def sources_concerned(store: Store, changes: Changes) -> set[str]:
    """The sources whose columns may be others after the changes: those that still exist and are concerned at all."""
    concerned = set(changes.annotated_sources) | set(changes.ids.get("source", ()))
    for kind, queries in _BY_KIND.items():
        for record_id in changes.ids.get(kind, ()):
            for query in queries:
                concerned.update(row[0] for row in store.rows(query, (record_id,)))
    return concerned


def annotations_concerned(store: Store, changes: Changes) -> set[str]:
    """The annotations that may lie elsewhere after the changes, also such as are gone; not those of changed sources."""
    concerned = set(changes.ids.get("annotation", ()))
    for kind, queries in _ANNOTATIONS_BY_KIND.items():
        for record_id in changes.ids.get(kind, ()):
            for query in queries:
                concerned.update(row[0] for row in store.rows(query, (record_id,)))
    return concerned


_OF_EVENT = "event_tags t CROSS JOIN annotations a ON a.id = t.annotation_id"
_OF_CLAIM = "positions p CROSS JOIN annotations a ON a.id = p.annotation_id"
_BY_KIND = {
    "event": (
        f"SELECT DISTINCT a.source_id FROM {_OF_EVENT} WHERE t.event_id = ?",
        f"SELECT DISTINCT a.source_id FROM claims c CROSS JOIN {_OF_CLAIM} WHERE p.claim_id = c.id AND c.event_id = ?",
    ),
    "claim": (f"SELECT DISTINCT a.source_id FROM {_OF_CLAIM} WHERE p.claim_id = ?",),
}

_ANNOTATIONS_BY_KIND = {
    "event": (
        "SELECT annotation_id FROM event_tags WHERE event_id = ?",
        "SELECT p.annotation_id FROM claims c CROSS JOIN positions p ON p.claim_id = c.id WHERE c.event_id = ?",
    ),
    "claim": ("SELECT annotation_id FROM positions WHERE claim_id = ?",),
}

_Ranges = tuple[Minutes, ...]


def _only(covered: Minutes | None) -> _Ranges:
    return () if covered is None else (covered,)


def _tagged(store: Store, coverage: Coverage, where: str, values: Iterable[str]) -> dict[str, _Ranges]:
    """What the event tags of each annotation that has any cover; nothing for tags without a date."""
    dates = dict(store.rows("SELECT id, date FROM events"))
    # CROSS JOIN: with the tags first, one source would cost as much as all.
    source = f"annotations a CROSS JOIN event_tags t ON t.annotation_id = a.id {where}" if where else "event_tags t"
    found: dict[str, _Ranges] = {}
    alone: dict[str | None, _Ranges] = {}
    for annotation_id, event_id, own in store.conn.execute(
        f"SELECT t.annotation_id, t.event_id, t.date FROM {source}", tuple(values)
    ):
        date = own or dates[event_id]
        ranges = alone.get(date)
        if ranges is None:
            ranges = alone[date] = _only(coverage.date(date))
        before = found.get(annotation_id)
        found[annotation_id] = ranges if before is None else before + ranges
    return found


def _claimed(store: Store, coverage: Coverage, where: str, values: Iterable[str]) -> dict[str, _Ranges]:
    """What the dated events that the claims of each annotation are about cover, each event once."""
    covered = {
        claim_id: (event_id, _only(coverage.date(date)))
        for claim_id, event_id, date in store.rows(
            "SELECT c.id, e.id, e.date FROM claims c JOIN events e ON e.id = c.event_id WHERE e.date IS NOT NULL"
        )
    }
    source = "positions p"
    if where:
        source = f"annotations a CROSS JOIN positions p ON p.annotation_id = a.id {where}"
    found: dict[str, _Ranges] = {}
    events: dict[str, tuple[str, ...]] = {}
    for annotation_id, claim_id in store.conn.execute(
        f"SELECT p.annotation_id, p.claim_id FROM {source}", tuple(values)
    ):
        if claim_id not in covered:
            continue
        event_id, ranges = covered[claim_id]
        before = found.get(annotation_id)
        if before is None:
            found[annotation_id] = ranges
            events[annotation_id] = (event_id,)
        elif event_id not in events[annotation_id]:
            events[annotation_id] += (event_id,)
            found[annotation_id] = before + ranges
    return found
