"""The line over the list that shows only what one types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.widgets.filter_line import FilterLine


class CodebookFilter(QWidget):
    """Escape empties it, Down and Enter go into the list."""

    typed = Signal()
    """What is written is another."""
    down_pressed = Signal()
    """The keys shall go into the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = FilterLine(self.tr("Filter the codebook"))
        self.line.textChanged.connect(self.typed)
        self.line.left_downwards.connect(self.down_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 0)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def clear(self) -> None:
        """Show all again."""
        self.line.clear()
