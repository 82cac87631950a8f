"""The head of the dialog: whose backups are listed, one more now, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.backups.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


class Head(QWidget):
    """Shows what it is told."""

    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel(tr("Backups"), "title")
        self.switch = SegmentedSwitch(
            [("this", tr("This project")), ("all", tr("All projects"))], tr("Whose backups are listed")
        )
        self.now = QuietButton(tr("Back up now…"), "add", outlined=True)
        self.out = QuietButton(tr("Close"), outlined=True)
        self.out.clicked.connect(self.close_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._title, 1)
        row.addWidget(self.switch)
        row.addWidget(self.now)
        row.addWidget(self.out)

    def show_subject(self, name: str, *, is_one: bool, is_open: bool) -> None:
        """Say of which project they are; a choice is only offered where there is one, and one more if it is open."""
        self.switch.setVisible(is_one)
        self.now.setVisible(is_open)
        if not is_one:
            self.switch.choose("all")
        of_all = self.switch.key == "all"
        self._title.setText(tr("Backups of all projects") if of_all else tr("Backups of “{name}”").format(name=name))
