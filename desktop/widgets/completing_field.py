"""A line to type in with a list below that offers what is called so, and to make what is not there yet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.line_field import LineField

_ROW = 25
_MOST_SEEN = 8
_LEAST_WIDTH = 230
_MOST_WIDTH = 380
_MOST_MEASURED = 40
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One line of the list: its key, what it is called, a quiet word beside; `make` if it is not there yet."""

    key: str
    text: str
    detail: str = ""
    make: bool = False


class CompletingField(LineField):
    """The list opens while one types and on the down arrow; Enter, Tab or a click take a line, Escape closes it.

    `offers` gives the lines for what was typed, the best first; nothing typed means all there is.
    """

    taken = Signal(object)
    """A `Choice` of the list; its text stands in the field already."""

    def __init__(
        self, name: str, offers: Callable[[str], Sequence[Choice]], placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, placeholder, parent)
        self._offers = offers
        self._list: _List | None = None
        self.textEdited.connect(self._typed)

    @property
    def is_open(self) -> bool:
        """Whether the list can be seen."""
        return self._list is not None and self._list.isVisible()

    @property
    def choices(self) -> Sequence[Choice]:
        """What the list offers, or offered last."""
        return self._list.rows.choices if self._list is not None else ()

    def open_list(self, typed: str = "") -> None:
        """Show what there is for a text; nothing if there is nothing."""
        if self.isReadOnly():
            return
        choices = self._offers(typed)
        if not choices:
            self.close_list()
            return
        if self._list is None:
            self._list = _List(self)
            self._list.clicked.connect(self._clicked)
        self._list.rows.show_choices(choices)
        self._list.setCurrentIndex(self._list.rows.index(0 if typed.strip() else -1))
        self._list.show_below(self)
        self._tell_current()

    def close_list(self) -> None:
        """Hide the list."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list, Enter takes what is chosen in it, Escape closes it."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.is_open:
                self._move(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.open_list()
        elif self.is_open and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._take_current():
            pass
        elif self.is_open and key == Qt.Key.Key_Escape:
            self.close_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._open_for_unknown():
            pass
        else:
            super().keyPressEvent(event)
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                self.close_list()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes what is chosen in the list on its way."""
        if self.is_open:
            self._take_current()
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the keys there is no list."""
        self.close_list()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into an empty field shows all there is."""
        super().mousePressEvent(event)
        if not self.text() and event.button() == Qt.MouseButton.LeftButton:
            self.open_list()

    def _typed(self, text: str) -> None:
        if text.strip():
            self.open_list(text)
        else:
            self.close_list()

    def _open_for_unknown(self) -> bool:
        """Enter on a name that is not there offers what is like it, or makes it if nothing is."""
        typed = " ".join(self.text().split()).casefold()
        choices = self._offers(self.text()) if typed and not self.isReadOnly() else ()
        if not choices or any(choice.text.casefold() == typed for choice in choices):
            return False
        self.open_list(self.text())
        return len(choices) > 1 or not choices[0].make or self._take_current()

    def _move(self, step: int) -> None:
        assert self._list is not None
        rows = self._list.rows.rowCount()
        at = self._list.currentIndex().row() + step
        self._list.setCurrentIndex(self._list.rows.index(max(0, min(at, rows - 1))))
        self._tell_current()

    def _tell_current(self) -> None:
        assert self._list is not None
        index = self._list.currentIndex()
        self.setAccessibleDescription(str(index.data()) if index.isValid() else "")

    def _take_current(self) -> bool:
        assert self._list is not None
        index = self._list.currentIndex()
        if not index.isValid():
            return False
        self._take(self._list.rows.choices[index.row()])
        return True

    def _clicked(self, index: QModelIndex) -> None:
        assert self._list is not None
        self._take(self._list.rows.choices[index.row()])

    def _take(self, choice: Choice) -> None:
        self.close_list()
        if not choice.make:
            self.setText(choice.text)
        self.setAccessibleDescription("")
        self.taken.emit(choice)


class _Rows(QAbstractListModel):
    """The lines offered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer others."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, with the word beside it where it is read out."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        choice = self.choices[index.row()]
        return f"{choice.text}, {choice.detail}" if choice.detail else choice.text


class _List(QListView):
    """The list: a window of its own that never takes the keys."""

    def __init__(self, field: CompletingField) -> None:
        super().__init__(field)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(field.accessibleName())
        self.rows = _Rows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))

    def show_below(self, field: QWidget) -> None:
        """Lie below the field, or above it where there is no room."""
        seen = min(self.rows.rowCount(), _MOST_SEEN)
        needed = max(_needed_width(choice) for choice in self.rows.choices[:_MOST_MEASURED])
        width = max(field.width(), _LEAST_WIDTH, min(needed, _MOST_WIDTH))
        size = QSize(width, seen * _ROW + 2 * self.frameWidth())
        place = field.mapToGlobal(QPoint(0, field.height() + 1))
        room = field.screen().availableGeometry()
        if place.y() + size.height() > room.bottom():
            place.setY(field.mapToGlobal(QPoint(0, 0)).y() - size.height() - 1)
        place.setX(max(room.left(), min(place.x(), room.right() - size.width())))
        self.setGeometry(QRect(place, size))
        self.show()


def _needed_width(choice: Choice) -> int:
    """What a line takes to show all of it."""
    text = QFontMetrics(fonts.interface_font()).horizontalAdvance(choice.text)
    beside = QFontMetrics(fonts.interface_font("small")).horizontalAdvance(choice.detail) if choice.detail else 0
    return text + beside + 50


class _Painter(QStyledItemDelegate):
    """A line: the text, the quiet word at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All lines are of one height."""
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, word."""
        model = index.model()
        assert isinstance(model, _Rows)
        choice, look = model.choices[index.row()], current()
        rect = QRect(option.rect)
        painter.fillRect(rect, look.paper_raised)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.accent_fill)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.hover)
        rect.adjust(8, 0, -8, 0)
        # The word beside gives way to the name, but not altogether.
        name = QFontMetrics(fonts.interface_font()).horizontalAdvance(choice.text)
        painter.setFont(fonts.interface_font("small"))
        metrics = painter.fontMetrics()
        room = max(rect.width() - name - 14, rect.width() // 4)
        detail = metrics.elidedText(choice.detail, Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.ink_quiet)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), detail)
        if detail:
            rect.adjust(0, 0, -metrics.horizontalAdvance(detail) - 10, 0)
        painter.setFont(fonts.interface_font())
        painter.setPen(look.accent if choice.make else look.ink)
        text = painter.fontMetrics().elidedText(choice.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
