"""The field of the search: Up and Down go through the hits, Enter opens one, Escape empties the field."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.undo_beyond import UndoBeyond


class SearchField(QLineEdit):
    """The keys stay in the field while the hits are gone through."""

    moved = Signal(int)
    """Go so many hits on, or back."""
    opened = Signal()
    """Open the hit that is chosen."""
    left_requested = Signal()
    """Escape in an empty field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        font = QFont(fonts.interface_font())
        font.setPixelSize(15)
        self.setFont(font)
        self.setTextMargins(30, 0, 4, 0)
        self._clear = self.addAction(icons.icon("close"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip(self.tr("Clear (Esc)"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.setPlaceholderText(self.tr("Search all texts, notes, events, claims and voices"))
        self.setAccessibleName(self.tr("Search the whole project"))
        watcher().theme_changed.connect(self.update)
        UndoBeyond(self)

    def sizeHint(self) -> QSize:
        """Higher than other fields: it is what the view is about."""
        return QSize(400, 38)

    def event(self, event: QEvent) -> bool:
        """Escape is for the field before it means anything to the window."""
        overrides = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the hits; all else is typing."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
            Qt.Key(event.key())
        )
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A glass before the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, QRectF(11, self.height() / 2 - 8, 16, 16), "search", current().ink_quiet)
