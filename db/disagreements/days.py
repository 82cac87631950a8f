"""The days that a stated date can mean, and how near two dates come to each other."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from crossread.db.dates import AFTER_ALL, BEFORE_ALL, InvalidDateError, Part, parse

# From the last day of the earlier to the first of the later: so many days a season may miss another date by.
SEASON_SLACK = 31

_FAR = 2**50

Nearness = Literal["meet", "widened", "uncertain", "season", "apart"]


@dataclass(frozen=True, slots=True)
class End:
    """One written date: its first and last day since 1970-01-01, alone and as widened by `~`; and its marks."""

    text: str
    first: int
    last: int
    wide_first: int
    wide_last: int
    uncertain: bool
    season: bool

    @property
    def is_open(self) -> bool:
        """Whether it is no written date but the open end of a span."""
        return self is _BEFORE or self is _AFTER


@dataclass(frozen=True, slots=True)
class Days:
    """What a date can mean, from its first end to its last; a plain date is both. An open end lies beyond all days."""

    span: bool
    start: End
    end: End

    def meets(self, other: "Days") -> bool:
        """Whether they can be the same day, `~` widening them."""
        return self.start.wide_first <= other.end.wide_last and other.start.wide_first <= self.end.wide_last

    def lies_within(self, other: "Days") -> bool:
        """Whether all days that it can mean, `~` widening it, are among those of the other."""
        return other.start.wide_first <= self.start.wide_first and self.end.wide_last <= other.end.wide_last


_BEFORE = End("..", BEFORE_ALL, -_FAR, BEFORE_ALL, -_FAR, False, False)
_AFTER = End("..", _FAR, AFTER_ALL, _FAR, AFTER_ALL, False, False)


@lru_cache(maxsize=200_000)
def days(text: str) -> Days | None:
    """What an EDTF text can mean; None for a text that is no date."""
    try:
        value = parse(text)
    except InvalidDateError:
        return None
    start = _end(value.start) if value.start else _BEFORE
    end = _end(value.end) if value.end else _AFTER
    return Days(value.kind == "span", start, end)


def _end(part: Part) -> End:
    (first, last), (wide_first, wide_last) = part.days, part.widened_days
    return End(part.text, first, last, wide_first, wide_last, part.uncertain, part.is_season)


def nearness(a: Days, b: Days) -> tuple[Nearness, int]:
    """How near two ranges of days come to each other as wholes, and the days from one to the other after widening."""
    if a.end.last < b.start.first:
        return _across(a.end, b.start)
    if b.end.last < a.start.first:
        return _across(b.end, a.start)
    return "meet", 0


def nearness_of_ends(a: End, b: End) -> tuple[Nearness, int]:
    """The same for the beginnings, or the ends, of two spans; an open one meets everything."""
    if a.is_open or b.is_open:
        return "meet", 0
    return nearness(Days(False, a, a), Days(False, b, b))


def _across(earlier: End, later: End) -> tuple[Nearness, int]:
    gap = later.wide_first - earlier.wide_last
    if gap <= 0:
        return "widened", gap
    if earlier.uncertain or later.uncertain:
        return "uncertain", gap
    if (earlier.season or later.season) and gap <= SEASON_SLACK:
        return "season", gap
    return "apart", gap
