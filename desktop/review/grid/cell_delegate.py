"""The cells of the view: grounds, lines, what is chosen, and what `cell_painting` draws."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.db.grid import Row
from crossread.desktop.look.theme import Theme, current
from crossread.desktop.review.grid import words
from crossread.desktop.review.grid.cell_painting import ONE_HEIGHT, CellPainter
from crossread.desktop.review.grid.model import GridModel, Index

BACK = 0.3
"""The strength of what says nothing of the brushed time."""


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of one view; `want` is called when one is seen whose words are not known."""

    def __init__(self, view: QWidget, model: GridModel, want: Callable[[], None]) -> None:
        super().__init__(view)
        self._model, self._want = model, want
        self.painter = CellPainter()
        self.chosen_row = ""
        """The claim or event that is chosen in the window."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The view gives rows and columns their sizes."""
        return QSize(160, ONE_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell, from edge to edge."""
        row, column = self._model.row_at(index.row()), self._model.column_at(index.column())
        grid = self._model.grid
        if row is None or column is None or grid is None:
            return
        look, box, state = current(), QRectF(option.rect), option.state
        inner = box.adjusted(0, 0, -1, -1)
        cell = grid.state(row.id, column.id)
        if cell != "said":
            self.painter.quiet(painter, inner, (cell, words.state(cell, column)), look)
        else:
            place = (row.id, column.id)
            if self._model.cells.needs(place):
                self._want()
            said = self._model.cells.get(place)
            if self._model.stands_back(row, column):
                painter.setOpacity(BACK)
            self.painter.mark(painter, inner, grid.mark(*place), look, is_decided=_is_decided(row))
            if said is None:
                self.painter.blank(painter, inner, look)
            else:
                self.painter.said(painter, inner, said, row, look)
            painter.setOpacity(1)
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), look.hairline)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.hairline)
        self._chosen(painter, inner, state, look, is_lit=row.id == self.chosen_row)

    def _chosen(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, look: Theme, *, is_lit: bool) -> None:
        if state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
            painter.fillRect(box, look.hover)
        if state & QStyle.StateFlag.State_Selected:
            color = look.focus if state & QStyle.StateFlag.State_Active else look.ink_faint
            painter.setPen(QPen(color, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        elif is_lit:
            painter.fillRect(QRectF(box.left(), box.top() - 1, box.width(), 1), look.accent)
            painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), look.accent)


def _is_decided(row: Row) -> bool:
    return row.status not in (None, "open") and not row.stale
