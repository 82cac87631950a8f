"""Selecting by sentence and paragraph: which range of a text a key takes next. No Qt; offsets are code points."""

from collections.abc import Callable

from crossread.db.text import paragraph_at, paragraphs, sentence_at

Range = tuple[int, int]


def sentence_range(text: str, start: int, end: int) -> Range:
    """The sentence round an empty selection; one that is whole sentences already gets the next one more."""
    return _grown(text, start, end, sentence_at)


def paragraph_range(text: str, start: int, end: int) -> Range:
    """The paragraph round an empty selection; one that is whole paragraphs already gets the next one more."""
    return _grown(text, start, end, paragraph_at)


def without_last_sentence(text: str, start: int, end: int) -> Range:
    """A selection without its last sentence, or as it is if there is but one."""
    if end <= start:
        return start, end
    last = sentence_at(text, end - 1)
    if last[0] <= start:
        return start, end
    before = last[0]
    while before > start and text[before - 1].isspace():
        before -= 1
    return start, before


def paragraph_start_from(text: str, offset: int, *, forward: bool) -> int:
    """Where the next paragraph begins, or the one before (the present one's own start first)."""
    starts = [start for start, _ in paragraphs(text)]
    if forward:
        return next((start for start in starts if start > offset), len(text))
    return next((start for start in reversed(starts) if start < offset), 0)


def sentence_start_from(text: str, offset: int, *, forward: bool) -> int:
    """Where the next sentence begins, or the one before (the present one's own start first)."""
    start, end = sentence_at(text, offset)
    if forward:
        at = max(end, offset)
        while at < len(text) and text[at].isspace():
            at += 1
        return at
    if start < offset and not text[start:offset].isspace():
        return start
    before = offset
    while before > 0 and text[before - 1].isspace():
        before -= 1
    return sentence_at(text, before - 1)[0] if before else 0


def _grown(text: str, start: int, end: int, unit_at: Callable[[str, int], Range]) -> Range:
    first = unit_at(text, start)
    last = unit_at(text, max(start, end - 1))
    whole = (min(first[0], start) if start != end else first[0], max(last[1], end))
    if whole != (start, end) or start == end:
        return whole
    following = end
    while following < len(text) and text[following].isspace():
        following += 1
    if following >= len(text):
        return whole
    return start, unit_at(text, following)[1]
