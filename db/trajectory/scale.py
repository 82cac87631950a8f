"""A linear axis, broken where things would lie on top of each other beside an empty stretch. Pure.

A break is drawn as one: each panel between two breaks is linear in itself and has ticks of its own.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BREAK = 18.0
"""So many pixels lie between two panels."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """The values from `low` to `high` lie on the pixels from `start` to `end`; a panel of one value in their middle."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """The pixel of a value; beyond the panel at its edge."""
        if self.high <= self.low:
            return (self.start + self.end) / 2
        share = min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Scale:
    """Panels from the least to the greatest values."""

    panels: tuple[Panel, ...]

    @property
    def is_broken(self) -> bool:
        """Whether there is more than one panel."""
        return len(self.panels) > 1

    def panel_of(self, value: float) -> Panel:
        """The panel that a value lies in, or the one before the break that it falls into."""
        place = bisect_right([panel.low for panel in self.panels], value) - 1
        return self.panels[max(place, 0)]

    def place(self, value: float) -> float:
        """The pixel of a value."""
        return self.panel_of(value).place(value)


def scale_of(
    spans: Sequence[Span], length: float, *, least: float, empty: float = 0.5, most_breaks: int = 3, margin: float = 0.0
) -> Scale:
    """An axis of so many pixels for what covers the spans `[low, high]`.

    As long as the middles of two neighbours lie nearer than `least` pixels, the widest gap of their panel is cut out,
    if it is at least `empty` of the panel; at most `most_breaks` times. Inside its panel everything keeps `margin`
    pixels from the ends.
    """
    if not spans:
        return Scale((Panel(0.0, 0.0, margin, max(length - margin, margin)),))
    groups = [sorted(spans)]
    while True:
        scale = _laid_out(groups, length, margin)
        if len(groups) > most_breaks:
            return scale
        cuts = [
            (gap, number, at)
            for number, (group, panel) in enumerate(zip(groups, scale.panels, strict=True))
            if _is_crowded(group, panel, least)
            for gap, at in (_widest_gap(group),)
            if gap > 0 and gap >= empty * (panel.high - panel.low)
        ]
        if not cuts:
            return scale
        _, number, at = max(cuts)
        groups[number : number + 1] = [groups[number][:at], groups[number][at:]]


def _laid_out(groups: Sequence[Sequence[Span]], length: float, margin: float) -> Scale:
    room = max(length - BREAK * (len(groups) - 1), len(groups) * 1.0)
    weights = [_weight(group) for group in groups]
    panels: list[Panel] = []
    start = 0.0
    for group, weight in zip(groups, weights, strict=True):
        width = room * weight / sum(weights)
        inset = min(margin, width / 2)
        low, high = min(each[0] for each in group), max(each[1] for each in group)
        panels.append(Panel(low, high, start + inset, start + width - inset))
        start += width + BREAK
    return Scale(tuple(panels))


def _weight(group: Sequence[Span]) -> float:
    """A panel has room for what lies in it, also side by side, and not for what it covers."""
    places = len({_middle(each) for each in group})
    return 1.0 + 0.8 * (places - 1) + 0.6 * min(len(group) - places, 5)


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2


def _is_crowded(group: Sequence[Span], panel: Panel, least: float) -> bool:
    places = [panel.place(value) for value in sorted({_middle(each) for each in group})]
    return any(later - earlier < least for earlier, later in pairwise(places))


def _widest_gap(group: Sequence[Span]) -> tuple[float, int]:
    """The widest stretch that no span covers, and the number of the span behind it."""
    widest, at, reached = 0.0, 0, group[0][1]
    for number, (low, high) in enumerate(group):
        if low - reached > widest:
            widest, at = low - reached, number
        reached = max(reached, high)
    return widest, at
