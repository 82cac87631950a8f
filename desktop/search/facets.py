"""What narrows the hits: a list of kinds and a list of sources, each with its count; without a choice all are shown."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from crossread.db.record import record
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.search.badge import draw_badge

AnyIndex = QModelIndex | QPersistentModelIndex
HEIGHT = 30
ROW = Qt.ItemDataRole.UserRole
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


@record
class Facet:
    """One line: `place` is that of a source, -1 for a kind."""

    key: str
    label: str
    count: int
    place: int = -1


class FacetList(QTableView):
    """`several`: a click adds a line to the choice or takes it out; else exactly one line is chosen."""

    narrowed = Signal()
    """The choice is another."""

    def __init__(self, name: str, *, several: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self._model.setParent(self)
        self._several = several
        self._is_telling = True
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        set_even_rows(self, HEIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.MultiSelection if several else mode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().selectionChanged.connect(self._tell)
        watcher().theme_changed.connect(self.viewport().update)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what is chosen, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._model.facets[row].key for row in rows)

    @property
    def facets(self) -> Sequence[Facet]:
        """The lines as they are shown."""
        return self._model.facets

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show other lines; what is chosen stays so, as far as it is there."""
        if list(facets) == self._model.facets:
            return
        chosen, current_row = set(self.chosen), self.currentIndex().row()
        self._is_telling = False
        self._model.show(list(facets))
        selection = self.selectionModel()
        for row, facet in enumerate(facets):
            if facet.key in chosen:
                selection.select(self._model.index(row), selection.SelectionFlag.Select)
        if not self._several and not self.selectedIndexes() and facets:
            selection.select(self._model.index(0), selection.SelectionFlag.Select)
        if 0 <= current_row < len(facets):
            selection.setCurrentIndex(self._model.index(current_row), selection.SelectionFlag.NoUpdate)
        self._is_telling = True
        if set(self.chosen) != chosen:
            self.narrowed.emit()

    def choose(self, key: str) -> None:
        """Choose one line."""
        for row, facet in enumerate(self._model.facets):
            if facet.key == key:
                self.setCurrentIndex(self._model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the choice back."""
        if event.key() == Qt.Key.Key_Escape and self._several and self.selectedIndexes():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(200, HEIGHT * self._model.rowCount())

    def _tell(self) -> None:
        if self._is_telling:
            self.narrowed.emit()


def set_even_rows(view: QTableView, height: int) -> None:
    """Make a list of a table: one column, rows of one height, which have their places by their numbers.

    A `QListView` would ask the model for every row whenever there are more.
    """
    across, down = view.horizontalHeader(), view.verticalHeader()
    across.hide()
    across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    down.hide()
    down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setMinimumSectionSize(height)
    down.setDefaultSectionSize(height)
    # Delegates draw the ground of what is chosen; the table would draw its own below.
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
    view.setPalette(palette)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.facets: list[Facet] = []

    def show(self, facets: list[Facet]) -> None:
        if [facet.key for facet in facets] == [facet.key for facet in self.facets]:
            self.facets = facets
            if facets:
                self.dataChanged.emit(self.index(0), self.index(len(facets) - 1))
            return
        self.beginResetModel()
        self.facets = facets
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.facets)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        facet = self.facets[index.row()]
        if role == ROW:
            return facet
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{facet.label}: {facet.count:,}"
        return facet.label if role == Qt.ItemDataRole.ToolTipRole and facet.place >= 0 else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: FacetList) -> None:
        super().__init__(parent)
        self._font, self._strong = fonts.interface_font(), fonts.interface_font("strong")

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(100, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        facet = index.data(ROW)
        if not isinstance(facet, Facet):
            return
        look, place, state = current(), QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = place.adjusted(8, 1, -8, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent_fill if chosen else look.hover)
            painter.drawRoundedRect(box, 5, 5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
        left = box.left() + 8
        if facet.place >= 0:
            draw_badge(painter, QRectF(left - 2, place.top() + 5, 20, 20), facet.place)
            left += 26
        font = self._strong if chosen else self._font
        measure = QFontMetricsF(font)
        count = f"{facet.count:,}" if facet.count else ""
        wide = measure.horizontalAdvance(count) + 1
        painter.setFont(font)
        painter.setPen(look.ink_quiet)
        painter.drawText(QRectF(box.right() - 8 - wide, box.top(), wide, box.height()), _LINE, count)
        painter.setPen(look.accent if chosen else look.ink if facet.count else look.ink_quiet)
        room = box.right() - 16 - wide - left
        shown = measure.elidedText(facet.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, box.top(), room + 1, box.height()), _LINE, shown)
        painter.restore()
