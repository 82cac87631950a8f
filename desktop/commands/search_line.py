"""The line to type in at the top of palette, sheet and editor. The keys that go through a list go to its holder."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.theme import current, watcher

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}


class SearchLine(QLineEdit):
    """Escape empties it first, where `escape_empties`."""

    stepped = Signal(int)
    """So many rows down, or up below 0."""
    entered = Signal()

    def __init__(self, name: str, placeholder: str, *, escape_empties: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._escape_empties = escape_empties
        self.setFrame(False)
        self.setFont(fonts.interface_font())
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTextMargins(34, 0, 12, 0)
        self.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0 }")
        self.setMaxLength(200)
        watcher().theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room to breathe."""
        return QSize(200, 42)

    def minimumSizeHint(self) -> QSize:
        """No lower than it wants to be."""
        return QSize(120, 42)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go through the list, Enter takes."""
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif key == Qt.Key.Key_Escape and self._escape_empties and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, a glass before it, a hairline below."""
        super().paintEvent(event)
        look = current()
        painter = QPainter(self)
        drawings.draw(painter, QRectF(12, self.height() / 2 - 8, 16, 16), "search", look.ink_quiet)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)
