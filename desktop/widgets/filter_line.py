"""The line over a list in which one types what is to be left in it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.undo_beyond import UndoBeyond

HEIGHT = 28


class FilterLine(QLineEdit):
    """Escape empties it, Down and Enter go into the list; with `escape_leaves` so does Escape in the empty line.

    Ctrl+Z is its own while there is typing to take back; after that it is the window's.
    """

    left_downwards = Signal()
    """The keys shall go into the list."""

    def __init__(self, name: str, *, escape_leaves: bool = False) -> None:
        super().__init__()
        self._leaving = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if escape_leaves:
            self._leaving.add(Qt.Key.Key_Escape)
        self.setFont(fonts.interface_font())
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setTextMargins(20, 0, 0, 0)
        watcher().theme_changed.connect(self.update)
        UndoBeyond(self)

    def sizeHint(self) -> QSize:
        """As high as other fields."""
        return QSize(super().sizeHint().width(), HEIGHT)

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
        elif event.key() in self._leaving:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with a sign for what it does."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, QRectF(7, self.height() / 2 - 7, 14, 14), "filter", current().ink_quiet)
