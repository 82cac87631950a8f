"""What one step changed, record by record: each field with what stood there before, struck out, and what came then."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.db.past.telling import FieldChange, Told, in_brief
from crossread.desktop.history.model import Index
from crossread.desktop.history.words import number, tr
from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.theme import Theme, current, watcher

MARGIN = 18.0
SIGN = 20.0
LABEL = 104.0
HEAD = 26.0
LONGEST = 1_200

_NOWHERE = QModelIndex()
_SIGNS = {"added": "add", "changed": "edit", "removed": "delete"}


class ChangeModel(QAbstractListModel):
    """Records that a step changed, and at the end a line for those that are not shown yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.told: list[Told] = []
        self.more = 0

    def show(self, told: Sequence[Told], more: int) -> None:
        """Show these, and say how many follow."""
        self.beginResetModel()
        self.told, self.more = list(told), more
        self.endResetModel()

    def at(self, row: int) -> Told | None:
        """The record in a line; None for the line of those that follow."""
        return self.told[row] if 0 <= row < len(self.told) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.told) + (self.more > 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line in words, for those who read by ear."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        told = self.at(index.row())
        if told is None:
            return self.more_words()
        done = {"added": tr("added"), "changed": tr("changed"), "removed": tr("removed")}[told.op]
        return f"{done}: {in_brief(told).removeprefix('+ ').removeprefix('− ')}"

    def more_words(self) -> str:
        """What the last line says."""
        return tr("Show more: {count} records follow").format(count=number(self.more))


class ChangeDelegate(QStyledItemDelegate):
    """Paints records; how the fields break is worked out for the width of the view."""

    def __init__(self, view: QWidget, model: ChangeModel) -> None:
        super().__init__(view)
        self._model = model
        self._strong, self._body = fonts.interface_font("strong"), fonts.interface_font()
        self._small = fonts.interface_font("small")
        self.width = 400.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its fields."""
        told = self._model.at(index.row())
        if told is None:
            return QSize(100, 34)
        height = HEAD + sum(self._laid(field, current())[1] + 3 for field in told.fields)
        return QSize(100, round(height + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A record: sign, noun and name, and below each field."""
        look, box, told = current(), QRectF(option.rect), self._model.at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(box, look.accent_fill)
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), look.focus)
        elif option.state & QStyle.StateFlag.State_MouseOver and (told is None or _leads(told)):
            painter.fillRect(box, look.hover)
        if told is None:
            painter.setFont(self._body)
            painter.setPen(look.accent)
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(box.adjusted(MARGIN, 0, -MARGIN, 0), flags, self._model.more_words())
        else:
            self._record(painter, box, told, look)
        painter.restore()

    def _record(self, painter: QPainter, box: QRectF, told: Told, look: Theme) -> None:
        middle = box.top() + 3 + HEAD / 2
        drawings.draw(painter, QRectF(box.left() + MARGIN, middle - 6, 12, 12), _SIGNS[told.op], look.ink_quiet)
        place = QRectF(box.left() + MARGIN + SIGN, box.top() + 3, box.width() - 2 * MARGIN - SIGN, HEAD)
        if _leads(told):
            drawings.draw(painter, QRectF(place.right() - 12, middle - 6, 12, 12), "jump", look.ink_quiet)
            place.setRight(place.right() - 20)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
        noun = told.noun[:1].upper() + told.noun[1:]
        painter.setFont(self._body)
        painter.setPen(look.ink_quiet)
        painter.drawText(place, flags, noun)
        place.setLeft(place.left() + QFontMetricsF(self._body).horizontalAdvance(noun) + 7)
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        metrics = QFontMetricsF(self._strong)
        painter.drawText(place, flags, metrics.elidedText(told.name, Qt.TextElideMode.ElideRight, place.width()))
        top = box.top() + 3 + HEAD
        for field in told.fields:
            layout, height = self._laid(field, look)
            painter.setFont(self._small)
            painter.setPen(look.ink_quiet)
            label = QRectF(box.left() + MARGIN + SIGN, top, LABEL - 8, 18)
            cut = QFontMetricsF(self._small).elidedText(field.label, Qt.TextElideMode.ElideRight, label.width())
            painter.drawText(label, flags, cut)
            painter.setPen(look.ink)
            layout.draw(painter, QPointF(box.left() + MARGIN + SIGN + LABEL, top))
            top += height + 3

    def _laid(self, field: FieldChange, look: Theme) -> tuple[QTextLayout, float]:
        before, after = _cut(field.before), _cut(field.after)
        arrow = "  →  " if before and after else ""
        text = f"{before}{arrow}{after}".replace("\n", "\u2028")
        layout = QTextLayout(text, self._body)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        gone = QTextLayout.FormatRange()
        gone.start, gone.length = 0, _utf16(before)
        shape = QTextCharFormat()
        shape.setFontStrikeOut(True)
        shape.setForeground(look.ink_quiet)
        gone.format = shape
        layout.setFormats([gone])
        width = max(self.width - 2 * MARGIN - SIGN - LABEL, 60)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += 18
        layout.endLayout()
        return layout, max(y, 18)


class ChangeView(QListView):
    """Records of one step. A click or Enter leads to where one is seen."""

    chosen = Signal(object)
    """A `Told` is to be shown where it stands."""
    more_requested = Signal()
    left_upwards = Signal()
    """The keys shall go back to the steps."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = ChangeModel(self)
        self._delegate = ChangeDelegate(self, self.changes)
        self.setModel(self.changes)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("What the step changed"))
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(25)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)
        watcher().theme_changed.connect(self.viewport().update)

    def show_changes(self, told: Sequence[Told], more: int) -> None:
        """Show the records of a step, and say how many follow."""
        self.changes.show(told, more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the passage; Up at the top and Left go back to the steps."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Left or (key == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left_upwards.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard stands at a record."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.changes.rowCount():
            self.setCurrentIndex(self.changes.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        self._delegate.width = float(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        """A hand over what leads somewhere."""
        if event.type() == QEvent.Type.MouseMove and hasattr(event, "position"):
            index = self.indexAt(event.position().toPoint())
            told = self.changes.at(index.row())
            leads = index.isValid() and (told is None or _leads(told))
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        return super().viewportEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        told = self.changes.at(index.row())
        if told is None:
            self.more_requested.emit()
        elif _leads(told):
            self.chosen.emit(told)


def _leads(told: Told) -> bool:
    return told.place is not None or bool(told.subject[1])


def _cut(text: str | None) -> str:
    if text is None:
        return ""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
