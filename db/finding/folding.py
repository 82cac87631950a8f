"""A whole text as it is compared, and the way back to its own offsets.

Worked through piece by piece, so that a thread that folds megabytes never holds the interpreter for long: `pause` is
called between any two pieces, and may sleep.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator

from crossread.db.finding.letters import ACCENTS, CLINGING, fold_unit, is_ligature

_PIECE = 1 << 13
_MODIFIERS = range(0x1F3FB, 0x1F400)
_JOINER = "\u200d"


class Folded:
    """`text` as it is compared; `range_of` gives the range of the original that a part of it came from."""

    __slots__ = ("_begins", "_exact", "_letters", "_origins", "original", "text")

    def __init__(self, original: str, *, case: bool, accents: bool, pause: Callable[[], object] = lambda: None) -> None:
        self.original = original
        self._letters = _Letters(case=case, accents=accents)
        pieces: list[str] = []
        # Where each piece begins in the folded text and in the original, and the origins of its characters, None if
        # each came from the one at its own place.
        self._begins: list[tuple[int, int]] = []
        self._origins: list[array[int] | None] = []
        at = 0
        for start, end in _pieces(original):
            pause()
            folded, origins = self._letters.fold(original[start:end])
            pieces.append(folded)
            self._begins.append((at, start))
            self._origins.append(origins)
            at += len(folded)
        self.text = "".join(pieces)
        self._exact = all(origins is None for origins in self._origins)

    def range_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The original range of the folded `[start, end)`, marks on its last letter included.

        None if one of its ends lies inside of a character that cannot be parted (a letter from its mark, the two s of
        a sharp s), except in a ligature, which is then taken whole.
        """
        original = self.original
        if self._exact:
            first, last = start, end
        else:
            first, is_inside = self._origin(start)
            if is_inside and not is_ligature(original[first]):
                return None
            last, _ = self._origin(end - 1)
            if end < len(self.text):
                following, goes_on = self._origin(end)
                if goes_on and following == last and not is_ligature(original[last]):
                    return None
            last += 1
        if original.isascii():
            return first, last
        while last < len(original) and original[last] in CLINGING:
            last += 1
        return None if _parts_a_sign(original, first, last) else (first, last)

    def _origin(self, at: int) -> tuple[int, bool]:
        """Where a folded character came from, and whether the one before it came from there too."""
        piece = bisect_right(self._begins, (at, len(self.original) + 1)) - 1
        folded, start = self._begins[piece]
        origins = self._origins[piece]
        if origins is None:
            return start + at - folded, False
        within = at - folded
        return start + origins[within], within > 0 and origins[within] == origins[within - 1]


class _Letters:
    """The folded form of each character, worked out when it is first met."""

    def __init__(self, *, case: bool, accents: bool) -> None:
        self._case, self._accents = case, accents
        self._known: dict[int, str] = {}
        self._odd: set[str] = set()
        self._joined = re.compile(f"[^{_ACCENT_CLASS}]?[{_ACCENT_CLASS}]+|[\u1100-\u115f][\u1160-\u11ff]+")

    def fold(self, piece: str) -> tuple[str, "array[int] | None"]:
        """A piece of at most `_PIECE` characters, folded, and the origin of each of its characters."""
        if piece.isascii():
            folded = piece if self._case else piece.lower()
            for blank in "\n\t\v\f\r\x1c\x1d\x1e\x1f":
                folded = folded.replace(blank, " ")
            return folded, None
        letters = set(piece)
        self._learn(letters)
        if self._accents and not CLINGING.isdisjoint(letters):
            return self._fold_joined(piece)
        if not self._accents and any("\u1160" <= letter <= "\u11ff" for letter in letters):
            return self._fold_joined(piece)
        folded = piece.translate(self._known)
        if self._odd.isdisjoint(letters):
            return folded, None
        known = self._known
        return folded, array("H", [at for at, letter in enumerate(piece) for _ in known[ord(letter)]])

    def _learn(self, letters: set[str]) -> None:
        for letter in letters:
            if ord(letter) not in self._known:
                folded = fold_unit(letter, case=self._case, accents=self._accents)
                self._known[ord(letter)] = folded
                if len(folded) != 1:
                    self._odd.add(letter)

    def _fold_joined(self, piece: str) -> tuple[str, "array[int]"]:
        """Letters with marks of their own are folded together with these."""
        parts: list[str] = []
        origins = array("H")
        for start, unit in self._units(piece):
            folded = (
                self._known[ord(unit)] if len(unit) == 1 else fold_unit(unit, case=self._case, accents=self._accents)
            )
            parts.append(folded)
            origins.extend([start] * len(folded))
        return "".join(parts), origins

    def _units(self, piece: str) -> Iterator[tuple[int, str]]:
        at = 0
        for joined in self._joined.finditer(piece):
            for before in range(at, joined.start()):
                yield before, piece[before]
            yield joined.start(), joined.group()
            at = joined.end()
        for rest in range(at, len(piece)):
            yield rest, piece[rest]


_ACCENT_CLASS = "".join(sorted(ACCENTS))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces that part no letter from its marks."""
    start = 0
    while start < len(text):
        end = min(start + _PIECE, len(text))
        # So many marks on one letter are no writing; they must not make a piece without end.
        most = min(end + 1000, len(text))
        while end < most and text[end] in CLINGING:
            end += 1
        yield start, end
        start = end


def _parts_a_sign(text: str, start: int, end: int) -> bool:
    """Whether a range cuts a sign that is joined of several (a family, a skin colour) in two."""
    if start > 0 and text[start - 1] == _JOINER and not text[start].isalnum():
        return True
    if end < len(text) and not text[end - 1].isalnum():
        return text[end] == _JOINER or ord(text[end]) in _MODIFIERS
    return False
