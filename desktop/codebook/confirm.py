"""A question in the panel, where its answer shows: what goes along, and the deed's own word as the button."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


class Confirm(QWidget):
    """Hidden until `ask()`; Escape and Cancel mean no."""

    closed = Signal()
    """It was answered, either way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_yes: Callable[[], object] = lambda: None
        self._question = PlainLabel("", wrap=True)
        self.yes = QuietButton(" ", outlined=True)
        self.no = QuietButton(self.tr("Cancel"), key=self.tr("Esc"))
        self.yes.clicked.connect(lambda: self._answer(True))
        self.no.clicked.connect(lambda: self._answer(False))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
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
        """Show the question; the keys are on the deed."""
        self._on_yes = on_yes
        self._question.setText(question)
        self.yes.setText(yes)
        self.yes.setAccessibleName(f"{yes}. {question}")
        self.yes.updateGeometry()
        self.setAccessibleName(question)
        self.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape means no."""
        if event.key() == Qt.Key.Key_Escape:
            self._answer(False)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground with an edge: something is about to go."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.conflict_fill)
        painter.fillRect(0, 0, 3, self.height(), look.conflict)

    def _answer(self, yes: bool) -> None:
        self.hide()
        self.closed.emit()
        if yes:
            self._on_yes()
