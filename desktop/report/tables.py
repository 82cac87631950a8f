"""Tables on paper: a heading that comes again on each page, and rows that stay whole as far as a page allows."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from crossread.db.report.blocks import Cell, Table, plain
from crossread.desktop.report import paper
from crossread.desktop.report.lines import SetLine, set_line
from crossread.desktop.report.strips import Flow, Strip

PAD_X, PAD_Y = 40.0, 32.0
SIZE = 78
_LINES = 1.3
PITCH = SIZE * _LINES


def put_table(flow: Flow, table: Table, width: float) -> None:
    """Set a table to the width of the page."""
    whole = sum(table.widths)
    widths = [width * each / whole for each in table.widths]
    caption = set_line(table.caption, paper.sans(80), width, anchor=table.anchor)
    ink = paper.INKS["quiet"]
    flow.put(
        Strip(
            caption.height + 40,
            lambda painter, x, y: caption.draw(painter, QPointF(x, y), ink),
            above=140,
            keeps_next=True,
            anchors=(table.anchor,),
        )
    )
    head = [each._replace(keeps_next=True) for each in _row(table.head, widths, flow.room, is_head=True)]
    for each in head:
        flow.put(each)
    is_first = True
    for row in table.rows:
        for each in _row(row, widths, flow.room / 2):
            flow.put(each)
        if is_first:
            # The heading is there already; from now on each new page begins with it.
            flow.repeat(head)
            is_first = False
    if is_first:
        flow.put(Strip(1.0, lambda _painter, _x, _y: None))
    flow.repeat(())


class _Row:
    """A row that is set: for each cell its lines, and from which line to which of the row they are drawn."""

    def __init__(self, cells: Sequence[Cell], widths: Sequence[float], *, is_head: bool) -> None:
        self._cells, self._widths, self._is_head = cells, widths, is_head
        self._set = [_set_cell(cell, width, is_head=is_head) for cell, width in zip(cells, widths, strict=True)]
        self.lines = max((sum(each.count for each in cell) for cell in self._set), default=0)

    def draw(self, lines: tuple[int, int], painter: QPainter, x: float, y: float) -> None:
        """Draw the lines from the one to before the other."""
        left, height = x, (lines[1] - lines[0]) * PITCH + 2 * PAD_Y
        for cell, made, width in zip(self._cells, self._set, self._widths, strict=True):
            if cell.kind in ("conflict", "tension"):
                painter.fillRect(QRectF(x, y, width, height), paper.INKS[f"{cell.kind}_wash"])
            ink = paper.INKS["quiet" if cell.kind == "quiet" else "ink"]
            _draw_cell(painter, QPointF(x + PAD_X, y + PAD_Y), made, lines, ink)
            x += width
        if lines[1] >= self.lines:
            rule = paper.INKS["quiet" if self._is_head else "faint"]
            painter.fillRect(QRectF(left, y + height - 4, x - left, 4), rule)


def _row(cells: Sequence[Cell], widths: Sequence[float], most: float, *, is_head: bool = False) -> Iterator[Strip]:
    """One strip, or of a row that is higher than `most` several."""
    row = _Row(cells, widths, is_head=is_head)
    at_once = max(int((most - 2 * PAD_Y) // PITCH), 1)
    for first in range(0, max(row.lines, 1), at_once):
        last = min(first + at_once, row.lines)
        yield Strip((last - first) * PITCH + 2 * PAD_Y, partial(row.draw, (first, last)))


def _set_cell(cell: Cell, width: float, *, is_head: bool) -> list[SetLine]:
    font = paper.sans(SIZE, strong=is_head)
    strong = paper.sans(SIZE, strong=True)
    room = width - 2 * PAD_X
    return [
        set_line(each, font if not number else paper.sans(SIZE), room, strong=strong, leading=_LINES)
        for number, each in enumerate(each for each in cell.lines if plain(each))
    ]


def _draw_cell(painter: QPainter, at: QPointF, made: Sequence[SetLine], lines: tuple[int, int], ink: QColor) -> None:
    """Those of the lines of a cell that lie from the one to before the other."""
    first, last = lines
    passed = 0
    for each in made:
        begin, end = max(first - passed, 0), min(last - passed, each.count)
        if begin < end:
            each.draw(painter, QPointF(at.x(), at.y() + (passed + begin - first) * PITCH), ink, begin, end)
        passed += each.count
