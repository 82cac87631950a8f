"""The lower part of the import's sheet: how one file begins, in which encoding, and what to do with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.sources.import_draft import Draft, Line
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel

SHOWN = 2_400
WIDEST = 680
"""A line of the preview is no longer than a line of a pane."""
BETWEEN = 6
"""Pixels between two paragraphs of the preview."""
OTHER_ENCODINGS = (
    *("utf-8", "windows-1252", "windows-1251", "windows-1250", "windows-1253", "windows-1254", "windows-1255"),
    *("windows-1256", "iso-8859-1", "iso-8859-2", "iso-8859-15", "koi8-r", "koi8-u", "cp437", "cp850", "cp866"),
    *("mac-roman", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "utf-16-le", "utf-16-be"),
)


class ImportDetails(QWidget):
    """Shows one line of the table; emits what is chosen for it."""

    encoding_chosen = Signal(str)
    action_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = ElidedLabel("", "small", "ink_quiet")
        self._action = _box(self.tr("What to do with this file"))
        self._encoding_label = PlainLabel(self.tr("Encoding"), "small", "ink_quiet")
        self._encoding = _box(self.tr("Encoding of this file"))
        self._fault = PlainLabel("", "body", "conflict", wrap=True)
        self._preview = TextPreview()
        self._encoding.activated.connect(lambda at: self.encoding_chosen.emit(self._encoding.itemData(at)))
        self._action.activated.connect(lambda at: self.action_chosen.emit(self._action.itemData(at)))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._file, 1)
        row.addWidget(self._encoding_label)
        row.addWidget(self._encoding)
        row.addWidget(self._action)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 4)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._fault)
        column.addWidget(self._preview, 1)

    def show_line(self, line: Line | None) -> None:
        """Show a file."""
        self._fault.hide()
        if isinstance(line, Draft):
            planned = line.planned
            length = self.tr("{count} characters").format(count=f"{len(planned.text):,}")
            self._file.setText(f"{planned.path} · {length} · {planned.encoding}")
            self._preview.set_text(_excerpt(line))
            self._show_choices(line)
            return
        self._show_choices(None)
        self._preview.set_text("")
        self._file.setText(str(line.refused.path) if line is not None else "")
        if line is not None:
            self.show_fault(line.refused.sentence)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong with the file or with the encoding that was chosen."""
        self._fault.setText(sentence)
        self._fault.show()

    def _show_choices(self, draft: Draft | None) -> None:
        with QSignalBlocker(self._action), QSignalBlocker(self._encoding):
            choices = draft.choices() if draft else []
            _fill(self._action, [(key, words, "") for key, words in choices], draft.choice if draft else "")
            self._action.setVisible(len(choices) > 2 or bool(draft and draft.is_there))
            doubtful = draft is not None and draft.encoding_doubtful
            if draft is not None and doubtful:
                now = draft.planned.encoding
                known = {name for name, _ in draft.alternatives} | {now}
                names = [(now, now, ""), *((name, name, look) for name, look in draft.alternatives if name != now)]
                names += [(name, name, "") for name in OTHER_ENCODINGS if name not in known]
                _fill(self._encoding, names, now)
            self._encoding.setVisible(doubtful)
            self._encoding_label.setVisible(doubtful)


class TextPreview(QWidget):
    """The beginning of a text in the face it will be read in; what does not fit is not shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._font = fonts.reading_font(15)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        watcher().theme_changed.connect(self.update)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; give no more than can be seen."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Three lines."""
        return QSize(80, 60)

    def sizeHint(self) -> QSize:
        """Four lines."""
        return QSize(300, 88)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, wrapped, as many whole lines as fit."""
        painter = QPainter(self)
        painter.setPen(current().ink)
        y, width = 0.0, min(self.width(), WIDEST)
        for paragraph in self._text.split("\n"):
            layout = QTextLayout(paragraph, self._font)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, y))
                y += line.height()
                if y > self.height():
                    break
                line.draw(painter, QPointF(0, 0))
            layout.endLayout()
            if y > self.height():
                return
            y += BETWEEN


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    # On Linux Qt gives what is chosen as the name of a box, whatever it is called.
    box.setAccessibleDescription(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(300)
    return box


def _fill(box: QComboBox, items: Sequence[tuple[str, str, str]], chosen: str) -> None:
    """Fill with (key, words, what a text would look like)."""
    box.clear()
    for key, words, look in items:
        box.addItem(f"{words}   {look[:56]}" if look else words, key)
    box.setCurrentIndex(max(box.findData(chosen), 0))


def _excerpt(draft: Draft) -> str:
    text = draft.planned.text
    start = 0
    if draft.encoding_doubtful:
        beyond = next((at for at, sign in enumerate(text[:200_000]) if ord(sign) > 0x7F), 0)
        start = max(0, beyond - 60)
    else:
        zones = draft.planned.guesses.zones
        if zones and zones[0].kind == "furniture" and not text[: zones[0].start].strip():
            start = zones[0].end
    lines = [" ".join(line.split()) for line in text[start : start + SHOWN].splitlines()]
    return "\n".join(line for line in lines if line)
