"""Chips in lines that wrap: the parts of what is said, each of which can be taken away or gone back to."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.desktop.widgets.buttons import Chip

_GAP = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipText:
    """What a chip says and what it stands for; `offered` is not taken yet, and a click takes it."""

    text: str
    name: str
    key: int
    offered: bool = False


class ChipFlow(QWidget):
    """Rebuilt only when what it says is another."""

    removed = Signal(int)
    """The chip of this key is to go."""
    pressed = Signal(int)
    """The chip of this key was clicked: to edit it, or to take what it offers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: list[ChipText] = []
        self.chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, texts: list[ChipText]) -> None:
        """Show these and no others."""
        self.setVisible(bool(texts))
        if texts == self._texts:
            return
        self._texts = texts
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._made(each) for each in texts]
        self._arrange(self.width(), move=True)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of the lines that a width takes."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """The height at the present width."""
        return QSize(100, self.heightForWidth(max(self.width(), 100)))

    def minimumSizeHint(self) -> QSize:
        """One chip wide."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        self._arrange(event.size().width(), move=True)

    def _made(self, text: ChipText) -> Chip:
        chip = Chip(text.text, role="ink_quiet" if text.offered else "ink", removable=not text.offered, parent=self)
        chip.setAccessibleName(text.name)
        chip.clicked.connect(lambda _=False, key=text.key: self.pressed.emit(key))
        chip.removed.connect(lambda key=text.key: self.removed.emit(key))
        chip.show()
        return chip

    def _arrange(self, width: int, *, move: bool) -> int:
        x = y = 0
        for chip in self.chips:
            size = chip.sizeHint()
            # A letter's width is no whole number of pixels: without some more the chip would cut its own text.
            needed = min(size.width(), width)
            if x and x + needed > width:
                x, y = 0, y + size.height() + _GAP
            if move:
                chip.setGeometry(x, y, needed, size.height())
            x += needed + _GAP
        return y + self.chips[0].sizeHint().height() if self.chips else 0
