"""The thin scroll bar: a rounded handle without arrows on the ground of what it scrolls."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from crossread.desktop.look.theme import current

SCROLL_BAR = 10
LEAST_HANDLE = 28


def handle_length(length: int, span: int, page: int) -> int:
    """How long the handle is in a bar of that length, for `span` steps and `page` of them seen at once; in pixels."""
    return length if span <= 0 else max(length * page // (span + page), min(LEAST_HANDLE, length))


def draw_handle(painter: QPainter, handle: QRect, *, upright: bool, active: bool) -> None:
    """The handle, a little wider under the pointer."""
    look = current()
    thin = 2.0 if active else 3.0
    shape = QRectF(handle)
    if upright:
        shape.adjust(thin, 2, -thin, -2)
    else:
        shape.adjust(2, thin, -2, -thin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ink_faint if active else look.handle)
    radius = min(shape.width(), shape.height()) / 2
    painter.drawRoundedRect(shape, radius, radius)
    painter.restore()


class ThinScrollBar(QScrollBar):
    """An upright bar that has its look before the style of the app is there: the first paint does not wait for that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._is_pointed_at = False

    def sizeHint(self) -> QSize:
        """As thin as all scroll bars."""
        return QSize(SCROLL_BAR, LEAST_HANDLE * 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The handle, if there is anything to scroll."""
        span = self.maximum() - self.minimum()
        if span <= 0:
            return
        handle = handle_length(self.height(), span, self.pageStep())
        at = (self.sliderPosition() - self.minimum()) * (self.height() - handle) // span
        active = self._is_pointed_at or self.isSliderDown()
        draw_handle(QPainter(self), QRect(0, at, self.width(), handle), upright=True, active=active)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer came."""
        super().enterEvent(event)
        self._is_pointed_at = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went."""
        super().leaveEvent(event)
        self._is_pointed_at = False
        self.update()
