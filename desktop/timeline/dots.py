"""Points gathered to dots for one look: those of one source that fall together are one, the larger the more. Pure."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.desktop.timeline.points import Points
from crossread.desktop.timeline.time_window import TimeWindow

CELL = 4.0
"""Points nearer than so many pixels are one dot."""
MOST_DOTS = 4_000
"""Of more the greatest are drawn; `left_out` tells of the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Places in pixels from the left and the bottom of the plot; `low` and `high` are the ends of what it may mean.

    `order` are the numbers of the points in view by dot, `begin` where those of each dot begin in it.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    places: NDArray[np.int64]
    counts: NDArray[np.int64]
    order: NDArray[np.intp]
    begin: NDArray[np.intp]
    left_out: int

    def points(self, dot: int) -> list[int]:
        """The numbers of the points of a dot."""
        start = int(self.begin[dot])
        return [int(each) for each in self.order[start : start + int(self.counts[dot])]]

    def holding(self, marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which dots hold any of the marked points."""
        upto = np.concatenate(([0], np.cumsum(marked[self.order])))
        return np.asarray(upto[self.begin + self.counts] > upto[self.begin])

    def nearest(self, x: float, y: float, within: float) -> int | None:
        """The dot at a place, if there is any so near."""
        if not len(self.x):
            return None
        far = np.hypot(self.x - x, self.y - y) - radius(self.counts)
        dot = int(np.argmin(far))
        return dot if far[dot] <= within else None


def radius(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The radius of dots: their area grows with how many they are of."""
    return np.minimum(2.6 * np.sqrt(counts), 16.0)


def dots_of(points: Points, across: TimeWindow, up: TimeWindow, width: float, height: float) -> Dots:
    """The dots of what two windows show: of the time published, and of the time it happened."""
    x = (points.published - across.first) * (width / across.span)
    y = (points.happened - up.first) * (height / up.span)
    seen = np.flatnonzero((x >= 0) & (x <= width) & (y >= 0) & (y <= height))
    cells = (
        np.floor(x[seen] / CELL).astype(np.int64) * 1_000_003 + np.floor(y[seen] / CELL).astype(np.int64)
    ) * 10_007 + points.places[seen]
    _, whose, counts = np.unique(cells, return_inverse=True, return_counts=True)
    order = seen[np.argsort(whose, kind="stable")]
    begin = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)[:-1])) if len(counts) else counts
    greatest = np.argsort(-counts, kind="stable")[:MOST_DOTS]
    first = order[begin[greatest]]
    return Dots(
        x=x[first],
        y=y[first],
        low=(points.happened_first[first] - up.first) * (height / up.span),
        high=(points.happened_last[first] - up.first) * (height / up.span),
        places=points.places[first],
        counts=counts[greatest],
        order=order,
        begin=begin[greatest],
        left_out=len(counts) - len(greatest),
    )
