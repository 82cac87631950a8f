"""The grid as a table with headings that stay: sizes of rows and columns, and what is read as it comes into view."""

from collections.abc import Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from crossread.db.grid import Column, Grid, Row
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.grid import column_head, row_head
from crossread.desktop.review.grid.arrangement import GridQuery
from crossread.desktop.review.grid.cell_delegate import CellDelegate
from crossread.desktop.review.grid.column_head import ColumnHead
from crossread.desktop.review.grid.model import GridModel, Index
from crossread.desktop.review.grid.names import Names
from crossread.desktop.review.grid.place_keeping import keep, restore
from crossread.desktop.review.grid.row_head import RowHead
from crossread.desktop.review.grid.words import tr

AHEAD_ROWS, AHEAD_COLUMNS = 8, 2
"""So many rows and columns beyond what is seen are read along."""
_Cursor = QAbstractItemView.CursorAction
_Flag = QItemSelectionModel.SelectionFlag


class GridTable(QTableView):
    """Only the cells that are seen are ever asked for."""

    cells_wanted = Signal(object, object)
    """The words of some rows and columns are wanted: two lists of ids."""
    current_moved = Signal()
    """The user went to another cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = GridModel(self)
        self.folded: frozenset[str] = frozenset()
        self.covered = 0
        """So many pixels at the right lie under something."""
        self._heights: dict[str, tuple[Row, int]] = {}
        self._widths: dict[str, int] = {}
        self._quiet = False
        self._is_sizing = False
        self._under_way = False
        self._wants = QTimer(self, interval=0, singleShot=True)
        self._wants.timeout.connect(self._ask)
        self.rows_head, self.columns_head = RowHead(self.grid_model, self), ColumnHead(self.grid_model, self)
        self.setVerticalHeader(self.rows_head)
        self.setHorizontalHeader(self.columns_head)
        self.cells = CellDelegate(self, self.grid_model, self._wants.start)
        self.setItemDelegate(self.cells)
        self.setModel(self.grid_model)
        self.setAccessibleName(tr("Claims against sources"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(30)
        self.horizontalScrollBar().setSingleStep(44)
        self.columns_head.sectionResized.connect(self._keep_width)
        self.rows_head.set_width(row_head.WIDTH)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    # What is shown

    def show_grid(self, grid: Grid | None, names: Names, query: GridQuery, *, anew: bool = False) -> None:
        """Show a grid; unless it answers another question, what is chosen and seen stays where it is."""
        kept = None if grid is None or self.grid_model.grid is None else keep(self)
        self._quiet = True
        self._under_way = False
        self._tell_titles(grid)
        moved = self.grid_model.show(grid, names, query, self.folded)
        self.rows_head.folded = self.folded
        if moved:
            self._size_rows()
            self._size_columns()
            if kept is not None:
                restore(self, kept)
            if anew:
                self.scrollToTop()
        else:
            self._size_rows(only_changed=True)
        self._quiet = False
        self._tell_heads()
        self.viewport().update()
        if moved and kept is not None and self.cell() is None:
            self.current_moved.emit()

    def set_folded(self, folded: frozenset[str], query: GridQuery) -> None:
        """Fold these rows, and only these."""
        self.folded = folded
        self.show_grid(self.grid_model.grid, self.grid_model.names, query)

    def take_cells(self, found: object, rows: Collection[str], columns: Collection[str]) -> None:
        """Words of cells have come."""
        assert isinstance(found, dict)
        self._under_way = False
        self.grid_model.cells.take(found, rows, columns)
        self.viewport().update()

    def forget_cells(self) -> None:
        """Nothing that was read is of use."""
        self.grid_model.cells.clear()
        self._under_way = False

    def light(self, row_id: str) -> None:
        """Show which claim or event is chosen in the window."""
        if row_id != self.cells.chosen_row:
            self.cells.chosen_row = self.rows_head.chosen_row = row_id
            self.viewport().update()
            self.rows_head.viewport().update()

    # Where the user is

    def cell(self) -> tuple[Row, Column] | None:
        """The row and column of the current cell."""
        index = self.currentIndex()
        row, column = self.grid_model.row_at(index.row()), self.grid_model.column_at(index.column())
        return None if row is None or column is None else (row, column)

    def go_to_row(self, row_id: str, *, tell: bool = False) -> bool:
        """Stand in a row, in the column in which it has most to tell; False if it is not shown."""
        place = self.grid_model.place_of_row(row_id)
        if place < 0:
            return False
        cell = self.cell()
        if cell is None or cell[0].id != row_id:
            quiet, self._quiet = self._quiet, not tell
            self.stand_at(place, self.grid_model.telling_column(row_id, max(self.currentIndex().column(), 0)))
            self._quiet = quiet
        return True

    def stand_at(self, row: int, column: int) -> None:
        """Make a cell the current one, in view."""
        index = self.grid_model.index(row, column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.scrollTo(index)

    def stand_at_first_said(self) -> None:
        """Stand in the current row where it has most to tell, the columns from the first on."""
        of = self.grid_model.row_at(self.currentIndex().row())
        self.horizontalScrollBar().setValue(0)
        if of is not None:
            quiet, self._quiet = self._quiet, True
            self.stand_at(self.currentIndex().row(), self.grid_model.telling_column(of.id, 0))
            self._quiet = quiet

    def chosen_cells(self) -> list[tuple[Row, Column]]:
        """The cells that are selected, row by row."""
        found = []
        for index in sorted(self.selectedIndexes(), key=lambda each: (each.row(), each.column())):
            row, column = self.grid_model.row_at(index.row()), self.grid_model.column_at(index.column())
            if row is not None and column is not None:
                found.append((row, column))
        return found

    def moveCursor(self, action: _Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """With Ctrl the arrows go to the next cell in which something is said, or to the end."""
        steps = {
            _Cursor.MoveLeft: (0, -1),
            _Cursor.MoveRight: (0, 1),
            _Cursor.MoveUp: (-1, 0),
            _Cursor.MoveDown: (1, 0),
        }
        if modifiers & Qt.KeyboardModifier.ControlModifier and action in steps and self.currentIndex().isValid():
            return self._next_said(*steps[action])
        return super().moveCursor(action, modifiers)

    def _next_said(self, down: int, right: int) -> QModelIndex:
        model, grid = self.grid_model, self.grid_model.grid
        row, column = self.currentIndex().row(), self.currentIndex().column()
        last_row, last_column = model.rowCount() - 1, model.columnCount() - 1
        while True:
            row, column = row + down, column + right
            if not (0 <= row <= last_row and 0 <= column <= last_column):
                return model.index(min(max(row, 0), last_row), min(max(column, 0), last_column))
            at_row, at_column = model.row_at(row), model.column_at(column)
            if (
                grid is not None
                and at_row is not None
                and at_column is not None
                and grid.count(at_row.id, at_column.id)
            ):
                return model.index(row, column)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell where the user went."""
        super().currentChanged(now, before)
        self.columns_head.current = now.column()
        self.columns_head.viewport().update()
        if not self._quiet:
            self.current_moved.emit()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """A cell comes out from under what lies over the right of the grid."""
        super().scrollTo(index, hint)
        place = self.visualRect(index)
        under = place.right() - (self.viewport().width() - self.covered)
        if self.covered and under > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + min(under, max(place.left(), 0)))

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here."""

    # Sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the room that there is; the row that one stands in stays in view."""
        super().resizeEvent(event)
        self._keep_in_view(event.oldSize().height())
        width = min(max(round(self.width() * 0.25), row_head.LEAST_WIDTH), row_head.WIDTH)
        if width != self.rows_head.width():
            self._heights.clear()
            self.rows_head.set_width(width)
            self.updateGeometries()
            self._size_rows()
        self._size_columns()

    def _keep_in_view(self, height_before: int) -> None:
        place, height = self.visualRect(self.currentIndex()), self.viewport().height()
        if place.top() >= 0 and height <= place.bottom() < height_before:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + min(place.bottom() + 1 - height, place.top()))

    def _size_rows(self, *, only_changed: bool = False) -> None:
        grid, arranged, heads = self.grid_model.grid, self.grid_model.arranged, self.rows_head
        if grid is None or arranged is None:
            return
        heads.blockSignals(True)
        resized = False
        for place, row in enumerate(arranged.rows):
            height = self._height(grid, row)
            if heads.sectionSize(place) != height:
                heads.resizeSection(place, height)
                resized = True
        heads.blockSignals(False)
        if resized or not only_changed:
            self.updateGeometries()

    def _height(self, grid: Grid, row: Row) -> int:
        known = self._heights.get(row.id)
        # A row that a step left alone is the very same.
        if known is not None and known[0] is row:
            return known[1]
        cells = grid.cells.get(row.id)
        most = max((cell.count for cell in cells.values()), default=0) if cells else 0
        height = self.rows_head.height_of(row, most)
        self._heights[row.id] = (row, height)
        return height

    def _size_columns(self) -> None:
        arranged, heads = self.grid_model.arranged, self.columns_head
        if arranged is None or not arranged.columns:
            return
        room = self.viewport().width()
        shared = min(max(room // len(arranged.columns), column_head.WIDTH), column_head.MOST_WIDTH)
        self._is_sizing = True
        heads.setDefaultSectionSize(shared)
        for place, column in enumerate(arranged.columns):
            width = self._widths.get(column.id, shared)
            if heads.sectionSize(place) != width:
                heads.resizeSection(place, width)
        self._is_sizing = False

    def _keep_width(self, place: int, _before: int, now: int) -> None:
        column = self.grid_model.column_at(place)
        if column is not None and not self._is_sizing:
            self._widths[column.id] = now

    # What is read

    def _ask(self) -> None:
        """Ask for the words of what is seen and not known, and of a little beyond."""
        if self._under_way:
            return
        model, cells = self.grid_model, self.grid_model.cells
        grid, arranged = model.grid, model.arranged
        if grid is None or arranged is None:
            return
        top, bottom = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        left, right = self.columnAt(0), self.columnAt(self.viewport().width() - 1)
        rows = arranged.rows[max(top - AHEAD_ROWS, 0) : (bottom if bottom >= 0 else len(arranged.rows)) + AHEAD_ROWS]
        last = right if right >= 0 else len(arranged.columns)
        columns = arranged.columns[max(left - AHEAD_COLUMNS, 0) : last + AHEAD_COLUMNS + 1]
        wanted = [
            row.id
            for row in rows
            if any(grid.count(row.id, column.id) and cells.needs((row.id, column.id)) for column in columns)
        ]
        if wanted:
            self._under_way = True
            self.cells_wanted.emit(wanted, [column.id for column in columns])

    def _tell_titles(self, grid: Grid | None) -> None:
        by_voice = grid is not None and grid.by == "voice"
        titles = {each.id: each.title for each in grid.columns if each.place >= 0} if grid and by_voice else {}
        if titles != self.cells.painter.titles:
            self.cells.painter.titles = titles
            self.cells.painter.forget()

    def _tell_heads(self) -> None:
        self.rows_head.viewport().update()
        self.columns_head.viewport().update()

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper)
        palette.setColor(QPalette.ColorRole.Window, current().panel)
        self.setPalette(palette)
        self._tell_heads()
        self.viewport().update()
