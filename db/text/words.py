"""Words of a text in any script: where they lie, and which one is at an offset. No dictionary is used.

A word is a run of letters, digits and the marks on them, held together by inner apostrophes, hyphens and the points
inside figures. A Han character is a word of its own; Hiragana and Katakana are taken in runs.
"""

import re
from functools import cache

# Python's \w leaves out combining marks, which would cut words of pointed Hebrew, Hindi or Thai into pieces.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u0859-\u085b\u08d3-\u0902\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70"
    "\u0a71\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04"
    "\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3b\u0d3c\u0d3e-\u0d4d\u0d57\u0d81-\u0d83"
    "\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u0f18\u0f19\u0f35\u0f37\u0f39"
    "\u0f3e\u0f3f\u0f71-\u0f84\u0f8d-\u0fbc\u102b-\u103e\u1056-\u1059\u105e-\u1060\u135d-\u135f\u1712-\u1714"
    "\u17b4-\u17d3\u180b-\u180d\u1920-\u193b\u1a17-\u1a1b\u1ab0-\u1aff\u1b00-\u1b04\u1b34-\u1b44\u1dc0-\u1dff"
    "\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ua66f-\ua672\ua8e0-\ua8f1\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f"
    "\u200c\u200d\U000e0100-\U000e01ef"
)
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f"


@cache
def _word_pattern() -> "re.Pattern[str]":
    begin = rf"(?:(?![{_HAN}{_KANA}_])\w)"
    letter = rf"(?:(?![{_HAN}{_KANA}_])[\w{_MARKS}])"
    inner = r"(?:['’ʼ׳״·\-\u2010\u2011]|(?<=[0-9])[.,:](?=[0-9]))"
    return re.compile(
        rf"[{_HAN}][{_MARKS}]*|[\u3041-\u3096\u309d-\u309f][\u3041-\u309f{_MARKS}]*"
        rf"|[\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f][\u3099\u309a\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9f]*"
        rf"|(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)|{begin}{letter}*(?:{inner}{letter}+)*"
    )


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words of `text[start:end]` in order, as half-open ranges of the whole text."""
    return [match.span() for match in _word_pattern().finditer(text, start, len(text) if end is None else end)]


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word that holds or touches `offset`; `(offset, offset)` where there is none."""
    # No word of a language is longer; a run without spaces that is (a hash, a link) is cut there.
    reach = 200
    low = max(0, offset - reach)
    while low > 0 and not text[low - 1].isspace() and offset - low < 2 * reach:
        low -= 1
    touching = (offset, offset)
    for start, end in words(text, low, min(len(text), offset + reach)):
        if start <= offset < end:
            return start, end
        if end == offset:
            touching = (start, end)
        if start > offset:
            break
    return touching
