"""The grid as a table for Qt: rows and columns as they are arranged, cells with what is known of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from crossread.db.grid import Column, Grid, Row
from crossread.desktop.review.grid import telling
from crossread.desktop.review.grid.arrangement import Arranged, GridQuery, arrange
from crossread.desktop.review.grid.cell_store import CellStore
from crossread.desktop.review.grid.names import Names

if TYPE_CHECKING:
    from crossread.db.grid import Said

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class GridModel(QAbstractTableModel):
    """What is arranged is told by `show`; a row or column is known by its id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names = Names()
        self.cells = CellStore()
        self.lit: frozenset[tuple[str, str]] | None = None
        """The cells that speak of the brushed time, by row and column; None: no time is brushed."""
        self._grid: Grid | None = None
        self._arranged: Arranged | None = None
        self._is_nested = True
        self._row_at: Mapping[str, int] = {}
        self._column_at: Mapping[str, int] = {}

    @property
    def grid(self) -> Grid | None:
        """The grid that is shown."""
        return self._grid

    @property
    def arranged(self) -> Arranged | None:
        """What of it is shown, and how."""
        return self._arranged

    def show(self, grid: Grid | None, names: Names, query: GridQuery, folded: frozenset[str] = frozenset()) -> bool:
        """Show a grid. False if rows and columns stayed where they were, so that nothing but cells is to be drawn."""
        arranged = None if grid is None else arrange(grid, query, folded)
        before, self._is_nested = self._arranged, query.sort == "codebook"
        is_same = before is not None and arranged is not None and _same_places(before, arranged)
        if is_same:
            self._grid, self._arranged, self.names = grid, arranged, names
            return False
        self.beginResetModel()
        self._grid, self._arranged, self.names = grid, arranged, names
        rows, columns = (arranged.rows, arranged.columns) if arranged is not None else ((), ())
        self._row_at = {row.id: place for place, row in enumerate(rows)}
        self._column_at = {column.id: place for place, column in enumerate(columns)}
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() or self._arranged is None else len(self._arranged.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns are shown."""
        return 0 if parent.isValid() or self._arranged is None else len(self._arranged.columns)

    def row_at(self, place: int) -> Row | None:
        """The row at a place."""
        arranged = self._arranged
        return arranged.rows[place] if arranged is not None and 0 <= place < len(arranged.rows) else None

    def column_at(self, place: int) -> Column | None:
        """The column at a place."""
        arranged = self._arranged
        return arranged.columns[place] if arranged is not None and 0 <= place < len(arranged.columns) else None

    def place_of_row(self, row_id: str) -> int:
        """Where a row is shown, -1 if it is not."""
        return self._row_at.get(row_id, -1)

    def place_of_column(self, column_id: str) -> int:
        """Where a column is shown, -1 if it is not."""
        return self._column_at.get(column_id, -1)

    def telling_column(self, row_id: str, here: int) -> int:
        """Where a row stands against anything, else where it says anything: `here` if there, or if nowhere."""
        cells = {} if self._grid is None else self._grid.cells.get(row_id, {})
        places = ((self.place_of_column(column_id), cell.mark) for column_id, cell in cells.items())
        found = [(-mark, place != here, place) for place, mark in places if place >= 0]
        return min(found)[2] if found else here

    def said(self, row: Row, column: Column) -> "tuple[Said, ...] | None":
        """What is said in a cell, None if it is not known yet."""
        return self.cells.get((row.id, column.id))

    def stands_back(self, row: Row, column: Column) -> bool:
        """Whether what a cell says is not of the brushed time."""
        return self.lit is not None and (row.id, column.id) not in self.lit

    @property
    def is_nested(self) -> bool:
        """Whether rows stand below those that they belong to."""
        return self._is_nested

    def about(self, row: Row) -> str:
        """The title of the event that a claim is about."""
        place = -1 if self._grid is None else self._grid.row_place.get(row.event_id or "", -1)
        return self._grid.rows[place].title if self._grid is not None and place >= 0 else ""

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """A cell in words; what is seen is drawn by the delegate."""
        row, column = self.row_at(index.row()), self.column_at(index.column())
        if row is None or column is None or self._grid is None:
            return None
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            told = telling.cell_words(self._grid, row, column, self.said(row, column))
            is_said = self._grid.state(row.id, column.id) == "said"
            return telling.of_another_time(told) if is_said and self.stands_back(row, column) else told
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        """A heading in words."""
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole) or self._grid is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            column = self.column_at(section)
            return "" if column is None else telling.column_words(column, self._grid)
        row = self.row_at(section)
        return "" if row is None else telling.row_words(row, self.about(row), self.names.codes.get(row.id, ""))


def _same_places(before: Arranged, now: Arranged) -> bool:
    if len(before.rows) != len(now.rows) or len(before.columns) != len(now.columns):
        return False
    if before.below != now.below:
        return False
    same_rows = all(a is b or a.id == b.id for a, b in zip(before.rows, now.rows, strict=True))
    return same_rows and all(a is b or a.id == b.id for a, b in zip(before.columns, now.columns, strict=True))
