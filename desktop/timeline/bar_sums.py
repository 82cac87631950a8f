"""The weight in the pieces of the calendar, kept in blocks: moving through time looks nothing up twice. Needs numpy."""

from collections.abc import Collection, Sequence

import numpy as np

from crossread.db.density import CumulativeMass
from crossread.desktop.timeline.bars import Floats, boundaries
from crossread.desktop.timeline.calendar_units import Unit

BLOCK = 512
MOST_BLOCKS = 24
"""Fifty lanes make five megabytes of these."""
MOST_KEPT = 6
"""So many, those last asked for, are kept when something changes."""


class BarSums:
    """One for each state of a project's weights, with a row for each of the series; for the window's thread."""

    def __init__(self, mass: CumulativeMass, ids: Sequence[str]) -> None:
        self._mass, self._ids = mass, list(ids)
        self._blocks: dict[tuple[Unit, int], Floats] = {}

    def masses(self, unit: Unit, first: int, count: int) -> Floats:
        """The weight of each series in so many pieces of a unit from a number on: shape (series, count)."""
        low, high = first // BLOCK, (first + count - 1) // BLOCK
        parts = [self._block(unit, number) for number in range(low, high + 1)]
        whole = parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)
        start = first - low * BLOCK
        return whole[:, start : start + count]

    def after(self, mass: CumulativeMass, ids: Sequence[str], changed: Collection[str]) -> "BarSums":
        """The same of a later state, in which these series are others; may be called on any thread."""
        made = BarSums(mass, ids)
        rows = {each: row for row, each in enumerate(self._ids) if each not in changed}
        anew = [each for each in ids if each not in rows]
        places = [place for place, each in enumerate(ids) if each not in rows]
        kept = [rows.get(each, 0) for each in ids]
        for (unit, number), block in list(self._blocks.items())[-MOST_KEPT:]:
            fresh = block[kept] if len(block) else np.zeros((len(ids), BLOCK))
            fresh[places] = mass.between(_edges(unit, number), anew)
            made._blocks[unit, number] = fresh
        return made

    def _block(self, unit: Unit, number: int) -> Floats:
        found = self._blocks.pop((unit, number), None)
        if found is None:
            found = self._mass.between(_edges(unit, number), self._ids)
            while len(self._blocks) >= MOST_BLOCKS:
                del self._blocks[next(iter(self._blocks))]
        # Put back at the end: the one that was not needed for the longest goes first.
        self._blocks[unit, number] = found
        return found


def _edges(unit: Unit, number: int) -> Floats:
    return boundaries(unit, number * BLOCK, (number + 1) * BLOCK)
