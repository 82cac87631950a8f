"""The list itself: what keys, clicks and the context menu do in it, and what stays in place when it changes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.overview.delegate import OverviewDelegate
from crossread.desktop.overview.model import Index, OverviewModel, joined
from crossread.desktop.overview.pinned_heading import PinnedHeading
from crossread.desktop.overview.place_keeping import Kept, keep, restored
from crossread.desktop.overview.row_painting import HEADING_HEIGHT, NARROW, NARROW_ROW_HEIGHT, ROW_HEIGHT
from crossread.desktop.overview.telling import row_words
from crossread.desktop.widgets.tool_tip import plain_tool_tip

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from crossread.db.overview.listing import Listing

FOLD_WIDTH = 30
MOST_RUNS = 5_000
"""More separate ranges than anybody selects by hand."""

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
DEEDS = {_Key.Key_Delete: "delete", _Key.Key_F2: "add"}
_Flag = QItemSelectionModel.SelectionFlag


class OverviewView(QTableView):
    """Annotations in their groups. Only the lines that are seen are ever asked for."""

    current_moved = Signal()
    """The user went to another line."""
    chosen_changed = Signal()
    """Other lines are selected."""
    opened = Signal()
    """The user wants to see the annotation of the current line in its text."""
    deed_requested = Signal(str)
    """A deed of `DEEDS` on what is selected."""
    menu_requested = Signal(QPoint)
    letters_typed = Signal(str)
    """Something was typed that means nothing here."""
    left_upwards = Signal()
    """Escape or the arrow up had nothing to do here any more."""

    def __init__(self, model: OverviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: frozenset[str] = frozenset()
        self._quiet = False
        self.setModel(model)
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
    def overview(self) -> OverviewModel:
        """What is listed."""
        return self._model

    @property
    def folded(self) -> frozenset[str]:
        """The labels of the groups whose rows are hidden."""
        return self._folded

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, left and right fold, Delete and F2 are deeds; letters filter."""
        key, modifiers = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        line = self._model.line(self.currentIndex())
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self._open()
        elif key in DEEDS and modifiers == _NONE:
            self.deed_requested.emit(DEEDS[key])
        elif key in (_Key.Key_Left, _Key.Key_Right) and line is not None and modifiers == _NONE:
            self._fold_at(line.group, folded=key == _Key.Key_Left)
        elif key == _Key.Key_Space and line is not None and line.place is None and modifiers == _NONE:
            self._toggle(line.group)
        elif key == _Key.Key_Escape:
            self._escape()
        elif key == _Key.Key_Up and modifiers == _NONE and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif _is_letter(event):
            self.letters_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The keys of the list come before the window's own of the same name, such as F2."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _NONE
            if (plain and event.key() in DEEDS) or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
            if _is_letter(event) or (event.key() == _Key.Key_Escape and self.selectionModel().hasSelection()):
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A row that is cut shows whole as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self._model.line(self.indexAt(event.pos()))
            shows = self._model.row(line.place) if line is not None and line.place is not None else None
            if shows is not None:
                QToolTip.showText(event.globalPos(), plain_tool_tip(row_words(shows, self._model.names)), self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a fold mark folds."""
        line = self._model.line(self.indexAt(event.position().toPoint()))
        on_mark = line is not None and line.place is None and event.position().x() < FOLD_WIDTH
        if on_mark and line is not None and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(line.group)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the passage; on a heading it folds."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            self._open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is selected, at the pointer or at the current line."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect: QRect = self.visualRect(self.currentIndex())
            self.menu_requested.emit(self.viewport().mapToGlobal(QPoint(60, rect.bottom())))
        elif self.indexAt(event.pos()).isValid():
            self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard stands at a line."""
        super().focusInEvent(event)
        by_key = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        if by_key and not self.currentIndex().isValid() and self._model.rowCount():
            self.stand_at(0, select=False)

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

    def _open(self) -> None:
        line = self._model.line(self.currentIndex())
        if line is not None and line.place is None:
            self._toggle(line.group)
        elif line is not None:
            self.opened.emit()

    def _toggle(self, group: int) -> None:
        layout = self._model.layout
        if layout is not None:
            of = layout.listing.groups[group]
            self._go_to_heading(group)
            self.fold(of.label, not layout.is_folded(of))

    def _fold_at(self, group: int, *, folded: bool) -> None:
        layout = self._model.layout
        if layout is None or not layout.has_headings:
            return
        of = layout.listing.groups[group]
        on_heading = self.currentIndex().row() == layout.heading(group)
        if folded and not on_heading:
            self._go_to_heading(group)
            self.current_moved.emit()
        elif on_heading:
            self.fold(of.label, folded)

    def _go_to_heading(self, group: int) -> None:
        layout = self._model.layout
        if layout is not None:
            self.stand_at(layout.heading(group), select=False)

    def _escape(self) -> None:
        if self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            self.left_upwards.emit()

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper)
        self.setPalette(palette)
        self.viewport().update()


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key would write something, other than a space."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and event.text().isprintable() and bool(event.text().strip())
