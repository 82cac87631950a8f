"""The weight in the pieces of the calendar, kept in blocks: moving through time looks nothing up twice. Needs numpy."""

import numpy as np

from crossread.db.density import CumulativeMass
from crossread.desktop.timeline.bars import Floats, boundaries
from crossread.desktop.timeline.calendar_units import Unit

BLOCK = 512
MOST_BLOCKS = 24
"""Fifty lanes make five megabytes of these."""


class BarSums:
    """One for each state of a project's weights; for the window's thread alone."""

    def __init__(self, mass: CumulativeMass, rows: list[int]) -> None:
        self._mass, self._rows = mass, rows
        self._blocks: dict[tuple[Unit, int], Floats] = {}

    def masses(self, unit: Unit, first: int, count: int) -> Floats:
        """The weight of each lane in so many pieces of a unit from a number on: shape (lanes, count)."""
        low, high = first // BLOCK, (first + count - 1) // BLOCK
        parts = [self._block(unit, number) for number in range(low, high + 1)]
        whole = parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)
        start = first - low * BLOCK
        return whole[:, start : start + count]

    def _block(self, unit: Unit, number: int) -> Floats:
        found = self._blocks.pop((unit, number), None)
        if found is None:
            found = self._mass.between(boundaries(unit, number * BLOCK, (number + 1) * BLOCK))[self._rows]
            while len(self._blocks) >= MOST_BLOCKS:
                del self._blocks[next(iter(self._blocks))]
        # Put back at the end: the one that was not needed for the longest goes first.
        self._blocks[unit, number] = found
        return found
