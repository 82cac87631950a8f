"""Fuzzy finding among the entries: for the filter over the list and for the picker. Pure; no Qt.

Each word typed is looked for, without regard to case, accents and order. Only if no entry holds them all do letters
that come in this order, from the beginning of a word, count ("clsn" in "Collision").
"""

from collections.abc import Sequence
from typing import Protocol

from crossread.desktop.naming.matching import in_order, word_list


class Findable(Protocol):
    """What has a text to be looked in, made by `folded_words`."""

    @property
    def found_by(self) -> str:
        """The folded words, each with a blank before it; what comes first counts most."""


def folded_words(*texts: str) -> str:
    """The words of the texts in lower case, without accents and signs, each with a blank before it."""
    return "".join(f" {word}" for text in texts if text for word in word_list(text))


def find(entries: Sequence[Findable], typed: str) -> list[int]:
    """The places of the entries that match, the best first; of equals the earlier. Nothing typed finds all."""
    words = word_list(typed)
    if not words:
        return list(range(len(entries)))
    starts = [f" {word}" for word in words]
    whole = "".join(starts)
    ranked: list[tuple[int, int]] = []
    for place, entry in enumerate(entries):
        text = entry.found_by
        if all(word in text for word in words):
            rank = 0 if text.startswith(whole) else 1 if all(start in text for start in starts) else 2
            ranked.append((rank, place))
    if ranked:
        return [place for _, place in sorted(ranked)]
    letters = "".join(words)
    return [place for place, entry in enumerate(entries) if len(letters) > 1 and in_order(letters, entry.found_by)]
