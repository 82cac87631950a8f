"""A text made ready for being looked through again and again: its sentences with their words, figures and dates."""

import math
from bisect import bisect_right
from functools import cache, cached_property

from crossread.db.dates import find as find_dates
from crossread.db.numbers import find as find_numbers
from crossread.db.numbers import words as number_words
from crossread.db.search.fold import plain
from crossread.db.text import sentences, words
from crossread.db.text.abbreviations import word_set

STEM = 4
"""So many letters of a word stand for it: `lost` and `loss` stay apart, `saved` and `saving` do not. No dictionary."""
_LITTLE = word_set(
    "the a an of and to in was were is are be been it that this with for on at by from as or but had has have he "
    "she her his they them their which who whom not no so when where there into out up down over than then would "
    "could should did do does what how many much why we i you its one all any if"
)


class Prepared:
    """The sentences of one text. Not to be changed.

    `terms` maps, sentence by sentence, each stem to its weight (TF-IDF, sentences being the documents; Salton and
    Buckley 1988, logarithmic); `lengths` are the Euclidean lengths of these vectors.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = sentences(text)
        counts = [stems_of(text, start, end) for start, end in self.spans]
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
        return [
            frozenset(found.reading.value for found in find_numbers(sentence)) if _may_count(sentence) else frozenset()
            for sentence in (self.text[start:end] for start, end in self.spans)
        ]

    @cached_property
    def dates(self) -> list[frozenset[str | None]]:
        """The dates that each sentence names, as EDTF; None stands for words that say no date by themselves."""
        found: list[set[str | None]] = [set() for _ in self.spans]
        starts = [start for start, _ in self.spans]
        for date in find_dates(self.text):
            at = bisect_right(starts, date.start) - 1
            if at >= 0:
                found[at].add(date.value)
        return [frozenset(each) for each in found]

    def weight(self, stem: str) -> float:
        """How much a word tells one sentence of this text from the others; most where it does not occur at all."""
        return math.log(1 + len(self.spans) / self._seen.get(stem, 1))


def stems_of(text: str, start: int = 0, end: int | None = None) -> dict[str, int]:
    """How often each word of a text occurs, cut to its stem; little words that say nothing are left out."""
    found: dict[str, int] = {}
    for first, last in words(text, start, end):
        stem = stem_of(text[first:last])
        if stem:
            found[stem] = found.get(stem, 0) + 1
    return found


def stem_of(word: str) -> str:
    """What a word is known by; empty if it is no word worth looking for."""
    folded = plain(word)
    return "" if folded in _LITTLE or (len(folded) < 2 and folded.isascii()) else folded[:STEM]


def _may_count(sentence: str) -> bool:
    """Whether a sentence can say a number at all: most do not, and reading for numbers takes long."""
    if any(letter.isdigit() for letter in sentence):
        return True
    return not _counting().isdisjoint(sentence[first:last].casefold() for first, last in _parts(sentence))


def _parts(sentence: str) -> list[tuple[int, int]]:
    found = []
    for first, last in words(sentence):
        found.append((first, last))
        at = sentence.find("-", first, last)
        if at > 0:
            found.append((first, at))
    return found


@cache
def _counting() -> frozenset[str]:
    tables = (number_words.SMALL, number_words.SCALES, number_words.PLURALS, number_words.FRACTIONS)
    vague = {word for phrase in number_words.VAGUE for word in phrase}
    said = {word for table in tables for word in table} | vague
    return frozenset(said) - number_words.SELDOM_COUNTED - {"a", "of"}
