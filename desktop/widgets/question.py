"""A question in a panel, where its answer shows: what goes along, and the deed's own word as the button."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


class Question(QWidget):
    """Hidden until `ask()`; Escape and Cancel mean no. `keys_on` is the button that then has the keys.

    On the deed where it can be undone and Enter should do; on Cancel where it cannot, so that Enter pressed once too
    often does nothing.
    """

    closed = Signal()
    """It was answered, either way."""

    def __init__(self, keys_on: Literal["yes", "no"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_yes: Callable[[], object] = lambda: None
        self._question = PlainLabel("", wrap=True)
        self.yes = QuietButton(" ", outlined=True)
        self.no = QuietButton(self.tr("Cancel"), key=self.tr("Esc"))
        self._first = self.yes if keys_on == "yes" else self.no
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.close_question)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.no)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addLayout(buttons)
        watcher().theme_changed.connect(self.update)
        self.hide()

    @property
    def question(self) -> str:
        """What is asked."""
        return self._question.text()

    def ask(self, question: str, yes: str, on_yes: Callable[[], object]) -> None:
        """Show the question; `on_yes` is called if the answer is `yes`, after `closed`."""
        self._on_yes = on_yes
        self._question.setText(question)
        self.yes.setText(yes)
        self.yes.setAccessibleName(f"{yes}. {question}")
        self.yes.updateGeometry()
        self.setAccessibleName(question)
        self.show()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_question(self) -> None:
        """The answer is no; if nothing is asked, nothing happens."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape means no."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground with an edge: something is about to go."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.conflict_fill)
        painter.fillRect(0, 0, 3, self.height(), look.conflict)

    def _agree(self) -> None:
        deed = self._on_yes
        self.close_question()
        deed()
