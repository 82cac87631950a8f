"""Whether a backup stays until the user deletes it, and what he calls it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from crossread.db.backups import MOST_NAME, Backup
from crossread.desktop.backups.words import tr
from crossread.desktop.widgets.line_field import LineField


class KeepingRow(QWidget):
    """What has a name is kept: whoever names one wants to find it again."""

    changed = Signal(bool, str)
    """It shall be kept, or not, and be called that; an empty text is no name."""

    def __init__(self) -> None:
        super().__init__()
        self.keep = QCheckBox(tr("Keep until I delete it"))
        self.name = LineField(tr("What this backup is called"), tr("Give it a name…"))
        self.name.setMaxLength(MOST_NAME)
        self._shown = (False, "")
        self.keep.clicked.connect(self._tell)
        self.name.left.connect(self._name_given)
        self.name.returnPressed.connect(self._name_given)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(self.keep)
        row.addWidget(self.name, 1)

    def show_backup(self, backup: Backup) -> None:
        """Show what is so."""
        self._shown = backup.by_hand, backup.name
        self.keep.setChecked(backup.by_hand)
        self.name.show_text(backup.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the field leaves the name as it was; Enter there is meant for it alone."""
        if event.key() == Qt.Key.Key_Escape and self.name.text() != self._shown[1]:
            self.name.show_text(self._shown[1])
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _name_given(self) -> None:
        if self.name.text().strip() and self.name.text() != self._shown[1]:
            self.keep.setChecked(True)
        self._tell()

    def _tell(self) -> None:
        now = self.keep.isChecked(), " ".join(self.name.text().split())
        if now != self._shown:
            self._shown = now
            self.changed.emit(*now)
