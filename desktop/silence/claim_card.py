"""One claim that a source does not touch: its words, a tick for silence, the passages that come nearest."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crossread.db.silence import Look
from crossread.desktop.look import drawings
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.silence import words
from crossread.desktop.silence.near_list import NearList
from crossread.desktop.silence.words import tr
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.live_keys import live_keys

_FEW = 2
_TICK = 15


class SilentTick(QAbstractButton):
    """A box with the word beside it."""

    def __init__(self, claim: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setText(tr("silent"))
        self.setAccessibleName(tr("Silent: {claim}").format(claim=claim))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(self.fontMetrics().horizontalAdvance(self.text()) + _TICK + 12, 22)
        watcher().theme_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, its hook, the word."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, (self.height() - _TICK) / 2, _TICK, _TICK)
        on = self.isChecked()
        painter.setPen(QPen(look.accent if on else look.ink_quiet, 1))
        painter.setBrush(look.accent if on else look.paper_raised)
        painter.drawRoundedRect(box, 3, 3)
        if on:
            drawings.draw(painter, box.adjusted(1, 1, -1, -1), "check", look.on_accent)
        painter.setPen(look.ink if on else look.ink_quiet)
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(_TICK + 7, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text())


_DEEDS = ("finish_silent", "finish_tag", "finish_next", "finish_previous")
"""The actions of the place `finish` that are for one claim."""


class ClaimCard(QWidget):
    """Takes the keys: S ticks it, Enter goes to the nearest passage, right shows more passages, left fewer."""

    ticked = Signal()
    peeked = Signal(object)
    """A passage is to be seen in its text."""
    passage_requested = Signal(object)
    """A passage is to be gone to, with the keys."""
    source_requested = Signal(str)
    step_requested = Signal(int)
    """The keys are to go to another card."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._most = _FEW
        statement = PlainLabel(look.claim.statement, "strong", "ink", wrap=True)
        kind = PlainLabel(words.kind_of(look.claim, look.event), "small", "ink_quiet", wrap=True)
        self.tick = SilentTick(look.claim.statement)
        self.tick.toggled.connect(self._tell)
        self.near = NearList()
        self.near.show_look(look, _FEW)
        self.near.chosen.connect(self._peek)
        kind.setContentsMargins(14, 0, 10, 0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 10, 0)
        head.setSpacing(8)
        head.addWidget(statement, 1)
        head.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 9)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(kind)
        column.addWidget(self.near)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(look.claim.statement)
        near = look.excerpts[0] if look.excerpts else tr("Nothing in this source comes near to it.")
        self.setAccessibleDescription(near)
        watcher().theme_changed.connect(self.update)

    @property
    def is_silent(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def _tell(self) -> None:
        self.update()
        self.ticked.emit()

    def _peek(self, passage: object) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.peeked.emit(passage)

    def _show(self, most: int) -> None:
        at = self.near.at
        self.near.show_look(self.look, most)
        self.near.go(min(at, most - 1))
        self._most = most

    def _go_and_tag(self) -> None:
        if self.near.passage is None:
            self.near.go(0)
        if self.near.passage is None:
            self.source_requested.emit(self.look.cell.source_id)
        else:
            self.passage_requested.emit(self.near.passage)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Its nearest passage is shown in the text."""
        super().focusInEvent(event)
        self.update()
        if self.near.at < 0 and self.near.go(0):
            self.peeked.emit(self.near.passage)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No passage of it is gone to."""
        super().focusOutEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.near.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click gives it the keys."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def do(self, deed: str) -> None:
        """Do one of `_DEEDS`."""
        if deed == "finish_silent":
            self.tick.toggle()
            self.step_requested.emit(1 if self.tick.isChecked() else 0)
        elif deed == "finish_tag":
            self._go_and_tag()
        else:
            self.step_requested.emit(1 if deed == "finish_next" else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Those keys of the place `finish` that are for one claim; Enter and the arrows."""
        key, deed = event.key(), live_keys().deed("finish", event)
        if deed in _DEEDS:
            self.do(deed)
        elif deed or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_and_tag()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_requested.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Right:
            if self._most < len(self.look.near):
                self._show(len(self.look.near))
            elif self.near.go(self.near.at + 1):
                self.peeked.emit(self.near.passage)
        elif key == Qt.Key.Key_Left:
            if self.near.go(self.near.at - 1):
                self.peeked.emit(self.near.passage)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line below, a bar at the side of the one that has the keys."""
        look, painter = current(), QPainter(self)
        painter.fillRect(14, self.height() - 1, self.width() - 26, 1, look.hairline)
        if self.hasFocus():
            painter.fillRect(0, 4, 3, self.height() - 9, look.focus)
