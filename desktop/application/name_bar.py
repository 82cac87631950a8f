"""Asks for the researcher's name, once, in a bar; it may stay empty and is never taken from the login."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from shiboken6 import isValid

from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


class NameBar(QWidget):
    """Hides itself once it is answered, and gives the keys back to what had them."""

    answered = Signal(str)
    """The name, or an empty text if none shall be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self._field = QLineEdit()
        self._field.setMaximumWidth(240)
        self._field.setAccessibleName(self.tr("Your name"))
        self._field.setPlaceholderText(self.tr("Your name"))
        self._field.returnPressed.connect(self._answer)
        keep = QuietButton(self.tr("Keep"), outlined=True)
        keep.clicked.connect(self._answer)
        without = QuietButton(self.tr("Without a name"))
        without.clicked.connect(lambda: self._end(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(PlainLabel(self.tr("Whose work is this? Your name is kept with what you do; it may stay empty.")))
        row.addWidget(self._field)
        row.addWidget(keep)
        row.addWidget(without)
        row.addStretch(1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is an answer as well: without a name."""
        if event.key() == Qt.Key.Key_Escape:
            self._end("")
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground and a line below."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.accent_fill)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)

    def _answer(self) -> None:
        self._end(self._field.text().strip())

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and (old is None or not self.isAncestorOf(old)):
            self._before = old

    def _end(self, name: str) -> None:
        holder, before = QApplication.focusWidget(), self._before
        # Hidden with the keys in it, it would throw them to whatever comes next in the window.
        is_here = holder is not None and self.isAncestorOf(holder)
        if is_here and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.hide()
        self.answered.emit(name)
