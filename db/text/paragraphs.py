"""Paragraphs of a text: every line with something on it is one, save where lines were broken to a width.

A text from a PDF, a mail or a transcription has its lines broken at some 60 to 100 characters. Such lines are known
by two signs and then read as one paragraph: the next line's first word would not have fitted on the line, and lines
go on in the middle of a sentence.
"""

import re
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise

_LONGEST_BROKEN_LINE = 110
_SHORTEST_BROKEN_WIDTH = 38
_LONGEST_WORD = 15

Ranges = tuple[tuple[int, int], ...]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs in order, as half-open ranges without the white space around them."""
    return list(_paragraphs(text))


def paragraph_at(text: str, offset: int) -> tuple[int, int]:
    """The paragraph on whose line(s) `offset` lies; `(offset, offset)` on an empty line."""
    found = _paragraphs(text)
    at = bisect_right(found, (offset, len(text) + 1)) - 1
    if at >= 0 and (offset <= found[at][1] or "\n" not in text[found[at][1] : offset]):
        return found[at]
    if at + 1 < len(found) and "\n" not in text[offset : found[at + 1][0]]:
        return found[at + 1]
    return offset, offset


def paragraph_number(text: str, offset: int) -> int:
    """The number of the paragraph at `offset`, from 1; between two that of the earlier, 0 before the first."""
    found = _paragraphs(text)
    at = bisect_right(found, (offset, len(text) + 1))
    on_line_before = at < len(found) and offset < found[at][0] and paragraph_at(text, offset) == found[at]
    return at + 1 if on_line_before else at


@cache
def _line_pattern() -> "re.Pattern[str]":
    # One match a line that is not blank: from its first to its last character that is not white space.
    return re.compile(r"[^\s](?:[^\n]*[^\s])?")


@lru_cache(maxsize=16)
def _paragraphs(text: str) -> Ranges:
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for match in _line_pattern().finditer(text):
        start, end = match.span()
        is_short = end - start <= _LONGEST_BROKEN_LINE
        if run and (not is_short or text.count("\n", run[-1][1], start) > 1):
            found.extend(_joined(text, run))
            run = []
        if is_short:
            run.append((start, end))
        else:
            found.append((start, end))
    found.extend(_joined(text, run))
    return tuple(found)


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join lines that stand under each other without a blank one between, where they were broken to a width."""
    if len(lines) < 2:
        return lines
    width = max(end - start for start, end in lines)
    if width < _SHORTEST_BROKEN_WIDTH:
        return lines
    going_on = sum(_goes_on(text, lines[i][1], lines[i + 1][0]) for i in range(len(lines) - 1))
    if going_on * 3 < len(lines) - 1:
        return lines
    joined = [lines[0]]
    for line, following in pairwise(lines):
        if _was_broken(text, line, following, width):
            joined[-1] = (joined[-1][0], following[1])
        else:
            joined.append(following)
    return joined


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence seems to go on from a line that ends at `end` to one that begins at `start`."""
    last, first = text[end - 1], text[start]
    if last in '.!?:;…。！？।؟”"»':
        return False
    return not (first.isupper() or first.isdigit()) if first.lower() != first.upper() else last.isalpha() or last == ","


def _was_broken(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    start, end = line
    first_word = text.find(" ", following[0], following[1])
    # Scripts without spaces break a line anywhere.
    first_length = min((following[1] if first_word < 0 else first_word) - following[0], _LONGEST_WORD)
    indent = following[0] - text.rfind("\n", 0, following[0]) - 1
    own_indent = start - text.rfind("\n", 0, start) - 1
    if indent > own_indent + 1 or text[following[0]] in "•·*–—▪◦|#>":
        return False
    if first_word > 0 and text[first_word - 1] == ":":
        return False
    # Proportional type and justified lines leave up to a fifth of the width empty.
    return end - start + 1 + first_length > width * 0.8
