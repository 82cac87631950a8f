"""How much lies in each bar of the view, and how high that is: exact at every zoom. Needs numpy.

A bar is a piece of the calendar, the finest one that has three pixels: an hour, a day, a month. Its area is the weight
that lies in it. Nothing is smoothed unless it is asked for.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from crossread.desktop.timeline.calendar_units import MINUTES_A_DAY, UNITS, Unit
from crossread.desktop.timeline.fold import UNFOLDED, Fold
from crossread.desktop.timeline.time_window import TimeWindow

LEAST_BAR = 3.0
"""Pixels."""
BLOCK = 128
"""So many boundaries of months and years are worked out at once."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bars:
    """The pieces that cover a window: `edges` are their boundaries in minutes, rising; `places` these on the axis."""

    unit: Unit
    edges: Floats
    places: Floats

    def at(self, minute: float) -> tuple[int, int]:
        """The piece that holds a minute, as minutes `[first, last)`."""
        number = self.unit.number_at(int(minute // 1))
        return self.unit.start_of(number), self.unit.start_of(number + 1)


def bars_of(window: TimeWindow, width: float, fold: Fold = UNFOLDED) -> Bars:
    """The pieces for a window, `width` pixels wide; of a folded axis a break is a piece of its own."""
    least = LEAST_BAR * window.span / width
    unit = next((each for each in UNITS if each.minutes >= least), UNITS[-1])
    if fold is UNFOLDED:
        edges = _edges(unit, window.first, window.last)
        return Bars(unit, edges, edges)
    parts = [
        _cut(_edges(unit, first, last), low, high, unit.minutes / 2)
        for first, last, low, high in _drawn(fold, fold.to_real(window.first), fold.to_real(window.last))
    ]
    edges = np.unique(np.concatenate(parts))
    return Bars(unit, edges, fold.places(edges))


def _drawn(fold: Fold, first: float, last: float) -> list[tuple[float, float, float, float]]:
    """The stretches in view, each with the ends that no bar of it may pass."""
    ends = {begin for begin, _ in fold.breaks}, {end for _, end in fold.breaks}
    return [
        (low, high, low if low in ends[1] else -np.inf, high if high in ends[0] else np.inf)
        for low, high in fold.stretches(first, last)
    ]


def _cut(edges: Floats, low: float, high: float, least: float) -> Floats:
    inner = edges[(edges > low + least) & (edges < high - least)]
    head = np.array([low]) if np.isfinite(low) else edges[:1]
    tail = np.array([high]) if np.isfinite(high) else edges[-1:]
    return np.concatenate((head, inner, tail))


def _edges(unit: Unit, first: float, last: float) -> Floats:
    return boundaries(unit, unit.number_at(int(first // 1)), unit.number_at(int(last // 1)) + 1)


def boundaries(unit: Unit, low: int, high: int) -> Floats:
    """Where the pieces of a unit begin, from one number to another, both included."""
    if unit.kind in ("minute", "day"):
        length = unit.step * (MINUTES_A_DAY if unit.kind == "day" else 1)
        return unit.start_of(low) + np.arange(high - low + 1, dtype=np.float64) * length
    blocks = [_block(unit, number) for number in range(low // BLOCK, high // BLOCK + 1)]
    start = low // BLOCK * BLOCK
    return np.concatenate(blocks)[low - start : high - start + 1]


@lru_cache(maxsize=256)
def _block(unit: Unit, number: int) -> Floats:
    """Months and years have no one length, and are asked for again in every frame."""
    return np.array([unit.start_of(each) for each in range(number * BLOCK, (number + 1) * BLOCK)], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of pixels of a window: which bar each begins in, which it ends in, and its share in the first.

    A bar is wider than a column, so that there is never a third.
    """

    left: NDArray[np.intp]
    right: NDArray[np.intp]
    share: Floats


def columns_of(bars: Bars, window: TimeWindow, columns: int) -> Columns:
    """The bars in so many columns of equal width."""
    minutes = window.first + np.arange(columns + 1) * (window.span / columns)
    last = len(bars.places) - 2
    left = np.clip(np.searchsorted(bars.places, minutes[:-1], side="right") - 1, 0, last)
    right = np.clip(np.searchsorted(bars.places, minutes[1:], side="left") - 1, left, last)
    share = np.clip((bars.places[left + 1] - minutes[:-1]) * (columns / window.span), 0.0, 1.0)
    return Columns(left, right, share)


def rates_of(masses: Floats, bars: Bars) -> Floats:
    """The weight a minute of each bar; zero where floating point alone has left something."""
    return np.where(masses > 1e-9, masses, 0.0) / np.diff(bars.edges)


def peak_of(rates: Floats, bars: Bars) -> tuple[float, float]:
    """The greatest weight a minute among the bars, and the weight of the bar that has it; zeros if all are empty."""
    if not rates.size:
        return 0.0, 0.0
    place = np.unravel_index(np.argmax(rates), rates.shape)
    rate = float(rates[place])
    return rate, rate * float(np.diff(bars.edges)[place[-1]])
