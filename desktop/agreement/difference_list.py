"""The passages on which coders differ: where, the words, and what each of them did there."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crossread.db.agreement import Difference, Reading
from crossread.desktop.agreement.words import coder_name, kind_of, tr
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import contrast, source_color, source_letter
from crossread.desktop.look.theme import current, watcher

_NOWHERE = QModelIndex()
_HEAD, _QUOTE, _LINE, _PAD = 20, 23, 18, 8
_SIDE = 16
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_QUOTE_SIZE = 15
_MOST_QUOTE = 400
Index = QModelIndex | QPersistentModelIndex


class DifferenceModel(QAbstractListModel):
    """The differences of one line, for Qt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.differences: Sequence[Difference] = ()

    def show(self, differences: Sequence[Difference]) -> None:
        """Show others."""
        self.beginResetModel()
        self.differences = differences
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.differences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is read out."""
        shown = self.differences[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            did = "; ".join(f"{coder_name(each.coder)}: {_did(each)}" for each in shown.readings)
            return f"{shown.source}, {kind_of(shown)}: {_flat(shown.quote)[:80]}. {did}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.places: Mapping[str, int] = {}
        self._body, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self._small, self._badge = fonts.interface_font("small"), fonts.interface_font("strong")
        self._badge.setPixelSize(10)
        self._quote = fonts.reading_font(_QUOTE_SIZE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown = index.data(Qt.ItemDataRole.UserRole)
        assert isinstance(shown, Difference)
        return QSize(120, 2 * _PAD + _HEAD + _QUOTE + _LINE * len(shown.readings))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown, look = index.data(Qt.ItemDataRole.UserRole), current()
        assert isinstance(shown, Difference)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.accent_fill)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, look.hover)
        painter.fillRect(QRectF(area.left() + 14, area.bottom() - 1, area.width() - 28, 1), look.hairline)
        place = self.places.get(shown.source_id, 0)
        ground = source_color(place)
        top = area.top() + _PAD
        badge = QRectF(area.left() + 14, top + (_HEAD - _SIDE) / 2, _SIDE, _SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(badge, 4, 4)
        painter.setFont(self._badge)
        painter.setPen(max((QColor("#ffffff"), look.ink, look.paper), key=lambda ink: contrast(ink, ground)))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, source_letter(place))
        left, width = area.left() + 14 + _SIDE + 8, area.width() - 28 - _SIDE - 8
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        self._cut(painter, QRectF(left, top, width, _HEAD), f"{kind_of(shown)} · {shown.source}")
        painter.setFont(self._quote)
        painter.setPen(look.ink)
        self._cut(painter, QRectF(left, top + _HEAD, width, _QUOTE), _flat(shown.quote[:_MOST_QUOTE]))
        y = top + _HEAD + _QUOTE
        names = [coder_name(each.coder) for each in shown.readings]
        painter.setFont(self._strong)
        column = min(max((painter.fontMetrics().horizontalAdvance(name) for name in names), default=0) + 12, width / 3)
        for name, each in zip(names, shown.readings, strict=True):
            painter.setFont(self._strong)
            painter.setPen(look.ink_quiet)
            self._cut(painter, QRectF(left, y, column - 8, _LINE), name)
            painter.setFont(self._body)
            painter.setPen(look.ink if each.annotation_id else look.ink_quiet)
            self._cut(painter, QRectF(left + column, y, width - column, _LINE), _did(each))
            y += _LINE
        painter.restore()

    def _cut(self, painter: QPainter, room: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, _LEFT, shown)


class DifferenceList(QListView):
    """Enter or a double click goes to the passage."""

    requested = Signal(object)
    """A difference is to be seen in its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.differences = DifferenceModel(self)
        self._delegate = _Delegate(self)
        self.setModel(self.differences)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Passages on which they differ"))
        self.activated.connect(self._request)
        self.clicked.connect(self._request)
        watcher().theme_changed.connect(self.viewport().update)

    def show_differences(self, differences: Sequence[Difference], places: Mapping[str, int]) -> None:
        """Show others; `places` are those of the sources."""
        self._delegate.places = places
        self.differences.show(differences)
        if differences:
            self.setCurrentIndex(self.differences.index(0))

    def _request(self, index: Index) -> None:
        self.requested.emit(self.differences.differences[index.row()])


def _did(reading: Reading) -> str:
    return "; ".join(reading.words) if reading.annotation_id else tr("not marked")


def _flat(quote: str) -> str:
    return " ".join(quote.split())
