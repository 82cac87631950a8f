"""The two handles of the chosen annotation: where they stand, how they look, and what the pointer can take hold of."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextLine

from crossread.db.records import Annotation
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.bars import Bars
from crossread.desktop.read.bidi import end_of_letters, spans_of_line
from crossread.desktop.read.boundary import Edge
from crossread.desktop.read.lines import ground_of
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.page import PageLayout

_OUTWARD = 9.0
_INWARD = 3.0
_KNOB = 4.0
_LINE = 2.0


class Handle(NamedTuple):
    """One end of a passage, in coordinates of the page."""

    edge: Edge
    x: float
    """Where the passage's first sign begins or its last one ends, seen in the direction in which that is written."""
    top: float
    height: float
    outward: int
    """-1 if the passage lies to the right of it, 1 if to the left."""

    @property
    def area(self) -> QRectF:
        """What the pointer can take hold of: more of what lies outside, so that the letters stay free."""
        left = self.x - (_OUTWARD if self.outward < 0 else _INWARD)
        above, below = (2 * _KNOB, 0.0) if self.edge == "start" else (0.0, 2 * _KNOB)
        return QRectF(left, self.top - above, _OUTWARD + _INWARD, self.height + above + below)

    @property
    def middle(self) -> QPointF:
        """The middle of its line's letters, which is meant wherever it is taken hold of."""
        return QPointF(self.x, self.top + self.height / 2)


def handles_of(annotation: Annotation, page: PageLayout, offsets: OffsetMap, bars: Bars) -> list[Handle]:
    """The handles of an annotation, as far as its ends are laid out."""
    found = []
    edges: tuple[Edge, Edge] = ("start", "end")
    for edge in edges:
        letter = annotation.start if edge == "start" else annotation.end - 1
        block = offsets.block_at(letter)
        if not page.is_laid_out(block):
            continue
        start, end = bars.block_range(annotation.start, annotation.end, block)
        handle = _handle(page, block, edge, start if edge == "start" else end, mixed=bars.is_mixed(block))
        if handle is not None:
            found.append(handle)
    return found


def _handle(page: PageLayout, block: int, edge: Edge, unit: int, *, mixed: bool) -> Handle | None:
    lines = page.lines(block)
    mode = QTextLayout.CursorMode.SkipCharacters
    if edge == "start":
        first, last = unit, lines.nextCursorPosition(unit, mode)
    else:
        first, last = lines.previousCursorPosition(unit, mode), unit
    line = lines.lineForTextPosition(first)
    if not line.isValid():
        return None
    is_reversed = mixed and _runs_left(line, first, last)
    style = page.style(block)
    spans = spans_of_line(line, first, last, mixed=mixed, justified=style.justified)
    is_left = (edge == "start") != is_reversed
    if spans:
        x = spans[0][0] if is_left else spans[-1][1]
    else:
        x = line.x() if is_left else end_of_letters(line, justified=style.justified)
    origin = page.origin(block)
    top, height = ground_of(line, style)
    return Handle(edge, origin.x() + x, origin.y() + top, height, -1 if is_left else 1)


def _runs_left(line: QTextLine, first: int, last: int) -> bool:
    return any(run.isRightToLeft() for run in line.glyphRuns(first, max(1, last - first)))


def handle_at(handles: list[Handle], place: QPointF) -> Handle | None:
    """The handle that the pointer is at; of two the nearer one."""
    near = [handle for handle in handles if handle.area.contains(place)]
    return min(near, key=lambda handle: abs(handle.x - place.x()), default=None)


def paint_handles(painter: QPainter, handles: list[Handle], look: Theme, active: Edge) -> None:
    """Paint them: a thin line with a knob, above at the start and below at the end; the one that keys move is full."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for handle in handles:
        x = handle.x + handle.outward * 2.5
        top, bottom = handle.top - 1, handle.top + handle.height + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawRect(QRectF(x - _LINE / 2, top, _LINE, bottom - top))
        painter.setPen(QPen(look.accent, 1.6))
        painter.setBrush(look.accent if handle.edge == active else look.paper)
        middle = top - _KNOB + 1 if handle.edge == "start" else bottom + _KNOB - 1
        painter.drawEllipse(QPointF(x, middle), _KNOB - 0.8, _KNOB - 0.8)
    painter.restore()
