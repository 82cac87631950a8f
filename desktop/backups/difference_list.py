"""What would change if a backup were restored, one thing a line: gone again, back again, or other than now."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.backups.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_HEIGHT, _SIGN = 22, 20


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[tuple[str, str], ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        sign, words = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return sign
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._font = fonts.interface_font("body")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, place = current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setPen(look.ink_quiet)
        sign = index.data(Qt.ItemDataRole.UserRole)
        painter.drawText(QRectF(place.left() + 2, place.top(), _SIGN, _HEIGHT), _LINE, sign)
        room = place.adjusted(_SIGN, 0, -4, 0)
        painter.setPen(look.ink)
        cut = QFontMetricsF(self._font).elidedText(index.data(), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, _LINE, cut)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.restore()


class DifferenceList(QListView):
    """Only to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("What differs from the project now"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is listed: sign and words."""
        return self._model.lines

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """List these."""
        self._model.show_lines(lines)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if lines else Qt.FocusPolicy.NoFocus)
        if lines:
            self.setCurrentIndex(self._model.index(0))

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().panel)
        self.setPalette(palette)
        self.viewport().update()
