"""Asks before a source is called silent from which text may be missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.silence.words import paragraphs, tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.labels import PlainLabel


class GapQuestion(QWidget):
    """Hidden until `ask`. Escape or the second button means no."""

    agreed = Signal()
    shown_requested = Signal()
    """The place from which text may be missing is to be shown."""
    refused = Signal()

    def __init__(self, yes: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel("", wrap=True)
        self.yes = QuietButton(yes, outlined=True, action=action)
        self.show_place = QuietButton(tr("Show the place"), outlined=True)
        self.no = QuietButton(tr("Leave it open"), outlined=True, key=tr("Esc"))
        buttons = FlowLayout(gap=6)
        for button in (self.yes, self.show_place, self.no):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 9, 12, 10)
        column.setSpacing(7)
        column.addWidget(self._label)
        column.addLayout(buttons)
        self.yes.clicked.connect(self._agree)
        self.show_place.clicked.connect(self.shown_requested)
        self.no.clicked.connect(self._refuse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def text(self) -> str:
        """What is asked."""
        return self._label.text()

    def ask(self, numbers: tuple[int, ...]) -> None:
        """Ask, naming the paragraphs that break off."""
        self._label.setText(
            tr("Text may be missing here: {where} breaks off. What is not there cannot be silent.").format(
                where=paragraphs(numbers)
            )
        )
        self.setAccessibleName(self._label.text())
        self.show()

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()

    def _refuse(self) -> None:
        self.hide()
        self.refused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet ground between two lines."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.accent_fill)
        for y in (0, self.height() - 1):
            painter.fillRect(0, y, self.width(), 1, look.hairline)
