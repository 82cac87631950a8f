"""A text made ready for being looked through again and again: its sentences with their words, figures and dates."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache

from crossread.db.dates import find as find_dates
from crossread.db.numbers import find as find_numbers
from crossread.db.numbers import words as number_words
from crossread.db.search.fold import plain
from crossread.db.text import sentences, words
from crossread.db.text.abbreviations import word_set

STEM = 4
"""So many letters of a word stand for it: `lost` and `loss` stay apart, `saved` and `saving` do not. No dictionary."""
_AROUND = 4
_LITTLE = word_set(
    "the a an of and to in was were is are be been it that this with for on at by from as or but had has have he "
    "she her his they them their which who whom not no so when where there into out up down over than then would "
    "could should did do does what how many much why we i you its one all any if"
)


class Prepared:
    """The sentences of one text but those in the ranges left out (page furniture). Not to be changed.

    `terms` maps, sentence by sentence, each stem to its weight (TF-IDF, sentences being the documents; Salton and
    Buckley 1988, logarithmic); `lengths` are the Euclidean lengths of these vectors.
    """

    def __init__(self, text: str, left_out: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.spans = [
            (start, end)
            for start, end in sentences(text)
            if not any(start < until and begin < end for begin, until in left_out)
        ]
        counts = [_stems([text[first:last] for first, last in words(text, *span)]) for span in self.spans]
        seen: dict[str, int] = {}
        for each in counts:
            for stem in each:
                seen[stem] = seen.get(stem, 0) + 1
        self._seen = seen
        self.terms = [
            {stem: (1 + math.log(times)) * self.weight(stem) for stem, times in each.items()} for each in counts
        ]
        self.lengths = [math.sqrt(sum(weight * weight for weight in each.values())) for each in self.terms]

    @cached_property
    def figures(self) -> list[frozenset[str]]:
        """The numbers that each sentence says, as decimal strings; worked out when a claim first asks for any."""
        return [self._figures_in(start, end) for start, end in self.spans]

    def _figures_in(self, start: int, end: int) -> frozenset[str]:
        """Only the words round what may be a number are read for numbers: that takes long."""
        spoken = words(self.text, start, end)
        counting = [at for at, (first, last) in enumerate(spoken) if _may_count(self.text[first:last])]
        if not counting:
            return frozenset()
        low = spoken[max(0, counting[0] - _AROUND)][0]
        high = spoken[min(len(spoken) - 1, counting[-1] + _AROUND)][1]
        return frozenset(found.reading.value for found in find_numbers(self.text[low:high]))

    @cached_property
    def dates(self) -> list[frozenset[str | None]]:
        """The dates that each sentence names, as EDTF; None stands for words that say no date by themselves."""
        found: list[set[str | None]] = [set() for _ in self.spans]
        starts = [start for start, _ in self.spans]
        for date in find_dates(self.text):
            at = bisect_right(starts, date.start) - 1
            if at >= 0 and date.start < self.spans[at][1]:
                found[at].add(date.value)
        return [frozenset(each) for each in found]

    def weight(self, stem: str) -> float:
        """How much a word tells one sentence of this text from the others; most where it does not occur at all."""
        return math.log(1 + len(self.spans) / self._seen.get(stem, 1))


def stems_of(text: str) -> dict[str, int]:
    """How often each word of a text occurs, cut to its stem; little words that say nothing are left out."""
    return _stems([text[first:last] for first, last in words(text)])


def _stems(spoken: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in spoken:
        stem = stem_of(word)
        if stem:
            found[stem] = found.get(stem, 0) + 1
    return found


@lru_cache(maxsize=1 << 14)
def stem_of(word: str) -> str:
    """What a word is known by; empty if it is no word worth looking for."""
    folded = plain(word)
    return "" if folded in _LITTLE or (len(folded) < 2 and folded.isascii()) else folded[:STEM]


@lru_cache(maxsize=1 << 14)
def _may_count(word: str) -> bool:
    """Whether a word can be a number or part of one."""
    parts = word.casefold().replace("\u2010", "-").split("-")
    return not _counting().isdisjoint(parts) or any(letter.isnumeric() for letter in word)


@cache
def _counting() -> frozenset[str]:
    tables = (number_words.SMALL, number_words.SCALES, number_words.PLURALS, number_words.FRACTIONS)
    vague = {word for phrase in number_words.VAGUE for word in phrase}
    said = {word for table in tables for word in table} | vague
    return frozenset(said) - number_words.SELDOM_COUNTED - {"a", "of"}
