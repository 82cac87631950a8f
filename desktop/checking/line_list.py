"""The list of what was found: sentences that break over several lines, with headings between them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.db.record import record
from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.theme import current, watcher

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_State = QStyle.StateFlag
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
LINE_ROLE = Qt.ItemDataRole.UserRole
EDGE, PAD, SIGN, ARROW = 16, 7, 24, 24


@record
class Line:
    """One line: a heading, or a sentence with a sign, and what it leads to if there is anything."""

    text: str
    heading: bool = False
    sign: str = ""
    leads_to: object = None


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        return line.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._body, self._heading = fonts.interface_font("body"), fonts.interface_font("heading")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the sentence is in the list's width."""
        line: Line = index.data(LINE_ROLE)
        wide = self._view.viewport().width()
        font = self._heading if line.heading else self._body
        room = QRectF(0, 0, _room(wide, line), 10_000)
        high = QFontMetricsF(font).boundingRect(room, _WRAPPED, line.text).height()
        return QSize(wide, round(high) + 2 * PAD + (8 if line.heading else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The sentence."""
        line: Line = index.data(LINE_ROLE)
        look, place = current(), QRectF(option.rect)
        painter.save()
        if line.heading:
            painter.setFont(self._heading)
            painter.setPen(look.ink_quiet)
            painter.drawText(place.adjusted(EDGE, PAD + 8, -EDGE, 0), _WRAPPED, line.text)
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _State.State_Selected:
            painter.fillRect(place, look.accent_fill)
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), look.accent)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(place, look.hover)
        painter.fillRect(QRectF(place.left() + EDGE, place.bottom() - 1, place.width() - EDGE, 1), look.hairline)
        scale = self._view.devicePixelRatioF()
        if line.sign:
            color = look.conflict if line.sign == "warning" else look.ink_quiet
            sign = drawings.pixmap(line.sign, color, scale=scale)
            painter.drawPixmap(round(place.left() + EDGE), round(place.top() + PAD), sign)
        painter.setFont(self._body)
        painter.setPen(look.ink)
        left = place.left() + EDGE + SIGN
        painter.drawText(
            QRectF(left, place.top() + PAD, _room(place.width(), line), place.height()), _WRAPPED, line.text
        )
        if line.leads_to is not None:
            painter.setPen(look.ink_quiet)
            where = QRectF(place.right() - EDGE - ARROW, place.top(), ARROW, place.height())
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), "→")
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.75, 1.75, -1.75, -1.75), 4, 4)
        painter.restore()


def _room(wide: float, line: Line) -> float:
    return max(wide - 2 * EDGE - (0 if line.heading else SIGN + ARROW), 40.0)


class LineList(QListView):
    """Up and down go through the sentences; Enter, Space or a click on one that leads somewhere goes there."""

    followed = Signal(object)
    """What a line leads to."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._follow)
        watcher().theme_changed.connect(self.viewport().update)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is listed."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these, the first sentence current."""
        self._model.show_lines(lines)
        first = next((place for place, line in enumerate(lines) if not line.heading), None)
        if first is not None:
            self.setCurrentIndex(self._model.index(first))
        self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to what the line is of."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences break anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _follow(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE) if index.isValid() else None
        if isinstance(line, Line) and line.leads_to is not None:
            self.followed.emit(line.leads_to)
