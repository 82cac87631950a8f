"""A page whose passages are linked to those of the pages beside it: where they stand, and the way to its edge.

The links themselves lie between the pages and are drawn there (`lining`). What runs inside of a page belongs to its
text, lies under the letters and scrolls with them, so it costs a frame nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from crossread.db.records import Annotation
from crossread.desktop.read.inks import inks_of
from crossread.desktop.read.lines import BlockLines
from crossread.desktop.read.marked_page import MarkedPage
from crossread.desktop.read.taste import Taste

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossread.desktop.read.content import PaneContent, TagStyle

_CLEAR = 5
"""Outlines and the caret reach so far beyond the column, in pixels."""
_TINT = 0.3
_LEADER = 0.5


class Stand(NamedTuple):
    """Where a passage stands in the viewport: its first line's top, its last line's bottom, the level of a link."""

    top: float
    bottom: float
    level: float
    first_line: float
    """The bottom of the first line's letters."""


class _Shape(NamedTuple):
    """Where a passage lies in its blocks, whatever is scrolled."""

    first: int
    last: int
    top: float
    bottom: float
    level: float
    first_line: float


class Sides(NamedTuple):
    """On which sides of its page a passage is linked."""

    left: bool
    right: bool


class LinkedPage(MarkedPage):
    """Tells when it is scrolled, where passages on the chosen tag stand, and leads from them to the page's edges."""

    scrolled = Signal()
    """Another part of the text is in view because somebody went there; not when the page is merely laid out anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._anew = 0
        super().__init__(parent)
        self.generation = 0
        """Another number as soon as other annotations are shown."""
        self._linked: Mapping[str, Sides] = {}
        self._linked_tag = ""
        self._is_event = False
        self._shapes: dict[str, _Shape] = {}
        self._in_margin: list[QWidget] = []

    def set_linked(self, linked: Mapping[str, Sides], tag_id: str = "", *, is_event: bool = False) -> None:
        """Lead from these annotations on an event or claim to the edges of the page; without any, from none."""
        if (linked, tag_id) != (self._linked, self._linked_tag):
            self._linked, self._linked_tag, self._is_event = linked, tag_id, is_event
            self._shapes.clear()
            self.viewport().update()

    def ink_edges(self) -> tuple[int, int]:
        """Left of the first and right of the second x of the viewport nothing is ever painted."""
        page = self._page
        if page is None:
            return 0, self.viewport().width()
        left, width = page.column
        return max(0, int(left) - self._room_for_numbers() - _CLEAR), min(
            self.viewport().width(), int(left + width) + _CLEAR
        )

    def stand_of(self, annotation: Annotation) -> Stand | None:
        """Where an annotation on the linked tag stands now, in coordinates of the viewport."""
        page = self._page
        if page is None:
            return None
        shape = self._shapes.get(annotation.id)
        if shape is None:
            shape = self._shapes[annotation.id] = self._shape_of(annotation)
        scrolled = self.verticalScrollBar().value()
        first, last = page.origin(shape.first).y() - scrolled, page.origin(shape.last).y() - scrolled
        return Stand(first + shape.top, last + shape.bottom, first + shape.level, first + shape.first_line)

    def _shape_of(self, annotation: Annotation) -> _Shape:
        page = self._page
        assert page is not None
        blocks = self._buckets.blocks(annotation)
        first, last = blocks[0], blocks[-1]
        if page.is_hidden(first) or page.is_hidden(last):
            # All that is seen of it is the line that stands for what is folded away.
            height = page.height(page.seen(first))
            return _Shape(first, first, height * 0.25, height * 0.75, height / 2, height * 0.75)
        top = bottom = level = first_line = 0.0
        for block in {first, last}:
            laid = BlockLines(page.lines(block), page.style(block), mixed=self._bars.is_mixed(block))
            spans = laid.spans(*self._bars.block_range(annotation.start, annotation.end, block))
            if not spans:
                continue
            if block == first:
                top, first_line = spans[0][2], spans[0][2] + laid.text_height
                level = self._underline_level(annotation.id, block) or spans[0][3] + 1
            if block == last:
                bottom = spans[-1][2] + laid.text_height
        return _Shape(first, last, top, bottom, level, first_line)

    def _underline_level(self, annotation_id: str, block: int) -> float | None:
        page = self._page
        assert page is not None
        bars = self._bars.rectangles(block, page.lines(block), page.style(block))
        for mark, where in bars.underlines:
            if mark.annotation_id == annotation_id and mark.tag_id == self._linked_tag:
                return where.top() + 1
        return None

    # What changes

    def set_content(self, content: "PaneContent | None") -> None:
        """Show a text, or nothing; see `TextPage.set_content`."""
        with self._laying_out():
            super().set_content(content)

    def update_annotations(self, changed: Iterable[Annotation], removed: Iterable[str] = ()) -> None:
        """Show some annotations as they are now and take some out; see `TextPage.update_annotations`."""
        with self._laying_out():
            super().update_annotations(changed, removed)

    def complete(self, annotations: Sequence[Annotation]) -> None:
        """Show all annotations of the text; see `TextPage.complete`."""
        with self._laying_out():
            super().complete(annotations)

    def set_styles(self, styles: "Mapping[str, TagStyle]") -> None:
        """Draw events and claims in other colours, patterns or names."""
        self.generation += 1
        super().set_styles(styles)

    def set_taste(self, taste: Taste, zoom: int | None = None) -> None:
        """Set the text as a reader likes it; see `TextPage.set_taste`."""
        with self._laying_out():
            super().set_taste(taste, zoom)

    def lines_broken(self) -> None:
        """Where passages lie is to be worked out again."""
        self._shapes.clear()
        super().lines_broken()

    @contextmanager
    def _laying_out(self) -> "Iterator[None]":
        self.generation += 1
        self._shapes.clear()
        self._anew += 1
        try:
            yield
        finally:
            self._anew -= 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines to the new width."""
        self._anew += 1
        super().resizeEvent(event)
        self._anew -= 1

    def _return_to(self, place: tuple[int, float] | None) -> None:
        self._anew += 1
        super()._return_to(place)
        self._anew -= 1

    def return_to(self, caret: int, first: int) -> None:
        """Put the caret at one offset, and the line with another at the top."""
        self._anew += 1
        super().return_to(caret, first)
        self._anew -= 1

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell of it, unless the page is laid out anew."""
        super().scrollContentsBy(dx, dy)
        for part in self._in_margin:
            part.move(part.x(), 0)
        if not self._is_settling and not self._anew:
            self.scrolled.emit()

    def keep_in_margin(self, part: QWidget) -> None:
        """Keep a child of the viewport, which lies on a margin all the way down, where it is when the text scrolls."""
        self._in_margin.append(part)

    def let_go_of(self, part: QWidget) -> None:
        """A child of the viewport is to be kept no longer; does nothing for one that was not kept."""
        if part in self._in_margin:
            self._in_margin.remove(part)

    def lay_out_round(self, offset: int) -> None:
        """Make exact the heights round a place that is about to be shown; what is in view stays where it is."""
        page = self._page
        if page is None:
            return
        height = self.viewport().height()
        anchor = page.block_at(self.verticalScrollBar().value())
        before, total = page.top(anchor), page.total()
        page.ensure_around(self._offsets.block_at(min(offset, self._offsets.length)), height, height)
        if page.total() != total:
            self._hold(round(page.top(anchor) - before))

    def height_of(self, offset: int) -> float:
        """The height of the page at which the line with an offset stands; an estimate until it is laid out."""
        page = self._page
        if page is None:
            return 0.0
        offset = min(offset, self._offsets.length)
        number = self._offsets.block_at(offset)
        top = page.origin(number).y()
        start = self._offsets.starts[number]
        if page.is_hidden(number):
            return top
        if page.is_laid_out(number):
            line = page.lines(number).lineForTextPosition(
                self._offsets.to_widget(offset) - self._offsets.to_widget(start)
            )
            return top + (line.y() + line.ascent() if line.isValid() else 0.0)
        part = (offset - start) / max(1, self._offsets.block_end(number) - start)
        first = page.above(number) + page.style(number).ascent
        return top + min(first + (page.height(number) - first) * part, page.height(number))

    def offset_at(self, y: float) -> int:
        """The code point offset at which the line at a height of the page begins."""
        page = self._page
        if page is None:
            return 0
        position = page.hitTest(QPointF(page.column[0], y), Qt.HitTestAccuracy.FuzzyHit)
        return self._offsets.to_text(position)

    @property
    def end_of_scroll(self) -> int:
        """How far the text can be scrolled up without the room that it was given beyond."""
        extra = self._page.extra_room if self._page is not None else 0.0
        return max(0, self.verticalScrollBar().maximum() - round(extra))

    def give_room_below(self, room: float) -> None:
        """Let the text be scrolled further up by so many pixels than its end asks for, so that it can line up."""
        page = self._page
        if page is not None and page.extra_room != room:
            page.extra_room = room
            self._anew += 1
            self._tell_size()
            self._anew -= 1

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each part that needs it: of margins, over which links are drawn, nothing."""
        left, right = self.ink_edges()
        # The stubs leave open that a region goes through its rectangles.
        for part in cast("Iterable[QRect]", event.region()):
            if part.right() >= left and part.left() < right:
                super().paintEvent(QPaintEvent(part))

    def _draw_block(self, painter: QPainter, number: int, block: QTextBlock, origin: QPointF, clip: QRectF) -> None:
        if self._linked:
            self._draw_leaders(painter, number, origin)
        super()._draw_block(painter, number, block, origin, clip)

    def _draw_leaders(self, painter: QPainter, number: int, origin: QPointF) -> None:
        page = self._page
        if page is None:
            return
        for annotation in self._buckets.in_block(number):
            sides = self._linked.get(annotation.id)
            if sides is not None:
                self._lead(painter, annotation, sides, number, origin)

    def _lead(self, painter: QPainter, annotation: Annotation, sides: Sides, number: int, origin: QPointF) -> None:
        page = self._page
        assert page is not None
        laid = BlockLines(page.lines(number), page.style(number), mixed=self._bars.is_mixed(number))
        spans = laid.spans(*self._bars.block_range(annotation.start, annotation.end, number))
        if not spans:
            return
        blocks = self._buckets.blocks(annotation)
        inks = inks_of(self._painter.inks.theme) if self._painter else None
        if inks is None:
            return
        ink = inks.of(self.styles.get(self._linked_tag))
        low, high = -float(_CLEAR), page.column[1] + _CLEAR
        left, top = origin.x(), origin.y()
        if self._is_event:
            painter.setOpacity(_TINT)
            for at, (begins, ends, above, _) in enumerate(spans):
                is_first, is_last = number == blocks[0] and not at, number == blocks[-1] and at == len(spans) - 1
                if sides.left and (is_first or begins < 1):
                    painter.fillRect(QRectF(left + low, top + above, begins - low, laid.text_height), ink.fill)
                if sides.right and (is_last or at < len(spans) - 1):
                    painter.fillRect(QRectF(left + ends, top + above, high - ends, laid.text_height), ink.fill)
        elif number == blocks[0]:
            painter.setOpacity(_LEADER)
            begins, ends, _, below = spans[0]
            level = self._underline_level(annotation.id, number) or below + 1
            if sides.left:
                painter.fillRect(QRectF(left + low, top + level, begins - low - 3, 1), ink.line)
            if sides.right:
                painter.fillRect(QRectF(left + ends + 3, top + level, high - ends - 3, 1), ink.line)
        painter.setOpacity(1.0)
