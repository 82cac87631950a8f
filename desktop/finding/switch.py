"""A switch of the find bar: a sign that is underlined, and not only coloured, while it is on."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip


class Switch(QuietButton):
    """A quiet button that stays down. Named, with the key of its action in the tooltip."""

    def __init__(self, sign: str, name: str, tip: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(sign, name=name, parent=parent)
        self.setCheckable(True)
        self.setAccessibleDescription(tip)
        self._told = (name, tip, action)
        live_keys().changed.connect(self._tell_key)
        self._tell_key()

    def _tell_key(self) -> None:
        name, tip, action = self._told
        set_plain_tool_tip(self, f"{live_keys().behind(name, action)}\n{tip}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line under the sign while it is on."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.fillRect(QRectF(5, self.height() - 5, self.width() - 10, 2), current().accent)
