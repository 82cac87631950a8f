"""What stays where it is when the grid is another one: the current cell, what is selected, and what is in view."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint

if TYPE_CHECKING:
    from crossread.desktop.review.grid.table import GridTable


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows and columns by their ids, with how far the topmost and leftmost lie outside."""

    current: tuple[str, str]
    chosen: tuple[tuple[str, str], ...]
    corner: tuple[str, str]
    offset: QPoint


def keep(table: "GridTable") -> Kept:
    """What is seen and chosen now."""
    model, index = table.grid_model, table.currentIndex()

    def ids(row: int, column: int) -> tuple[str, str]:
        of_row, of_column = model.row_at(row), model.column_at(column)
        return (of_row.id if of_row else "", of_column.id if of_column else "")

    chosen = tuple(ids(each.row(), each.column()) for each in table.selectedIndexes()[:500])
    top, left = table.rowAt(0), table.columnAt(0)
    offset = QPoint(table.columnViewportPosition(max(left, 0)), table.rowViewportPosition(max(top, 0)))
    return Kept(ids(index.row(), index.column()) if index.isValid() else ("", ""), chosen, ids(top, left), offset)


def restore(table: "GridTable", kept: Kept) -> None:
    """Put it back as far as it is still there; the current cell stays in its column if its row is gone."""
    model = table.grid_model
    row, column = model.place_of_row(kept.current[0]), model.place_of_column(kept.current[1])
    if row >= 0:
        index = model.index(row, max(column, 0))
        table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        chosen = QItemSelection()
        for row_id, column_id in kept.chosen:
            place = model.index(model.place_of_row(row_id), model.place_of_column(column_id))
            if place.isValid():
                chosen.select(place, place)
        table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    top, left = model.place_of_row(kept.corner[0]), model.place_of_column(kept.corner[1])
    if top >= 0:
        bar = table.verticalScrollBar()
        bar.setValue(bar.value() + table.rowViewportPosition(top) - kept.offset.y())
    if left >= 0:
        bar = table.horizontalScrollBar()
        bar.setValue(bar.value() + table.columnViewportPosition(left) - kept.offset.x())
