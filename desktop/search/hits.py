"""The list of what was found: gone through by keys, while what is typed goes on in the field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from crossread.desktop.look.theme import watcher
from crossread.desktop.search.facets import set_even_rows
from crossread.desktop.search.results import Results
from crossread.desktop.search.row_delegate import HEIGHT, RowDelegate


class Hits(QTableView):
    """The hits; what is typed goes to the field, and so does Up from the first."""

    typed = Signal(object)
    """A key that writes something."""
    left_upwards = Signal()
    """Up from the first hit."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(RowDelegate(self))
        set_even_rows(self, HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("What was found"))
        self.viewport().setAutoFillBackground(False)
        watcher().theme_changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing goes on in the field."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        model, row = self.model(), self.currentIndex().row()
        assert isinstance(model, Results)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and model.next_hit(row, -1) < 0:
            self.scrollToTop()
            self.left_upwards.emit()
        elif event.text().isprintable() and event.text() and not modifiers:
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)
