"""A row of the panel: a quiet word, a field or several under each other, and below it what there is to say of them."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from crossread.desktop.annotation.storing import Columns
from crossread.desktop.look import icons
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel
from crossread.desktop.widgets.line_field import HEIGHT, INSET, LineField

if TYPE_CHECKING:
    from crossread.desktop.annotation.keeping import Keeper

LABEL_WIDTH = 62


@runtime_checkable
class Named(Protocol):
    """A widget whose accessible name tells its state as well."""

    @property
    def name(self) -> str:
        """The name without the state."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """Another name."""
        raise NotImplementedError


class Row(QWidget):
    """Shows some columns of one record, and tells what they become by what is typed. A subclass names the columns."""

    edited = Signal()
    """Something was typed: it is stored after a rest."""
    settled = Signal()
    """Something was chosen: it is stored now."""
    entered = Signal()
    """Enter was pressed in a line."""
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper: Keeper | None = None
        self.editors: list[QWidget] = []
        """What takes the keys, in order."""
        self._labels: list[ElidedLabel] = []
        self._editor_names: list[str] = []
        self._subject_of = ("", 0)
        self._hint: Hint | None = None
        self._told, self._error = "", ""
        self._unwritten: QWidget | None = None
        self._lines: list[tuple[QWidget, ...]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def write(self, columns: Columns) -> None:
        """Show these."""
        raise NotImplementedError

    def meaning(self) -> Columns:
        """What the columns become by what stands in the fields now. Raises InvalidRecordError, in words."""
        raise NotImplementedError

    def begin(self) -> None:
        """The keys came to the row."""

    def put(self, columns: Columns, *, typing: bool = False) -> None:
        """Show these; while one types, leave the field with the keys as it is."""
        self._unwritten = None
        if typing:
            self._unwritten = next((each for each in self.editors if each.hasFocus()), None)
        self.write(columns)
        self._unwritten = None

    def put_text(self, field: LineField, text: str) -> None:
        """Show a text in one of the fields, unless it is the one that is being typed in."""
        if field is not self._unwritten:
            field.show_text(text)

    def is_left_alone(self, field: QWidget) -> bool:
        """Whether a field is being typed in, and keeps what stands in it."""
        return field is self._unwritten

    def add_line(self, label: str, field: QWidget, beside: QWidget | None = None) -> int:
        """A word and a field, perhaps with a small one beside it; answers with its number."""
        at = len(self._labels)
        word = ElidedLabel(label, "small", "ink_quiet")
        word.setFixedSize(LABEL_WIDTH, HEIGHT)
        self._labels.append(word)
        # What there is to say stands below the first line: the other lines leave room for it.
        row = at if at == 0 else at + 1
        self._grid.addWidget(word, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        if beside is not None:
            self._grid.addWidget(beside, row, 2)
        fields = tuple(each for each in (field, beside) if each is not None)
        self._lines.append((word, *fields))
        self.add_editors(*fields)
        return at

    def add_editors(self, *fields: QWidget) -> None:
        """Listen to these as well."""
        for field in fields:
            if isinstance(field, LineField):
                field.textEdited.connect(self.edited)
                field.returnPressed.connect(self.entered)
                field.undo_requested.connect(self.undo_requested)
                field.redo_requested.connect(self.redo_requested)
            self.editors.append(field)
            self._editor_names.append(field.name if isinstance(field, Named) else field.accessibleName())

    def set_subject(self, subject: str) -> None:
        """Say in the names of the fields, as they are read out, what the row is about."""
        if (subject, len(self.editors)) != self._subject_of:
            self._subject_of = (subject, len(self.editors))
            for editor, name in zip(self.editors, self._editor_names, strict=True):
                if isinstance(editor, Named):
                    editor.set_name(f"{name}, {subject}")
                else:
                    editor.setAccessibleName(f"{name}, {subject}")

    def show_line(self, at: int, shown: bool) -> None:
        """Show one of the lines, or hide it."""
        for widget in self._lines[at]:
            widget.setVisible(shown)

    def set_label(self, at: int, text: str) -> None:
        """Another word beside a line."""
        self._labels[at].setText(text)

    def set_editable(self, editable: bool) -> None:
        """Let the fields be read only, or not."""
        for editor in self.editors:
            if isinstance(editor, LineField):
                editor.setReadOnly(not editable)
            else:
                editor.setEnabled(editable)

    def tell(self, sentence: str) -> None:
        """Say something quietly below; an error that stands there stays."""
        self._told = sentence
        self._show_hint()

    def tell_error(self, sentence: str) -> None:
        """Say why what was typed is not stored; nothing when it is."""
        self._error = sentence
        self._show_hint()

    @property
    def error(self) -> str:
        """Why what was typed is not stored."""
        return self._error

    @property
    def told(self) -> str:
        """What is said below."""
        return self._error or self._told

    def offer(self, sentence: str, action: str) -> QuietButton:
        """Say something with a button that does something about it; the button is the same each time."""
        self._told = sentence
        self._show_hint()
        assert self._hint is not None
        return self._hint.offer(action)

    def first_editor(self) -> QWidget:
        """Where the keys go when the row is to be edited."""
        return next((each for each in self.editors if each.isVisibleTo(self)), self.editors[0])

    def _show_hint(self) -> None:
        sentence = self._error or self._told
        if self._hint is None:
            if not sentence:
                return
            self._hint = Hint(self)
            self._grid.addWidget(self._hint, 1, 1, 1, 2)
        self._hint.say(sentence, is_error=bool(self._error))
        for editor in self.editors:
            editor.setAccessibleDescription(sentence)


class Hint(QWidget):
    """A small sentence below a field, with a sign before it if it is a warning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel("", "small", "ink_quiet", wrap=True)
        self._sign = _Sign()
        self._button: QuietButton | None = None
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(INSET, 0, 0, 4)
        self._cells.setSpacing(4)
        self._cells.setColumnStretch(1, 1)
        self._cells.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._cells.addWidget(self._label, 0, 1)

    @property
    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def say(self, sentence: str, *, is_error: bool) -> None:
        """Say it; nothing hides the hint."""
        self._label.setText(sentence)
        self._label.set_role("ink" if is_error else "ink_quiet")
        self._sign.setVisible(is_error)
        if self._button is not None:
            self._button.hide()
        self.setVisible(bool(sentence))

    def offer(self, action: str) -> QuietButton:
        """A button below the sentence."""
        if self._button is None:
            self._button = QuietButton(action, outlined=True)
            self._cells.addWidget(self._button, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._button.show()
        return self._button


class _Sign(QWidget):
    """The sign of a warning, small."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a small line."""
        return QSize(13, 15)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Drawn in ink: the warning colour is for conflicts alone."""
        icons.draw(QPainter(self), QRectF(0, 1, 13, 13), "warning", current().ink)
