"""Hits of a search in one text: a quiet ground under each in view, an outline round the one gone to, rows in the strip.

Nothing is worked out for hits that are not in view, so that their number is never felt.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from crossread.db.finding import Hits
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.lines import BlockLines
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.page import PageLayout

if TYPE_CHECKING:
    from crossread.desktop.read.painting import PlacedBlock

_UNDER = 1.5
_TICK = 6
_BLOCKS_AT_ONCE = 64


class Found:
    """The hits in the text that `offsets` belongs to; `current` is the number of the one gone to, below 0 for none."""

    __slots__ = ("_offsets", "current", "hits")

    def __init__(self, hits: Hits, offsets: OffsetMap, current: int = -1) -> None:
        self.hits = hits
        self.current = current
        self._offsets = offsets

    def is_of(self, offsets: OffsetMap) -> bool:
        """Whether these are hits in the text with these offsets; another may be shown before its hits are known."""
        return self._offsets is offsets

    def in_block(self, block: int, first: int = 0, last: int = 1 << 30) -> list[tuple[int, int, int]]:
        """The hits that touch the units `[first, last)` of a block: their number, and their range in its units."""
        offsets = self._offsets
        if block >= len(offsets.starts):
            return []
        begins, ends = offsets.starts[block], offsets.block_end(block)
        base = offsets.to_widget(begins)
        low = max(begins, offsets.to_text(base + first))
        high = min(ends, offsets.to_text(min(base + last, offsets.to_widget(ends))) + 1)
        made = []
        for number in self.hits.touching(low, high):
            start, end = self.hits[number]
            start = offsets.to_widget(max(start, begins)) - base
            end = offsets.to_widget(min(end, ends), end=True) - base
            if end > start:
                made.append((number, start, end))
        return made

    def draw_grounds(self, painter: QPainter, at: "PlacedBlock", clip: QRectF, look: Theme, *, mixed: bool) -> None:
        """Lay the grounds under the letters of a block; `clip` is what needs painting, in the page's coordinates."""
        seen = self.in_block(at.number, *_units_in(at.lines, clip.translated(-at.origin)))
        if not seen:
            return
        ink = ground_of(look)
        laid = BlockLines(at.lines, at.style, mixed=mixed)
        for number, start, end in seen:
            for rectangle in laid.rectangles(start, end):
                if number == self.current:
                    painter.fillRect(rectangle, look.selection)
                else:
                    painter.fillRect(rectangle, ink)
                    low = QRectF(rectangle.left(), rectangle.bottom() - _UNDER, rectangle.width(), _UNDER)
                    painter.fillRect(low, ink)

    def draw_current(self, painter: QPainter, at: "PlacedBlock", look: Theme, *, mixed: bool) -> None:
        """The outline round the hit gone to, over everything else."""
        if self.current < 0:
            return
        start, end = self.hits[self.current]
        if self._offsets.block_at(start) > at.number or self._offsets.block_at(end - 1) < at.number:
            return
        laid = BlockLines(at.lines, at.style, mixed=mixed)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, first, last in self.in_block(at.number):
            if number == self.current:
                for rectangle in laid.rectangles(first, last):
                    painter.drawRoundedRect(rectangle.adjusted(-2.5, -1.5, 2.5, 1.5), 3, 3)
        painter.restore()

    def row_of(self, offset: int, page: PageLayout, height: int) -> int:
        """The row of a strip of that height at which an offset stands."""
        block = self._offsets.block_at(offset)
        first = self._offsets.starts[block]
        scale = height / max(1.0, page.documentSize().height())
        each = page.height(block) / max(1, self._offsets.block_end(block) - first)
        return min(max(0, int((page.top(block) + (offset - first) * each) * scale)), max(0, height - 1))

    def rows(self, page: PageLayout, height: int, rows: set[int]) -> Iterator[None]:
        """Put the rows of a strip in which there are hits into `rows`, some blocks at a time."""
        offsets, hits = self._offsets, self.hits
        scale = height / max(1.0, page.documentSize().height())
        at, since = 0, 0
        while at < len(hits):
            since += 1
            if since % _BLOCKS_AT_ONCE == 0:
                yield
            block = offsets.block_at(hits.starts[at])
            first, end = offsets.starts[block], offsets.block_end(block)
            top, each = page.top(block) * scale, page.height(block) * scale / max(1, end - first)
            # Where there are more hits than rows, one of each row is enough.
            while at < len(hits) and hits.starts[at] <= end:
                row = int(top + (hits.starts[at] - first) * each)
                rows.add(min(max(row, 0), height - 1))
                following = first + int((row + 1 - top) / each) if each else end
                at = max(at + 1, hits.first_from(min(following, end + 1)))


def ground_of(look: Theme) -> QColor:
    """What lies under a hit: so much of the ink that letters on it, and on a fill too, stay over 4.5:1."""
    ink = QColor(look.ink)
    ink.setAlphaF(0.12 if look.is_dark else 0.13)
    return ink


def draw_rows(painter: QPainter, rows: list[tuple[int, int]], current: int, width: int, look: Theme) -> None:
    """Ticks at the right edge of a strip, and a bar across it for the hit gone to (below 0 for none)."""
    ink = QColor(look.ink)
    ink.setAlphaF(0.7)
    for first, last in rows:
        painter.fillRect(QRectF(width - _TICK, first, _TICK, max(2.0, last - first)), ink)
    if current >= 0:
        painter.fillRect(QRectF(0, current - 1, width, 3), look.accent)


def _units_in(lines: QTextLayout, clip: QRectF) -> tuple[int, int]:
    """The units of the lines that need painting."""
    first, last = 1 << 30, 0
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        top = line.y()
        if top + line.height() >= clip.top() and top <= clip.bottom():
            first = min(first, line.textStart())
            last = max(last, line.textStart() + line.textLength())
    return (first, last) if last > first or first < 1 << 30 else (0, 0)
