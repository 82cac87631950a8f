"""Linked passages side by side, one of each source, with the words that differ marked by ground and underline."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.db.parallels import Linked, SourcePair
from crossread.desktop.copies.words import Names, linked_head, linked_spoken, tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_State = QStyle.StateFlag
LINKED = Qt.ItemDataRole.UserRole
EDGE, GAP, HEAD = 20, 28, 26
SIZE = 16
LEADING = 1.4


class LinkedModel(QAbstractListModel):
    """The passages that link one pair."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._linked: tuple[Linked, ...] = ()
        self._pair: SourcePair | None = None
        self._names: Names = {}

    def show_linked(self, linked: tuple[Linked, ...], pair: SourcePair | None, names: Names) -> None:
        """List these."""
        self.beginResetModel()
        self._linked, self._pair, self._names = linked, pair, names
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each two passages."""
        return 0 if parent.isValid() else len(self._linked)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The passages, and all of them in words."""
        linked = self._linked[index.row()]
        if role == LINKED:
            return linked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) and self._pair is not None:
            return linked_spoken(linked, self._pair, self._names)
        return None


class LinkedDelegate(QStyledItemDelegate):
    """Lays out two columns in the room there is; layouts are kept as long as width and theme stay."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent
        self._small = fonts.interface_font("small")
        self._reading = fonts.reading_font(SIZE)
        self._known: dict[tuple[int, int], tuple[QTextLayout, QTextLayout, float]] = {}

    def forget(self) -> None:
        """The passages, the width or the theme changed."""
        self._known.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the longer of the two."""
        return QSize(200, round(self._laid_out(index)[2] + HEAD + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The two passages."""
        look, place = current(), QRectF(option.rect)
        linked = index.data(LINKED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _State.State_Selected:
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), look.accent)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(place, look.hover)
        width = self._column_width()
        left, right = place.left() + EDGE, place.left() + EDGE + width + GAP
        one, other, _ = self._laid_out(index)
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        top = place.top() + 4
        painter.drawText(QRectF(left, top, width, HEAD), _LINE, f"¶ {linked.a_paragraph} · {linked_head(linked)}")
        painter.drawText(QRectF(right, top, width, HEAD), _LINE, f"¶ {linked.b_paragraph}")
        painter.setPen(look.ink)
        one.draw(painter, QPointF(left, place.top() + HEAD + 4))
        other.draw(painter, QPointF(right, place.top() + HEAD + 4))
        painter.fillRect(QRectF(place.left() + EDGE, place.bottom() - 1, place.width() - 2 * EDGE, 1), look.hairline)
        middle = place.left() + EDGE + width + GAP / 2
        painter.fillRect(QRectF(middle, place.top() + 8, 1, place.height() - 16), look.hairline)
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.75, 1.75, -1.75, -1.75), 4, 4)
        painter.restore()

    def _column_width(self) -> float:
        return max((self._view.viewport().width() - 2 * EDGE - GAP) / 2, 80.0)

    def _laid_out(self, index: Index) -> tuple[QTextLayout, QTextLayout, float]:
        width = self._column_width()
        key = index.row(), round(width)
        if key not in self._known:
            linked = index.data(LINKED)
            one, high = self._text(linked.a_text, linked.only_a, width)
            other, higher = self._text(linked.b_text, linked.only_b, width)
            self._known[key] = one, other, max(high, higher)
        return self._known[key]

    def _text(self, text: str, only: tuple[tuple[int, int], ...], width: float) -> tuple[QTextLayout, float]:
        look = current()
        shown = "".join(" " if each.isspace() else each for each in text)
        made = QTextLayout(shown, self._reading)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        made.setTextOption(option)
        mark = QTextCharFormat()
        mark.setBackground(look.accent_fill)
        mark.setFontUnderline(True)
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        mark.setUnderlineColor(look.accent)
        formats = []
        for start, end in only:
            each = QTextLayout.FormatRange()
            each.start = _utf16(shown, start)
            each.length = _utf16(shown, end) - each.start
            each.format = mark
            formats.append(each)
        made.setFormats(formats)
        made.beginLayout()
        step, y = round(QFontMetricsF(self._reading).height() * LEADING / 1.2), 0.0
        while (line := made.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += step
        made.endLayout()
        return made, y


class LinkedList(QListView):
    """Enter or a double click shows both passages in their texts."""

    linked_requested = Signal(object)
    """Both passages of a `Linked` shall be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.linked = LinkedModel(self)
        self.setModel(self.linked)
        self._lines = LinkedDelegate(self)
        self.setItemDelegate(self._lines)
        self.setAccessibleName(tr("Linked passages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(self._request)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    def show_linked(self, linked: tuple[Linked, ...], pair: SourcePair | None, names: Names) -> None:
        """List passages; the first is current."""
        self._lines.forget()
        self.linked.show_linked(linked, pair, names)
        if linked:
            self.setCurrentIndex(self.linked.index(0))
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._lines.forget()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows both."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._request(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _request(self, index: Index) -> None:
        self.linked_requested.emit(index.data(LINKED))

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper)
        self.setPalette(palette)
        self._lines.forget()
        self.viewport().update()


def _utf16(text: str, offset: int) -> int:
    """An offset in code points as Qt counts it."""
    return offset if text.isascii() else len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
