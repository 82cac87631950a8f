"""The line over the list that shows only what one types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.desktop.widgets.filter_line import FilterLine
from crossread.desktop.widgets.time_chip import TimeChip


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
        self.time = TimeChip()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.time)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def clear(self) -> None:
        """Show all again."""
        self.line.clear()
