"""A panel that lies over the window near what opened it. It closes on Escape and when the keys go elsewhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.desktop.widgets.raised_panel import RaisedPanel


class Popover(RaisedPanel):
    """What is in it is put into `column`. The keys go to its focus proxy, and back to the owner in the end."""

    def __init__(self, owner: QWidget, width: int) -> None:
        super().__init__(owner)
        self._owner, self._width = owner, width
        self._back: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(6)

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

    def close_panel(self) -> None:
        """Hide, and give the keys back."""
        if self.isVisible():
            back, self._back = self._back, None
            self.hide()
            if back is not None and isValid(back) and back.isVisible():
                back.setFocus(Qt.FocusReason.PopupFocusReason)
