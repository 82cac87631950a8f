"""The codebook as Qt's model: sections, in them entries and groups, and a line that says what to do where none is.

A change of the codebook is worked out row by row, so that what is chosen, folded and in sight stays; a change of many
rows is a reset. The index of a row carries a number that is looked up here, never a pointer.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from crossread.desktop.codebook.book import EMPTY, KINDS, NO_FIGURES, Book, Entry, Figures, Kind
from crossread.desktop.codebook.words import Words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_DROPPED_ON = _CHOSEN | Qt.ItemFlag.ItemIsDropEnabled
_DRAGGED = _DROPPED_ON | Qt.ItemFlag.ItemIsDragEnabled
MOST_SINGLE_CHANGES = 8
"""More rows than this that come or go at once are a reset: a view lays itself out anew for each."""


DEEPEST = 4
"""Groups in groups are indented up to here: deeper, no room would be left for words."""


class Sort(IntEnum):
    """What a row is."""

    SECTION = 0
    ENTRY = 1
    HINT = 2


class Node:
    """One row. `entry` is None but for entries; `text` is a section's title or a hint's words."""

    __slots__ = ("children", "entry", "key", "kind", "number", "parent", "row", "sort", "text")

    def __init__(self, sort: Sort, key: str, kind: Kind, *, entry: Entry | None = None, text: str = "") -> None:
        self.sort, self.key, self.kind, self.entry, self.text = sort, key, kind, entry, text
        self.number = 0
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.row = 0

    @property
    def depth(self) -> int:
        """0 for a section and what lies directly in it, 1 for what is in a group, and so on; not more than 4."""
        depth, at = 0, self.parent
        while at is not None and at.sort is Sort.ENTRY and depth < DEEPEST:
            depth, at = depth + 1, at.parent
        return depth


class Tree(QAbstractItemModel):
    """Claims, events and voices in three sections. Entries can be dragged onto one another, within their kind."""

    group_requested = Signal(str, str, object)
    """A row was dropped: kind, id, and the id of the group that it shall be in, or None for none."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.figures: Callable[[str], Figures] = lambda _entry_id: NO_FIGURES
        self._book = EMPTY
        self._shown: Collection[str] | None = None
        self._typed = ""
        self._nodes: dict[int, Node] = {}
        self._by_key: dict[str, Node] = {}
        self._last = 0
        self._root = Node(Sort.SECTION, "", "claim")
        self._nodes[0] = self._root
        self.can_change = True

    @property
    def book(self) -> Book:
        """What is shown."""
        return self._book

    @property
    def is_filtered(self) -> bool:
        """Whether only some entries are shown."""
        return self._shown is not None

    def counted(self, kind: Kind) -> str:
        """How many there are of a kind, and how many of these are found while only some are shown."""
        total = self._book.count.get(kind, 0)
        if self._shown is None:
            return str(total)
        return self._words.found(sum(node.kind == kind for node in self._entries()), total)

    def node(self, index: Index) -> Node:
        """The row at an index; an invalid one, whose number is 0, is above all."""
        return self._nodes[index.internalId()]

    def groups(self) -> list[str]:
        """The keys of all rows that have others below them."""
        return [key for key, node in self._by_key.items() if node.children]

    def index_of(self, key: str) -> QModelIndex:
        """The index of an entry by its id, or of a section by its kind; invalid if it is not shown."""
        node = self._by_key.get(key)
        return QModelIndex() if node is None else self._index(node)

    def show(self, book: Book, shown: Collection[str] | None = None, typed: str = "") -> bool:
        """Show a codebook, or of it only some entries and the groups they are in. True if the model was reset."""
        is_filter = self._shown is not None or shown is not None
        before_that = self._book
        self._book, self._shown, self._typed = book, shown, typed
        if not is_filter and self._renew_in_place(before_that, book):
            return False
        wanted = self._wanted()
        if is_filter:
            self._reset(wanted)
            return True
        before = {(node.key, node.parent.key) for node in self._nodes.values() if node.parent is not None}
        after = {(node.key, parent) for parent, nodes in wanted.items() for node in nodes}
        if len(before ^ after) > MOST_SINGLE_CHANGES:
            self._reset(wanted)
            return True
        # All that goes, goes first: what moves to another group is taken out here and put in there.
        self._remove(self._root, {key: {node.key for node in nodes} for key, nodes in wanted.items()})
        self._fill(self._root, wanted)
        return False

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Qt's: the row below a row."""
        children = self._nodes[parent.internalId()].children
        if column == 0 and 0 <= row < len(children):
            return self.createIndex(row, 0, children[row].number)
        return QModelIndex()

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, index: Index) -> QModelIndex: ...

    def parent(self, index: Index | None = None) -> QModelIndex | QObject | None:
        """Qt's: the row above; without an index, the object above."""
        if index is None:
            return super().parent()
        above = self.node(index).parent
        return QModelIndex() if above is None or above is self._root else self._index(above)

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt's: how many rows lie below."""
        return len(self._nodes[parent.internalId()].children)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt's: one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title for type-ahead, sentences for tooltip and screen reader; the delegate reads the node."""
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.entry.title if node.entry is not None else node.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words.tool_tip(node.entry, self.figures(node.key)) if node.entry is not None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if node.entry is not None:
                return self._words.spoken(node.entry, self.figures(node.key))
            return node.text if node.sort is Sort.HINT else self._words.section(node.kind, self._book)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Entries can be chosen and dragged; a section takes what is dropped out of its group."""
        node = self.node(index)
        if node is self._root or node.sort is Sort.HINT:
            return Qt.ItemFlag.NoItemFlags
        if not self.can_change:
            return _CHOSEN
        return _DROPPED_ON if node.sort is Sort.SECTION else _DRAGGED

    def _entries(self) -> Iterator[Node]:
        return (node for node in self._nodes.values() if node.sort is Sort.ENTRY)

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.row, 0, node.number)

    def _wanted(self) -> dict[str, list[Node]]:
        """The rows below each row, by its key."""
        shown = self._shown
        entries = [entry for entry in self._book.entries.values() if shown is None or entry.id in shown]
        there = {entry.id for entry in entries}
        wanted: dict[str, list[Node]] = {"": []}
        for kind in KINDS:
            if shown is None or any(entry.kind == kind for entry in entries):
                wanted[""].append(Node(Sort.SECTION, kind, kind, text=self._words.title(kind)))
                wanted[kind] = []
        for entry in entries:
            above = entry.parent_id if entry.parent_id in there else entry.kind
            wanted.setdefault(above or entry.kind, []).append(Node(Sort.ENTRY, entry.id, entry.kind, entry=entry))
        if not wanted[""]:
            wanted[""].append(Node(Sort.HINT, "hint", "claim", text=self._words.nothing_found(self._typed)))
        for node in wanted[""]:
            if node.sort is Sort.SECTION and not wanted[node.key]:
                hint = Node(Sort.HINT, f"hint {node.key}", node.kind, text=self._words.hint(node.kind))
                wanted[node.key].append(hint)
        return wanted

    def _reset(self, wanted: Mapping[str, Sequence[Node]]) -> None:
        self.beginResetModel()
        self._nodes.clear()
        self._nodes[0] = self._root
        self._by_key.clear()
        self._root.children = []
        self._build(self._root, wanted)
        self.endResetModel()

    def _build(self, node: Node, wanted: Mapping[str, Sequence[Node]]) -> None:
        for child in wanted.get(node.key, ()):
            self._know(child)
            child.parent = node
            child.row = len(node.children)
            node.children.append(child)
            self._build(child, wanted)

    def _know(self, node: Node) -> None:
        self._last += 1
        node.number = self._last
        self._nodes[node.number] = node
        self._by_key[node.key] = node

    def _forget(self, node: Node) -> None:
        for child in node.children:
            self._forget(child)
        del self._nodes[node.number]
        if self._by_key.get(node.key) is node:
            del self._by_key[node.key]

    def _remove(self, node: Node, wanted: Mapping[str, Collection[str]]) -> None:
        kept = wanted.get(node.key, ())
        for row in range(len(node.children) - 1, -1, -1):
            child = node.children[row]
            if child.key in kept:
                self._remove(child, wanted)
                continue
            self.beginRemoveRows(self._place(node), row, row)
            del node.children[row]
            self._number_rows(node)
            self._forget(child)
            self.endRemoveRows()

    def _fill(self, node: Node, wanted: Mapping[str, Sequence[Node]]) -> None:
        for row, new in enumerate(wanted.get(node.key, ())):
            there = node.children[row] if row < len(node.children) else None
            if there is not None and there.key != new.key:
                there = next((child for child in node.children[row:] if child.key == new.key), None)
            if there is None:
                self.beginInsertRows(self._place(node), row, row)
                self._know(new)
                new.parent = node
                node.children.insert(row, new)
                self._number_rows(node)
                self._build(new, wanted)
                self.endInsertRows()
                continue
            if there.row != row:
                self.beginMoveRows(self._place(node), there.row, there.row, self._place(node), row)
                node.children.insert(row, node.children.pop(there.row))
                self._number_rows(node)
                self.endMoveRows()
            self._renew(there, new)
            self._fill(there, wanted)

    def _renew_in_place(self, before: Book, book: Book) -> bool:
        """Show what changed if no row comes, goes or moves; False if one does."""
        if not before.entries or list(before.entries) != list(book.entries):
            return False
        changed = [entry for entry in book.entries.values() if entry is not before.entries[entry.id]]
        if any(entry.parent_id != before.entries[entry.id].parent_id for entry in changed):
            return False
        for entry in changed:
            node = self._by_key[entry.id]
            if node.entry != entry:
                node.entry = entry
                index = self._index(node)
                self.dataChanged.emit(index, index)
        return True

    def _renew(self, there: Node, new: Node) -> None:
        if (there.entry, there.text) != (new.entry, new.text) or there.sort is Sort.SECTION:
            there.entry, there.text = new.entry, new.text
            index = self._index(there)
            self.dataChanged.emit(index, index)

    def _place(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self._index(node)

    def _number_rows(self, node: Node) -> None:
        for row, child in enumerate(node.children):
            child.row = row
