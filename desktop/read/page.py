"""The layout of a source's document: a measured column with calm leading, laid out only where it is looked at.

Qt's plain-text layout knows no leading and scrolls by lines; its rich one lays out everything at once. This one breaks
lines with QTextLayout for the blocks that are visible, estimates the height of the others from their length, and is
made exact bit by bit when the event loop is idle. The widget on top of it stays Qt's own, so caret, selection and
accessibility do too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextOption,
)

from crossread.desktop.read.folds import Fold
from crossread.desktop.read.line_breaking import break_lines, draw_caret, lay_out_folded, line_at
from crossread.desktop.read.paragraphs import ParagraphPlan
from crossread.desktop.read.stacking import TOP, BlockStack
from crossread.desktop.read.typography import BlockStyle, Typography

_BOTTOM = 96
_CACHED_BLOCKS = 160
_EDGE = 4
"""Numbers of paragraphs keep so far from the edge."""

DrawBlock = Callable[[QPainter, int, QTextBlock, QPointF, QRectF], None]
"""Paints one block: painter, number, block, where its lines' coordinates begin, what needs painting."""
ExtraLeading = Callable[[int, int, int], int]
"""What the line from one unit to another of a block needs below it for its underlines, in pixels."""
DrawFold = Callable[[QPainter, Fold, QRectF], None]
"""Paints the line that stands for what is folded away: painter, fold, where."""


