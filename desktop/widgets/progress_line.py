"""How far a long work is: a thin line that grows, and what is said over it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.desktop.look.theme import current, watcher

HEIGHT = 4


class ProgressLine(QWidget):
    """Shows a share from 0 to 1."""

    accessible_role = "ProgressBar"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watcher().theme_changed.connect(self.update)

    @property
    def share(self) -> float:
        """How much is done."""
        return self._share

    def show_share(self, share: float, words: str) -> None:
        """Show how much is done, in words for who does not see it."""
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and what is done."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.hairline)
        painter.fillRect(0, 0, round(self.width() * self._share), self.height(), look.accent)
