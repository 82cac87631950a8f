"""What a date says once it is parsed: its parts, the minutes and days it can mean, and its order among others.

Minutes and days are counted from 1970-01-01 (T00:00), proleptic Gregorian, and may be negative.
"""

from dataclasses import dataclass
from typing import Literal

from crossread.db.dates.gregorian import MINUTES_A_DAY, date_of, day_number
from crossread.db.errors import InvalidRecordError

Precision = Literal["minute", "day", "month", "season", "year", "decade", "century"]
Kind = Literal["plain", "span", "within"]

# What an open end counts as: beyond every date that can be written, and still within 64 bits.
BEFORE_ALL = -(2**62)
AFTER_ALL = 2**62


class InvalidDateError(InvalidRecordError, ValueError):
    """The text is no date in EDTF as Crossread writes it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One date of a value: a whole plain date, or one end of a span or of `[a..b]`.

    It covers the minutes `[first, last)`; with an offset they are minutes of UTC, else local ones. `month` is 21 to 24
    for a season, 0 if there is none; `day` is 0 if there is none. `year` is astronomical (0 is 1 BCE); for a decade or
    century it is the earliest of its years. `minute` is that of the day and `offset` in minutes east of UTC.
    """

    text: str
    precision: Precision
    first: int
    last: int
    uncertain: bool
    approximate: bool
    year: int
    month: int = 0
    day: int = 0
    minute: int = 0
    second: int = 0
    offset: int | None = None

    @property
    def is_season(self) -> bool:
        """Whether it is a season of a year."""
        return self.precision == "season"

    @property
    def days(self) -> tuple[int, int]:
        """First and last day that it can mean. A time with an offset means the day as written and that of UTC."""
        return self._days(self.first, self.last)

    @property
    def widened(self) -> tuple[int, int]:
        """The minutes `[first, last)`, if marked `~` or `%` wider by one unit of its own precision on either side."""
        if not self.approximate:
            return self.first, self.last
        if self.precision == "minute":
            return self.first - 1, self.last + 1
        if self.precision == "day":
            return self.first - MINUTES_A_DAY, self.last + MINUTES_A_DAY
        months = _MONTHS[self.precision]
        return _moved(self.first, -months), _moved(self.last, months)

    @property
    def widened_days(self) -> tuple[int, int]:
        """First and last day that it can mean when `~` widens it."""
        return self._days(*self.widened)

    def _days(self, first: int, last: int) -> tuple[int, int]:
        first_day, last_day = first // MINUTES_A_DAY, (last - 1) // MINUTES_A_DAY
        if self.offset:
            first_day = min(first_day, (first + self.offset) // MINUTES_A_DAY)
            last_day = max(last_day, (last - 1 + self.offset) // MINUTES_A_DAY)
        return first_day, last_day


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as a project keeps it. `text` is the EDTF text it was parsed from.

    A `plain` value has one part, which is both `start` and `end`. A `span` (a/b) lasted from `start` to `end`; a
    `within` ([a..b]) lies some time in that range; there `None` is an open end. `first` and `last` are the minutes
    `[first, last)` of the whole, `BEFORE_ALL` and `AFTER_ALL` at an open end. Values sort by when they begin, then by
    when they end.
    """

    text: str
    kind: Kind
    start: Part | None
    end: Part | None
    first: int
    last: int
    uncertain: bool
    approximate: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """The dates that are written in it: one or two."""
        if self.start is None or self.end is None or self.kind == "plain":
            part = self.start or self.end
            return (part,) if part else ()
        return self.start, self.end

    @property
    def precision(self) -> Precision:
        """The precision of its (first) part."""
        return self.parts[0].precision

    @property
    def is_open(self) -> bool:
        """Whether it has no beginning or no end."""
        return self.first == BEFORE_ALL or self.last == AFTER_ALL

    @property
    def is_season(self) -> bool:
        """Whether it is one season of a year."""
        return self.kind == "plain" and self.parts[0].is_season

    @property
    def known(self) -> tuple[int, int]:
        """The minutes `[first, last)` of what is written, leaving out an open end: what can be plotted."""
        parts = self.parts
        return parts[0].first, max(self.parts[-1].last, parts[0].first + 1)

    @property
    def days(self) -> tuple[int, int]:
        """First and last day that it can mean; at an open end far beyond all dates."""
        return (
            self.start.days[0] if self.start else BEFORE_ALL // MINUTES_A_DAY,
            self.end.days[1] if self.end else AFTER_ALL // MINUTES_A_DAY,
        )

    @property
    def widened(self) -> tuple[int, int]:
        """The minutes `[first, last)`, each end wider by a unit of its own precision if it is marked `~` or `%`."""
        return (
            self.start.widened[0] if self.start else BEFORE_ALL,
            self.end.widened[1] if self.end else AFTER_ALL,
        )

    @property
    def widened_days(self) -> tuple[int, int]:
        """First and last day that it can mean when `~` widens it."""
        return (
            self.start.widened_days[0] if self.start else BEFORE_ALL // MINUTES_A_DAY,
            self.end.widened_days[1] if self.end else AFTER_ALL // MINUTES_A_DAY,
        )

    def __lt__(self, other: "DateValue") -> bool:
        return (self.first, self.last, self.text) < (other.first, other.last, other.text)


_MONTHS = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}


def _moved(minutes: int, months: int) -> int:
    """The beginning of a month, moved by whole months."""
    year, month, _ = date_of(minutes // MINUTES_A_DAY)
    return day_number(year, month + months) * MINUTES_A_DAY


# Season months: first month counted from the year's January; winter ends in the next year.
SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date expression in a text, at the code points `[start, end)`.

    `value` is its EDTF where it says a whole date by itself; `relative` tells that it needs an anchor, see `resolve`.
    """

    start: int
    end: int
    text: str
    value: str | None
    relative: bool
