"""How much lies in each bar of the view, and how high that is: exact at every zoom. Needs numpy.

A bar is a piece of the calendar, the finest one that has three pixels: an hour, a day, a month. Its area is the weight
that lies in it. Nothing is smoothed.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.desktop.timeline.calendar_units import MINUTES_A_DAY, UNITS, Unit
from crossread.desktop.timeline.time_window import TimeWindow

LEAST_BAR = 3.0
"""Pixels."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bars:
    """The pieces that cover a window: `edges` are their boundaries in minutes, rising."""

    unit: Unit
    edges: Floats

    def at(self, minute: float) -> tuple[int, int]:
        """The piece that holds a minute, as minutes `[first, last)`."""
        number = self.unit.number_at(int(minute // 1))
        return self.unit.start_of(number), self.unit.start_of(number + 1)


def bars_of(window: TimeWindow, width: float) -> Bars:
    """The pieces for a window, `width` pixels wide."""
    least = LEAST_BAR * window.span / width
    unit = next((each for each in UNITS if each.minutes >= least), UNITS[-1])
    if unit.kind in ("minute", "day"):
        low, high = unit.number_at(int(window.first // 1)), unit.number_at(int(window.last // 1)) + 1
        length = unit.step * (MINUTES_A_DAY if unit.kind == "day" else 1)
        edges = unit.start_of(low) + np.arange(high - low + 1, dtype=np.float64) * length
    else:
        edges = np.array(unit.edges(window.first, window.last), dtype=np.float64)
    return Bars(unit, edges)


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
    last = len(bars.edges) - 2
    left = np.clip(np.searchsorted(bars.edges, minutes[:-1], side="right") - 1, 0, last)
    right = np.clip(np.searchsorted(bars.edges, minutes[1:], side="left") - 1, left, last)
    share = np.clip((bars.edges[left + 1] - minutes[:-1]) * (columns / window.span), 0.0, 1.0)
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
