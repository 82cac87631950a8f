"""A box to tick whose words give way: what does not fit is cut, and stands in the tool tip and for a screen reader."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

_LEAST = 80


class GivingBox(QCheckBox):
    """Never wider than there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All of what it says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say this."""
        self._words = words
        self.setAccessibleName(words)
        self._cut()

    def minimumSizeHint(self) -> QSize:
        """As high as its words, and hardly as wide as one."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut to what there is room for."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).width()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, _LEAST))
        if shown != self.text():
            self.setText(shown)
        set_plain_tool_tip(self, self._words if shown != self._words else "")
