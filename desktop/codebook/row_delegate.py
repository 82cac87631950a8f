"""The rows of the list: ground, fold mark, and what `row_painting` draws; where in a row is what."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from crossread.desktop.codebook.row_painting import INDENT, LINE_HEIGHT, MARGIN, RowPainter
from crossread.desktop.codebook.tree import Node, Sort, Tree
from crossread.desktop.codebook.words import Words
from crossread.desktop.look import icons
from crossread.desktop.look.theme import Theme, current

ROW_HEIGHT = 26
SECTION_HEIGHT = 34
BUTTON = 22

_HEIGHTS = {1: QSize(40, ROW_HEIGHT), 2: QSize(40, ROW_HEIGHT + round(LINE_HEIGHT))}

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of one view. What can be clicked in a row is drawn here and told by `button_at`."""

    def __init__(self, view: QTreeView, tree: Tree, words: Words) -> None:
        super().__init__(view)
        self._view, self._tree, self._words = view, tree, words
        self._painter = RowPainter()
        self.width = 260
        self.goal = ""
        self.hovered_button = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Entries are of one height, sections a little higher, hints as high as their words."""
        node = self._tree.node(index)
        if node.entry is not None:
            width = self.width - 2 * MARGIN - INDENT * node.depth
            return _HEIGHTS[self._painter.lines(node.entry, width, in_list=True)]
        if node.sort is Sort.SECTION:
            return QSize(40, SECTION_HEIGHT)
        width = self.width - 2 * MARGIN
        return QSize(40, round(self._painter.hint_height(width, node.text)) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The whole row, from edge to edge."""
        node, look = self._tree.node(index), current()
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, look)
        if option.state & QStyle.StateFlag.State_Selected:
            # The warning colour is too near the ground of what is chosen to be read there; its sign is enough.
            look = replace(look, conflict=look.ink)
        if node.key == self.goal:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(3, 1, -3, -1), 4, 4)
        if node.sort is Sort.HINT:
            self._painter.hint(painter, row.adjusted(MARGIN, 3, -MARGIN, 0), node.text, look)
        elif node.sort is Sort.SECTION:
            self._section(painter, row, node, index, look)
        elif node.entry is not None:
            left = MARGIN + INDENT * node.depth
            place = QRectF(row.left() + left, row.top(), row.width() - left - MARGIN, ROW_HEIGHT)
            self._painter.entry(painter, place, node.entry, self._tree.figures(node.key), look)
            if node.children:
                middle = QPointF(row.left() + left - 6.5, place.center().y())
                self._painter.fold(painter, middle, is_open=self._view.isExpanded(index), look=look)
        painter.restore()

    def button_at(self, node: Node, row: QRect, at: QPointF) -> str:
        """What a click would do besides choosing: `fold`, `new`, or nothing."""
        if node.sort is Sort.SECTION:
            return "new" if self._tree.can_change and _plus(QRectF(row)).contains(at) else "fold"
        left = MARGIN + INDENT * node.depth
        return "fold" if node.children and at.x() < row.left() + left else ""

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, look: Theme) -> None:
        row = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(row, look.accent_fill)
        elif option.state & QStyle.StateFlag.State_MouseOver and option.state & QStyle.StateFlag.State_Enabled:
            painter.fillRect(row, look.hover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), look.focus)

    def _section(self, painter: QPainter, row: QRectF, node: Node, index: Index, look: Theme) -> None:
        place = row.adjusted(MARGIN, 6, -MARGIN, 0)
        is_open = self._view.isExpanded(index)
        room = place
        if self._tree.can_change:
            plus = _plus(row)
            if self.hovered_button == index:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.hover)
                painter.drawRoundedRect(plus, 5, 5)
            icons.draw(painter, QRectF(plus.center().x() - 7, plus.center().y() - 7, 14, 14), "add", look.ink_quiet)
            room = place.adjusted(0, 0, -BUTTON, 0)
        if not is_open:
            self._painter.fold(painter, QPointF(row.left() + 6, place.center().y()), is_open=False, look=look)
        first = index.row() == 0
        count = self._tree.counted(node.kind)
        self._painter.section(painter, room, (node.text, count, self._words.where() if first else ""), look)


def _plus(row: QRectF) -> QRectF:
    return QRectF(row.right() - MARGIN - BUTTON + 6, row.top() + 9, BUTTON, BUTTON)
