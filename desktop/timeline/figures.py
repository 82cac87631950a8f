"""Everything that the timeline shows of a project on one clock, as numbers that answer; immutable once made."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from crossread.db.dated_columns import DatedColumns
from crossread.db.dated_series import SeriesBy
from crossread.db.density import Clock, CumulativeMass
from crossread.desktop.timeline.event_marks import DatedEvent
from crossread.desktop.timeline.lanes import Lane

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from crossread.desktop.timeline.bar_sums import BarSums
    from crossread.desktop.timeline.fold import Fold

OUTERMOST = 0.04
"""The part of the weight at either end that may be left out of the first look."""
FAR_OFF = 3
"""It is left out where that makes the look so many times narrower."""
POINTS = 300


@dataclass(frozen=True, slots=True)
class Reach:
    """The first minute of each annotation of a source, and the last of each; both rising."""

    starts: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The lanes in their order, the events that have a date, and the weights of the annotations.

    `columns` are by lane, `by_source` and `reaches` by source whatever the lanes are of. `series` are the columns of
    what the lanes are of, before the smallest of many are gathered in one; by source there are none.
    """

    clock: Clock
    by: SeriesBy
    lanes: tuple[Lane, ...]
    events: tuple[DatedEvent, ...]
    columns: dict[str, DatedColumns]
    by_source: dict[str, DatedColumns]
    series: dict[str, DatedColumns]
    reaches: dict[str, Reach]
    mass: CumulativeMass
    homes: dict[str, str]
    """The source of each annotation that was ever read. It only grows, and is handed on to what is made of these."""
    source_places: dict[str, int]
    """The place of each source in the list of sources, from which it has letter and colour."""

    @cached_property
    def rows(self) -> list[int]:
        """For each lane its row in the mass."""
        places = {each: place for place, each in enumerate(self.mass.ids)}
        return [places[lane.id] for lane in self.lanes]

    @cached_property
    def dated(self) -> int:
        """How many annotations have a date."""
        return round(sum(self.mass.totals[row] for row in self.rows))

    @cached_property
    def undated(self) -> list[str]:
        """The annotations without a date, by source."""
        return [each for lane in self.lanes for each in self.columns[lane.id].undated]

    @cached_property
    def undated_by_lane(self) -> list[int]:
        """For each lane how many annotations have no date."""
        return [len(self.columns[lane.id].undated) for lane in self.lanes]

    @cached_property
    def undated_count(self) -> int:
        """How many annotations have no date."""
        return sum(self.undated_by_lane)

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """The minutes `[first, last)` in which anything lies; None if nothing is dated."""
        seen = [reach for reach in self.reaches.values() if len(reach.starts)]
        firsts = [int(reach.starts[0]) for reach in seen] + [event.first for event in self.events]
        lasts = [int(reach.ends[-1]) for reach in seen] + [event.last for event in self.events]
        return (min(firsts), max(lasts)) if firsts else None

    @cached_property
    def bulk(self) -> tuple[int, int] | None:
        """The minutes that hold all but the outermost weight at either end, where these are far off; else the extent.

        One footnote on a century later would leave a month of reports no wider than a pixel.
        """
        import numpy as np

        if self.extent is None or not self.dated:
            return self.extent
        first, last = map(float, self.extent)
        before, whole = 0.0, float(sum(self.mass.totals[row] for row in self.rows))
        for _ in range(3):
            # Closer each time: an hour of all that was written lies in a two-thousandth of forty years.
            points = np.linspace(first, last, POINTS)
            upto = before + np.concatenate(([0.0], np.cumsum(self.masses(points).sum(axis=0))))
            low = max(int(np.searchsorted(upto, OUTERMOST * whole, side="right")) - 1, 0)
            high = min(int(np.searchsorted(upto, (1 - OUTERMOST) * whole)), POINTS - 1)
            before, first, last = float(upto[low]), float(points[low]), float(points[high])
        far = (last - first) * FAR_OFF < self.extent[1] - self.extent[0]
        return (round(first), round(last)) if far else self.extent

    @cached_property
    def bar_sums(self) -> "BarSums":
        """The weights by pieces of the calendar."""
        from crossread.desktop.timeline.bar_sums import BarSums

        return BarSums(self.mass, [lane.id for lane in self.lanes])

    def take_sums(self, before: "Figures", changed: Collection[str]) -> None:
        """Keep of the figures before what was summed for them, but for the lanes that changed."""
        self.__dict__["bar_sums"] = before.bar_sums.after(self.mass, [lane.id for lane in self.lanes], changed)

    @property
    def has_fold(self) -> bool:
        """Whether the axis without the long times was ever wanted."""
        return "fold" in self.__dict__

    @cached_property
    def fold(self) -> "Fold":
        """The axis without the long times in which nothing lies."""
        import numpy as np

        from crossread.desktop.timeline.fold import fold_of

        columns = [self.columns[lane.id] for lane in self.lanes]
        firsts = [np.frombuffer(column.first, np.int64) for column in columns]
        lasts = [np.frombuffer(column.last, np.int64) for column in columns]
        starts, ends = self._event_ends
        return fold_of(
            np.concatenate([*firsts, starts]).astype(np.float64), np.concatenate([*lasts, ends]).astype(np.float64)
        )

    @cached_property
    def whole_reach(self) -> Reach:
        """The ends of all annotations."""
        import numpy as np

        seen = list(self.reaches.values()) or [Reach(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        if len(seen) == 1:
            return seen[0]
        # A merge sort: each part is in order.
        starts = np.sort(np.concatenate([each.starts for each in seen]), kind="stable")
        return Reach(starts, np.sort(np.concatenate([each.ends for each in seen]), kind="stable"))

    def beside(self, first: float, last: float) -> tuple[int, int]:
        """How many annotations lie wholly before, and how many wholly after the minutes."""
        reach = self.whole_reach
        before = int(reach.ends.searchsorted(math.floor(first), side="right"))
        return before, len(reach.starts) - int(reach.starts.searchsorted(math.ceil(last), side="left"))

    @cached_property
    def _event_ends(self) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        import numpy as np

        ends = np.array([(event.from_, event.to) for event in self.events], dtype=np.int64).reshape(-1, 2)
        return ends[:, 0], ends[:, 1]

    def events_between(self, first: float, last: float) -> list[DatedEvent]:
        """The events that may have any part in the minutes, in their order."""
        starts, ends = self._event_ends
        return [self.events[each] for each in ((ends >= first) & (starts <= last)).nonzero()[0].tolist()]

    def masses(self, edges: "NDArray[np.float64]") -> "NDArray[np.float64]":
        """The weight of each lane from each edge to the next: shape (lanes, edges - 1)."""
        return self.mass.between(edges)[self.rows]

    def counts(self, first: float, last: float) -> list[int]:
        """For each lane how many annotations have any part in the minutes."""
        return [self._count(self.columns[lane.id], first, last) for lane in self.lanes]

    def count(self, first: float, last: float) -> int:
        """How many annotations have any part in the minutes, each counted once."""
        if self.by == "source":
            return sum(self.counts(first, last))
        before, after = self.beside(first, last)
        return len(self.whole_reach.starts) - before - after

    def lying(self, first: float, last: float, lane_ids: Iterable[str] | None = None, most: int = 500) -> list[str]:
        """The annotations any part of which lies in the minutes, the narrowest dates first; so many at most."""
        import numpy as np

        columns = [self.columns[each] for each in (lane_ids or [lane.id for lane in self.lanes])]
        rows = [_rows(column, first, last) for column in columns]
        starts = np.concatenate([np.frombuffer(c.first, np.int64)[r] for c, r in zip(columns, rows, strict=True)])
        ends = np.concatenate([np.frombuffer(c.last, np.int64)[r] for c, r in zip(columns, rows, strict=True)])
        whose = np.repeat(np.arange(len(columns)), [len(each) for each in rows])
        which = np.concatenate(rows)
        found: dict[str, None] = {}
        for place in np.lexsort((starts, ends - starts)).tolist():
            found[columns[whose[place]].ids[which[place]]] = None
            if len(found) == most:
                break
        return list(found)

    def ids_in(self, first: float, last: float) -> frozenset[str]:
        """All annotations any part of which lies in the minutes."""
        found = set[str]()
        for column in self.by_source.values():
            rows = _rows(column, first, last)
            found.update(column.ids if len(rows) == len(column.ids) else map(column.ids.__getitem__, rows.tolist()))
        return frozenset(found)

    def _count(self, column: DatedColumns, first: float, last: float) -> int:
        rows = _rows(column, first, last)
        # An annotation with several dates has several rows, and a weight below one in each.
        if column.several:
            return len({column.ids[row] for row in rows.tolist()})
        return len(rows)

    def ranges_of(self, annotation_ids: Collection[str]) -> dict[str, list[tuple[int, int]]]:
        """By lane the minutes `[first, last)` of the annotations."""
        if self.by != "source":
            chosen = frozenset(annotation_ids)
            return {lane: ranges for lane, column in self.columns.items() if (ranges := _ranges(column, chosen))}
        wanted: dict[str, set[str]] = {}
        for each in annotation_ids:
            home = self.homes.get(each)
            if home in self.columns:
                wanted.setdefault(home, set()).add(each)
        found: dict[str, list[tuple[int, int]]] = {}
        for source_id, ids in wanted.items():
            if ranges := _ranges(self.columns[source_id], ids):
                found[source_id] = ranges
        return found


def _ranges(column: DatedColumns, ids: Collection[str]) -> list[tuple[int, int]]:
    return [(column.first[row], column.last[row]) for row, each in enumerate(column.ids) if each in ids]


def _rows(column: DatedColumns, first: float, last: float) -> "NDArray[np.intp]":
    import numpy as np

    starts, ends = np.frombuffer(column.first, np.int64), np.frombuffer(column.last, np.int64)
    return np.nonzero((starts < last) & (ends > first))[0]


def reach_of(column: DatedColumns) -> Reach:
    """The ends of the annotations of a column."""
    import numpy as np

    firsts, lasts = np.frombuffer(column.first, np.int64), np.frombuffer(column.last, np.int64)
    if column.several:
        _, whose = np.unique(np.array(column.ids), return_inverse=True)
        order = np.argsort(whose, kind="stable")
        groups = np.flatnonzero(np.diff(whose[order], prepend=-1))
        firsts = np.minimum.reduceat(firsts[order], groups)
        lasts = np.maximum.reduceat(lasts[order], groups)
    return Reach(np.sort(firsts), np.sort(lasts))
