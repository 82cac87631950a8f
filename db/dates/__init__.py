"""Dates as sources give them: EDTF text parsed, compared, shown as people write and read from what they type.

Pure and light to import. EDTF text is the form of a date everywhere; `parse` tells what it covers.
"""

from typing import Literal

from crossread.db.dates.gregorian import date_of, day_number
from crossread.db.dates.parsing import is_date, parse
from crossread.db.dates.value import (
    AFTER_ALL,
    BEFORE_ALL,
    DateValue,
    FoundDate,
    InvalidDateError,
    Kind,
    Part,
    Precision,
)

__all__ = [
    "AFTER_ALL",
    "BEFORE_ALL",
    "DateValue",
    "FoundDate",
    "InvalidDateError",
    "Kind",
    "Part",
    "Precision",
    "date_of",
    "day_number",
    "days",
    "find",
    "is_date",
    "is_season",
    "parse",
    "read",
    "resolve",
    "show",
    "widened_days",
]


def days(value: DateValue | str) -> tuple[int, int]:
    """First and last day (inclusive, days since 1970-01-01) that a value can mean, `~` and `?` not widening it."""
    return (parse(value) if isinstance(value, str) else value).days


def widened_days(value: DateValue | str) -> tuple[int, int]:
    """As `days`, with each end that is marked `~` wider by one unit of its own precision."""
    return (parse(value) if isinstance(value, str) else value).widened_days


def is_season(value: DateValue | str) -> bool:
    """Whether a value is one season of a year."""
    return (parse(value) if isinstance(value, str) else value).is_season


def show(text: str) -> str:
    """A date as people write it, in English; `read` gives the same date back.

    Raises:
        InvalidDateError: the text is no EDTF.
    """
    from crossread.db.dates.showing import show_value

    return show_value(parse(text))


def read(typed: str, *, order: Literal["dmy", "mdy"] = "dmy") -> str | None:
    """What a person types to EDTF, or None where it is not understood: it is never guessed at.

    `order` decides what 5/6/1912 means; what cannot be meant (19 as a month) is taken the other way round. The table of
    early, mid and late is in `thirds`.
    """
    from crossread.db.dates.reading import read_date

    return read_date(typed, order)


def resolve(words: str, anchor: str) -> str | None:
    """EDTF for relative words ("two days later", "last autumn", "Sept. 19") counted from an anchor, itself EDTF.

    None where the words are not understood, are vague ("several days later") or the anchor is too coarse for them.

    Raises:
        InvalidDateError: the anchor is no EDTF.
    """
    from crossread.db.dates.reading import resolve_words

    return resolve_words(words, anchor)


def find(text: str) -> list[FoundDate]:
    """The date expressions in a running text, in their order, none overlapping; offsets are code points.

    Made for English; dates with a day or year in German, French, Spanish and Russian are found as well. What merely
    looks like a date (counts, pages, "may" the verb) is left out.
    """
    from crossread.db.dates.finding import find_dates

    return find_dates(text)
