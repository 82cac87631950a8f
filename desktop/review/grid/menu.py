"""The context menus of a cell and of a source's heading."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from crossread.db.grid import CellState, Column, Row
from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.live_keys import live_keys


class CellMenu(QMenu):
    """What can be done with a cell; the keys are told where they work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.open_passages = _action(self, tr("Show the passages in their texts"), tr("Enter"))
        self.open_row = _action(self, tr("Show those of the whole row"), tr("Shift+Enter"))
        self.addSeparator()
        self.silent = _action(self, tr("Mark silent"), live_keys().written("grid_silent"))
        self.sweep_claim = _action(self, tr("Go through the sources that leave this open…"), "")
        self.sweep_source = _action(self, tr("Go through what this source leaves open…"), "")
        self.addSeparator()
        self.detail = _action(self, tr("Show or hide the detail"), live_keys().written("grid_detail"))
        self.across = _action(self, tr("Sources or voices across"), live_keys().written("grid_across"))
        self.aboutToHide.connect(self.deleteLater)


class ColumnMenu(QMenu):
    """What can be done with a source."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.open_source = _action(self, tr("Open the source"), "")
        self.sweep_source = _action(self, tr("Go through what this source leaves open…"), "")
        self.addSeparator()
        self.left = _action(self, tr("Move to the left"), "")
        self.right = _action(self, tr("Move to the right"), "")
        self.aboutToHide.connect(self.deleteLater)


def cell_menu(parent: QWidget, cell: tuple[Row, Column], state: CellState, *, writable: bool) -> CellMenu:
    """The menu of a cell."""
    menu, (row, column) = CellMenu(parent), cell
    if state != "said":
        menu.open_passages.setText(_with_key(tr("Open the source"), tr("Enter")))
        menu.open_passages.setEnabled(column.place >= 0)
    menu.silent.setEnabled(writable and row.kind == "claim" and column.place >= 0 and state != "said")
    menu.sweep_claim.setEnabled(writable and row.kind == "claim")
    menu.sweep_source.setEnabled(writable and column.place >= 0)
    if state == "silent":
        menu.silent.setText(live_keys().in_menu(tr("Not silent after all"), "grid_silent"))
    return menu


def column_menu(parent: QWidget, column: Column, count: int, *, by_hand: bool, writable: bool) -> ColumnMenu:
    """The menu of a source; it is moved where the order is that of the list."""
    menu = ColumnMenu(parent)
    menu.sweep_source.setEnabled(writable)
    menu.left.setEnabled(by_hand and column.place > 0)
    menu.right.setEnabled(by_hand and column.place < count - 1)
    return menu


def _action(menu: QMenu, text: str, key: str) -> QAction:
    action = QAction(_with_key(text, key), menu)
    menu.addAction(action)
    return action


def _with_key(text: str, key: str) -> str:
    # The key is that of the grid, not of the window: a shortcut would take it from every field.
    return f"{text}\t{key}" if key else text
