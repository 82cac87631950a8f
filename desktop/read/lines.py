"""Where ranges of a block lie on its lines: one look at the lines answers for any number of ranges."""

from bisect import bisect_right

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine

from crossread.desktop.read.bidi import end_of_letters, place_on, spans_of_line
from crossread.desktop.read.typography import BlockStyle

Span = tuple[float, float, float, float]
"""Left, right, the top of the letters' ground, and the top of the first underline."""

# The ground of letters leaves out what most fonts keep free above capitals and below descenders.
_ABOVE = 0.93
_BELOW = 0.86
_UNDERLINE = 0.52


class BlockLines:
    """The lines of one block as they are laid out now, in its own coordinates; not to be kept longer than that."""

    __slots__ = ("_known", "_lines", "_mixed", "_starts", "text_height")

    def __init__(self, layout: QTextLayout, style: BlockStyle, *, mixed: bool) -> None:
        self._mixed = mixed
        self.text_height = style.ascent * _ABOVE + style.descent * _BELOW
        self._starts: list[int] = []
        # For each line: itself, its end, its left and right edges, the two tops.
        self._lines: list[tuple[QTextLine, int, float, float, float, float]] = []
        self._known: dict[int, float] = {}
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start, baseline, left = line.textStart(), line.y() + line.ascent(), line.x()
            self._starts.append(start)
            self._lines.append(
                (
                    line,
                    start + line.textLength(),
                    left,
                    end_of_letters(line, justified=style.justified),
                    baseline - style.ascent * _ABOVE,
                    round(baseline + style.descent * _UNDERLINE) + 0.5,
                )
            )

    def spans(self, start: int, end: int) -> list[Span]:
        """The stretches that the units `[start, end)` take, line by line, each from left to right."""
        made: list[Span] = []
        starts, lines = self._starts, self._lines
        number = max(0, bisect_right(starts, start) - 1)
        while number < len(lines) and starts[number] < end:
            line, line_end, left, right, top, below = lines[number]
            if self._mixed:
                parts = spans_of_line(line, max(start, starts[number]), min(end, line_end), mixed=True)
                made.extend((part_left, part_right, top, below) for part_left, part_right in parts)
            elif start < line_end:
                # Blanks at a line's end hang over the column; a bar ends with the last letter.
                if start > starts[number]:
                    left = self._x(line, start)
                if end < line_end:
                    right = min(right, self._x(line, end))
                if right > left:
                    made.append((left, right, top, below))
            number += 1
        return made

    def rectangles(self, start: int, end: int) -> list[QRectF]:
        """The ground of the letters of a range: on each line the text's height without leading."""
        return [QRectF(left, top, right - left, self.text_height) for left, right, top, _ in self.spans(start, end)]

    def _x(self, line: QTextLine, position: int) -> float:
        known = self._known.get(position)
        if known is None:
            known = self._known[position] = place_on(line, position)
        return known


def ground_of(line: QTextLine, style: BlockStyle) -> tuple[float, float]:
    """The top and the height of the ground of a line's letters, in coordinates of its block."""
    return line.y() + line.ascent() - style.ascent * _ABOVE, style.ascent * _ABOVE + style.descent * _BELOW
