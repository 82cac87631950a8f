"""Where a range of characters lies on a line, also where the line runs in both directions."""

import re
from typing import cast

from PySide6.QtGui import QTextLine

# Hebrew to Samaritan and Mandaic, Arabic with its forms, the right-to-left scripts above U+FFFF, and the marks,
# embeddings and isolates that turn a line round.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TOUCHING = 0.75


def runs_both_ways(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a part of a text has anything written from right to left."""
    return _RIGHT_TO_LEFT.search(text, start, len(text) if end is None else end) is not None


def place_on(line: QTextLine, position: int) -> float:
    """How far from the left of its block the caret stands at a position of a line."""
    # The stubs leave open what this is; it is the place, and the position made valid.
    return cast("tuple[float, int]", line.cursorToX(position))[0]


def spans_of_line(
    line: QTextLine, start: int, end: int, *, mixed: bool, justified: bool = False
) -> list[tuple[float, float]]:
    """The stretches (left, right) that the units `[start, end)` of the layout take on a line, from left to right.

    Where all runs one way the caret's places at both ends say it. On a `mixed` line they say nothing of what lies
    between (they give wrong, even empty stretches), so the glyphs are asked, and stretches that touch are merged.
    """
    if end <= start:
        return []
    if not mixed:
        left = place_on(line, start)
        if end >= line.textStart() + line.textLength():
            right = end_of_letters(line, justified=justified)
        else:
            right = place_on(line, end)
        return [(left, right)] if right > left else []
    stretches = []
    for run in line.glyphRuns(start, end - start):
        bounds = run.boundingRect()
        if bounds.width() > 0:
            stretches.append((bounds.left(), bounds.right()))
    return merged(stretches)


def end_of_letters(line: QTextLine, *, justified: bool) -> float:
    """The right edge of a line's last letter: blanks at its end hang over the column."""
    if not justified:
        return line.x() + line.naturalTextWidth()
    # The natural width is that before a line was stretched.
    at = place_on(line, line.textStart() + line.textLength())
    return min(at, line.x() + line.width())


def merged(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches from left to right, those that touch or overlap made into one."""
    made: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if made and left <= made[-1][1] + _TOUCHING:
            made[-1] = (made[-1][0], max(made[-1][1], right))
        else:
            made.append((left, right))
    return made
