"""Fuzzy search over names (events, claims, actions, sources), fast enough for every keystroke. Pure; no Qt.

Each word typed is looked for, without regard to case and accents, and an entry ranks by the best that holds of it:

    0 WHOLE        its text, or one of its other names, is what was typed
    1 START        its text begins with what was typed
    2 WORD_STARTS  each word typed begins a word of its text ("man lo" in "How many were lost?")
    3 INITIALS     the one word typed is made of the first letters of its words ("hmw")
    4 OTHER_NAMES  each word typed begins a word of its text, its other names or its group
    5 INSIDE       each word typed lies somewhere in these
    6 LETTERS      the letters typed come in this order ("clsn" in "Collision")
    7 MISTYPED     so do all but one of them ("collsision")

Among equals those that fit the selection come first (a claim that asks for a number, if a number is selected), then
those used last, then they stand in their own order: the list is stable from key to key.
"""

import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

NONE_USED: Mapping[str, int] = {}
_SEPARATOR = " | "
_SHORTEST_MISTYPED = 4


class Rank(IntEnum):
    """How an entry was found; the smaller the better."""

    WHOLE = 0
    START = 1
    WORD_STARTS = 2
    INITIALS = 3
    OTHER_NAMES = 4
    INSIDE = 5
    LETTERS = 6
    MISTYPED = 7

    @property
    def is_sure(self) -> bool:
        """Whether what was typed stands in the entry as it is: enough to take the entry without a look."""
        return self <= Rank.INSIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something to be looked for by name: `others` are aliases or a short code, `group` is what it is part of."""

    id: str
    text: str
    others: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that was found, by its place in what the index was made of."""

    place: int
    named: Named
    rank: Rank


def fold(text: str) -> str:
    """Lower case without accents: what is equal after this is the same to a reader who types."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c)).casefold()


def word_list(text: str) -> list[str]:
    """The folded words of a text, without punctuation; a sign that is no letter or digit ends a word."""
    folded = fold(text)
    if folded.isalnum():
        return [folded]
    return "".join(c if c.isalnum() else " " for c in folded.replace("'", "").replace("’", "")).split()


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in case, accents and punctuation alone."""
    return word_list(one) == word_list(other)


class Index:
    """What the names look like to the search, made once for a codebook: 2,000 entries take some 10 ms."""

    def __init__(self, entries: Sequence[Named]) -> None:
        self.entries = tuple(entries)
        self._ids = [entry.id for entry in self.entries]
        # Every word has a blank before it, so that " wo" finds the beginnings of words.
        self._texts: list[str] = []
        self._everything: list[str] = []
        self._initials: list[str] = []
        self._whole: list[frozenset[str]] = []
        for entry in self.entries:
            words = word_list(entry.text)
            text = _joined(words)
            others = [_joined(word_list(other)) for other in entry.others]
            group = [_joined(word_list(entry.group))] if entry.group else []
            self._texts.append(text)
            self._everything.append(_SEPARATOR.join([text, *others, *group]))
            self._initials.append("".join(word[0] for word in words))
            self._whole.append(frozenset([text, *others]))

    def find(
        self,
        typed: str,
        *,
        used: Mapping[str, int] = NONE_USED,
        fitting: Container[str] = frozenset(),
        limit: int = 60,
    ) -> list[Match]:
        """The best matches; with nothing typed all there are, those used last and those that fit first.

        `used` gives the place of the ids used last, 0 the very last; `fitting` are ids to prefer among equals.
        """
        words = word_list(typed)
        last = len(self.entries) + len(used)
        ids = self._ids
        if not words:
            order = sorted(range(len(ids)), key=lambda at: (used.get(ids[at], last), ids[at] not in fitting, at))
            return [Match(at, self.entries[at], Rank.START) for at in order[:limit]]
        found = self._sure(words)
        if len(found) < limit:
            seen = {at for _, at in found}
            found += self._by_letters("".join(words), seen)
        ranked = sorted((rank, ids[at] not in fitting, used.get(ids[at], last), at) for rank, at in found)
        return [Match(at, self.entries[at], Rank(rank)) for rank, _, _, at in ranked[:limit]]

    def named(self, name: str) -> Named | None:
        """The entry that is called exactly so, case, accents and punctuation apart; by one of its other names too."""
        wanted = _joined(word_list(name))
        return next((entry for entry, names in zip(self.entries, self._whole, strict=True) if wanted in names), None)

    def _sure(self, words: list[str]) -> list[tuple[int, int]]:
        typed = _joined(words)
        starts = [f" {word}" for word in words]
        alone = words[0] if len(words) == 1 else ""
        found: list[tuple[int, int]] = []
        for at, everything in enumerate(self._everything):
            inside = all(word in everything for word in words)
            if inside:
                text = self._texts[at]
                if typed in self._whole[at]:
                    rank = 0
                elif text.startswith(typed):
                    rank = 1
                elif all(start in text for start in starts):
                    rank = 2
                elif all(start in everything for start in starts):
                    rank = 4
                else:
                    rank = 5
                if rank <= 2:
                    found.append((rank, at))
                    continue
            if alone and len(alone) > 1 and self._initials[at].startswith(alone):
                found.append((3, at))
            elif inside:
                found.append((rank, at))
        return found

    def _by_letters(self, letters: str, seen: set[int]) -> list[tuple[int, int]]:
        rest = [at for at in range(len(self.entries)) if at not in seen]
        found = [(6, at) for at in rest if len(letters) > 1 and in_order(letters, self._texts[at])]
        if found or seen or len(letters) < _SHORTEST_MISTYPED:
            return found
        return [(7, at) for at in rest if _in_order_but_one(letters, self._texts[at])]


def spans(text: str, typed: str) -> list[tuple[int, int]]:
    """The ranges of a text that what was typed is found in, to be made strong; none if only single letters match."""
    folded, origin = _folded_with_origin(text)
    taken: list[tuple[int, int]] = []
    for word in word_list(typed):
        at = _word_start(folded, word)
        if at < 0:
            at = folded.find(word)
        if at >= 0:
            taken.append((origin[at], origin[at + len(word) - 1] + 1))
    return _merged(taken)


def _joined(words: Sequence[str]) -> str:
    return "".join(f" {word}" for word in words)


def in_order(letters: str, text: str) -> bool:
    """Whether the letters come in this order in folded words with a blank before each, the first beginning a word."""
    at = text.find(" " + letters[0])
    if at < 0:
        return False
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True


def _in_order_but_one(letters: str, text: str) -> bool:
    """Whether the letters come in this order when one of them, but not the first, is left out."""
    at = text.find(" " + letters[0])
    if at < 0:
        return False
    ends = []
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            break
        ends.append(at)
    # What is left out lies before or at the first letter that was not found: the rest is looked for from the end.
    begin = len(text)
    for place in range(len(letters) - 1, 0, -1):
        if place <= len(ends) and ends[place - 1] <= begin:
            return True
        begin = text.rfind(letters[place], 0, begin)
        if begin < 0:
            return False
    return False


def _folded_with_origin(text: str) -> tuple[str, list[int]]:
    folded: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(text):
        made = fold(character)
        folded.append(made)
        origin.extend([at] * len(made))
    return "".join(folded), origin


def _word_start(folded: str, word: str) -> int:
    at = folded.find(word)
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(word, at + 1)
    return at


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
