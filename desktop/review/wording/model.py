"""The words as a tree of two levels: a word of a voice, and below it each use in its sentence."""

from collections.abc import Sequence
from typing import Any, Literal, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from crossread.db.dates import InvalidDateError, show
from crossread.db.disagreements.rules import fold
from crossread.db.wording import Use, Word
from crossread.desktop.look.palettes import source_letter

Index = QModelIndex | QPersistentModelIndex
Order = Literal["date", "word"]
NODE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_TOP = 0


class WordModel(QAbstractItemModel):
    """One column. The id of an index is 0 for a word, and for a use the number of its word from 1."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.words: list[Word] = []

    def show_words(self, words: Sequence[Word], order: Order) -> None:
        """List words in the order of their first use, or those alike together."""
        self.beginResetModel()
        self.words = sorted(words, key=lambda word: fold(word.text)) if order == "word" else list(words)
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """The place of a word, or of a use below its word."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    @overload
    def parent(self) -> QObject | None: ...

    @overload
    def parent(self, index: Index) -> QModelIndex: ...

    def parent(self, index: Index | None = None) -> QModelIndex | QObject | None:
        """Qt's: the word of a use; without an index, the object above."""
        if index is None:
            return super().parent()
        number = index.internalId() if index.isValid() else _TOP
        return self.createIndex(number - 1, 0, _TOP) if number else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The words, or the uses of one."""
        if not parent.isValid():
            return len(self.words)
        return len(self.words[parent.row()].uses) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One."""
        return 1

    def node(self, index: Index) -> Word | Use:
        """What lies at a place."""
        number = index.internalId()
        return self.words[index.row()] if number == _TOP else self.words[number - 1].uses[index.row()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The word or use, and all of it in words."""
        if role == NODE:
            return self.node(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            node = self.node(index)
            if isinstance(node, Use):
                return (
                    f"{source_letter(node.place)} {node.source}, ¶ {node.paragraph}: {' '.join(node.sentence.split())}"
                )
            return f"{node.text}: {node.who}, {dates(node)}, {len(node.uses)}"
        return None


def dates(word: Word) -> str:
    """When a voice used a word: a date, or from the first to the last."""
    first, last = _shown(word.first), _shown(word.last)
    return first if first == last else f"{first} – {last}"


def _shown(text: str | None) -> str:
    try:
        return show(text) if text else ""
    except InvalidDateError:
        return text or ""
