"""The list itself: what keys, clicks, drags and the context menu do in it. What they mean is up to who listens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from crossread.desktop.codebook.book import Entry
from crossread.desktop.codebook.row_delegate import ROW_HEIGHT, RowDelegate
from crossread.desktop.codebook.tree import Node, Sort, Tree
from crossread.desktop.codebook.words import Words
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.live_keys import live_keys

_Key = Qt.Key
_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
DEEDS = {
    (_Key.Key_Return, _NONE): "jump",
    (_Key.Key_Enter, _NONE): "jump",
}
"""What fixed keys do with the row that has them; beside these, the keys of the place `codebook`."""


class TreeView(QTreeView):
    """Claims, events and voices, one below the other."""

    entry_chosen = Signal(object)
    """The user chose another `Entry`, or None."""
    deed_requested = Signal(str, str, str)
    """A deed (`jump`, or an action of the place `codebook` without `codebook_`), and the kind and id of what it is for;
    the id is empty for a new one."""
    menu_requested = Signal(str, str, QPoint)
    """The context menu of a kind and id (empty for a section) at a point of the screen."""
    escaped = Signal()
    """Escape was pressed, and nothing was chosen."""

    def __init__(self, tree: Tree, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._folded: set[str] = set()
        self._quiet = False
        self.setModel(tree)
        self.rows = RowDelegate(self, tree, words)
        self.setItemDelegate(self.rows)
        self.setHeaderHidden(True)
        self.setIconSize(QSize(16, 16))  # else the style is asked for it, once for each row
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # no line breaks anew for its sake
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(2 * ROW_HEIGHT)
        self.setAccessibleName(self.tr("Codebook"))
        self.setMinimumHeight(3 * ROW_HEIGHT)
        self.expanded.connect(lambda index: self._fold(index, False))
        self.collapsed.connect(lambda index: self._fold(index, True))
        tree.modelReset.connect(self._restore_folds)
        tree.rowsInserted.connect(self._open_new)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    def sizeHint(self) -> QSize:
        """Some rows of each."""
        return QSize(260, 14 * ROW_HEIGHT)

    @property
    def current_entry(self) -> Entry | None:
        """The entry that has the keys and is chosen."""
        index = self.currentIndex()
        return self._tree.node(index).entry if index.isValid() and self.selectionModel().isSelected(index) else None

    @contextmanager
    def held(self, chosen: Callable[[], str | None]) -> Iterator[None]:
        """Change the model without telling of it as of a choice; what is chosen then is chosen again."""
        at = self.verticalScrollBar().value()
        self._quiet = True
        yield
        if self.verticalScrollBar().maximum() >= at:
            self.verticalScrollBar().setValue(at)
        entry_id, now = chosen(), self.current_entry
        if (now.id if now is not None else None) != entry_id:
            self.choose(entry_id, scroll=False)
        self._quiet = False

    def choose(self, entry_id: str | None, *, tell: bool = False, scroll: bool = True) -> None:
        """Choose an entry and bring it into sight, or nothing."""
        index = self._tree.index_of(entry_id) if entry_id is not None else QModelIndex()
        self._quiet = not tell
        if index.isValid():
            above = index.parent()
            while above.isValid():
                self.expand(above)
                above = above.parent()
            self.setAutoScroll(scroll)
            self.setCurrentIndex(index)
            self.setAutoScroll(True)
        else:
            self.selectionModel().clearSelection()
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._quiet = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is chosen, if the user did it."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.entry_chosen.emit(self.current_entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Deeds on the row; left and right fold, letters find."""
        deed = live_keys().deed("codebook", event).removeprefix("codebook_")
        deed = deed or DEEDS.get((_Key(event.key()), _modifiers(event)), "")
        node = self._tree.node(self.currentIndex()) if self.currentIndex().isValid() else None
        if event.key() == _Key.Key_Escape:
            self._escape()
        elif deed:
            self._do(deed, node)
        elif node is not None and event.key() in (_Key.Key_Left, _Key.Key_Right) and _modifiers(event) == _NONE:
            self._fold_or_step(node, event)
        else:
            super().keyPressEvent(event)

    def do(self, deed: str) -> None:
        """Do what a key of the place `codebook` does, on the row that is chosen."""
        index = self.currentIndex()
        self._do(deed.removeprefix("codebook_"), self._tree.node(index) if index.isValid() else None)

    def event(self, event: QEvent) -> bool:
        """The keys of the list come before the window's own of the same name, such as F2 and Delete."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            key = (_Key(event.key()), _modifiers(event))
            letter = event.text().isprintable() and event.text() != "" and key[1] != _CTRL
            if key in DEEDS or letter or live_keys().deed("codebook", event):
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a fold mark folds, on + makes a new one."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            if event.button() == Qt.MouseButton.LeftButton:
                self.choose(None, tell=True)
            return
        node = self._tree.node(index)
        button = self.rows.button_at(node, self.visualRect(index), event.position())
        if event.button() == Qt.MouseButton.LeftButton and button == "new":
            self.deed_requested.emit("new", node.kind, "")
            return
        if event.button() == Qt.MouseButton.LeftButton and button == "fold" and node.sort is Sort.ENTRY:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a section folds it, when it was no drag."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        node = self._tree.node(index)
        button = self.rows.button_at(node, self.visualRect(index), event.position())
        if node.sort is Sort.SECTION and self.currentIndex() == index and button == "fold":
            self.setExpanded(index, not self.isExpanded(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the passages of an entry."""
        node = self._tree.node(self.indexAt(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and node.entry is not None:
            self._do("jump", node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click on + would hit."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index.isValid() and (
            self.rows.button_at(self._tree.node(index), self.visualRect(index), event.position()) == "new"
        )
        self._hover_button(QPersistentModelIndex(index) if over else QPersistentModelIndex())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hover_button(QPersistentModelIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the row under the pointer, or of the one that has the keys."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            where = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        else:
            index, where = self.indexAt(event.pos()), event.globalPos()
        node = self._tree.node(index)
        if index.isValid() and node.sort is not Sort.HINT:
            self.setCurrentIndex(index)
            self.menu_requested.emit(node.kind, node.entry.id if node.entry else "", where)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """A row can be dropped where it makes a group; where that is, is shown."""
        super().dragMoveEvent(event)
        goal = self._drop_goal(event.position().toPoint())
        self._show_goal(goal)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(goal is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing would be grouped any more."""
        super().dragLeaveEvent(event)
        self._show_goal(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Group it there."""
        goal = self._drop_goal(event.position().toPoint())
        moved = self.current_entry
        if goal is not None and moved is not None:
            event.setDropAction(Qt.DropAction.IgnoreAction)  # the model changes when the project has
            event.accept()
            self._tree.group_requested.emit(moved.kind, moved.id, goal.entry.id if goal.entry else None)
        self.setState(QAbstractItemView.State.NoState)
        self._show_goal(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew."""
        super().resizeEvent(event)
        if self.rows.width != self.viewport().width():
            self.rows.width = self.viewport().width()
            self.scheduleDelayedItemsLayout()

    def _show_goal(self, goal: Node | None) -> None:
        key = goal.key if goal is not None else ""
        if key != self.rows.goal:
            self.rows.goal = key
            self.viewport().update()

    def _drop_goal(self, at: QPoint) -> Node | None:
        """The group, or the section for none, that what is dragged would come into at a point."""
        moved = self.current_entry
        index = self.indexAt(at)
        if moved is None or not index.isValid() or not self._tree.can_change:
            return None
        goal = self._tree.node(index)
        if goal.kind != moved.kind or goal.sort is Sort.HINT:
            return None
        if goal.sort is Sort.SECTION:
            return goal if moved.parent_id is not None else None
        return goal if goal.key not in self._tree.book.below(moved.id) and goal.key != moved.parent_id else None

    def _do(self, deed: str, node: Node | None) -> None:
        if deed == "new":
            self.deed_requested.emit("new", node.kind if node is not None else "claim", "")
        elif node is not None and node.entry is not None:
            self.deed_requested.emit(deed, node.kind, node.entry.id)
        elif node is not None and deed == "jump":
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))

    def _escape(self) -> None:
        if self.current_entry is not None:
            self.choose(None, tell=True)
        else:
            self.escaped.emit()

    def _fold_or_step(self, node: Node, event: QKeyEvent) -> None:
        index = self.currentIndex()
        opens = event.key() == _Key.Key_Right
        if node.children and self.isExpanded(index) != opens:
            self.setExpanded(index, opens)
        elif opens and node.children:
            self.setCurrentIndex(self._tree.index(0, 0, index))
        elif not opens and index.parent().isValid():
            self.setCurrentIndex(index.parent())

    def _hover_button(self, index: QPersistentModelIndex) -> None:
        if index != self.rows.hovered_button:
            self.rows.hovered_button = index
            self.viewport().update()

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        if self._tree.is_filtered:
            return
        key = self._tree.node(index).key
        if folded:
            self._folded.add(key)
        else:
            self._folded.discard(key)

    def _restore_folds(self) -> None:
        """Everything is open but what was folded; a filter opens all that it finds."""
        folded = set() if self._tree.is_filtered else self._folded
        # While a layout is due, expanding only takes note; `expandAll` would ask the model for every row.
        self.scheduleDelayedItemsLayout()
        self.blockSignals(True)
        for key in self._tree.groups():
            if key not in folded:
                self.expand(self._tree.index_of(key))
        self.blockSignals(False)

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        # A group that gets its first row is open, and so is what comes in whole.
        if parent.isValid() and self._tree.node(parent).key not in self._folded:
            self.expand(parent)
        for row in range(first, last + 1):
            index = self._tree.index(row, 0, parent)
            if self._tree.node(index).children and self._tree.node(index).key not in self._folded:
                self.expand(index)

    def _take_theme(self) -> None:
        look, palette = current(), self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.panel)
        self.setPalette(palette)
        self.viewport().update()


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
