"""The list widget under the list of sources: keys, dragging, the line that shows where a row would go."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.sources.source_delegate import SourceDelegate
from crossread.desktop.sources.source_model import MIME, Index, SourceModel
from crossread.desktop.widgets.live_keys import live_keys

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT = Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class SourceView(QListView):
    """Emits what is wished for the row in question; changes nothing by itself."""

    opened = Signal(str, bool)
    """Enter or a double click on a source; whether a pane of its own is wanted (with Ctrl it is not)."""
    chosen = Signal(str)
    """Another source has the cursor, or none (empty)."""
    delete_requested = Signal(str)
    details_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    """A menu is wanted for a source, at a place on the screen."""

    def __init__(self, model: SourceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._drop_at: int | None = None
        self.setModel(model)
        self.setItemDelegate(SourceDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.setAccessibleName(self.tr("Sources"))
        self._take_theme()
        watcher().theme_changed.connect(self._take_theme)

    @property
    def current_id(self) -> str:
        """The source that has the cursor; empty for none."""
        row = self._rows.row_at(self.currentIndex())
        return row.id if row is not None else ""

    def choose(self, source_id: str) -> None:
        """Put the cursor on a source and bring it into view; does nothing if it is not shown."""
        index = self._rows.index_of(source_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Tell which source has the cursor."""
        super().currentChanged(now, before)
        self.chosen.emit(self.current_id)

    def event(self, event: QEvent) -> bool:
        """The keys of the list come before those of the texts."""
        return live_keys().claims("source_list", event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the keys of the place `source_list` do the rest; letters find a title."""
        source_id, deed = self.current_id, live_keys().deed("source_list", event)
        if source_id and deed:
            self.do(deed)
        elif source_id and event.key() in _ENTER:
            self.opened.emit(source_id, not event.modifiers() & _CONTROL)
        else:
            super().keyPressEvent(event)

    def do(self, deed: str) -> None:
        """Do what a key of the place `source_list` does, on the source that has the cursor."""
        source_id = self.current_id
        if not source_id:
            return
        if deed == "source_details":
            self.details_requested.emit(source_id)
        elif deed == "source_delete":
            self.delete_requested.emit(source_id)
        else:
            self.move_source(source_id, -1 if deed == "source_up" else 1)

    def move_source(self, source_id: str, step: int) -> None:
        """Ask for a source to stand one place further up (-1) or down (1)."""
        places = {row.id: row.place for row in self._rows.rows}
        if self._rows.is_filtered or source_id not in places:
            return
        before = places[source_id] + (step if step < 0 else 2)
        if 0 <= before <= len(places):
            self._rows.request_place(source_id, before)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        row = self._rows.row_at(self.indexAt(event.position().toPoint()))
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(row.id, not event.modifiers() & _CONTROL)
            return
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the one with the cursor if a key asked."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, place = self.indexAt(event.pos()), event.globalPos()
        row = self._rows.row_at(index)
        if row is not None:
            self.menu_requested.emit(row.id, place)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the row would go."""
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(MIME) and not self._rows.is_filtered:
            self._drop_at = self._gap_at(event.position().toPoint())
            event.acceptProposedAction()
        else:
            event.ignore()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It would go nowhere."""
        super().dragLeaveEvent(event)
        self._drop_at = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the row to stand there. The view itself would move it at once, before the project did."""
        self._drop_at = None
        if event.mimeData().hasFormat(MIME):
            at = self._gap_at(event.position().toPoint())
            self._rows.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, at, 0, QModelIndex())
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
        self.viewport().update()

    def _gap_at(self, place: QPoint) -> int:
        """Before which row a drop at this place goes."""
        index = self.indexAt(place)
        if not index.isValid():
            return self._rows.rowCount()
        return index.row() + int(place.y() > self.visualRect(index).center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and while one is dragged a line where it would go."""
        super().paintEvent(event)
        if self._drop_at is None:
            return
        last = self._rows.index(self._rows.rowCount() - 1)
        here = self._rows.index(self._drop_at)
        y = self.visualRect(here).top() if here.isValid() else self.visualRect(last).bottom()
        QPainter(self.viewport()).fillRect(8, max(y - 1, 0), self.viewport().width() - 16, 2, current().accent)

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().panel)
        self.setPalette(palette)
        self.viewport().update()
