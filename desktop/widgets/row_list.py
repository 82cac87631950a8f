"""A list of records on a plain ground, one a row, as panels and dialogs show them; each feature paints its rows."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crossread.desktop.look.theme import current, watcher

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_NOWHERE = QModelIndex()
_State = QStyle.StateFlag
LINE_OF_TEXT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
RECORD = Qt.ItemDataRole.UserRole


class RowModel(QAbstractListModel, Generic[T]):
    """Records in the order given; what is shown of one is also what is read out."""

    def __init__(self, tell: Callable[[T], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self.records: tuple[T, ...] = ()

    def show_records(self, records: Sequence[T]) -> None:
        """List these."""
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    def refresh(self) -> None:
        """The same records are told otherwise now."""
        if self.records:
            self.dataChanged.emit(self.index(0), self.index(len(self.records) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each record."""
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The record, and what it is in words."""
        record = self.records[index.row()]
        if role == RECORD:
            return record
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._tell(record)
        return None


class RowPainter(QStyledItemDelegate):
    """Paints ground, hairline and focus; a subclass says how high rows are and paints what stands in one."""

    edge = 16.0
    """From the sides of the list to what stands in it."""

    def row_height(self) -> int:
        """The same for all rows."""
        raise NotImplementedError

    def paint_record(self, painter: QPainter, record: Any, place: QRectF) -> None:
        """Paint one within a row; the painter is put back afterwards."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as rows are."""
        return QSize(200, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row."""
        look, place = current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _State.State_Selected:
            painter.fillRect(place, look.accent_fill)
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), look.accent)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(place, look.hover)
        painter.fillRect(
            QRectF(place.left() + self.edge, place.bottom() - 1, place.width() - self.edge, 1), look.hairline
        )
        self.paint_record(painter, index.data(RECORD), place.adjusted(self.edge, 0, -self.edge, 0))
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.75, 1.75, -1.75, -1.75), 4, 4)
        painter.restore()

    @staticmethod
    def draw_cut(painter: QPainter, where: QRectF, text: str) -> None:
        """One line in the painter's font, cut with an ellipsis where there is no more room."""
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, LINE_OF_TEXT, shown)


class RowList(QListView, Generic[T]):
    """Up and down go through the records; the theme gives it its ground, that of `paper` or of a `panel`."""

    current_changed = Signal(object)
    """Another record is current, or None."""

    def __init__(self, model: RowModel[T], painter: RowPainter, name: str, ground: str) -> None:
        super().__init__()
        self.records = model
        self._ground = ground
        for part in (model, painter):
            part.setParent(self)
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def current_record(self) -> T | None:
        """The record that is current."""
        index = self.currentIndex()
        return self.records.records[index.row()] if index.isValid() else None

    def show_records(self, records: Sequence[T], is_wanted: Callable[[T], bool]) -> None:
        """List these; the first that is wanted is current, else the first of all, and what is in view stays there."""
        kept = self.verticalScrollBar().value()
        self.records.show_records(records)
        row = next((number for number, each in enumerate(records) if is_wanted(each)), 0)
        if records:
            self.setCurrentIndex(self.records.index(row))
        else:
            self.current_changed.emit(None)
        self.verticalScrollBar().setValue(kept)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell which is current."""
        super().currentChanged(now, before)
        self.current_changed.emit(self.current_record)

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, getattr(current(), self._ground))
        self.setPalette(palette)
        self.viewport().update()
