"""The tab at an edge of the window that stands for a side panel while there is no room for it beside the texts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crossread.desktop.application.frame import EDGE_WIDTH
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.live_keys import live_keys

TOP = 14
"""Pixels above the words."""


class EdgeTab(QAbstractButton):
    """Says what is not shown, along the edge; a click, Enter or Space lays it over the texts."""

    def __init__(self, title: str, action: str, parent: QWidget | None = None) -> None:
        """`action` is the id of the action that does the same, whose key is told."""
        super().__init__(parent)
        self._action = action
        self.setText(title)
        self.setFont(fonts.interface_font("small"))
        self.setFixedWidth(EDGE_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(title)
        watcher().theme_changed.connect(self.update)
        live_keys().changed.connect(self._say)
        self._say()

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(EDGE_WIDTH, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground, the words along the edge, the ring of the keys."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.accent_fill if self.isDown() else look.panel)
        if self.underMouse() and not self.isDown():
            painter.fillRect(self.rect(), look.hover)
        painter.setPen(look.ink if self.underMouse() else look.ink_quiet)
        painter.save()
        # Downwards, as on the spine of a book.
        painter.rotate(90)
        along = QRectF(TOP, -self.width(), self.height() - 2 * TOP, self.width())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(along.width()))
        painter.drawText(along, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.focus, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)

    def _say(self) -> None:
        key = live_keys().cap(self._action)
        words = self.tr("There is no room for it beside so many texts: it opens over them.")
        self.setToolTip(f"{self.text()} ({key})\n{words}" if key else f"{self.text()}\n{words}")
        self.setAccessibleDescription(words)
