"""Which annotations lie at a place of the page, the one that is pointed at first.

What one sees is what one takes: on an underline, on a strip, or on the edge of a card that looks out above the others,
that annotation comes first; on the letters, the innermost. All others that lie there follow, so that going on from one
to the next reaches each of them, however many there are.
"""

from collections.abc import Collection

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextLine

from crossread.db.records import Annotation
from crossread.desktop.read.bars import Bars, BlockBars
from crossread.desktop.read.bidi import spans_of_line
from crossread.desktop.read.page import PageLayout

_BESIDE = 1.5


def annotations_at(point: QPointF, page: PageLayout, bars: Bars, hidden: Collection[str] = ()) -> list[Annotation]:
    """The annotations at a point of the page; bars of `hidden` tags are not there to be pointed at."""
    number = page.block_at(point.y())
    lines, style = page.lines(number), page.style(number)
    place = point - page.origin(number)
    line = _line_at(lines, place.y())
    if line is None:
        return []
    shown = bars.rectangles(number, lines, style)
    pointed = _pointed_at(shown, place, hidden)
    on_letters = line.naturalTextRect().adjusted(-_BESIDE, 0, _BESIDE, 0).contains(place)
    if not pointed and not on_letters:
        return []
    offsets, buckets = bars.offsets, bars.buckets
    base = offsets.to_widget(offsets.starts[number])
    unit = sign_at(lines, line, place.x(), mixed=bars.is_mixed(number))
    found = buckets.at(offsets.to_text(base + unit))
    first = [one for one in map(buckets.get, pointed) if one is not None]
    if not first and found:
        # Of those that are equally short, the one whose colour is seen.
        seen = buckets.get(_uppermost(shown, place, hidden))
        if seen is not None and seen in found and seen.end - seen.start == found[0].end - found[0].start:
            first = [seen]
    return first + [one for one in found if one not in first]


def _uppermost(bars: BlockBars, place: QPointF, hidden: Collection[str]) -> str:
    """The annotation whose card is painted last at a place; empty for none."""
    return next(
        (
            mark.annotation_id
            for mark, card in reversed(bars.fills)
            if mark.tag_id not in hidden and card.contains(place)
        ),
        "",
    )


def sign_at(lines: QTextLayout, line: QTextLine, x: float, *, mixed: bool) -> int:
    """The unit at which the sign begins that is drawn at a place of a line.

    Qt says between which signs the place lies nearest; which of the two is meant, their glyphs say. Where the line
    turns round it can be neither, as the two sides of that place are drawn far from each other: then all are asked.
    """
    near = line.xToCursor(x, QTextLine.CursorPosition.CursorBetweenCharacters)
    mode = QTextLayout.CursorMode.SkipCharacters
    before, after = lines.previousCursorPosition(near, mode), lines.nextCursorPosition(near, mode)
    line_end = line.textStart() + line.textLength()
    justified = lines.textOption().alignment() == Qt.AlignmentFlag.AlignJustify

    def is_there(first: int, last: int) -> bool:
        spans = spans_of_line(line, first, last, mixed=mixed, justified=justified)
        return any(left <= x <= right for left, right in spans)

    if is_there(near, after):
        return near
    if is_there(before, near):
        return before
    at = line.textStart() if mixed else line_end
    while at < line_end:
        following = lines.nextCursorPosition(at, mode)
        if following <= at:
            break
        if is_there(at, following):
            return at
        at = following
    return before if near >= line_end else near


def _line_at(lines: QTextLayout, y: float) -> QTextLine | None:
    """The line at or above a height: the room below a line is its own."""
    found = None
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        if found is not None and line.y() > y:
            break
        found = line
    return found


def _pointed_at(bars: BlockBars, place: QPointF, hidden: Collection[str]) -> list[str]:
    """The annotations whose own bar the place is on: of cards only one whose edge is seen there."""
    for marks in (bars.underlines, bars.strips):
        for mark, rectangle in marks:
            if mark.tag_id not in hidden and rectangle.contains(place):
                return [mark.annotation_id]
    cards = [(mark, card) for mark, card in bars.fills if mark.tag_id not in hidden and card.contains(place)]
    covered = [
        mark.lane
        for mark, card in bars.fills
        if mark.tag_id not in hidden and card.left() <= place.x() <= card.right() and card.bottom() >= place.y()
    ]
    if cards and covered and max(covered) > cards[-1][0].lane:
        return [cards[-1][0].annotation_id]
    return []
