"""Candidates for shared wording: sentences of different texts that have at least two pairs of neighbouring words alike.

An inverted index of word pairs ("two-word shingles"), after Broder, "On the resemblance and containment of documents"
(1997), without the sampling: a project's texts are few enough to count every pair.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

LEAST_SHARED = 2
"""Pairs of words that two sentences must share to be looked at."""
LEAST_WORDS = 5
"""A shorter sentence ("He declined to comment.") is said by many without being had from anybody."""
COMMONEST = 60
"""A pair of words that stands in more sentences than this tells nothing of where a sentence was had from."""

# Scripts without spaces between words: each sign counts as a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:['’][^\W_{_UNSPACED}]+)*")


def words_of(sentence: str) -> list[str]:
    """The words of a sentence for comparing: case folded, without punctuation."""
    return _WORD.findall(sentence.casefold())


def word_ranges(text: str) -> list[tuple[int, int]]:
    """Where the words of a text lie: half-open ranges of code points."""
    return [each.span() for each in _WORD.finditer(text)]


def candidates(sentences: Sequence[Sequence[str]], text_of: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs `(a, b)` of sentence numbers, a < b, of different texts, that share enough; each once, rising.

    `sentences` are given as words; `text_of[i]` is the text of sentence `i`, and sentences lie text by text.
    """
    holders: dict[tuple[str, str], list[int]] = {}
    shingles: list[set[tuple[str, str]]] = []
    for number, words in enumerate(sentences):
        pairs = set(pairwise(words)) if len(words) >= LEAST_WORDS else set()
        shingles.append(pairs)
        for pair in pairs:
            holders.setdefault(pair, []).append(number)
    for number, pairs in enumerate(shingles):
        own = text_of[number]
        # Counted in one go: half the time of an update for each pair.
        shared = Counter(chain.from_iterable(others for pair in pairs if 1 < len(others := holders[pair]) <= COMMONEST))
        found = [other for other, count in shared.items() if count >= LEAST_SHARED and other > number]
        for other in sorted(found):
            if text_of[other] != own:
                yield number, other
