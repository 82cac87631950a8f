"""The timeline as a table, its equal for who does not see the plot: a row for each bar, a column for each lane."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.numbers import Row
from crossread.desktop.timeline.weights import weight_words

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """The rows of a look; the last one is of what has no date."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._figures: Figures | None = None
        self._wholes: list[float] = []

    def show(self, figures: Figures, rows: list[Row], *, share: bool = False) -> None:
        """Hold other rows; as shares of each lane's whole, if that is wanted."""
        self.beginResetModel()
        self._figures, self._rows = figures, rows
        lanes = [figures.mass.totals[row] for row in figures.rows]
        self._wholes = [sum(lanes), *lanes] if share else []
        self.endResetModel()

    def row_at(self, index: _Index) -> Row | None:
        """The bar of a row; None for what has no date."""
        return self._rows[index.row()] if index.row() < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """The bars, and what has no date."""
        return 0 if parent.isValid() or self._figures is None else len(self._rows) + 1

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """All, then the lanes."""
        return 0 if parent.isValid() or self._figures is None else len(self._figures.lanes) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A number as words; nothing where there is nothing."""
        if self._figures is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        weight = self._weight(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index, weight) if weight else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.headerData(index.row(), Qt.Orientation.Vertical)
            lane = self.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            return f"{row}, {lane}: {self._words(index, weight)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """When, and of which lane: its letter where it has one."""
        if self._figures is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._rows[section].words if section < len(self._rows) else self.tr("Without a date")
        if section == 0:
            return self.tr("All")
        lane = self._figures.lanes[section - 1]
        whole = f"{lane.letter} {lane.title}".strip()
        return whole if role == Qt.ItemDataRole.ToolTipRole else lane.letter or lane.title[:24]

    def _words(self, index: _Index, weight: float) -> str:
        if not self._wholes or self.row_at(index) is None:
            return weight_words(weight)
        return weight_words(weight / max(self._wholes[index.column()], 1e-9), share=True)

    def _weight(self, index: _Index) -> float:
        assert self._figures is not None
        row = self.row_at(index)
        weights = self._figures.undated_by_lane if row is None else row.weights
        return float(sum(weights)) if index.column() == 0 else float(weights[index.column() - 1])


class Table(QTableView):
    """Numbers under the keys; Enter or a double click lists what is in a cell."""

    cell_chosen = Signal(object, object)
    """The `Row`, or None for what has no date, and the place of the lane, or None for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(self)
        self.setModel(self._model)
        self.setFont(fonts.interface_font("small"))
        self.setAccessibleName(self.tr("Annotations across time, as a table"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultSectionSize(64)
        self.verticalHeader().setDefaultSectionSize(22)
        self.doubleClicked.connect(self._choose)

    def show_rows(self, figures: Figures, rows: list[Row], *, share: bool = False) -> None:
        """Show other rows, and stay where one was as far as that can be."""
        at = self.currentIndex()
        self._model.show(figures, rows, share=share)
        row = min(max(at.row(), 0), self._model.rowCount() - 1)
        self.setCurrentIndex(self._model.index(row, min(max(at.column(), 0), self._model.columnCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter lists what is in the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_chosen.emit(self._model.row_at(index), index.column() - 1 if index.column() else None)
