"""Cutting a text into the pieces that numbers are made of, and the notations of digits: 1,960 and 1 960 and 1.960.

Grouped by a comma, an apostrophe, a space (also a no-break, thin or narrow one), the Arabic separator or the Indian way
(2,00,000). One dot before exactly three digits groups ("1.960" is 1960) unless the number begins with 0, or a scale or
a percentage follows ("1.250 million" is 1,250,000). One comma before any other number of digits is a decimal comma.
Digits of all scripts are read.
"""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple


class Token(NamedTuple):
    """One piece of a text at code points `[start, end)`; `opaque` ones ("23:40", "Su-25", "19th") are no numbers."""

    kind: str  # "number", "word", "sign", "opaque"
    text: str
    word: str
    start: int
    end: int
    value: Decimal | None = None
    as_decimal: Decimal | None = None  # what "1.960" is when its dot turns out to be a decimal point


_SPACES = "\u0020\u00a0\u2009\u202f"
_REMOVED = dict.fromkeys(map(ord, _SPACES + "'’"))


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"""
        [1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d{{1,9}})?(?![\d])
      | \d{{1,3}}(?:['’\u066c]\d{{3}})+(?:[.,\u066b]\d+)?(?!\d)
      | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?(?![\d])
      | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d|,\d)
      | (?!0)\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?(?!\d|\.\d)
      | \d+[.,\u066b]\d+(?!\d|[.,]\d)
      | \d+
    """
    return re.compile(
        rf"""
        (?P<opaque>
            \d{{1,4}}[./\-]\d{{1,2}}[./\-]\d{{1,4}}(?![\d])
          | [12]\d{{3}}-\d{{2}}(?!\d|[.,]\d)
          | \d{{1,2}}:\d{{2}}(?::\d{{2}})?
          | \d+(?:[.,]\d+)*(?:st|nd|rd|th|s)\b
          | (?<!\d)[A-Za-z]+[-‑]?\d\w*(?:[.,]\d+)*
        )
      | (?P<number>{number})
      | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)
      | (?P<sign>\.\.|[^\w\s])
        """,
        re.VERBOSE,
    )


def tokens(text: str) -> list[Token]:
    """The pieces of the text in order; white space is left out."""
    found = []
    for match in _pattern().finditer(text):
        kind = match.lastgroup or "sign"
        piece = match.group()
        if kind == "number":
            value, as_decimal = read_digits(piece)
            found.append(Token(kind, piece, "", match.start(), match.end(), value, as_decimal))
        else:
            found.append(Token(kind, piece, piece.casefold(), match.start(), match.end()))
    return found


def read_digits(text: str) -> tuple[Decimal, Decimal | None]:
    """The number that the digits mean, and what they mean should the one dot be a decimal point (else None)."""
    text = text.replace("\u066b", ".").replace("\u066c", "'")
    joined = text.translate(_REMOVED)
    if joined != text:
        return Decimal(joined.replace(",", ".")), None
    commas, dots = text.count(","), text.count(".")
    if commas and dots:
        if text.rindex(",") > text.rindex("."):
            return Decimal(text.replace(".", "").replace(",", ".")), None
        return Decimal(text.replace(",", "")), None
    if commas:
        grouped = commas > 1 or (len(text) - text.index(",") == 4 and not text.startswith("0"))
        return Decimal(text.replace(",", "" if grouped else ".")), None
    if dots > 1:
        return Decimal(text.replace(".", "")), None
    if dots and len(text) - text.index(".") == 4 and text.index(".") <= 3 and not text.startswith("0"):
        return Decimal(text.replace(".", "")), Decimal(text)
    return Decimal(text), None
