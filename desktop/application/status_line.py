"""The line below everything: which keys work now, and how the project stands."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.widgets.labels import ElidedLabel, KeyHint, PlainLabel

HEIGHT = 28


class StatusLine(QWidget):
    """Key hints at the left, for a while a message instead, figures and the saved state at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._hints: list[tuple[str, str]] = []
        self._caps = QHBoxLayout()
        self._caps.setSpacing(14)
        self._word = ElidedLabel("", "body", "ink_quiet")
        self._figures = PlainLabel("", "body", "ink_quiet")
        self._saved = PlainLabel("", "body", "ink_quiet")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(14)
        row.addLayout(self._caps)
        row.addWidget(self._word, 1)
        row.addWidget(self._figures)
        row.addWidget(self._saved)

    def put(self, widget: QWidget) -> None:
        """Show a small switch before the figures."""
        self._row.insertWidget(self._row.indexOf(self._figures), widget)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show which keys do what now, as (key, what it does)."""
        if list(hints) == self._hints:
            return
        self._hints = list(hints)
        while (item := self._caps.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, text in self._hints:
            self._caps.addWidget(KeyHint(key, text))

    def set_word(self, text: str) -> None:
        """Say what just happened, or what an action under the pointer does."""
        self._word.setText(text)

    def set_figures(self, text: str) -> None:
        """Show how much there is."""
        self._figures.setText(text)

    def set_saved(self, text: str) -> None:
        """Show whether all is saved."""
        self._saved.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground and a hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, 0, self.width(), 1, current().hairline)
