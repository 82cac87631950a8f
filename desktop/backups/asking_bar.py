"""Back up now: a line for a few words of its name, which may stay empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crossread.db.backups import MOST_NAME
from crossread.desktop.backups.words import tr
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


class AskingBar(QWidget):
    """Hidden until `ask`; Enter makes it, Escape does not."""

    agreed = Signal(str)
    """A backup shall be made, and be called that."""
    left = Signal()
    """Nothing more is to be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("What the backup is called; it may stay empty"))
        self.name.setPlaceholderText(tr("A few words to find it by, if you like"))
        self.name.setMaxLength(MOST_NAME)
        self.make = QuietButton(tr("Back up"), outlined=True, key=tr("Enter"))
        self.no = QuietButton(tr("Cancel"), key=tr("Esc"))
        self.make.clicked.connect(self._agree)
        self.no.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(PlainLabel(tr("It stays until you delete it."), "small", "ink_quiet"))
        row.addWidget(self.make)
        row.addWidget(self.no)
        watcher().theme_changed.connect(self.update)
        self.hide()

    def ask(self) -> None:
        """Show it, and give it the keys."""
        self.name.clear()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is made."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape, from the line or beside it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._agree()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground: here something is to be typed."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().accent_fill)

    def _agree(self) -> None:
        name = self.name.text()
        self.leave()
        self.agreed.emit(name)
