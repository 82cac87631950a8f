"""The line over the list in which one types what the passages shall hold."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current, watcher


class FilterLine(QLineEdit):
    """Escape empties it, Down and Enter go into the list."""

    left_downwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFont(fonts.interface_font())
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setTextMargins(20, 0, 0, 0)
        self.setMinimumWidth(120)
        self.setFixedHeight(28)
        watcher().theme_changed.connect(self.update)

    def event(self, event: QEvent) -> bool:
        """Escape empties the line before it means anything to the window."""
        overrides = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Down and Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with a sign for what it does."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, QRectF(7, self.height() / 2 - 7, 14, 14), "filter", current().ink_quiet)
