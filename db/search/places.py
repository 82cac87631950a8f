"""Where in a text the looked-for words stand: offsets in code points of the text as it is, not as it is indexed."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crossread.db.search.fold import plain_with_offsets
from crossread.db.search.patterns import is_mark, pattern_of
from crossread.db.search.queries import Term

AT_ONCE = 200_000
"""So many characters are looked through at a stretch; other threads have to wait for it."""
OVERLAP = 400

_plain = lru_cache(maxsize=2)(plain_with_offsets)


def places(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """The ranges of `text` that match one of the terms, in order and apart from each other."""
    none = True
    for place in _written_places(text, terms):
        none = False
        yield place
    if none and not text.isascii():
        yield from folded_places(text, terms)


def folded_places(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """The same by folding the whole text: ten times as long, but it knows one character that stands for several (ﬁ)."""
    if text.isascii():
        return
    plain, offsets = _plain(text)
    tokens = [(match.start(), match.end(), match.group()) for match in re.finditer(r"[^\W_]+", plain)]
    found: set[tuple[int, int]] = set()
    for term in terms:
        if term.anywhere:
            found.update((match.start(), match.end()) for match in re.finditer(re.escape(term.words[0]), plain))
            continue
        length = len(term.words)
        for first in range(len(tokens) - length + 1):
            run = tokens[first : first + length]
            ending = run[-1][2].startswith(term.words[-1]) if term.prefix else run[-1][2] == term.words[-1]
            if ending and all(token[2] == word for token, word in zip(run[:-1], term.words[:-1], strict=True)):
                found.add((run[0][0], run[-1][1]))
    reached = 0
    for start, end in sorted(found):
        last = offsets[end - 1] + 1
        # The marks on the last letter were folded away, and belong to it.
        while last < len(text) and is_mark(text[last]):
            last += 1
        if offsets[start] >= reached:
            yield offsets[start], last
            reached = last


def _written_places(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    pattern = pattern_of(tuple(terms))
    at, stop = 0, len(text)
    while at < stop:
        # A match that begins before `near` may go on beyond it, so a little more is looked at.
        near = min(at + AT_ONCE, stop)
        after = near
        for match in pattern.finditer(text, at, min(near + OVERLAP, stop)):
            if match.start() >= near:
                break
            yield match.span()
            after = max(near, match.end())
        at = after
