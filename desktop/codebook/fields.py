"""The fields of the forms: a label, what is edited, and under it in words what it means or what is wrong with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.errors import InvalidRecordError
from crossread.desktop.codebook.swatches import Swatches, hex_color
from crossread.desktop.codebook.text_input import TextInput
from crossread.desktop.look import fonts
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

LABEL_WIDTH = 62


class Field(QWidget):
    """One field of a record, by the name it has there."""

    edited = Signal()
    """It was changed and may be so again at once: save it when it rests."""
    settled = Signal()
    """It was changed for good: save it now."""
    left = Signal()
    """A visit to it is over."""
    keeps_what_is_wrong = False
    """Whether what the project refused stays to be corrected, instead of what the record holds."""

    def __init__(self, key: str, label: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.dirty = False
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        if label:
            title = PlainLabel(label, "small", "ink_quiet")
            title.setFixedWidth(LABEL_WIDTH)
            title.setContentsMargins(0, 6, 0, 0)
            self._row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(3)
        self._row.addLayout(self._column, 1)
        self._note = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._note.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._row)

    def value(self) -> object:
        """What it holds, as the record would. Raises InvalidRecordError with what is wrong."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show what a record holds."""
        raise NotImplementedError

    @property
    def note(self) -> str:
        """What is said under it."""
        return self._note.text() if not self._note.isHidden() else ""

    def set_note(self, text: str, *, wrong: bool = False) -> None:
        """Say something under it; what is wrong has a sign as well as a colour."""
        self._note.set_role("conflict" if wrong else "ink_quiet")
        self._note.setText(f"⚠ {text}" if wrong else text)
        self._note.setVisible(bool(text))

    def set_read_only(self, read_only: bool) -> None:
        """Let it be changed, or not."""
        self.setEnabled(not read_only)

    def _finish(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._column.addWidget(self._note)
        self.setFocusProxy(widget)


def plain(text: str) -> str:
    """A text as it is, without white space round it."""
    return text.strip()


def plain_or_none(text: str) -> str | None:
    """A text without white space round it, or nothing."""
    return text.strip() or None


class TextField(Field):
    """Text; `parse` makes of it what the record holds, `render` the other way, `explain` says what it means."""

    keeps_what_is_wrong = True

    def __init__(
        self,
        key: str,
        label: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        lines: bool = False,
        parse: Callable[[str], object] = plain,
        render: Callable[[object], str] = lambda value: str(value or ""),
        explain: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(key, label, parent=parent)
        self._parse, self._render, self._explain = parse, render, explain
        self.input = TextInput(name or label, placeholder=placeholder, lines=lines)
        self.input.typed.connect(self._typed)
        self.input.entered.connect(self.settled)
        self.input.left.connect(self.left)
        self._finish(self.input)

    def value(self) -> object:
        """What was written, parsed."""
        return self._parse(self.input.text)

    def show_value(self, value: object) -> None:
        """Write what the record holds; nothing is written anew under the hands of who types the same otherwise."""
        if not (self.input.hasFocus() and self._holds(value)):
            self.input.show_text(self._render(value))
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """It can still be read and copied."""
        self.input.setReadOnly(read_only)

    def _holds(self, value: object) -> bool:
        try:
            return self._parse(self.input.text) == value
        except InvalidRecordError:
            return False

    def _typed(self) -> None:
        self.dirty = True
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        # What is wrong is said when typing rests, not at every letter on the way.
        self.set_note(self._explain(self.input.text) if self._explain else "")


class ChoiceField(Field):
    """One of a closed set, given as (value, what it is called)."""

    def __init__(
        self, key: str, label: str, choices: Sequence[tuple[str, str]], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(key, label, parent=parent)
        self.box = QComboBox()
        self.box.setAccessibleName(label)
        # On Linux Qt gives what is chosen as the name of a box, whatever it is called.
        self.box.setAccessibleDescription(label)
        self.box.view().setAccessibleName(label)
        self.box.setFont(fonts.interface_font())
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.installEventFilter(self)
        for value, called in choices:
            self.box.addItem(called, value)
        self.box.activated.connect(self._chosen)
        self._finish(self.box)

    def value(self) -> object:
        """The value of what is chosen."""
        return self.box.currentData()

    def show_value(self, value: object) -> None:
        """Choose a value."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the form, and changes nothing on its way."""
        if isinstance(event, QWheelEvent):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> None:
        self.dirty = True
        self.settled.emit()
        self.left.emit()


class CheckField(Field):
    """Yes or no."""

    def __init__(self, key: str, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(key, " ", parent=parent)
        self.box = QCheckBox(text)
        self.box.setFont(fonts.interface_font())
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(text)
        self.box.clicked.connect(self._clicked)
        self._finish(self.box)

    def value(self) -> object:
        """Whether it is checked."""
        return self.box.isChecked()

    def show_value(self, value: object) -> None:
        """Check it or not."""
        self.box.setChecked(bool(value))

    def _clicked(self) -> None:
        self.dirty = True
        self.settled.emit()
        self.left.emit()


class PickField(Field):
    """Another record, shown by its name; a click lets one be picked. `names` finds the name of an id."""

    pick_requested = Signal()

    def __init__(self, key: str, label: str, none: str, *, parent: QWidget | None = None) -> None:
        super().__init__(key, label, parent=parent)
        self._none, self._label = none, label
        self._id: str | None = None
        self.button = QuietButton(none, outlined=True)
        self.button.clicked.connect(self.pick_requested)
        self._finish(self.button)
        self._column.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        self.names: Callable[[str], str] = lambda _id: ""

    def value(self) -> object:
        """The id that was picked, or None."""
        return self._id

    def show_value(self, value: object) -> None:
        """Show which it is."""
        self._id = value if isinstance(value, str) else None
        name = self.names(self._id) if self._id else ""
        room = max(self.width() - LABEL_WIDTH - 32, 90)
        shown = self.button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        self.button.setText(shown or self._none)
        self.button.setAccessibleName(f"{self._label}: {name or self._none}")
        self.button.updateGeometry()

    def pick(self, record_id: str | None) -> None:
        """Take what was picked."""
        self.show_value(record_id)
        self.dirty = True
        self.settled.emit()
        self.left.emit()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)


class ColorField(Field):
    """A colour of the palette, or any other in hexadecimal digits."""

    def __init__(
        self, label: str, colors: Sequence[str], *, lines: bool, hex_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("color", label, parent=parent)
        self.swatches = Swatches(colors, label, lines=lines)
        self.swatches.chosen.connect(self._chosen)
        self.swatches.left.connect(self.left)
        self.hex = TextInput(hex_name, placeholder="#1b9e77")
        self.hex.typed.connect(self._typed)
        self.hex.entered.connect(self.settled)
        self.hex.left.connect(self.left)
        self.hex.setMaximumWidth(96)
        self._column.addWidget(self.swatches)
        self._finish(self.hex)
        self.setFocusProxy(self.swatches)
        self._column.setDirection(QBoxLayout.Direction.TopToBottom)

    def value(self) -> object:
        """The colour as it is stored."""
        color = hex_color(self.hex.text)
        if color is None:
            raise InvalidRecordError(self.tr("Write a colour like #1b9e77."))
        return color

    def show_value(self, value: object) -> None:
        """Show a colour."""
        self.show_color(str(value or ""), "")

    def show_color(self, color: str, record_id: str) -> None:
        """Show the colour of a record."""
        self.swatches.show_color(color, record_id)
        self.hex.show_text(color)
        self.set_note("")

    def set_read_only(self, read_only: bool) -> None:
        """The swatches cannot be chosen then."""
        self.swatches.setEnabled(not read_only)
        self.hex.setReadOnly(read_only)

    def _chosen(self, color: str) -> None:
        self.hex.show_text(color)
        self.dirty = True
        self.set_note("")
        self.settled.emit()

    def _typed(self) -> None:
        self.dirty = True
        self.set_note("")
        self.edited.emit()
