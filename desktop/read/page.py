"""The layout of a source's document: a measured column with calm leading, laid out only where it is looked at.

Qt's plain-text layout knows no leading and scrolls by lines; its rich one lays out everything at once. This one breaks
lines with QTextLayout for the blocks that are visible, estimates the height of the others from their length, and is
made exact bit by bit when the event loop is idle. The widget on top of it stays Qt's own, so caret, selection and
accessibility do too.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from crossread.desktop.read.paragraphs import ParagraphPlan
from crossread.desktop.read.typography import BlockKind, BlockStyle, Typography

_TOP = 22
_BOTTOM = 96
_CACHED_BLOCKS = 160

DrawBlock = Callable[[QPainter, int, QTextBlock, QPointF, QRectF], None]
"""Paints one block: painter, number, block, where its lines' coordinates begin, what needs painting."""
ExtraLeading = Callable[[int, int, int], int]
"""What the line from one unit to another of a block needs below it for its underlines, in pixels."""


class PageLayout(QAbstractTextDocumentLayout):
    """Lays out blocks on demand. Positions are logical pixels of the document, whose width is that of the viewport."""

    def __init__(self, document: QTextDocument, draw_block: DrawBlock, extra_leading: ExtraLeading) -> None:
        super().__init__(document)
        self._draw_block = draw_block
        self._extra_leading = extra_leading
        self._width = 400.0
        self._column = 360.0
        self._left = 20.0
        self._option = QTextOption(document.defaultTextOption())
        self._option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._setting: Typography | None = None
        self._plan: ParagraphPlan | None = None
        self._styles: list[BlockStyle] = []
        self._above: list[int] = []
        self._below: list[int] = []
        self._heights: list[float] = []
        self._exact: bytearray = bytearray()
        self._tops: list[float] = [0.0]
        self._stale = True
        self._next_rough = 0
        self._cached: dict[int, None] = {}
        self.painted_blocks = 0
        """How many blocks the last frame painted."""

    # What is laid out

    def set_plan(self, plan: ParagraphPlan, setting: Typography, lengths: Sequence[int]) -> None:
        """Take a new text's blocks: what each one is and its length in characters. Nothing is laid out yet."""
        self._plan, self._setting = plan, setting
        styles = setting.styles
        previous = styles["body"]
        kinds: list[BlockKind] = [kind or "body" for kind in plan.kinds]
        self._styles = [styles[kind] for kind in kinds]
        self._above = []
        self._below = []
        was_empty = True
        for style, begins, heads, length in zip(self._styles, plan.begins, plan.heads_zone, lengths, strict=True):
            space = 0
            if length and begins and not was_empty:
                space = max(style.gap, previous.gap) if heads else style.gap
            if heads:
                space += style.above
            self._above.append(space)
            self._below.append(style.below if heads else 0)
            was_empty = not length
            previous = style
        for block in plan.breaks_off:
            self._below[block] += setting.body.pitch
        self._lengths = lengths
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

    def _fit(self, width: float) -> None:
        self._width = width
        setting = self._setting
        if setting is None:
            return
        margin = min(setting.margin, max(6, int(width / 20)))
        column = float(max(40, min(setting.measure, int(width - 2 * margin))))
        self._column, self._left = column, float(max(margin, int((width - column) / 2)))

    def forget(self) -> None:
        """Take every height for an estimate again (another width, size or text)."""
        setting = self._setting
        if setting is None:
            return
        self._exact = bytearray(len(self._styles))
        per_line = max(1.0, self._column / setting.character)
        heights: list[float] = []
        for style, length, above, below in zip(self._styles, self._lengths, self._above, self._below, strict=True):
            if length:
                relative = per_line * setting.size / style.font.pixelSize()
                heights.append((1 + int(length / relative)) * style.pitch + above + below)
            else:
                heights.append(float(setting.gap))
        self._heights = heights
        self._next_rough = 0
        self._stale = True

    @property
    def column(self) -> tuple[float, float]:
        """Where the column of text begins and how wide it is."""
        return self._left, self._column

    @property
    def is_exact(self) -> bool:
        """Whether every block has been laid out."""
        return self._next_rough >= len(self._exact)

    def refine(self, count: int) -> None:
        """Lay out up to `count` further blocks that are estimates still, in order from the first."""
        document = self.document()
        exact = self._exact
        at = exact.find(0, self._next_rough)
        block = document.findBlockByNumber(at) if at >= 0 else QTextBlock()
        while at >= 0 and count:
            self._lay_out(block, at)
            count -= 1
            following = exact.find(0, at)
            block = block.next() if following == at + 1 else document.findBlockByNumber(following)
            at = following
        self._next_rough = at if at >= 0 else len(exact)

    def ensure(self, top: float, bottom: float) -> None:
        """Lay out what lies between two heights, going by where it lies now."""
        number = self.block_at(top)
        y = self.top(number)
        block = self.document().findBlockByNumber(number)
        while block.isValid() and y < bottom:
            if not self._exact[number]:
                self._lay_out(block, number)
            y += self._heights[number]
            number += 1
            block = block.next()

    def ensure_around(self, number: int, above: float, below: float) -> None:
        """Lay out a block and so many pixels on either side of it."""
        self.lines(number)
        at, room = number - 1, above
        block = self.document().findBlockByNumber(at) if at >= 0 else QTextBlock()
        while at >= 0 and room > 0:
            if not self._exact[at]:
                self._lay_out(block, at)
            room -= self._heights[at]
            at -= 1
            block = block.previous()
        self.ensure(self.top(number), self.top(number) + self._heights[number] + below)

    def relay(self, number: int) -> bool:
        """Lay out one block again; returns whether its height changed."""
        before = self._heights[number]
        self._lay_out(self.document().findBlockByNumber(number), number)
        return self._heights[number] != before

    def is_laid_out(self, number: int) -> bool:
        """Whether a block's height is exact."""
        return bool(self._exact[number])

    def _lay_out(self, block: QTextBlock, number: int) -> None:
        style = self._styles[number]
        layout = block.layout()
        above, length = self._above[number], self._lengths[number]
        layout.setTextOption(self._option)
        layout.beginLayout()
        y = float(above)
        indent = style.indent
        width = self._column - 2 * indent
        pitch, ascent, room = style.pitch, style.ascent, style.ascent + style.descent
        extra_leading = self._extra_leading
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            taller = max(0.0, line.height() - room)
            baseline = y + (pitch - room) / 2 + ascent + taller
            line.setPosition(QPointF(indent, round(baseline - line.ascent())))
            y += pitch + round(taller)
            extra = extra_leading(number, line.textStart(), line.textStart() + line.textLength())
            if extra:
                y += extra
        layout.endLayout()
        height = y + self._below[number] if length else float(self._setting.gap if self._setting else 0)
        if height != self._heights[number]:
            self._heights[number] = height
            self._stale = True
        self._exact[number] = 1

    # Where things are

    def top(self, number: int) -> float:
        """The height at which a block begins."""
        if self._stale:
            self._tops = list(accumulate(self._heights, initial=float(_TOP)))
            self._stale = False
        return self._tops[number]

    def height(self, number: int) -> float:
        """The height of a block, an estimate where it has not been laid out."""
        return self._heights[number]

    def above(self, number: int) -> float:
        """What stays free above a block's first line."""
        return self._above[number]

    def total(self) -> float:
        """The height of the whole text without the room below it."""
        return self.top(len(self._heights)) if self._heights else float(_TOP)

    def block_at(self, y: float) -> int:
        """The number of the block at a height; the first above the text, the last below it."""
        self.top(0)
        return max(0, min(bisect_right(self._tops, y) - 1, len(self._heights) - 1))

    def style(self, number: int) -> BlockStyle:
        """How a block is set."""
        return self._styles[number]

    def origin(self, number: int) -> QPointF:
        """Where the coordinates of a block's lines begin."""
        return QPointF(self._left, self.top(number))

    def lines(self, number: int) -> QTextLayout:
        """The lines of a block, laid out if they were not."""
        block = self.document().findBlockByNumber(number)
        if not self._exact[number] or not block.layout().lineCount():
            self._lay_out(block, number)
        return block.layout()

    # What Qt asks

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Paint the visible blocks, and the caret if it is to be seen."""
        clip = context.clip
        if self._setting is None:
            return
        number = self.block_at(clip.top())
        block = self.document().findBlockByNumber(number)
        caret = context.cursorPosition
        bottom = clip.bottom()
        painted = 0
        y = self.top(number)
        while block.isValid() and y < bottom:
            layout = block.layout()
            if not self._exact[number] or not layout.lineCount():
                self._lay_out(block, number)
            self._keep_glyphs(number, layout)
            origin = QPointF(self._left, y)
            self._draw_block(painter, number, block, origin, clip)
            start = block.position()
            if start <= caret < start + block.length():
                layout.drawCursor(painter, origin, caret - start, 2)
            painted += 1
            y += self._heights[number]
            number += 1
            block = block.next()
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
        if not self._heights:
            return 0
        if not isinstance(point, QPointF):
            point = QPointF(point.x, point.y) if isinstance(point, QPainterPath.Element) else QPointF(point)
        number = self.block_at(point.y())
        lines = self.lines(number)
        position = self.document().findBlockByNumber(number).position()
        y = point.y() - self.top(number)
        x = point.x() - self._left
        at = self._line_at(lines, y)
        if at is None:
            return position
        if accuracy == Qt.HitTestAccuracy.ExactHit and not at.naturalTextRect().contains(QPointF(x, y)):
            return -1
        return position + at.xToCursor(x)

    def _line_at(self, lines: QTextLayout, y: float) -> QTextLine | None:
        """The line whose band holds a height: bands meet half way between two lines."""
        count = lines.lineCount()
        if not count:
            return None
        for index in range(count - 1):
            line, following = lines.lineAt(index), lines.lineAt(index + 1)
            if y < (line.y() + line.height() + following.y()) / 2:
                return line
        return lines.lineAt(count - 1)

    def pageCount(self) -> int:
        """One: a source is a scroll."""
        return 1

    def documentSize(self) -> QSizeF:
        """The viewport's width, and the text's height with room to scroll its end up."""
        return QSizeF(self._width, self.total() + _BOTTOM)

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """The whole page: there is only the root frame."""
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a block lies; lays it out, which Qt relies on before it asks for lines."""
        number = block.blockNumber()
        if self._setting is None or not 0 <= number < len(self._heights):
            return QRectF()
        if not self._exact[number] or not block.layout().lineCount():
            self._lay_out(block, number)
        return QRectF(self._left, self.top(number), self._column, self._heights[number])

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """Nothing: the text is set once, and its formats only before `set_plan`."""
