"""Dates as sources give them: EDTF text parsed, compared, shown as people write and read from what they type.

Pure and light to import. EDTF text is the form of a date everywhere; `parse` tells what it covers.
"""

from crossread.db.dates.gregorian import date_of, day_number
from crossread.db.dates.parsing import is_date, parse
from crossread.db.dates.value import AFTER_ALL, BEFORE_ALL, DateValue, InvalidDateError, Kind, Part, Precision

__all__ = [
    "AFTER_ALL",
    "BEFORE_ALL",
    "DateValue",
    "InvalidDateError",
    "Kind",
    "Part",
    "Precision",
    "date_of",
    "day_number",
    "days",
    "is_date",
    "is_season",
    "parse",
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