class PageLayout(QAbstractTextDocumentLayout):
    """Lays out blocks on demand. Positions are logical pixels of the document, whose width is that of the viewport."""

    def __init__(
        self, document: QTextDocument, draw_block: DrawBlock, draw_fold: DrawFold, extra_leading: ExtraLeading
    ) -> None:
        super().__init__(document)
        self._draw_block = draw_block
        self._draw_fold = draw_fold
        self._extra_leading = extra_leading
        self._width = 400.0
        self._column = 360.0
        self._left = 20.0
        self._margin = 0
        self._option = QTextOption(document.defaultTextOption())
        self._option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._justified = QTextOption(self._option)
        self._justified.setAlignment(Qt.AlignmentFlag.AlignJustify)
        self._stack: BlockStack | None = None
        self._cached: dict[int, None] = {}
        self.painted_blocks = 0
        """How many blocks the last frame painted."""
        self.extra_room = 0.0
        """How much further than its end the text can be scrolled, in pixels: what lines it up with others says it."""

    # What is laid out

    def set_plan(self, plan: ParagraphPlan, setting: Typography, lengths: Sequence[int]) -> None:
        """Take a new text's blocks: what each one is and its length in characters. Nothing is laid out yet."""
        self._stack = BlockStack(plan, setting, lengths)
        self._cached.clear()
        self._fit(self._width)
        self.forget()

    def set_width(self, width: float) -> bool:
        """Fit the column into a viewport of this width; returns whether lines must be broken anew."""
        column = self._column
        self._fit(width)
        if self._column == column:
            return False
        self.forget()
        return True

    def set_margin(self, width: int) -> bool:
        """Keep so many pixels free at the left for paragraphs' numbers; returns whether lines must be broken anew.

        Nothing moves where there is that much room already.
        """
        self._margin = width + _EDGE if width else 0
        return self.set_width(self._width)

    def _fit(self, width: float) -> None:
        self._width = width
        if self._stack is None:
            return
        setting = self._stack.setting
        margin = min(setting.margin, max(6, int(width / 20)))
        left = max(margin, self._margin)
        column = float(max(40, min(setting.measure, int(width - margin - left))))
        self._column, self._left = column, float(max(left, int((width - column) / 2)))

    def forget(self) -> None:
        """Take every height for an estimate again (another width, size or text)."""
        if self._stack is not None:
            self._stack.forget(self._column)

    def set_closed(self, folds: Iterable[Fold]) -> None:
        """Fold these away and open all others; heights that change with it are estimates again."""
        if self._stack is None:
            return
        for fold in self._stack.set_closed(folds):
            if fold.first in self._stack.closed:
                # One line, so that the caret goes past it like past any other.
                self.document().findBlockByNumber(fold.first).layout().clearLayout()

    @property
    def _blocks(self) -> BlockStack:
        assert self._stack is not None, "a page without a plan"
        return self._stack

    @property
    def column(self) -> tuple[float, float]:
        """Where the column of text begins and how wide it is."""
        return self._left, self._column

    @property
    def is_exact(self) -> bool:
        """Whether every block has been laid out."""
        return self._stack is None or self._stack.is_exact

    def refine(self, count: int) -> None:
        """Lay out up to `count` further blocks that are estimates still, in order from the first."""
        stack, document = self._blocks, self.document()
        at, block, before = stack.next_rough(), QTextBlock(), -2
        while at >= 0 and count:
            block = block.next() if at == before + 1 else document.findBlockByNumber(at)
            self._lay_out(block, at)
            count -= 1
            at, before = stack.next_rough(), at

    def ensure(self, top: float, bottom: float) -> None:
        """Lay out what lies between two heights, going by where it lies now."""
        stack = self._blocks
        number = stack.block_at(top)
        y = stack.top(number)
        block = self.document().findBlockByNumber(number)
        while block.isValid() and y < bottom:
            if not stack.exact[number]:
                self._lay_out(block, number)
            y += stack.height(number)
            number, block = self._below(number, block)

    def _below(self, number: int, block: QTextBlock) -> tuple[int, QTextBlock]:
        """The block that is seen below one."""
        following = self._blocks.following(number)
        return following, block.next() if following == number + 1 else self.document().findBlockByNumber(following)

    def ensure_around(self, number: int, above: float, below: float) -> None:
        """Lay out a block and so many pixels on either side of it."""
        stack = self._blocks
        number = stack.seen(number)
        self.lines(number)
        at, room = number - 1, above
        while at >= 0 and room > 0:
            at = stack.seen(at)
            if not stack.exact[at]:
                self._lay_out(self.document().findBlockByNumber(at), at)
            room -= stack.height(at)
            at -= 1
        self.ensure(stack.top(number), stack.top(number) + stack.height(number) + below)

    def relay(self, number: int) -> bool:
        """Lay out one block again; returns whether its height changed."""
        before = self._blocks.height(number)
        self._lay_out(self.document().findBlockByNumber(number), number)
        return self._blocks.height(number) != before

    def is_laid_out(self, number: int) -> bool:
        """Whether a block's height is exact."""
        return bool(self._blocks.exact[number])

    def laid_out(self) -> Iterator[int]:
        """The blocks whose heights are exact."""
        exact, number = self._blocks.exact, -1
        while (number := exact.find(1, number + 1)) >= 0:
            yield number

    def _lay_out(self, block: QTextBlock, number: int) -> None:
        stack = self._blocks
        layout = block.layout()
        layout.setTextOption(self._justified if stack.styles[number].justified else self._option)
        layout.beginLayout()
        if stack.hidden[number]:
            lay_out_folded(layout)
            layout.endLayout()
            return
        y = break_lines(
            layout, stack.styles[number], stack.above[number], self._column, partial(self._extra_leading, number)
        )
        layout.endLayout()
        stack.put(number, y + stack.below[number] if stack.lengths[number] else float(stack.setting.gap))

    # Where things are

    def top(self, number: int) -> float:
        """The height at which a block begins."""
        return self._blocks.top(number)

    def height(self, number: int) -> float:
        """The height of a block, an estimate where it has not been laid out; 0 where it is folded away."""
        return self._blocks.height(number)

    def above(self, number: int) -> float:
        """What stays free above a block's first line."""
        return self._blocks.above[number]

    def total(self) -> float:
        """The height of the whole text without the room below it."""
        return self._stack.top(len(self._stack)) if self._stack is not None else float(TOP)

    def block_at(self, y: float) -> int:
        """The number of the block at a height; the first above the text, the last below it. Never a hidden one."""
        return self._blocks.block_at(y)

    def is_hidden(self, number: int) -> bool:
        """Whether a block is folded away."""
        return bool(self._blocks.hidden[number])

    def seen(self, number: int) -> int:
        """The block itself, or the first of those with which it is folded away."""
        return self._blocks.seen(number)

    def style(self, number: int) -> BlockStyle:
        """How a block is set."""
        return self._blocks.styles[number]

    def origin(self, number: int) -> QPointF:
        """Where the coordinates of a block's lines begin."""
        return QPointF(self._left, self.top(self._blocks.seen(number)))

    def fold_rectangle(self, fold: Fold) -> QRectF:
        """Where the line lies that tells of a fold; it is there for an open one too."""
        return QRectF(self._left, self._blocks.fold_top(fold), self._column, self._blocks.setting.fold)

    def lines(self, number: int) -> QTextLayout:
        """The lines of a block, laid out if they were not."""
        block = self.document().findBlockByNumber(number)
        if not self._blocks.exact[number] or not block.layout().lineCount():
            self._lay_out(block, number)
        return block.layout()

    # What Qt asks

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the visible blocks, and the caret if it is to be seen."""
        clip, stack = context.clip, self._stack
        if stack is None:
            return
        number = stack.block_at(clip.top())
        block = self.document().findBlockByNumber(number)
        caret = context.cursorPosition
        bottom = clip.bottom()
        painted = 0
        y = stack.top(number)
        while block.isValid() and y < bottom:
            if number in stack.closed:
                fold = stack.closed[number]
                self._draw_fold(painter, fold, self.fold_rectangle(fold))
            else:
                layout = block.layout()
                if not stack.exact[number] or not layout.lineCount():
                    self._lay_out(block, number)
                self._keep_glyphs(number, layout)
                origin = QPointF(self._left, y)
                self._draw_block(painter, number, block, origin, clip)
                start = block.position()
                if start <= caret < start + block.length():
                    draw_caret(painter, layout, origin, caret - start, context.palette.text().color())
            painted += 1
            y += stack.height(number)
            number, block = self._below(number, block)
        self.painted_blocks = painted

    def _keep_glyphs(self, number: int, layout: QTextLayout) -> None:
        """Keep the shaped glyphs of the blocks seen last: drawing them again is then three times as fast."""
        cached = self._cached
        if number in cached:
            return
        layout.setCacheEnabled(True)
        cached[number] = None
        if len(cached) > _CACHED_BLOCKS:
            oldest = next(iter(cached))
            del cached[oldest]
            block = self.document().findBlockByNumber(oldest)
            if block.isValid():
                gone = block.layout()
                gone.setCacheEnabled(False)
                self._lay_out(block, oldest)

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        """The position nearest to a point; for an exact hit -1 where there is no text."""
        stack = self._stack
        if stack is None or not len(stack):
            return 0
        if not isinstance(point, QPointF):
            point = QPointF(point.x, point.y) if isinstance(point, QPainterPath.Element) else QPointF(point)
        number = self.block_at(point.y())
        position = self.document().findBlockByNumber(number).position()
        if stack.hidden[number]:
            return position if accuracy == Qt.HitTestAccuracy.FuzzyHit else -1
        lines = self.lines(number)
        y = point.y() - self.top(number)
        x = point.x() - self._left
        at = line_at(lines, y)
        if at is None:
            return position
        if accuracy == Qt.HitTestAccuracy.ExactHit and not at.naturalTextRect().contains(QPointF(x, y)):
            return -1
        return position + at.xToCursor(x)

    def pageCount(self) -> int:
        """One: a source is a scroll."""
        return 1

    def documentSize(self) -> QSizeF:
        """The viewport's width, and the text's height with room to scroll its end up."""
        return QSizeF(self._width, self.total() + _BOTTOM + self.extra_room)

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """The whole page: there is only the root frame."""
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a block lies; lays it out, which Qt relies on before it asks for lines."""
        number, stack = block.blockNumber(), self._stack
        if stack is None or not 0 <= number < len(stack):
            return QRectF()
        if not stack.exact[number] or not block.layout().lineCount():
            self._lay_out(block, number)
        return QRectF(self._left, stack.top(stack.seen(number)), self._column, stack.height(number))

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Nothing: the text is set once, and its formats only before `set_plan`."""
