"""Where what a reader sees as one sign begins and ends: letters with their marks, joined emoji, flags.

Offsets are code points of the whole text. The rules are those of Unicode (UAX #29, extended grapheme clusters) as Qt
has them; besides, no mark of any kind, no joiner and no joined symbol begins a sign, which Qt lets a few do.
"""

import unicodedata

from PySide6.QtCore import QTextBoundaryFinder

from crossread.desktop.read.offsets import OffsetMap

_NEAR = 64
_FAR = 512


def next_edge(text: str, offset: int) -> int:
    """The first edge of a sign after an offset; the text's length at its end."""
    high = min(len(text), offset + _NEAR)
    return next((edge for edge in _edges(text, offset, high) if edge > offset), len(text))


def previous_edge(text: str, offset: int) -> int:
    """The last edge of a sign before an offset; 0 at the text's beginning."""
    return next((edge for edge in reversed(_edges(text, offset - 1, offset)) if edge < offset), 0)


def edge_from(text: str, offset: int) -> int:
    """The offset itself if it is an edge of a sign, else the edge before it."""
    if not 0 < offset < len(text) or text[offset].isascii():
        # Nothing in ASCII clings to what stands before it; CR LF is not in any text (see import).
        return max(0, min(offset, len(text)))
    return next(edge for edge in reversed(_edges(text, offset - 1, offset + 1)) if edge <= offset)


def _edges(text: str, low: int, high: int) -> list[int]:
    """The edges of signs from before `low` to after `high`, ascending."""
    low = max(0, low)
    start = low
    # A blank begins a sign whatever stands before it, so cutting there is safe. Without one, far enough is.
    while start > 0 and low - start < _FAR and not (low - start > 2 and _is_blank(text, start)):
        start -= 1
    end = high
    while end < len(text) and end - high < _FAR and not (end > high + 2 and _is_blank(text, end)):
        end += 1
    part = text[start:end]
    offsets = OffsetMap(part, longest=len(part) + 1)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, part)
    edges = [start]
    while (found := finder.toNextBoundary()) >= 0:
        at = start + offsets.to_text(found)
        if at >= end or not _clings(text, at):
            edges.append(at)
    return edges


def _is_blank(text: str, at: int) -> bool:
    return text[at] in " \n\t\u00a0\u3000" and not _clings(text, at + 1)


def _clings(text: str, at: int) -> bool:
    if at >= len(text) or text[at - 1] == "\n":
        return False
    kind = unicodedata.category(text[at])
    return text[at] == "\u200d" or kind in ("Mn", "Mc", "Me") or (text[at - 1] == "\u200d" and kind == "So")
