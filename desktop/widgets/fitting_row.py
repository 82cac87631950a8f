"""A row of small widgets of which as many are shown as there is room for; none is ever cut."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FittingRow(QWidget):
    """Takes whatever width it is given."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self._widgets: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def widgets(self) -> Sequence[QWidget]:
        """All of them from left to right, also those that there is no room for."""
        return self._widgets

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show other widgets; those before are deleted."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        """As wide as all of them."""
        sizes = [widget.sizeHint() for widget in self._widgets]
        width = sum(size.width() for size in sizes) + self._spacing * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Perhaps there is room for more, or for fewer."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        x = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            widget.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
            widget.setVisible(x + size.width() <= self.width())
            x += size.width() + self._spacing
