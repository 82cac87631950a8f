"""The list as a table of one column: heights, selection by key, and what stays in place when it changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.overview.delegate import OverviewDelegate
from crossread.desktop.overview.group_selection import GroupSelection
from crossread.desktop.overview.model import Index, OverviewModel, joined
from crossread.desktop.overview.pinned_heading import PinnedHeading
from crossread.desktop.overview.place_keeping import Kept, keep, restored
from crossread.desktop.overview.row_painting import HEADING_HEIGHT, NARROW, NARROW_ROW_HEIGHT, ROW_HEIGHT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from crossread.db.overview.listing import Listing

MOST_RUNS = 5_000
"""More separate ranges than anybody selects by hand."""

_Flag = QItemSelectionModel.SelectionFlag


class OverviewTable(QTableView):
    """Only the lines that are seen are ever asked for."""

    current_moved = Signal()
    """The user went to another line."""
    chosen_changed = Signal()
    """Other lines are selected."""

    def __init__(self, model: OverviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: frozenset[str] = frozenset()
        self._quiet = False
        self.setModel(model)
        self.setSelectionModel(GroupSelection(model, self))
        self.lines = OverviewDelegate(self, model)
        self.setItemDelegate(self.lines)
        self.setAccessibleName(self.tr("Annotations"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heights = self.verticalHeader()
        heights.hide()
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heights.setMinimumSectionSize(HEADING_HEIGHT // 2)
        heights.setDefaultSectionSize(ROW_HEIGHT)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
        self.pinned = PinnedHeading(self)
        self.pinned.clicked.connect(self._go_to_heading)
        self.verticalScrollBar().valueChanged.connect(self.pinned.place)
        model.dataChanged.connect(self.pinned.update)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def folded(self) -> frozenset[str]:
        """The labels of the groups whose rows are hidden."""
        return self._folded

    @property
    def overview(self) -> OverviewModel:
        """What is listed."""
        return self._model

    def show_listing(self, listing: "Listing | None", *, anew: bool) -> None:
        """Show a listing. Unless it answers another query, what is selected and seen stays where it is."""
        kept = None if anew or listing is None else keep(self)
        if anew:
            self._folded = frozenset()
        self._show(listing, kept)

    def fold(self, label: str, folded: bool) -> None:
        """Hide the rows of a group, or show them."""
        self.set_folded(self._folded | {label} if folded else self._folded - {label})

    def set_folded(self, labels: frozenset[str]) -> None:
        """Hide the rows of these groups, and only of these."""
        layout = self._model.layout
        if layout is not None and labels != self._folded:
            kept = keep(self)
            self._folded = labels
            self._show(layout.listing, kept)

    def _show(self, listing: "Listing | None", kept: Kept | None) -> None:
        self._quiet = True
        self._model.show(listing, self._folded)
        self._size_lines()
        if kept is not None:
            restored(self, kept)
        else:
            self.scrollToTop()
        self.pinned.place()
        self._quiet = False
        self.chosen_changed.emit()

    def chosen_ranges(self) -> list[tuple[int, int]]:
        """The selected places as half-open ranges; a heading stands for its group."""
        layout = self._model.layout
        if layout is None:
            return []
        return joined(
            found
            for each in self.selectionModel().selection().toList()
            for found in layout.places_between(each.top(), each.bottom())
        )

    def chosen_keys(self) -> "NDArray[np.int64]":
        """The keys of what is selected, each once."""
        import numpy as np

        layout = self._model.layout
        if layout is None:
            return np.empty(0, np.int64)
        rows = layout.listing.rows
        parts = [rows[first:last] for first, last in self.chosen_ranges()]
        found: NDArray[np.int64] = np.unique(np.concatenate([np.empty(0, np.int64), *parts]))
        return found

    def chosen_count(self) -> int:
        """How many annotations are selected."""
        layout = self._model.layout
        if layout is None:
            return 0
        if layout.listing.total == layout.listing.places:
            # Each stands in one place, so that nothing need be looked at to count them.
            return sum(last - first for first, last in self.chosen_ranges())
        return len(self.chosen_keys())

    def current_key(self) -> int | None:
        """The key of the annotation in the current line."""
        line = self._model.line(self.currentIndex())
        return None if line is None or line.place is None else self._model.key(line.place)

    def current_label(self) -> str:
        """The label of the group whose heading is the current line; empty on a row."""
        line = self._model.line(self.currentIndex())
        return "" if line is None or line.place is not None else self._model.group(line.group).label

    def select_lines(self, runs: list[tuple[int, int]]) -> None:
        """Select these lines and no others; the current one stays."""
        chosen = QItemSelection()
        for first, last in runs[:MOST_RUNS]:
            chosen.select(self._model.index(first, 0), self._model.index(last, 0))
        self.selectionModel().select(chosen, _Flag.ClearAndSelect | _Flag.Rows)

    def stand_at(self, line: int, *, select: bool, scroll: bool = True) -> None:
        """Make a line the current one without telling of it."""
        index = self._model.index(line, 0)
        quiet, self._quiet = self._quiet, True
        self.setAutoScroll(scroll)
        flags = _Flag.ClearAndSelect | _Flag.Rows if select else _Flag.NoUpdate
        self.selectionModel().setCurrentIndex(index, flags)
        self.setAutoScroll(True)
        self._quiet = quiet
        if select and not quiet:
            self.chosen_changed.emit()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the ends of the list; of a table they would go to those of the row."""
        last = self._model.rowCount() - 1
        if action in (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd) and last >= 0:
            return self._model.index(0 if action == QAbstractItemView.CursorAction.MoveHome else last, 0)
        return super().moveCursor(action, modifiers)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """A row comes out from under the heading that is kept at the top."""
        super().scrollTo(index, hint)
        line = self._model.line(index)
        if line is None or line.place is None or self._model.layout is None or not self._model.layout.has_headings:
            return
        covered = HEADING_HEIGHT - self.rowViewportPosition(index.row())
        if covered > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - covered)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell where the user went."""
        super().currentChanged(now, before)
        if not self._quiet:
            self.current_moved.emit()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that something else is selected."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow list has higher rows."""
        super().resizeEvent(event)
        if self._row_height() != self.verticalHeader().defaultSectionSize():
            kept = keep(self)
            self._size_lines()
            restored(self, kept, selection=False)
        self.pinned.place()

    def _row_height(self) -> int:
        return ROW_HEIGHT if self.viewport().width() >= NARROW else NARROW_ROW_HEIGHT

    def _size_lines(self) -> None:
        """Give the rows their height, and the headings theirs."""
        layout, heights = self._model.layout, self.verticalHeader()
        heights.blockSignals(True)
        heights.setDefaultSectionSize(self._row_height())
        if layout is not None and layout.has_headings:
            for group in range(len(layout.listing.groups)):
                heights.resizeSection(layout.heading(group), HEADING_HEIGHT)
        heights.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _go_to_heading(self, group: int) -> None:
        layout = self._model.layout
        if layout is not None:
            self.stand_at(layout.heading(group), select=False)

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper)
        self.setPalette(palette)
        self.viewport().update()
