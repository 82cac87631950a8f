"""Which line of the list is what: a heading over each group, its rows below it unless it is folded. Pure; no Qt."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from crossread.db.overview.listing import Group, Listing


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in a line: a group's heading, or with a place a row of it."""

    group: int
    place: int | None


class Layout:
    """The lines of a listing, by their number. Nothing here is as long as the listing but the listing."""

    def __init__(self, listing: "Listing", folded: frozenset[str]) -> None:
        self.listing = listing
        self.folded = folded
        self.has_headings = listing.query.grouping != "none"
        self._tops: list[int] = []
        lines = 0
        for group in listing.groups:
            self._tops.append(lines)
            lines += (1 if self.has_headings else 0) + (0 if self.is_folded(group) else group.count)
        self.lines = lines

    def is_folded(self, group: "Group") -> bool:
        """Whether only the heading of a group is seen."""
        return self.has_headings and group.label in self.folded

    def line(self, number: int) -> Line:
        """What stands in a line."""
        at = bisect_right(self._tops, number) - 1
        offset = number - self._tops[at] - (1 if self.has_headings else 0)
        return Line(at, None if offset < 0 else self.listing.groups[at].first + offset)

    def heading(self, group: int) -> int:
        """The line of a group's heading."""
        return self._tops[group]

    def group_of(self, label: str) -> int | None:
        """The place of the group with a label."""
        return next((at for at, group in enumerate(self.listing.groups) if group.label == label), None)

    def line_of(self, place: int) -> int:
        """The line of a row, or of the heading that it is folded under."""
        firsts = [group.first for group in self.listing.groups]
        at = bisect_right(firsts, place) - 1
        group = self.listing.groups[at]
        if self.is_folded(group):
            return self._tops[at]
        return self._tops[at] + (1 if self.has_headings else 0) + place - group.first

    def places_between(self, first: int, last: int) -> list[tuple[int, int]]:
        """The places, as half-open ranges, that the lines from first to last stand for.

        A heading stands for its whole group.
        """
        found: list[tuple[int, int]] = []
        at = bisect_right(self._tops, first) - 1
        while at < len(self._tops) and self._tops[at] <= last:
            group = self.listing.groups[at]
            begin = self._tops[at] + (1 if self.has_headings else 0)
            if self.has_headings and first <= self._tops[at]:
                found.append((group.first, group.first + group.count))
            elif not self.is_folded(group):
                low, high = max(first, begin) - begin, min(last, begin + group.count - 1) - begin
                if low <= high:
                    found.append((group.first + low, group.first + high + 1))
            at += 1
        return found

    def lines_of(self, places: "NDArray[np.int64]") -> list[tuple[int, int]]:
        """The lines, from first to last, of rows given by their places in order; folded ones have none."""
        import numpy as np

        if not len(places):
            return []
        firsts = np.array([group.first for group in self.listing.groups], dtype=np.int64)
        shown = np.array([not self.is_folded(group) for group in self.listing.groups])
        groups = np.searchsorted(firsts, places, side="right") - 1
        places, groups = places[shown[groups]], groups[shown[groups]]
        if not len(places):
            return []
        begins = np.array(self._tops, dtype=np.int64) + (1 if self.has_headings else 0)
        lines = begins[groups] + places - firsts[groups]
        breaks = np.flatnonzero(np.diff(lines) != 1)
        starts = lines[np.concatenate([[0], breaks + 1])]
        ends = lines[np.concatenate([breaks, [len(lines) - 1]])]
        return list(zip(starts.tolist(), ends.tolist(), strict=True))
