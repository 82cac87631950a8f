"""The words of cells that were read: kept while they may be seen again, known to be old after a change."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossread.db.grid import Said

MOST_KEPT = 12_000
"""So many cells are kept; a window of the largest screen has some three hundred."""

Place = tuple[str, str]
"""A cell: the id of its row and of its column."""


class CellStore:
    """What is said in cells, by row and column. A cell that is old is shown until it was read anew."""

    def __init__(self) -> None:
        self._cells: dict[Place, tuple[Said, ...]] = {}
        self._fresh: set[Place] = set()

    def clear(self) -> None:
        """Know nothing."""
        self._cells.clear()
        self._fresh.clear()

    def get(self, place: Place) -> "tuple[Said, ...] | None":
        """What is said in a cell, None if it was never read."""
        return self._cells.get(place)

    def needs(self, place: Place) -> bool:
        """Whether a cell is to be read: it never was, or what is known of it is old."""
        return place not in self._fresh

    def take(self, found: "Mapping[Place, tuple[Said, ...]]", rows: Iterable[str], columns: Collection[str]) -> None:
        """Keep what was found in some rows and columns; where nothing was, nothing is said."""
        if len(self._cells) > MOST_KEPT:
            self.clear()
        for row in rows:
            for column in columns:
                place = (row, column)
                self._fresh.add(place)
                self._cells[place] = found.get(place, ())

    def age(self) -> None:
        """Something changed: everything is to be read again when it is next seen."""
        self._fresh.clear()
