"""The line over the list that shows only what one types."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current, watcher


class FilterLine(QWidget):
    """Escape empties it, Down and Enter go into the list."""

    typed = Signal()
    """What is written is another."""
    down_pressed = Signal()
    """The keys shall go into the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _Line()
        self.line.setFont(fonts.interface_font())
        self.line.setPlaceholderText(self.tr("Filter the codebook"))
        self.line.setAccessibleName(self.tr("Filter the codebook"))
        self.line.setClearButtonEnabled(False)
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


class _Line(QLineEdit):
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTextMargins(20, 0, 0, 0)
        watcher().theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As high as other fields."""
        return QSize(super().sizeHint().width(), 28)

    def event(self, event: QEvent) -> bool:
        """Escape empties the line before it means anything to the window."""
        overrides = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, QRectF(7, self.height() / 2 - 7, 14, 14), "filter", current().ink_quiet)
