"""The units that time is divided into for bars and ticks: minutes to millennia, on the calendar's own boundaries. Pure.

A unit numbers its pieces; pieces of days and less are counted from 1970, weeks begin on Monday, months and years are
those of the calendar, whatever their length.
"""

from dataclasses import dataclass
from typing import Literal

from crossread.db.dates import date_of, day_number, show
from crossread.db.dates.showing import year as year_words
from crossread.db.dates.writing import day_text, month_text

MINUTES_A_DAY = 1440
_MONDAY = 3  # 1970-01-01 was a Thursday.


@dataclass(frozen=True, slots=True)
class Unit:
    """`step` minutes, days, months or years; `minutes` is about how long that is."""

    kind: Literal["minute", "day", "month", "year"]
    step: int

    @property
    def minutes(self) -> float:
        """Its mean length."""
        return self.step * {"minute": 1.0, "day": 1440.0, "month": 43_829.1, "year": 525_949.2}[self.kind]

    @property
    def is_week(self) -> bool:
        """Whether it is seven days from Monday."""
        return self.kind == "day" and self.step == 7

    def number_at(self, minute: int) -> int:
        """The number of the piece that holds a minute."""
        if self.kind == "minute":
            return minute // self.step
        day = minute // MINUTES_A_DAY
        if self.kind == "day":
            return (day + _MONDAY) // self.step if self.is_week else day // self.step
        year, month, _ = date_of(day)
        return (year * 12 + month - 1) // self.step if self.kind == "month" else year // self.step

    def start_of(self, number: int) -> int:
        """The first minute of a piece."""
        if self.kind == "minute":
            return number * self.step
        if self.kind == "day":
            return (number * self.step - (_MONDAY if self.is_week else 0)) * MINUTES_A_DAY
        if self.kind == "month":
            return day_number(0, number * self.step + 1) * MINUTES_A_DAY
        return day_number(number * self.step) * MINUTES_A_DAY

    def edges(self, first: float, last: float) -> list[int]:
        """The boundaries of the pieces that cover the minutes, at least two."""
        low, high = self.number_at(int(first // 1)), self.number_at(int(last // 1)) + 1
        return [self.start_of(number) for number in range(low, high + 1)]


UNITS: tuple[Unit, ...] = (
    *(Unit("minute", step) for step in (1, 5, 10, 15, 30, 60, 120, 180, 360, 720)),
    *(Unit("day", step) for step in (1, 7)),
    *(Unit("month", step) for step in (1, 3)),
    *(Unit("year", 10**power * step) for power in range(12) for step in (1, 2, 5)),
)


def words_of(first: int, last: int) -> str:
    """The minutes `[first, last)` as people write them: "15 Apr 1912, 02:00–03:00", "15–21 Apr 1912", "1912–1920"."""
    start, end = divmod(first, MINUTES_A_DAY), divmod(last, MINUTES_A_DAY)
    if start[1] or end[1]:
        if (last - 1) // MINUTES_A_DAY == start[0]:
            return f"{_day(start[0])}, {_clock(start[1])}–{_clock(end[1] or MINUTES_A_DAY)}"
        # Midnight at the end is that of the day before, and a year is said once.
        day, clock = (end[0], end[1]) if end[1] else (end[0] - 1, MINUTES_A_DAY)
        begin = _day(start[0])
        if date_of(start[0])[0] == date_of(day)[0] and abs(date_of(day)[0]) <= 9999:
            begin = begin.removesuffix(f" {year_words(date_of(day)[0])}")
        return f"{begin}, {_clock(start[1])} – {_day(day)}, {_clock(clock)}"
    (year, month, day), (to_year, to_month, to_day) = date_of(start[0]), date_of(end[0])
    if max(abs(year), abs(to_year)) > 9999:  # EDTF knows whole years alone there
        day = month = to_day = to_month = 1
        to_year = max(to_year, year + 1)
    if day == 1 and to_day == 1:
        if month == 1 and to_month == 1:
            return year_words(year) if to_year == year + 1 else f"{year_words(year)} – {year_words(to_year - 1)}"
        if to_year * 12 + to_month == year * 12 + month + 1:
            return show(month_text(year, month))
        return show(f"{month_text(year, month)}/{month_text(to_year, to_month - 1)}")
    if end[0] == start[0] + 1:
        return _day(start[0])
    return show(f"{day_text(start[0])}/{day_text(end[0] - 1)}")


def _day(number: int) -> str:
    year = date_of(number)[0]
    return show(day_text(number)) if abs(year) <= 9999 else year_words(year)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
