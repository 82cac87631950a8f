"""Where in a text the looked-for words stand: offsets in code points of the text as it is, not as it is indexed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from crossread.db.search.fold import plain_with_offsets
from crossread.db.search.queries import Term

# The same long text is asked for again while hits are walked through.
_plain = lru_cache(maxsize=4)(plain_with_offsets)


def places(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """The ranges of `text` that match one of the terms, in order; letter case and marks do not matter."""
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
    for start, end in sorted(found):
        last = offsets[end - 1] + 1
        # The marks on the last letter were folded away, and belong to it.
        while last < len(text) and unicodedata.category(text[last]) == "Mn":
            last += 1
        yield offsets[start], last
