"""Moving the boundaries of a passage: where start or end comes to stand next. Offsets are code points.

Three rules hold wherever a boundary is moved: the two never meet, none cuts through what a reader sees as one sign
(see `clusters`), and none stands at a blank: a passage begins and ends with something to read.
"""

from typing import Literal

from crossread.db.text import sentence_at, word_at, words
from crossread.desktop.read.clusters import edge_from, next_edge, previous_edge

Edge = Literal["start", "end"]
Step = Literal["character", "word", "sentence"]
Range = tuple[int, int]

_REACH = 2_000


def moved(text: str, start: int, end: int, edge: Edge, step: Step, *, forward: bool) -> Range:
    """The passage with one boundary moved by a step; as it is if there is no place to go."""
    find = {"character": _character, "word": _word, "sentence": _sentence}[step]
    at = find(text, start, end, edge, forward)
    if edge == "end":
        return (start, at) if at > start else (start, end)
    return (at, end) if at < end else (start, end)


def placed(text: str, start: int, end: int, edge: Edge, offset: int) -> Range:
    """The passage with one boundary put as near to an offset as the rules allow."""
    at = edge_from(text, offset)
    if edge == "end":
        return start, max(_back_over_blanks(text, at), next_edge(text, start))
    return min(_over_blanks(text, at), previous_edge(text, end)), end


def _character(text: str, start: int, end: int, edge: Edge, forward: bool) -> int:
    if edge == "end":
        if not forward:
            return _back_over_blanks(text, previous_edge(text, end))
        at = _over_blanks(text, end)
        return next_edge(text, at) if at < len(text) else end
    if forward:
        return _over_blanks(text, next_edge(text, start))
    at = _back_over_blanks(text, start)
    return previous_edge(text, at) if at else start


def _word(text: str, start: int, end: int, edge: Edge, forward: bool) -> int:
    if edge == "end" and forward:
        first = word_at(text, end)[0]
        ends = (last for _, last in words(text, first, min(len(text), end + _REACH)) if last > end)
        return _covering(text, next(ends, end))
    if edge == "end":
        first = word_at(text, max(start, end - _REACH))[0]
        return _covering(text, next((last for _, last in reversed(words(text, first, end)) if last < end), end))
    if forward:
        first = word_at(text, start)[0]
        begins = (low for low, _ in words(text, first, min(end, start + _REACH)) if low > start)
        return edge_from(text, next(begins, start))
    first = word_at(text, max(0, start - _REACH))[0]
    return edge_from(text, next((low for low, _ in reversed(words(text, first, start)) if low < start), start))


def _sentence(text: str, start: int, end: int, edge: Edge, forward: bool) -> int:
    if edge == "end" and forward:
        here = sentence_at(text, end)[1]
        if here > end:
            return here
        at = _over_blanks(text, end)
        return sentence_at(text, at)[1] if at < len(text) else end
    if edge == "end":
        before = _back_over_blanks(text, sentence_at(text, end - 1)[0])
        return before if before > start else end
    if forward:
        return _over_blanks(text, sentence_at(text, start)[1])
    here = sentence_at(text, start)[0]
    if here < start:
        return here
    before = _back_over_blanks(text, start)
    return sentence_at(text, before - 1)[0] if before else start


def _over_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _back_over_blanks(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _covering(text: str, end: int) -> int:
    """An end that leaves no part of the last sign out."""
    at = edge_from(text, end)
    return at if at == end else next_edge(text, at)
