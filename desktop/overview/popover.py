"""A panel that lies over the window near what opened it. It closes on Escape and when the keys go elsewhere."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.desktop.look.theme import current


class Popover(QWidget):
    """What is in it is put into `column`. The keys go to its focus proxy, and back to the owner in the end."""

    def __init__(self, owner: QWidget, width: int) -> None:
        super().__init__(owner)
        self._owner, self._width = owner, width
        self._back: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(6)
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def open_at(self, at: QPoint) -> None:
        """Show with the upper left corner at a point of the screen, or as near as the window allows."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self._back = QApplication.focusWidget()
        self.setFixedWidth(min(self._width, window.width() - 16))
        self.adjustSize()
        place = window.mapFromGlobal(at)
        left = min(max(place.x(), 8), window.width() - self.width() - 8)
        top = min(max(place.y(), 8), window.height() - self.height() - 8)
        self.move(left, top)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_popover(self) -> None:
        """Hide, and give the keys back."""
        if self.isVisible():
            back, self._back = self._back, None
            self.hide()
            if back is not None and isValid(back) and back.isVisible():
                back.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_popover()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground with a hairline round it."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.ink_faint, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()
