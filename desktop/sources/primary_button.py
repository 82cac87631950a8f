"""The one button of a sheet that goes on: on the accent's ground, with its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

_LEVEL = int(Qt.AlignmentFlag.AlignVCenter)


class PrimaryButton(QAbstractButton):
    """Clicked with the mouse or the space bar; the key that it shows is the sheet's business."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setFont(fonts.interface_font("strong"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        watcher().theme_changed.connect(self.update)

    def show_words(self, words: str) -> None:
        """Say what a click does."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as words and key."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(self._key) + 36, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words, key, ring."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 1, -2, -1)
        able = self.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent if able else look.hairline)
        painter.drawRoundedRect(box, 5, 5)
        ink = QColor(look.on_accent) if able else QColor(look.ink_quiet)
        painter.setPen(ink)
        painter.drawText(box.adjusted(10, 0, 0, 0), _LEVEL, self.text())
        painter.setFont(fonts.interface_font())
        painter.drawText(box.adjusted(0, 0, -9, 0), _LEVEL | int(Qt.AlignmentFlag.AlignRight), self._key)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.25, -0.75, -0.25), 6, 6)
