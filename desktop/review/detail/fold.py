"""A line that opens and closes what stands below it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.theme import current, watcher


class FoldLine(QAbstractButton):
    """Shows and hides a widget; Enter and Space do, as does a click. Right opens, left closes."""

    def __init__(self, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._below = below
        self.setCheckable(True)
        self.setFont(fonts.interface_font())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(below.setVisible)
        below.hide()
        watcher().theme_changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """What is below, in words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 26, 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter turns it over, the arrows open and close."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.setChecked(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow, the words, the ring."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, 5, 5)
        icon = "chevron-down" if self.isChecked() else "chevron-right"
        drawings.draw(painter, QRectF(2, (self.height() - 14) / 2, 14, 14), icon, look.ink_quiet)
        painter.setPen(look.ink_quiet)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 24)
        painter.drawText(QRectF(20, 0, self.width() - 20, self.height()), int(Qt.AlignmentFlag.AlignVCenter), words)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
