"""What relative words mean once they have an anchor: "two days later", "last week", "on Tuesday", "the past year".

An anchor that is a span is left behind at its end and come to at its beginning. Nothing is made finer than the words
and the anchor are: a day after "September" lies some time in a month.
"""

from dataclasses import dataclass

from crossread.db.dates.gregorian import weekday
from crossread.db.dates.nodes import Node, Which, day_range, year_of
from crossread.db.dates.parsing import is_date, parse
from crossread.db.dates.value import DateValue, Part
from crossread.db.dates.words import Unit
from crossread.db.dates.writing import canonical, day_text, minute_text, month_text, unknown_text, year_text

_YEARS = {"year": 1, "decade": 10, "century": 100}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units later (or, if negative, earlier); None for a vague number, which gives no date.

    Days are exact. Weeks are good for three days either way, so a week later is `[d+4..d+10]`; months give a month,
    years a year, decades a decade.
    """

    count: int | None
    unit: Unit

    @property
    def relative(self) -> bool:
        """Always."""
        return True

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text."""
        if anchor is None or self.count is None:
            return None
        part = anchor.end if self.count > 0 else anchor.start
        if part is None:
            return None
        if anchor.kind != "within" or anchor.start is None or anchor.end is None:
            return self._from(part.first, part.last, part, part)
        return self._from(anchor.first, anchor.last, anchor.start, anchor.end)

    def _from(self, first: int, last: int, start: Part, end: Part) -> str | None:
        count = self.count or 0
        fine = last - first <= 92 * 1440
        if self.unit in {"minute", "hour"}:
            return self._by_clock(start, end, count * (60 if self.unit == "hour" else 1))
        if self.unit in _DAYS:
            if not fine:
                return None
            days = count * _DAYS[self.unit]
            slack = 0 if self.unit == "day" else 3
            return day_range(start.days[0] + days - slack, end.days[1] + days + slack)
        if self.unit == "month":
            if not fine:
                return None
            return _range_of(
                month_text(start.year, _month(start, 0) + count), month_text(end.year, _month(end, 1) + count)
            )
        year, last_year = start.year + count * _YEARS[self.unit], end.year + count * _YEARS[self.unit]
        if start.precision in {"decade", "century"} or end.precision in {"decade", "century"}:
            return None
        if self.unit == "year":
            return _range_of(year_text(year), year_text(last_year))
        return unknown_text(year // 10, century=False) if year // 10 == last_year // 10 and year >= 0 else None

    def _by_clock(self, start: Part, end: Part, minutes: int) -> str | None:
        if start.precision == end.precision == "minute" and start is end:
            local = start.first + (start.offset or 0) + minutes
            return minute_text(local, offset=start.offset)
        if start.precision not in {"minute", "day"} or end.precision not in {"minute", "day"}:
            return None
        if minutes % 1440 == 0:
            return day_range(start.days[0] + minutes // 1440, end.days[1] + minutes // 1440)
        return day_range((start.first + minutes) // 1440, (end.last - 1 + minutes) // 1440)


@dataclass(frozen=True, slots=True)
class ByDays:
    """Yesterday (-1), the same day (0), the next day (1)."""

    days: int

    @property
    def relative(self) -> bool:
        """Always."""
        return True

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text of a day, or of a range of days if the anchor is one."""
        if self.days:
            return Shift(self.days, "day").value(anchor)
        if anchor is None or anchor.is_open or anchor.last - anchor.first > 92 * 1440:
            return None
        return day_range(*anchor.days)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday is 0): plain, the last one up to the anchor's own day."""

    number: int
    which: Which = ""

    @property
    def relative(self) -> bool:
        """Always."""
        return True

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text of a day; the anchor must be one."""
        if anchor is None or anchor.is_open or anchor.days[0] != anchor.days[1]:
            return None
        day = anchor.days[0]
        back = (weekday(day) - self.number) % 7
        if self.which == "next":
            return day_text(day - back + 7)
        if self.which == "last" and back == 0:
            back = 7
        if self.which == "this":
            return day_text(day - weekday(day) + self.number)
        return day_text(day - back)


@dataclass(frozen=True, slots=True)
class CalendarUnit:
    """Last week, this month, next decade: the week, month ... of the anchor, moved by so many."""

    unit: Unit
    count: int

    @property
    def relative(self) -> bool:
        """Always."""
        return True

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text; the anchor must lie within one such unit."""
        if anchor is None or anchor.is_open:
            return None
        first, last = anchor.days
        if self.unit == "week":
            monday = first - weekday(first)
            return day_range(monday + 7 * self.count, monday + 7 * self.count + 6) if last <= monday + 6 else None
        start, end = anchor.parts[0], anchor.parts[-1]
        if self.unit == "month":
            if not 1 <= start.month <= 12 or (start.year, start.month) != (end.year, end.month):
                return None
            return month_text(start.year, start.month + self.count)
        year = year_of(anchor)
        if year is None or year < 0:
            return None
        if self.unit == "decade":
            return unknown_text(year // 10 + self.count, century=False)
        if self.unit == "century":
            return unknown_text(year // 100 + self.count, century=True)
        return year_text(year + self.count) if self.unit == "year" else None


@dataclass(frozen=True, slots=True)
class Lately:
    """The last three years, the coming week: the time that ends, or begins, with the anchor; None for a vague one."""

    count: int | None
    unit: Unit

    @property
    def relative(self) -> bool:
        """Always."""
        return True

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text of a span, its far end as precise as the unit."""
        if anchor is None or self.count is None or anchor.kind != "plain":
            return None
        part = anchor.parts[0]
        if self.unit in _DAYS:
            if part.precision not in {"day", "minute"}:
                return None
            days = self.count * _DAYS[self.unit]
            far = day_text(part.days[0] + days)
        elif self.unit == "month" and 1 <= part.month <= 12:
            far = month_text(part.year, part.month + self.count)
        elif self.unit in _YEARS and part.precision not in {"decade", "century"}:
            far = year_text(part.year + self.count * _YEARS[self.unit])
        else:
            return None
        near = canonical(part)
        text = f"{far}/{near}" if self.count < 0 else f"{near}/{far}"
        return text if is_date(text) else None


@dataclass(frozen=True, slots=True)
class Clipped:
    """Earlier in September, later this year: the part of it before or after the anchor, where that lies in it."""

    later: bool
    of: Node

    @property
    def relative(self) -> bool:
        """Whether what it is a part of needs an anchor."""
        return self.of.relative

    def value(self, anchor: DateValue | None) -> str | None:
        """EDTF text; the whole of it if the anchor says no more."""
        text = self.of.value(anchor)
        if text is None or anchor is None or anchor.days[0] != anchor.days[1]:
            return text
        whole, day = parse(text).days, anchor.days[0]
        if not whole[0] < day < whole[1] or parse(text).kind != "plain":
            return text
        return day_range(day, whole[1]) if self.later else day_range(whole[0], day)


def _month(part: Part, side: int) -> int:
    """The first or last month of a part, counted from its year's January."""
    if part.precision == "season":
        return (part.month - 21) * 3 + 3 + 2 * side
    return part.month


def _range_of(first: str, last: str) -> str:
    return first if first == last else f"[{first}..{last}]"
