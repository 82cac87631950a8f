"""The lines of one block: where they are broken and how high each lies, which is at a height, the caret in one."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine

from crossread.desktop.read.bidi import place_on
from crossread.desktop.read.typography import BlockStyle

_CARET = 2
_ENDLESS = 1_000_000.0
_ROOM_STEP = 16
"""Lines with deep underlines grow by steps of so many pixels, so that text below them moves at the fewest tags."""


def break_lines(
    layout: QTextLayout, style: BlockStyle, above: int, column: float, extra_leading: Callable[[int, int], int]
) -> float:
    """Break a block whose layout was begun into lines of a column so wide, the first so far below its top.

    `extra_leading` says what the line from one unit to another needs below it. Returns where the last line ends.
    """
    y = float(above)
    indent = style.indent
    width = column - 2 * indent
    pitch, ascent, room = style.pitch, style.ascent, style.ascent + style.descent
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # Letters of a higher face (another script, an emoji) take of the leading before they part lines.
        taller = max(0, ceil(line.ascent() + line.descent() - max(pitch, room)))
        baseline = y + (pitch - room) / 2 + ascent + taller
        line.setPosition(QPointF(indent, round(baseline - line.ascent())))
        y += pitch + taller
        extra = extra_leading(line.textStart(), line.textStart() + line.textLength())
        if extra:
            y += ceil(extra / _ROOM_STEP) * _ROOM_STEP
    return y


def line_at(lines: QTextLayout, y: float) -> QTextLine | None:
    """The line whose band holds a height: bands meet half way between two lines."""
    count = lines.lineCount()
    if not count:
        return None
    for index in range(count - 1):
        line, following = lines.lineAt(index), lines.lineAt(index + 1)
        if y < (line.y() + line.height() + following.y()) / 2:
            return line
    return lines.lineAt(count - 1)


def draw_caret(painter: QPainter, layout: QTextLayout, origin: QPointF, at: int, ink: QColor) -> None:
    """In the ink of the text and astride of the edge between two letters; Qt's own inverts what lies under it."""
    line = layout.lineForTextPosition(at)
    if line.isValid():
        x = origin.x() + place_on(line, at)
        painter.fillRect(QRectF(round(x) - 1, origin.y() + line.y(), _CARET, line.height()), ink)


def lay_out_folded(layout: QTextLayout) -> None:
    """Make a block whose layout was begun one line, however long: unseen, but the caret needs one to go past."""
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(_ENDLESS)
        line.setPosition(QPointF(0, 0))
