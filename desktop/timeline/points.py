"""When each annotation's source was published against when it happened: points, read on a reader's thread. No Qt."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from crossread.db.dated_columns import read_columns
from crossread.db.project import Project

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

OUTERMOST = 0.2
"""The part of the points at either end that may be left out of the first look, the far ones alone,"""
FAR_OFF = 4
"""where that makes the look so many times narrower: a book of a century later would leave a month no room."""


@dataclass(frozen=True, kw_only=True)
class Points:
    """A point for each date of each annotation: minutes `[first, last)` on both clocks, the place of its source.

    `missing` are the annotations that lack one of the two dates, `told` the titles of the sources.
    """

    ids: list[str]
    places: "Integers"
    published_first: "Integers"
    published_last: "Integers"
    happened_first: "Integers"
    happened_last: "Integers"
    missing: list[str]
    titles: tuple[str, ...]

    @cached_property
    def published(self) -> "NDArray[np.float64]":
        """The middle of when it was published."""
        return (self.published_first + self.published_last) / 2.0

    @cached_property
    def happened(self) -> "NDArray[np.float64]":
        """The middle of when it happened."""
        return (self.happened_first + self.happened_last) / 2.0

    def reach(self, which: str, *, whole: bool) -> tuple[float, float]:
        """From the first to the last minute on the clock `published` or `happened`; without the outermost few."""
        import numpy as np

        firsts, lasts = (
            (self.published_first, self.published_last)
            if which == "published"
            else (self.happened_first, self.happened_last)
        )
        first, last = float(firsts.min()), float(lasts.max())
        if whole:
            return first, last
        low, high = float(np.quantile(firsts, OUTERMOST)), float(np.quantile(lasts, 1 - OUTERMOST))
        near = max(high - low, 1440.0)
        # What is not far off stays: the first or last of a few reports is no footnote.
        if (last - first) < FAR_OFF * near:
            return first, last
        within = (firsts >= low - 3 * near) & (lasts <= high + 3 * near)
        return float(firsts[within].min()), float(lasts[within].max())

    def kinds(self) -> tuple[int, int, int]:
        """How many points were told before it happened, within the same time, and afterwards."""
        before = int((self.published_last <= self.happened_first).sum())
        after = int((self.published_first >= self.happened_last).sum())
        return before, len(self.ids) - before - after, after


def read_points(project: Project) -> Points:
    """All points of a project."""
    import numpy as np

    happened, published = read_columns(project.store, "happened"), read_columns(project.store, "published")
    ids: list[str] = []
    missing: list[str] = []
    parts: list[tuple[int, int, int, int]] = []
    firsts, lasts = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for place, (source_id, column) in enumerate(happened.items()):
        told = published[source_id]
        missing += column.undated
        if not told.ids:
            missing += dict.fromkeys(column.ids)
            continue
        ids += column.ids
        parts.append((len(column.ids), place, told.first[0], told.last[0]))
        firsts.append(np.frombuffer(column.first, np.int64))
        lasts.append(np.frombuffer(column.last, np.int64))
    counts = [part[0] for part in parts]
    places, first, last = (np.repeat(np.array([p[each] for p in parts], np.int64), counts) for each in (1, 2, 3))
    return Points(
        ids=ids,
        places=places,
        published_first=first,
        published_last=last,
        happened_first=np.concatenate(firsts),
        happened_last=np.concatenate(lasts),
        missing=missing,
        titles=tuple(source.title for source in project.sources.all()),
    )
