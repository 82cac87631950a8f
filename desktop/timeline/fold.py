"""Time with its long empty stretches left out, each drawn as a break. Needs numpy; without a break time is itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST_GAP = 0.12
"""A gap is left out if it is longer than this part of all that remains."""
BREAK = 0.025
"""What is drawn instead is this part of what remains."""
MOST_BREAKS = 12
MARGIN = 0.03
"""This part of what remains stays on either side of a break."""


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """`real` are minutes at which stretches begin and end, by turns; `plot` their places on the folded axis, rising."""

    real: Floats
    plot: Floats

    @property
    def breaks(self) -> list[tuple[float, float]]:
        """The minutes `(first, last)` that are left out, in order."""
        return list(zip(self.real[1:-1:2].tolist(), self.real[2::2].tolist(), strict=True))

    def to_plot(self, minute: float) -> float:
        """The place of a minute."""
        return _through(minute, self.real, self.plot)

    def to_real(self, place: float) -> float:
        """The minute at a place."""
        return _through(place, self.plot, self.real)

    def places(self, minutes: Floats) -> Floats:
        """The places of many minutes."""
        if not len(self.real):
            return minutes
        found = np.interp(minutes, self.real, self.plot)
        found = np.where(minutes < self.real[0], self.plot[0] + minutes - self.real[0], found)
        return np.where(minutes > self.real[-1], self.plot[-1] + minutes - self.real[-1], found)

    def stretches(self, first: float, last: float) -> list[tuple[float, float]]:
        """The minutes that are drawn between two minutes, in order; never none."""
        if not len(self.real):
            return [(first, last)]
        starts = [-np.inf, *(end for _, end in self.breaks)]
        ends = [*(begin for begin, _ in self.breaks), np.inf]
        cut = [(max(a, first), min(b, last)) for a, b in zip(starts, ends, strict=True)]
        return [(float(a), float(b)) for a, b in cut if b > a] or [(first, last)]


UNFOLDED = Fold(np.zeros(0), np.zeros(0))


def fold_of(firsts: Floats, lasts: Floats) -> Fold:
    """Leave out the long times that no range `[first, last)` covers."""
    if len(firsts) < 2:
        return UNFOLDED
    order = np.argsort(firsts, kind="stable")
    starts, upto = firsts[order], np.maximum.accumulate(lasts[order])
    lengths = np.maximum(starts[1:] - upto[:-1], 0.0)
    whole = rest = float(upto[-1] - starts[0])
    chosen: list[int] = []
    for place in np.argsort(-lengths, kind="stable")[:MOST_BREAKS].tolist():
        if lengths[place] <= LEAST_GAP * rest:
            break
        chosen.append(place)
        rest -= float(lengths[place])
    if not chosen:
        return UNFOLDED
    rest = max(rest, whole * 1e-6, 60.0)
    margin, stub = MARGIN * rest, BREAK * rest
    real, plot = [float(starts[0])], [float(starts[0])]
    for place in sorted(chosen):
        room = min(margin, float(lengths[place]) / 4)
        begin, end = float(upto[place]) + room, float(starts[place + 1]) - room
        real += [begin, end]
        plot += [plot[-1] + begin - real[-3], plot[-1] + begin - real[-3] + stub]
    plot.append(plot[-1] + float(upto[-1]) - real[-1])
    real.append(float(upto[-1]))
    return Fold(np.array(real), np.array(plot))


def _through(value: float, here: Floats, there: Floats) -> float:
    if not len(here):
        return value
    if value <= here[0]:
        return float(there[0] + value - here[0])
    if value >= here[-1]:
        return float(there[-1] + value - here[-1])
    return float(np.interp(value, here, there))
