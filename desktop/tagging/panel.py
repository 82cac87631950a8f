"""The picker as it looks: the line with its chip, the list, what is said of it, and the keys. No project, no logic."""

from itertools import pairwise

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crossread.db.records import VALUE_TYPES
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import LinePattern, claim_line, line_pattern, shown
from crossread.desktop.look.textures import texture
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.tagging import words
from crossread.desktop.tagging.chip_flow import ChipFlow, ChipText
from crossread.desktop.tagging.row_list import RowList
from crossread.desktop.widgets.buttons import Chip, QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, KeyHint, PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

WIDTH = 500
NARROWEST = 300
_SHADOW = 10
_APART = 4
_EDGE = 6
_MOST_LINES = 4
_SPACES = str.maketrans("\t\n\v\f\r\x85\u2028\u2029", " " * 8)
"""One for one, so that the caret stays where it is."""


class Panel(QWidget):
    """A popup that is a child of its window, so that it needs no window manager and is never lost behind another."""

    subject_removed = Signal()
    """The chip of the event or claim is to go back to words."""
    edited = Signal(str, int)
    """The user typed or moved the caret: the text, and the caret as an offset in code points."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._anchor = QRect()
        self.placeholder = ""
        """What the empty line asks for."""
        self.subject_chip: Chip | None = None
        self._subject_look: tuple[str, bool, str, str] | None = None
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        self.edit.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0 }")
        self.edit.setMinimumHeight(28)
        self.edit.setAccessibleName(self.tr("Event or claim, and what is said of it"))
        self.edit.setMaxLength(2000)
        self.list = RowList()
        self.kinds = SegmentedSwitch([(kind, words.kind_word(kind)) for kind in VALUE_TYPES], self.tr("Kind of claim"))
        self.chips = ChipFlow()
        self.preview = PlainLabel(color="ink", wrap=True)
        self.marks = PlainLabel(role="small", color="ink_quiet", wrap=True)
        self.problems = [PlainLabel(role="small", color="ink_quiet", wrap=True) for _ in range(_MOST_LINES)]
        self.conflicts = [ElidedLabel(color="conflict") for _ in range(_MOST_LINES)]
        self.take = QuietButton(self.tr("Tag"), outlined=True, key="⏎", name=self.tr("Tag the passage"))
        self.as_claim = QuietButton(words.make_claim(), outlined=True, action="picker_kind")
        self._row = QHBoxLayout()
        # An input method moves the caret before it tells of the text: both say the same here.
        self.edit.textEdited.connect(self._tell_edited)
        self.edit.cursorPositionChanged.connect(self._tell_edited)
        self._build()
        watcher().theme_changed.connect(self._follow_theme)
        self._follow_theme()

    def text(self) -> str:
        """What is in the line, as it looks: a line break that was pasted is a space, and none gets into a name."""
        return self.edit.text().translate(_SPACES)

    def caret(self) -> int:
        """The caret in code points; Qt counts UTF-16 units."""
        return _code_points(self.edit.text(), self.edit.cursorPosition())

    def set_text(self, text: str, caret: int) -> None:
        """Say something else, without telling anybody."""
        self.edit.blockSignals(True)
        if text != self.edit.text():
            self.edit.setText(text)
        self.edit.setCursorPosition(_units(text[:caret]))
        self.edit.blockSignals(False)

    def select(self, start: int, end: int) -> None:
        """Select a part of the line, in code points."""
        text = self.edit.text()
        self.edit.setSelection(_units(text[:start]), _units(text[start:end]))

    def say_deed(self, words: str = "") -> None:
        """What Enter does, where that is not to tag the one passage."""
        self.take.setText(words or self.tr("Tag"))
        self.take.setAccessibleName(words or self.tr("Tag the passage"))
        self.take.updateGeometry()

    def show_subject(self, name: str, *, is_event: bool = False, color: str = "", tag_id: str = "") -> None:
        """Put the event or claim as a chip before the line; no name takes it away."""
        look = (name, is_event, color, tag_id) if name else None
        if look == self._subject_look:
            return
        self._subject_look = look
        if self.subject_chip is not None:
            self._row.removeWidget(self.subject_chip)
            self.subject_chip.hide()
            self.subject_chip.deleteLater()
            self.subject_chip = None
        if look is not None:
            self.subject_chip = self._made_chip(*look)
            self._row.insertWidget(0, self.subject_chip)

    def show_chips(self, texts: list[ChipText]) -> None:
        """Show the parts of what is said; Tab goes from the line through them to the button."""
        self.chips.show_chips(texts)
        fields = [self.edit, *([self.subject_chip] if self.subject_chip else []), self.kinds, self.as_claim]
        for before, after in pairwise([*fields, *self.chips.chips, self.take]):
            QWidget.setTabOrder(before, after)

    def show_conflicts(self, lines: list[tuple[str, bool]]) -> None:
        """Show a line for each conflict, (words, is it a tension)."""
        for at, label in enumerate(self.conflicts):
            label.setVisible(at < len(lines))
            if at < len(lines):
                text, is_tension = lines[at]
                label.set_role("tension" if is_tension else "conflict")
                label.setText(text)

    def show_problems(self, faults: list[str], notice: str = "") -> None:
        """Show a line for each thing that was not understood, and below them what comes of it."""
        lines = [*faults[: _MOST_LINES - 1], notice] if notice else faults
        for at, label in enumerate(self.problems):
            label.setVisible(at < len(lines))
            if at < len(lines):
                label.setText(f"⚠ {lines[at]}")

    def anchor(self, selection: QRect) -> None:
        """Lie beside this rectangle of the parent from now on."""
        self._anchor = selection

    def place(self) -> None:
        """Lie below the selection, or above it where there is more room; always within the parent."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = max(min(WIDTH, parent.width() - 2 * _EDGE), min(NARROWEST, parent.width())) + 2 * _SHADOW
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        below = parent.height() - self._anchor.bottom() - _APART - _EDGE
        above = self._anchor.top() - _APART - _EDGE
        needed = height - 2 * _SHADOW
        y = self._anchor.bottom() + 1 + _APART - _SHADOW
        if needed > below and above > below:
            y = self._anchor.top() - _APART - height + _SHADOW
        y = max(_EDGE - _SHADOW, min(y, parent.height() - height + _SHADOW - _EDGE))
        x = self._anchor.left() - _SHADOW - 12
        x = max(_EDGE - _SHADOW, min(x, parent.width() - width + _SHADOW - _EDGE))
        self.setGeometry(x, y, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft shadow, the ground, a hairline round it and under the line."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        soft = QColor(look.shadow)
        soft.setAlphaF(soft.alphaF() / _SHADOW)
        painter.setBrush(soft)
        for reach in range(_SHADOW, 0, -1):
            painter.drawRoundedRect(body.adjusted(-reach, -reach + 2, reach, reach), 7 + reach, 7 + reach)
        painter.setPen(look.hairline)
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        level = self._row.geometry().bottom() + 5
        painter.drawLine(round(body.left()) + 1, level, round(body.right()) - 1, level)
        if self.list.isVisible():
            level = self.list.geometry().bottom() + 1
            painter.drawLine(round(body.left()) + 1, level, round(body.right()) - 1, level)

    def sizeHint(self) -> QSize:
        """It is as large as `place` makes it."""
        return self.size()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW) + QMargins(1, 5, 1, 6))
        column.setSpacing(0)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.edit, 1)
        column.addLayout(self._row)
        column.addSpacing(10)
        column.addWidget(self.list)
        said = QVBoxLayout()
        said.setContentsMargins(12, 6, 12, 4)
        said.setSpacing(5)
        kinds = QHBoxLayout()
        kinds.setSpacing(10)
        self.kind_hint = KeyHint(action="picker_kind")
        kinds.addWidget(self.kinds)
        kinds.addWidget(self.kind_hint)
        kinds.addStretch(1)
        said.addLayout(kinds)
        for widget in (self.chips, self.preview, *self.conflicts, *self.problems):
            said.addWidget(widget)
        said.addWidget(self.as_claim, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self.marks)
        column.addLayout(said)
        column.addSpacing(2)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 2, 12, 0)
        foot.setSpacing(12)
        self.hints = {
            "next": KeyHint("⇥", self.tr("say more")),
            "stay": KeyHint("Ctrl ⏎", self.tr("go on")),
            "new": KeyHint("⇧ ⏎", self.tr("new")),
            "close": KeyHint("Esc", self.tr("close")),
        }
        foot.addWidget(self.take)
        for name, hint in self.hints.items():
            if name == "close":
                foot.addStretch(1)
            foot.addWidget(hint)
        column.addLayout(foot)
        for widget in (*self.problems, *self.conflicts, self.kinds, self.kind_hint, self.as_claim):
            widget.hide()

    def _tell_edited(self) -> None:
        self.edited.emit(self.text(), self.caret())

    def _made_chip(self, name: str, is_event: bool, color: str, tag_id: str) -> Chip:
        fill = shown(color) if is_event and color else None
        line = claim_line(color) if not is_event and color else None
        pattern = line_pattern(color, tag_id) if line is not None else LinePattern.SOLID
        chip = Chip(name, fill=fill, line=line, pattern=pattern, texture=texture(color, tag_id), removable=True)
        chip.setFixedWidth(min(chip.sizeHint().width() + 4, round(WIDTH * 0.5)))
        chip.setAccessibleName(words.chip_name(name, offered=False))
        chip.removed.connect(self.subject_removed)
        chip.clicked.connect(self.subject_removed)
        return chip

    def _follow_theme(self) -> None:
        look, palette = current(), self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, look.paper_raised)
        self.list.setPalette(palette)
        if self._subject_look is not None:
            name, is_event, color, tag_id = self._subject_look
            self._subject_look = None
            self.show_subject(name, is_event=is_event, color=color, tag_id=tag_id)
        self.edit.setFont(fonts.interface_font())
        self.update()


def _units(text: str) -> int:
    """How many UTF-16 units a text takes, in which Qt counts."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)


def _code_points(text: str, units: int) -> int:
    """The code points in so many UTF-16 units."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))
