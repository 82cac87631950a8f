"""Says that a verdict is to be looked at again, and what changed since."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.finding.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

MOST = 8


class StaleBox(QWidget):
    """Hidden while nothing changed."""

    confirmed = Signal()
    """What was found still stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = PlainLabel("", "body", "ink", wrap=True)
        self.confirm = QuietButton(tr("It still stands"), "check", outlined=True)
        self.confirm.clicked.connect(self.confirmed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(4)
        column.addWidget(PlainLabel(tr("To be looked at again. Since this verdict:"), "strong", wrap=True))
        column.addWidget(self.why)
        column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        watcher().theme_changed.connect(self.update)
        self.hide()

    def show_why(self, changes: Sequence[str], *, editable: bool) -> None:
        """Show what changed; without anything it is hidden."""
        rest = len(changes) - MOST
        lines = [f"– {each}" for each in changes[:MOST]]
        if rest > 0:
            lines.append(tr("– and {count} more").format(count=rest))
        self.why.setText("\n".join(lines))
        self.confirm.setVisible(editable)
        self.setVisible(bool(changes))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its ground, and a bar at its left."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.paper)
        painter.fillRect(0, 0, 3, self.height(), look.tension)
