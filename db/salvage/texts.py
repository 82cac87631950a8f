"""Texts made good: each revision gets one that the quotes agree with, rebuilt out of the quotes where it is gone."""

from collections.abc import Sequence

from crossread.db.errors import UnusableTextError
from crossread.db.salvage.gathering import Row
from crossread.db.salvage.values import Clean, Mended, named
from crossread.db.text import normalise, prefix_suffix, quote_matches, sha256
from crossread.db.text.normalising import BYTE_ORDER_MARK
from crossread.db.verify.faults import short

GONE = "▒"
"""Stands for each character of a text that is lost."""
_LINE = 64
_LARGEST = 10_000_000
"""So long a text may be said to be that is put together again: a place or a length that is damaged says anything."""


class Texts:
    """The texts that were read, by the hash that their file gave them and by the one that they really have."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._sound: dict[str, str] = {}
        self._hurt: dict[str, tuple[str, int]] = {}
        for row in rows:
            text, said, length = row.values["text"], row.values["sha256"], row.values["length"]
            if not isinstance(text, str):
                continue
            try:
                clean = normalise(text.replace("\0", GONE))
            except UnusableTextError:
                clean = ""
            if row.cut is None and sha256(clean) == said:
                self._sound[said] = clean
            elif isinstance(said, str):
                self._hurt[said] = (clean, length if isinstance(length, int) and 0 <= length < _LARGEST else 0)
        self._used: set[str] = set()

    def sound(self, digest: str) -> str | None:
        """The text of that hash, if it is there as it was taken in."""
        text = self._sound.get(digest)
        if text is not None:
            self._used.add(digest)
        return text

    def hurt(self, digest: str) -> tuple[str, int] | None:
        """What is left of the text of that hash, and how long it was, 0 if that is not known."""
        return self._hurt.get(digest)

    def found_by_quotes(self, annotations: Sequence[Clean]) -> str | None:
        """A text that no revision claims and in which all of the quotes stand at their places."""
        if not annotations:
            return None
        for digest, text in self._sound.items():
            if digest not in self._used and all(_agrees(text, each) for each in annotations):
                self._used.add(digest)
                return text
        return None

    def unclaimed(self) -> list[str]:
        """The texts that no revision asked for."""
        return [text for digest, text in self._sound.items() if digest not in self._used]


def rebuilt(left: str, length: int, annotations: Sequence[Clean]) -> str:
    """A text out of what is left of it, with each quote at its place and `GONE` for all else.

    `left` are the characters from the beginning on. What is not known is broken into lines, to be read past.
    """
    for each in annotations:
        # No text has these; one for one, so that places stay.
        each["quote"] = _words(each, "quote").replace("\r", "\n").replace(BYTE_ORDER_MARK, GONE)
    usable = [each for each in annotations if _has_place(each)]
    reach = max(
        (_number(each, "start") + len(_words(each, "quote")) + len(_words(each, "suffix")) for each in usable),
        default=0,
    )
    letters: list[str | None] = [*left]
    letters.extend([None] * (max(reach, length) - len(letters)))
    # What surrounds a quote first: a quote itself counts more.
    for each in usable:
        start, quote = _number(each, "start"), _words(each, "quote")
        _put(letters, start - len(_words(each, "prefix")), _words(each, "prefix"))
        _put(letters, start + len(quote), _words(each, "suffix"))
    for each in usable:
        _put(letters, _number(each, "start"), _words(each, "quote"))
    text = "".join(
        letter if letter is not None else "\n" if place % _LINE == _LINE - 1 else GONE
        for place, letter in enumerate(letters)
    )
    return text.replace("\r", "\n").replace(BYTE_ORDER_MARK, GONE) or GONE


def placed(text: str, annotations: Sequence[Clean], title: str, told: Mended) -> list[Clean]:
    """The annotations that stand in the text, moved or corrected where only that makes them agree with it."""
    standing = []
    for each in annotations:
        if _agrees(text, each) or _corrected(text, each, told):
            start, end = _number(each, "start"), _number(each, "end")
            each["prefix"], each["suffix"] = prefix_suffix(text, start, end)
            standing.append(each)
        else:
            note = f", with the note “{short(str(each['note']))}”" if each["note"] else ""
            told.lost.append(f"The {named('annotations', each)} is not found in the text of “{short(title)}”{note}.")
    return standing


def _corrected(text: str, each: Clean, told: Mended) -> bool:
    quote, start, end = _words(each, "quote"), _number(each, "start"), _number(each, "end")
    at = text.find(quote) if quote else -1
    if at >= 0 and text.find(quote, at + 1) < 0:
        each["start"], each["end"] = at, at + len(quote)
        told.mended.append(f"The {named('annotations', each)} was found again by its words; its place was damaged.")
        return True
    around = _words(each, "prefix"), _words(each, "suffix")
    if 0 <= start < end <= len(text) and any(around) and prefix_suffix(text, start, end) == around:
        each["quote"] = text[start:end]
        told.mended.append(f"The quote of the {named('annotations', each)} was damaged and is taken from its text.")
        return True
    return False


def _agrees(text: str, each: Clean) -> bool:
    return quote_matches(text, _number(each, "start"), _number(each, "end"), _words(each, "quote"))


def _has_place(each: Clean) -> bool:
    start, end = _number(each, "start"), _number(each, "end")
    return 0 <= start < end < _LARGEST and end - start == len(_words(each, "quote"))


def _put(letters: list[str | None], at: int, words: str) -> None:
    begin = max(at, 0)
    words = words[begin - at :]
    letters[begin : begin + len(words)] = words


def _number(each: Clean, column: str) -> int:
    value = each[column]
    return value if isinstance(value, int) else 0


def _words(each: Clean, column: str) -> str:
    value = each[column]
    return value if isinstance(value, str) else ""
