"""The line below everything: which keys work now, and how the project stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.widgets.fitting_row import FittingRow
from crossread.desktop.widgets.labels import ElidedLabel, KeyHint, PlainLabel

HEIGHT = 28
SAID_FOR = 8_000  # ms


class StatusLine(QWidget):
    """Key hints at the left, for a while a message instead, figures and the saved state at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._hints: list[tuple[str, str]] = []
        self._caps = FittingRow(14)
        self._instead: FittingRow | None = None
        self._word = ElidedLabel("", "body", "ink_quiet")
        self._said = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._said.timeout.connect(lambda: self.set_word(""))
        self._figures = PlainLabel("", "body", "ink_quiet")
        self._saved = PlainLabel("", "body", "ink_quiet")
        for label in (self._figures, self._saved):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(14)
        row.addWidget(self._caps, 4)
        row.addWidget(self._word, 3)
        self._word.hide()
        row.addWidget(self._figures)
        row.addWidget(self._saved)

    def put(self, widget: QWidget) -> None:
        """Show a small switch before the figures."""
        self._row.insertWidget(self._row.indexOf(self._figures), widget)

    def put_row(self, widget: FittingRow) -> None:
        """Have a row that takes the place of the key hints while it is shown with `show_row`."""
        self._instead = widget
        widget.hide()
        self._row.insertWidget(1, widget, 4)

    def show_row(self, shown: bool) -> None:
        """Show the row instead of the key hints, or these again."""
        if self._instead is not None and self._instead.isHidden() == shown:
            self._caps.setHidden(shown)
            self._instead.setHidden(not shown)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show which keys do what now, as (key, what it does)."""
        if list(hints) == self._hints:
            return
        self._hints = list(hints)
        self._caps.show_widgets([KeyHint(key, text) for key, text in self._hints])

    @property
    def row(self) -> FittingRow | None:
        """What takes the place of the hints."""
        return self._instead

    @property
    def word(self) -> str:
        """What is said."""
        return self._word.text()

    def set_word(self, text: str, *, lasting: bool = False) -> None:
        """Say for some seconds what just happened, or what an action does; `lasting`: until the next."""
        self._word.setText(text)
        # The hints have its room while there is nothing to say.
        self._word.setVisible(bool(text))
        if text and not lasting:
            self._said.start()
        else:
            self._said.stop()

    def set_figures(self, text: str) -> None:
        """Show how much there is."""
        _show_steadily(self._figures, text)

    def set_saved(self, text: str) -> None:
        """Show whether all is saved."""
        _show_steadily(self._saved, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground and a hairline above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, 0, self.width(), 1, current().hairline)


def _show_steadily(label: PlainLabel, text: str) -> None:
    """Show a text in as much room as the widest so far: what stands beside it does not move with each figure."""
    label.setText(text)
    label.setMinimumWidth(max(label.minimumWidth(), label.sizeHint().width()) if text else 0)
