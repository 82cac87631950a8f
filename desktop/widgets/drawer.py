"""A drawer: it lies over the right of its host, as high as it, and goes with Escape."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crossread.desktop.look.theme import current, watcher


class Drawer(QWidget):
    """Hidden until `show_drawer`. What it began goes on while it is hidden."""

    closed = Signal()

    def __init__(self, host: QWidget, name: str, width: int) -> None:
        super().__init__(host)
        self.hide()
        self.setAccessibleName(name)
        self._host, self._widest = host, width
        host.installEventFilter(self)
        watcher().theme_changed.connect(self.update)

    def show_drawer(self) -> None:
        """Bring it over all else in its host."""
        self._fit()
        self.show()
        self.raise_()

    def close_panel(self) -> None:
        """Hide it, and let the keys be given back to what lies below."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As high as the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and a line at the edge."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        painter.fillRect(0, 0, 1, self.height(), look.ink_faint)

    def _fit(self) -> None:
        width = min(self._widest, self._host.width())
        self.setGeometry(QRect(self._host.width() - width, 0, width, self._host.height()))
