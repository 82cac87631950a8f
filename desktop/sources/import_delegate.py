"""How a line of the table of files is painted, and how its fields are edited in their place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionButton, QStyleOptionViewItem, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current
from crossread.desktop.sources.import_draft import Draft
from crossread.desktop.sources.import_table import CHECK, FAULT, REMARK, TITLE, ImportTable

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 46
_BOX = 15
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_State = QStyle.StateFlag


class ImportDelegate(QStyledItemDelegate):
    """A tick, a title over what is worth knowing of the file, and plain fields."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._body, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self._small = fonts.interface_font("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as every other."""
        return QSize(60, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the chosen row, the ring of the chosen field, words, a hairline below."""
        look, place = current(), option.rect
        model = index.model()
        line = model.line(index) if isinstance(model, ImportTable) else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _State.State_Selected:
            painter.fillRect(place, look.accent_fill)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, look.hairline)
        dim = not isinstance(line, Draft) or not line.wanted
        inner = place.adjusted(6, 0, -6, 0)
        if index.column() == CHECK:
            self._paint_tick(painter, place, index, option)
        elif index.column() == TITLE:
            title = QRect(inner.left(), place.top() + 5, inner.width(), 19)
            self._line(painter, title, str(index.data() or ""), "strong", "ink_quiet" if dim else "ink")
            remark = QRect(inner.left(), place.top() + 24, inner.width(), 16)
            self._line(painter, remark, str(index.data(REMARK) or ""), "small", "ink_quiet")
        else:
            field = QRect(inner.left(), place.top() + 5, inner.width(), 19)
            color = "conflict" if index.data(FAULT) else "ink_quiet" if dim else "ink"
            words = str(index.data() or "")
            if not words and index.flags() & Qt.ItemFlag.ItemIsEditable:
                words, color = QCoreApplication.translate("Import", "not stated"), "ink_quiet"
            self._line(painter, field, words, "body" if index.data() else "small", color)
        if option.state & _State.State_HasFocus and index.column() != CHECK:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_field_of(place).adjusted(1, 0, -1, 0), 4, 4)
        painter.restore()

    def _line(self, painter: QPainter, where: QRect, text: str, font: str, color: str) -> None:
        face = {"strong": self._strong, "small": self._small}.get(font, self._body)
        painter.setFont(face)
        painter.setPen(getattr(current(), color))
        painter.drawText(where, _FLAGS, QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, where.width()))

    def _paint_tick(self, painter: QPainter, place: QRect, index: Index, option: QStyleOptionViewItem) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        box = QStyleOptionButton()
        box.rect = QRect(place.left() + 12, place.top() + 7, _BOX, _BOX)
        box.state = _State.State_Enabled
        box.state |= _State.State_On if Qt.CheckState(state) == Qt.CheckState.Checked else _State.State_Off
        view = option.widget
        if view is not None:
            view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, view)
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(current().focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.rect.adjusted(-3, -3, 3, 3), 5, 5)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """One line to type in."""
        field = QLineEdit(parent)
        field.setFont(self._strong if index.column() == TITLE else self._body)
        name = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        field.setAccessibleName(str(name))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the first line of words; what is worth knowing stays in view."""
        editor.setGeometry(_field_of(option.rect))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click anywhere in the column of ticks, or the space bar, ticks."""
        if index.column() == CHECK and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            released = (
                isinstance(event, QMouseEvent)
                and event.type() == QEvent.Type.MouseButtonRelease
                and event.button() == Qt.MouseButton.LeftButton
            )
            typed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
            if released or typed:
                was_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
                wanted = Qt.CheckState.Unchecked if was_on else Qt.CheckState.Checked
                return model.setData(index, wanted, int(Qt.ItemDataRole.CheckStateRole))
            return False
        return super().editorEvent(event, model, option, index)


def _field_of(place: QRect) -> QRect:
    return QRect(place.left() + 1, place.top() + 2, place.width() - 2, 25)
