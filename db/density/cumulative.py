"""The weight up to any instant, per series, as lines between breakpoints: a window of time is then a few look-ups.

Built once; exact at every zoom, because weight spread evenly makes a cumulative sum of straight pieces.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from crossread.db.density.masses import Masses

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]
    Line = tuple[Floats, Floats]

Spans = tuple[Sequence[int], Sequence[int], Sequence[float]]
"""First minutes, ends and weights of one series, as long as each other; arrays are read without copying."""


class CumulativeMass:
    """For each series the minutes where its density changes, and the weight up to there.

    `ids` are the series in the order of the rows of `between`; `totals` their whole weights; `first` and `last` the
    minutes `[first, last)` in which any weight lies, None without any.
    """

    def __init__(self, lines: "dict[str | None, Line]") -> None:
        self._lines = lines
        self.ids: list[str | None] = list(lines)
        self.totals: list[float] = [float(sums[-1]) if len(sums) else 0.0 for _, sums in lines.values()]
        ends = [(float(points[0]), float(points[-1])) for points, _ in lines.values() if len(points)]
        self.first: float | None = min((first for first, _ in ends), default=None)
        self.last: float | None = max((last for _, last in ends), default=None)

    @classmethod
    def build(cls, masses: Masses, ids: Iterable[str | None] = ()) -> "CumulativeMass":
        """From the weights; `ids` are series that are there even when empty, and come first."""
        import numpy as np

        found = masses.ids
        codes = np.array(masses.codes, dtype=np.uint16 if len(found) <= 65_535 else np.int64)
        # A stable sort of short integers is a radix sort, ten times as fast.
        order = np.argsort(codes, kind="stable")
        first = np.array(masses.first, dtype=np.int64)[order]
        last = np.array(masses.last, dtype=np.int64)[order]
        weight = np.array(masses.weight)[order]
        bounds = np.searchsorted(codes[order], np.arange(len(found) + 1)).tolist()
        lines: dict[str | None, Line] = dict.fromkeys(ids, (np.zeros(0), np.zeros(0)))
        for each, low, high in zip(found, bounds[:-1], bounds[1:], strict=True):
            lines[each] = _line(first[low:high], last[low:high], weight[low:high])
        return cls(lines)

    @classmethod
    def of_spans(cls, spans: Mapping[str, Spans]) -> "CumulativeMass":
        """From the weights of each series."""
        return cls({}).with_spans(spans, spans.keys())

    def with_spans(self, changed: Mapping[str, Spans], ids: Iterable[str]) -> "CumulativeMass":
        """These series in this order: some made anew, the others as they are; the cost is that of those made anew."""
        import numpy as np

        lines: dict[str | None, Line] = {}
        for each in ids:
            if each in changed:
                first, last, weight = changed[each]
                ends = np.asarray(first, dtype=np.int64), np.asarray(last, dtype=np.int64)
                lines[each] = _line(*ends, np.asarray(weight, dtype=np.float64))
            else:
                lines[each] = self._lines[each]
        return CumulativeMass(lines)

    def between(self, edges: "ArrayLike", ids: "Sequence[str | None] | None" = None) -> "Floats":
        """The weight of each series, or of these alone, from each edge to the next: shape (series, edges - 1).

        The edges are rising minutes.
        """
        import numpy as np

        at = np.asarray(edges, dtype=np.float64)
        lines = list(self._lines.values()) if ids is None else [self._lines[each] for each in ids]
        sums = np.zeros((len(lines), len(at)))
        for row, (points, up_to) in zip(sums, lines, strict=True):
            if len(points):
                row[:] = np.interp(at, points, up_to)
        return np.diff(sums, axis=1)


def _line(first: "Integers", last: "Integers", weight: "Floats") -> "Line":
    """Breakpoints and the weight up to each.

    Slopes are summed apart for ranges of like length: the slope of a minute is half a million times that of a year, and
    what floating point leaves of it after the minute would be drawn out over the year.
    """
    import numpy as np

    points, places = np.unique(np.concatenate((first, last)), return_inverse=True)
    starts, ends = places[: len(first)], places[len(first) :]
    length = last - first
    rate = weight / length
    steps = np.diff(points)
    like = np.frexp(length.astype(np.float64))[1] // 4
    up_to = np.zeros(len(points))
    for size in np.unique(like):
        chosen = like == size
        begin, finish, slope = starts[chosen], ends[chosen], rate[chosen]
        active = np.cumsum(np.bincount(begin, minlength=len(points)) - np.bincount(finish, minlength=len(points)))
        slopes = np.cumsum(
            np.bincount(begin, slope, minlength=len(points)) - np.bincount(finish, slope, minlength=len(points))
        )
        slopes[active == 0] = 0.0
        up_to[1:] += np.cumsum(slopes[:-1] * steps)
    return points.astype(np.float64), np.maximum.accumulate(up_to)
