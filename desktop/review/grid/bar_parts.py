"""What stands in the lines over the grid: a chip for a condition, and the field for words."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.buttons import Chip

LONGEST = 30


class ConditionChip(Chip):
    """Quiet while it asks for nothing, filled and with a cross while it does; a click opens what it is set by."""

    opened = Signal(QPoint)

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._label = label
        self.setCheckable(True)
        self.clicked.connect(self._open)

    def say(self, condition: str) -> None:
        """Show what is asked for; nothing asks for nothing."""
        short = condition if len(condition) <= LONGEST else condition[: LONGEST - 1].rstrip() + "…"
        self._removable = bool(condition)
        self.setChecked(bool(condition))
        self.setText(tr("{label}: {condition}").format(label=self._label, condition=short) if short else self._label)
        told = tr("{label}: {condition}").format(label=self._label, condition=condition or tr("any"))
        self.setAccessibleName(tr("Filter by {condition}").format(condition=told))
        self.updateGeometry()
        self.update()

    def _open(self) -> None:
        self.setChecked(self._removable)
        self.opened.emit(self.mapToGlobal(QPoint(0, self.height() + 3)))


class WordsLine(QLineEdit):
    """Escape empties it, Down and Enter go into the grid."""

    left_downwards = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFont(fonts.interface_font())
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setTextMargins(20, 0, 0, 0)
        self.setMinimumWidth(110)
        self.setMaximumWidth(420)
        self.setFixedHeight(28)
        watcher().theme_changed.connect(self.update)

    def event(self, event: QEvent) -> bool:
        """Escape empties the line before it means anything to the window."""
        overrides = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Down and Enter."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, with a sign for what it does."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, QRectF(7, self.height() / 2 - 7, 14, 14), "filter", current().ink_quiet)
