"""Where words begin and end: the default word boundaries of Unicode (UAX #29), at one place of a text.

The classes are worked out from the character's general category and name, as Python has no table of them; Thai, Lao,
Khmer and Burmese, which need a dictionary, count as words of one letter as Unicode's default has it.
"""

import unicodedata
from functools import cache
from typing import Literal

Class = Literal["letter", "hebrew", "digit", "low", "kana", "mark", "mid", "point", "comma", "quote", "flag", "other"]

_MID_LETTER = frozenset(":··՟״‧︓﹕：")
_MID_BOTH = frozenset(".’‘․﹒＇．'")
_MID_NUMBER = frozenset(",;;։،؍٬߸⁄︐︔﹐﹔，；")
_SOLITARY = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3041, 0x309F), (0x3400, 0x4DBF))
_IDEOGRAPHS = ((0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF), (0x3005, 0x3007))
_KANA = ((0x3031, 0x3035), (0x309B, 0x309C), (0x30A0, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F), (0x1B000, 0x1B000))
_JOINER = "\u200d"
_REACH = 200


@cache
def _class_of(character: str) -> Class:
    point = ord(character)
    category = unicodedata.category(character)
    if category in ("Mn", "Mc", "Me", "Cf") and character != "\u200b":
        return "mark"
    if 0x1F3FB <= point <= 0x1F3FF:
        return "mark"
    if _within(point, _KANA):
        return "kana"
    if character in _MID_LETTER:
        return "mid"
    if character in _MID_BOTH:
        return "point"
    if character in _MID_NUMBER:
        return "comma"
    if character == '"':
        return "quote"
    if 0x1F1E6 <= point <= 0x1F1FF:
        return "flag"
    if category == "Nd" or character == "\u066b":
        return "digit"
    if character == "\u05f3":
        return "letter"
    if category == "Pc" or character == "\u202f":
        return "low"
    if category[0] == "L" or category == "Nl" or 0x24B6 <= point <= 0x24E9:
        if _within(point, _SOLITARY) or _within(point, _IDEOGRAPHS):
            return "other"
        return "hebrew" if 0x05D0 <= point <= 0x05F2 or 0xFB1D <= point <= 0xFB4F else "letter"
    return "other"


def _within(point: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= point <= high for low, high in ranges)


_LETTERS = ("letter", "hebrew")
_RUN = ("letter", "hebrew", "digit", "low")


def is_boundary(text: str, at: int) -> bool:
    """Whether a word begins or ends at an offset, or white space and signs do; the ends of the text are boundaries."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before in "\n\r\x0b\x0c\x85\u2028\u2029" or after in "\n\r\x0b\x0c\x85\u2028\u2029":
        return True
    following = _class_of(after)
    if following == "mark" or (before == _JOINER and following == "other" and unicodedata.category(after) == "So"):
        return False
    if before.isspace() and after.isspace():
        return before != after
    place = _back(text, at)
    if place < 0:
        return True
    last = _class_of(text[place])
    if last in _RUN and following in _RUN:
        return False
    if last == "kana":
        return following not in ("kana", "low")
    if following == "kana":
        return last != "low"
    return not _bridges(text, place, at, last, following) and not _halves_a_flag(text, place, last, following)


def is_word(text: str, start: int, end: int) -> bool:
    """Whether a range begins and ends at boundaries."""
    return is_boundary(text, start) and is_boundary(text, end)


def _bridges(text: str, place: int, at: int, last: Class, following: Class) -> bool:
    """Whether a sign on either side stands inside of a word or a figure: don't, 1,490."""
    if following in ("mid", "point", "comma", "quote") and last in (*_LETTERS, "digit"):
        beyond = _class_at(text, _forth(text, at))
        if last == "hebrew" and (text[at] == "'" or (following == "quote" and beyond == "hebrew")):
            return True
        return _joins(last, following, beyond)
    if last in ("mid", "point", "comma", "quote") and following in (*_LETTERS, "digit"):
        ahead = _class_at(text, _back(text, place))
        if last == "quote":
            return ahead == following == "hebrew"
        return _joins(following, last, ahead)
    return False


def _joins(one: Class, sign: Class, other: Class | None) -> bool:
    if one in _LETTERS:
        return sign in ("mid", "point") and other in _LETTERS
    return sign in ("comma", "point") and other == "digit"


def _halves_a_flag(text: str, place: int, last: Class, following: Class) -> bool:
    if last != "flag" or following != "flag":
        return False
    count = 0
    while place >= 0 and count < _REACH and _class_of(text[place]) == "flag":
        count += 1
        place = _back(text, place)
    return count % 2 == 1


def _back(text: str, at: int) -> int:
    """The place of the last character before an offset that is no mark; below 0 if there is none."""
    lowest = max(0, at - _REACH)
    place = at - 1
    while place > lowest and _class_of(text[place]) == "mark" and not text[place - 1].isspace():
        place -= 1
    return place


def _forth(text: str, at: int) -> int:
    place = at + 1
    most = min(len(text), at + _REACH)
    while place < most and _class_of(text[place]) == "mark":
        place += 1
    return place


def _class_at(text: str, place: int) -> Class | None:
    return _class_of(text[place]) if 0 <= place < len(text) else None
