"""The table of words as it is used: a click or Right opens a count, Enter goes to the sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTreeView, QWidget

from crossread.db.wording import Use, Word
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.wording.model import Order, WordModel
from crossread.desktop.review.wording.painting import WORD_HEIGHT, WordDelegate

HIGHEST = 520


class WordTree(QTreeView):
    """As high as what is open in it, up to some."""

    use_requested = Signal(object)
    """A `Use` shall be shown in its text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = WordModel(self)
        self.setModel(self._words)
        self.setItemDelegate(WordDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.expanded.connect(lambda _index: self.updateGeometry())
        self.collapsed.connect(lambda _index: self.updateGeometry())
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    def show_words(self, words: Sequence[Word], order: Order) -> None:
        """List words; what was open stays so, if it is still there."""
        before = self._words
        opened = {
            (word.text, word.who) for row, word in enumerate(before.words) if self.isExpanded(before.index(row, 0))
        }
        before.show_words(words, order)
        for row, word in enumerate(before.words):
            if (word.text, word.who) in opened:
                self.setExpanded(before.index(row, 0), True)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All lines that are open."""
        high = 2
        for row, word in enumerate(self._words.words):
            index = self._words.index(row, 0)
            high += WORD_HEIGHT
            if self.isExpanded(index):
                high += sum(
                    self.sizeHintForIndex(self._words.index(at, 0, index)).height() for at in range(len(word.uses))
                )
        return QSize(360, min(high, HIGHEST))

    def minimumSizeHint(self) -> QSize:
        """It is never cut below that."""
        return QSize(160, self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens a word or closes it, and goes to a sentence."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._act(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._act(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences are broken anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _act(self, index: QModelIndex) -> None:
        node = self._words.node(index)
        if isinstance(node, Use):
            self.use_requested.emit(node)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().panel)
        self.setPalette(palette)
        self.viewport().update()
