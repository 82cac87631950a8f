"""The bars under a page's text: which marks a paragraph carries, in which lanes, and where they lie.

Events are fills, laid over each other like cards so that each one's upper edge stays in sight, the deepest as strips
below the letters; claims are underlines, each with the pattern of its claim, in lanes below each other (see
`line_room`). Marks are worked out from the buckets, rectangles from the lines; both are kept by block until the
block's annotations or its lines change.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout

from crossread.db.record import field, mutable
from crossread.db.records import Annotation, Stance
from crossread.desktop.read.bidi import runs_both_ways
from crossread.desktop.read.buckets import Buckets
from crossread.desktop.read.lanes import assign_lanes
from crossread.desktop.read.line_room import CARDS, FREE_LANES, LineRoom, line_room
from crossread.desktop.read.lines import BlockLines, Span
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.typography import BlockStyle

_CARD_EDGE = 3.0
_GAP_FROM = 3.0
"""Strips at least so high have a line of paper between them."""
_KEPT_BLOCKS = 400
_NOTE = ""
T = TypeVar("T")


class Mark(NamedTuple):
    """One event or claim of one annotation, or its note alone, in one block; a range of units of the block."""

    annotation_id: str
    tag_id: str
    """The event or claim; empty for an annotation that has none."""
    start: int
    end: int
    stance: Stance
    lane: int


class Marks(NamedTuple):
    """What lies in one block."""

    fills: Sequence[Mark]
    underlines: Sequence[Mark]
    fill_lanes: int
    underline_lanes: int


_NOTHING = Marks((), (), 0, 0)


@mutable
class BlockBars:
    """The rectangles of one block, in the coordinates of its lines."""

    fills: list[tuple[Mark, QRectF]] = field(default_factory=list)
    strips: list[tuple[Mark, QRectF]] = field(default_factory=list)
    """Events that lie too deep to be seen under the letters."""
    underlines: list[tuple[Mark, QRectF]] = field(default_factory=list)

    def within(self, top: float, bottom: float) -> "BlockBars":
        """Those that reach into a band; of underlines with a stance all, as their first part carries its sign."""

        def is_there(rectangle: QRectF) -> bool:
            return rectangle.bottom() >= top and rectangle.top() <= bottom

        return BlockBars(
            [one for one in self.fills if is_there(one[1])],
            [one for one in self.strips if is_there(one[1])],
            [one for one in self.underlines if is_there(one[1]) or one[0].stance != "asserts"],
        )


class Bars:
    """Marks and rectangles of one text. Forget what no longer holds: `forget_marks`, `forget_rectangles`."""

    def __init__(self, text: str, offsets: OffsetMap, buckets: Buckets) -> None:
        self._text = text
        self._any_mixed = not text.isascii() and runs_both_ways(text)
        self.offsets, self.buckets = offsets, buckets
        self._marks: dict[int, Marks] = {}
        self._bars: dict[int, BlockBars] = {}
        self._shallow: set[int] = set()
        """Blocks that are known not to be deep."""

    def forget_marks(self, blocks: Iterable[int]) -> None:
        """The annotations of these blocks changed."""
        for block in blocks:
            self._marks.pop(block, None)
            self._bars.pop(block, None)
            self._shallow.discard(block)

    def forget_all(self) -> None:
        """The annotations of any block may have changed."""
        self._marks.clear()
        self._bars.clear()
        self._shallow.clear()

    def forget_rectangles(self, blocks: Iterable[int] | None = None) -> None:
        """The lines of these blocks, or of all, were broken anew."""
        if blocks is None:
            self._bars.clear()
            return
        for block in blocks:
            self._bars.pop(block, None)

    def block_range(self, annotation_start: int, annotation_end: int, block: int) -> tuple[int, int]:
        """The part of a passage that lies in a block, in units of the block."""
        offsets = self.offsets
        first, last = offsets.starts[block], offsets.block_end(block)
        base = offsets.to_widget(first)
        start = offsets.to_widget(max(annotation_start, first)) - base
        end = offsets.to_widget(min(annotation_end, last), end=True) - base
        return start, max(start, end)

    def marks(self, block: int) -> Marks:
        """The marks of a block with their lanes, in reading order."""
        known = self._marks.get(block)
        if known is not None:
            return known
        annotations = self.buckets.in_block(block)
        if not annotations:
            return _NOTHING
        fills: list[tuple[int, int, Annotation, str]] = []
        lines: list[tuple[int, int, Annotation, str, Stance]] = []
        for annotation in annotations:
            start, end = self.block_range(annotation.start, annotation.end, block)
            fills.extend((start, end, annotation, tag.event_id) for tag in annotation.events)
            seen = set()
            for position in annotation.positions:
                if position.claim_id not in seen:
                    seen.add(position.claim_id)
                    lines.append((start, end, annotation, position.claim_id, position.stance))
            if not annotation.events and not annotation.positions:
                lines.append((start, end, annotation, _NOTE, "asserts"))
        fill_lanes, fill_count = assign_lanes([(start, end) for start, end, *_ in fills])
        line_lanes, line_count = assign_lanes([(start, end) for start, end, *_ in lines])
        made = Marks(
            [
                Mark(annotation.id, tag, start, end, "asserts", lane)
                for (start, end, annotation, tag), lane in zip(fills, fill_lanes, strict=True)
            ],
            [
                Mark(annotation.id, tag, start, end, stance, lane)
                for (start, end, annotation, tag, stance), lane in zip(lines, line_lanes, strict=True)
            ],
            fill_count,
            line_count,
        )
        _keep(self._marks, block, made)
        return made

    def is_mixed(self, block: int) -> bool:
        """Whether a block has anything that is written from right to left."""
        if not self._any_mixed:
            return False
        offsets = self.offsets
        return runs_both_ways(self._text, offsets.starts[block], offsets.block_end(block))

    def is_deep(self, block: int) -> bool:
        """Whether a line of a block may need more room than its leading for what lies below it.

        All blocks are asked this while heights become exact, so it makes nothing that would be kept.
        """
        known = self._marks.get(block)
        if known is not None:
            return known.underline_lanes > FREE_LANES or known.fill_lanes > CARDS
        if block in self._shallow:
            return False
        fills: list[tuple[int, int]] = []
        lines: list[tuple[int, int]] = []
        for one in self.buckets.in_block(block):
            bounds = (one.start, one.end)
            events, claims = one.events, one.positions
            if events:
                fills += [bounds] * len(events)
            if claims:
                lines += [bounds] * (1 if len(claims) == 1 else len({position.claim_id for position in claims}))
            elif not events:
                lines.append(bounds)
        is_deep = (len(lines) > FREE_LANES and assign_lanes(lines)[1] > FREE_LANES) or (
            len(fills) > CARDS and assign_lanes(fills)[1] > CARDS
        )
        if not is_deep:
            self._shallow.add(block)
        return is_deep

    def extra_leading(self, block: int, start: int, end: int) -> int:
        """The room below a line of a block that its bars need beyond the leading, in pixels."""
        if not self.is_deep(block):
            return 0
        marks = self.marks(block)
        return line_room(_depth(marks.fills, start, end), _depth(marks.underlines, start, end)).extra

    def rectangles(self, block: int, lines: QTextLayout, style: BlockStyle) -> BlockBars:
        """Where the marks of a block lie; worked out once for its lines as they are."""
        known = self._bars.get(block)
        if known is not None:
            return known
        marks = self.marks(block)
        made = BlockBars()
        if marks is not _NOTHING:
            laid = BlockLines(lines, style, mixed=self.is_mixed(block))
            edge = min(_CARD_EDGE, style.ascent * 0.85 / max(1, min(marks.fill_lanes, CARDS) - 1))
            height = laid.text_height
            fills = [(mark, laid.spans(mark.start, mark.end)) for mark in marks.fills]
            underlines = [(mark, laid.spans(mark.start, mark.end)) for mark in marks.underlines]
            rooms = _rooms(fills, underlines) if self.is_deep(block) else {}
            plain = _Line(line_room(0, 1), _Lanes(), _Lanes())
            for mark, spans in fills:
                for left, right, top, _ in spans:
                    line = rooms.get(top, plain)
                    lane = line.fills.place(mark.lane)
                    if lane < CARDS:
                        inset = lane * edge
                        made.fills.append((mark, QRectF(left, top + inset, right - left, height - inset)))
                    else:
                        step = line.room.strip_step
                        y = top + height + 1 + (lane - CARDS) * step
                        thickness = step - 1 if step > _GAP_FROM else step
                        made.strips.append((mark, QRectF(left, y, right - left, thickness)))
            for mark, spans in underlines:
                for left, right, top, below in spans:
                    line = rooms.get(top, plain)
                    y = (top + height if line.room.strips else below) + line.room.underlines_shift
                    step = line.room.underline_step
                    y += line.underlines.place(mark.lane) * step
                    made.underlines.append((mark, QRectF(left, y, right - left, step)))
            # The lower card is painted first; sorting is stable, so cards of one lane keep the reading order.
            if marks.fill_lanes > 1:
                made.fills.sort(key=_lane_of)
        _keep(self._bars, block, made)
        return made


def _keep(kept: dict[int, T], block: int, made: T) -> None:
    """Keep what was worked out last: a whole long text's would be much for the garbage collector to look through."""
    kept[block] = made
    if len(kept) > _KEPT_BLOCKS:
        del kept[next(iter(kept))]


