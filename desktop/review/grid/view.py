"""The grid under the hands: what keys, clicks and the context menu do in it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from crossread.desktop.review.grid import telling
from crossread.desktop.review.grid.table import GridTable
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.tool_tip import plain_tool_tip

_Key = Qt.Key


class GridView(GridTable):
    """Claims and events against sources or voices."""

    opened = Signal(bool)
    """The passages of the current cell are to be shown in their texts; True for those of its whole row."""
    deed_requested = Signal(str)
    """A deed of the keys of the grid, see `GridPanel.do`."""
    clicked_in = Signal()
    """The user chose a cell or heading with the mouse."""
    menu_requested = Signal(QPoint)
    escape_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_head.fold_pressed.connect(self._fold_pressed)
        self.rows_head.sectionPressed.connect(self._row_pressed)
        self.columns_head.sectionPressed.connect(self._column_pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, with Shift the whole row; the other keys are those of the place `grid`."""
        key, deed = _Key(event.key()), live_keys().deed("grid", event)
        if deed:
            self.deed_requested.emit(deed.removeprefix("grid_"))
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            self.opened.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key == _Key.Key_Escape:
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The keys of the grid come before the window's own of the same name."""
        return live_keys().claims("grid", event) or super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A cell shows whole as a tool tip, and what a quiet word means."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index, grid = self.indexAt(event.pos()), self.grid_model.grid
            row, column = self.grid_model.row_at(index.row()), self.grid_model.column_at(index.column())
            if grid is not None and row is not None and column is not None:
                told = telling.tool_tip(grid, row, column, self.grid_model.said(row, column))
                QToolTip.showText(event.globalPos(), plain_tool_tip(told), self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A cell was chosen."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.clicked_in.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the passages."""
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the current cell, at the pointer or at the cell."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            self.menu_requested.emit(self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(20, -10)))
        elif self.indexAt(self.viewport().mapFromGlobal(event.globalPos())).isValid():
            self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard stands in a cell."""
        super().focusInEvent(event)
        by_key = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        if by_key and not self.currentIndex().isValid() and self.grid_model.rowCount():
            self.stand_at(0, 0)

    def _fold_pressed(self, row_id: str) -> None:
        self.go_to_row(row_id, tell=True)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.deed_requested.emit("unfold" if row_id in self.folded else "fold")

    def _row_pressed(self, place: int) -> None:
        column = self.currentIndex().column()
        self.stand_at(place, column if column >= 0 else max(self.columnAt(0), 0))
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.clicked_in.emit()

    def _column_pressed(self, place: int) -> None:
        row = self.currentIndex().row()
        self.stand_at(row if row >= 0 else max(self.rowAt(0), 0), place)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
