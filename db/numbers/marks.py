"""The marks of the tagging line: `>100k`, `>=200`, `<5`, `<=1.2m`, `~1500`, `50k..60k`, `45%` and `10mo`."""

import re
from decimal import Decimal
from functools import cache

from crossread.db.numbers.durations import MINUTE_UNITS, length
from crossread.db.numbers.notation import tokens
from crossread.db.numbers.reading import NumberReading, plain
from crossread.db.numbers.words import ATTACHED_TYPED, SCALES
from crossread.db.records import Qualifier

MARKS: dict[str, Qualifier] = {
    ">=": "at least",
    "≥": "at least",
    "<=": "at most",
    "≤": "at most",
    ">": "more than",
    "<": "less than",
    "~": "about",
    "≈": "about",
}
"""What the signs that people type before a number mean."""


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"([-−]?)(\d[\d.,'’\u00a0\u2009\u202f]*)([^\W\d_]*)(%?)")


def read_marks(token: str, *, duration: bool = False) -> NumberReading | None:
    """What one token of the tagging line means, or None if it is no figure.

    With `duration` letters behind the digits are units of time (`min h d w mo y`; days without), and the values days.
    """
    token = token.strip()
    qualifier: Qualifier | None = None
    for mark, meaning in MARKS.items():
        if token.startswith(mark):
            qualifier, token = meaning, token.removeprefix(mark).lstrip()
            break
    low_text, is_range, high_text = token.partition("..")
    low = _value(low_text, duration=duration)
    if low is None:
        return None
    if not is_range:
        value = plain(low[0])
        return (value and NumberReading(value=value, qualifier=qualifier, unit=low[1])) or None
    high = _value(high_text, duration=duration)
    if high is None or qualifier is not None:
        return None
    bounds = plain(min(low[0], high[0])), plain(max(low[0], high[0]))
    if bounds[0] is None or bounds[1] is None:
        return None
    return NumberReading(value=bounds[0], value_high=bounds[1], unit=low[1] or high[1])


def _value(text: str, *, duration: bool) -> tuple[Decimal, str | None] | None:
    match = _figure().fullmatch(text.strip())
    if match is None:
        return None
    sign, digits, letters, percent = match.groups()
    pieces = tokens(digits)
    if len(pieces) != 1 or pieces[0].value is None:
        return None
    number, as_decimal = pieces[0].value, pieces[0].as_decimal
    letters = letters.casefold()
    if duration and letters in MINUTE_UNITS:
        number = length(number, letters)
    elif letters:
        factor = ATTACHED_TYPED.get(letters) or SCALES.get(letters)
        if factor is None:
            return None
        number = (as_decimal if as_decimal is not None else number) * factor
    return (-number if sign else number), ("%" if percent else None)
