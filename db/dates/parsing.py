"""EDTF (ISO 8601-2) text to a value, for exactly the forms that a project keeps.

Plain: `2023`, `-0044`, `Y12000`, `202X`, `19XX`, `2020-23` (seasons 21 to 24), `2023-09`, `2023-09-19`,
`1912-04-14T23:40`, `1912-04-14T23:40:00`, both with `Z`, `+04` or `+04:00`; each may end in `?`, `~` or `%` (both).
Spans: `a/b`, `../b`, `a/..`. Within: `[a..b]`, `[..b]`, `[a..]`. Everything else is refused.
"""

import re
from functools import lru_cache

from crossread.db.dates.gregorian import MINUTES_A_DAY, day_number, month_length
from crossread.db.dates.value import AFTER_ALL, BEFORE_ALL, SEASON_MONTHS, DateValue, InvalidDateError, Part

_LONGEST = 120


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
        r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
        r"|Y(-?[1-9][0-9]{4,11})"
        r"|(-?)([0-9]{3}X|[0-9]{2}XX))"
        r"([?~%])?"
    )


@lru_cache(maxsize=65536)
def parse(text: str) -> DateValue:
    """The value of an EDTF text; memoised.

    Raises:
        InvalidDateError: it is not one of the forms above, no such day exists, or the range runs backwards; the
            message is a sentence for the researcher.
    """
    if len(text) > _LONGEST:
        raise InvalidDateError("This is too long to be a date.")
    if text.startswith("["):
        if not text.endswith("]") or text.count("..") != 1:
            raise InvalidDateError(
                f"“{text}” is not a date that can be kept: write a range as [1912..1914], [..1914] or [1912..]."
            )
        early, _, late = text[1:-1].partition("..")
        return _range(text, early, late, within=True)
    if "/" in text:
        early, _, late = text.partition("/")
        if not early or not late:
            raise InvalidDateError(f"“{text}” has an empty end: write .. for an end that is open, as in 1912/..")
        return _range(text, "" if early == ".." else early, "" if late == ".." else late, within=False)
    part = _part(text)
    return DateValue(text, "plain", part, part, part.first, part.last, part.uncertain, part.approximate)


def is_date(text: str) -> bool:
    """Whether `parse` takes the text."""
    try:
        parse(text)
    except InvalidDateError:
        return False
    return True


def _range(text: str, early: str, late: str, *, within: bool) -> DateValue:
    if not early and not late:
        raise InvalidDateError(f"“{text}” is open at both ends and says nothing: give at least one date.")
    start = _part(early) if early else None
    end = _part(late) if late else None
    first = start.first if start else BEFORE_ALL
    last = end.last if end else AFTER_ALL
    if first >= last:
        raise InvalidDateError(f"“{text}” runs backwards: its end lies before its beginning.")
    return DateValue(
        text,
        "within" if within else "span",
        start,
        end,
        first,
        last,
        bool((start and start.uncertain) or (end and end.uncertain)),
        bool((start and start.approximate) or (end and end.approximate)),
    )


def _part(text: str) -> Part:
    match = _pattern().fullmatch(text)
    if match is None:
        raise InvalidDateError(f"“{text}” is not a date that can be kept: write it as 2023, 2023-09 or 2023-09-19.")
    year_text, month_text, day_text, hour, minute, second, offset, long_year, minus, digits, mark = match.groups()
    uncertain = mark in {"?", "%"}
    approximate = mark in {"~", "%"}
    if digits is not None:
        return _decade_or_century(text, minus, digits, uncertain=uncertain, approximate=approximate)
    year = int(long_year or year_text)
    if year_text == "-0000":
        raise InvalidDateError("There is no year -0000: 1 BCE is written 0000.")
    if month_text is None:
        first = day_number(year) * MINUTES_A_DAY
        last = day_number(year + 1) * MINUTES_A_DAY
        return Part(text, "year", first, last, uncertain, approximate, year)
    month = int(month_text)
    if day_text is None:
        season = SEASON_MONTHS.get(month)
        if season is not None:
            first = day_number(year, season) * MINUTES_A_DAY
            last = day_number(year, season + 3) * MINUTES_A_DAY
            return Part(text, "season", first, last, uncertain, approximate, year, month)
        _check_month(text, month)
        first = day_number(year, month) * MINUTES_A_DAY
        last = day_number(year, month + 1) * MINUTES_A_DAY
        return Part(text, "month", first, last, uncertain, approximate, year, month)
    _check_month(text, month)
    day = int(day_text)
    if not 1 <= day <= month_length(year, month):
        raise InvalidDateError(f"“{text}” does not exist: that month has {month_length(year, month)} days.")
    first = day_number(year, month, day) * MINUTES_A_DAY
    if hour is None:
        return Part(text, "day", first, first + MINUTES_A_DAY, uncertain, approximate, year, month, day)
    of_day = int(hour) * 60 + int(minute)
    seconds = int(second) if second else 0
    if hour > "23" or minute > "59" or seconds > 59:
        raise InvalidDateError(f"“{text}” has no such time of day: hours go to 23, minutes and seconds to 59.")
    east = None if offset is None else _offset(text, offset)
    first += of_day - (east or 0)
    return Part(text, "minute", first, first + 1, uncertain, approximate, year, month, day, of_day, seconds, east)


def _check_month(text: str, month: int) -> None:
    if not 1 <= month <= 12:
        raise InvalidDateError(f"“{text}” has no such month: 01 to 12, or 21 to 24 for spring, summer, autumn, winter.")


def _offset(text: str, offset: str) -> int:
    if offset == "Z":
        return 0
    hours, minutes = int(offset[1:3]), int(offset[4:6] or 0)
    if hours > 23 or minutes > 59 or offset in {"-00", "-00:00"}:
        raise InvalidDateError(f"“{text}” has no such offset: write Z, +04:00 or -05:00.")
    east = hours * 60 + minutes
    return -east if offset[0] == "-" else east


def _decade_or_century(text: str, minus: str, digits: str, *, uncertain: bool, approximate: bool) -> Part:
    length = 100 if digits.endswith("XX") else 10
    year = int(digits.rstrip("X")) * length
    if minus:
        # -01XX is the years -0199 to -0100, which is what historians call the 2nd century BCE.
        year = -year - length + 1
    first = day_number(year) * MINUTES_A_DAY
    last = day_number(year + length) * MINUTES_A_DAY
    return Part(text, "century" if length == 100 else "decade", first, last, uncertain, approximate, year)
