"""The chip that says to which time something is narrowed, and takes that back."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crossread.desktop.widgets.buttons import Chip
from crossread.desktop.widgets.tool_tip import plain_tool_tip


class TimeChip(Chip):
    """Hidden while there is no time; a click on it, or on its cross, emits `removed`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", role="accent", removable=True, parent=parent)
        self.setAccessibleName(QCoreApplication.translate("TimeChip", "Narrowed to a time"))
        self.clicked.connect(self.removed)
        self.hide()

    def say(self, words: str) -> None:
        """Say the time; no words hide the chip."""
        self.setVisible(bool(words))
        if words:
            tr = QCoreApplication.translate
            self.setText(words)
            self.setAccessibleName(tr("TimeChip", "Narrowed to {time}. Press to take that back.").format(time=words))
            told = tr("TimeChip", "{time}, brushed on the timeline; a click takes that back").format(time=words)
            self.setToolTip(plain_tool_tip(told))
            self.updateGeometry()