def _lane_of(one: tuple[Mark, QRectF]) -> int:
    return one[0].lane


def _depth(marks: Sequence[Mark], start: int, end: int) -> int:
    """How many lanes of a block are taken on the line from one unit to another."""
    return len({mark.lane for mark in marks if mark.start < end and mark.end > start})


class _Lanes:
    """The lanes of a block that are taken on one line, which stand close together there."""

    __slots__ = ("_places", "taken")

    def __init__(self) -> None:
        self.taken: set[int] = set()
        self._places: dict[int, int] = {}

    def place(self, lane: int) -> int:
        """How many lanes stand before this one on the line; the lane itself where nothing was taken."""
        if len(self._places) != len(self.taken):
            self._places = {taken: place for place, taken in enumerate(sorted(self.taken))}
        return self._places.get(lane, lane)


class _Line(NamedTuple):
    """What lies on one line."""

    room: LineRoom
    fills: _Lanes
    underlines: _Lanes


_Spans = list[tuple[Mark, list[Span]]]


def _rooms(fills: _Spans, underlines: _Spans) -> dict[float, _Line]:
    """What lies on each line, by the top of its letters."""
    taken: dict[float, tuple[_Lanes, _Lanes]] = {}
    for kind, marks in enumerate((fills, underlines)):
        for mark, spans in marks:
            for _, _, top, _ in spans:
                if top not in taken:
                    taken[top] = (_Lanes(), _Lanes())
                taken[top][kind].taken.add(mark.lane)
    return {
        top: _Line(line_room(len(cards.taken), len(lines.taken)), cards, lines) for top, (cards, lines) in taken.items()
    }
