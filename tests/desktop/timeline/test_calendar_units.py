"""The units are those of the calendar, in every age, and times are said as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import parse
from crossread.desktop.timeline.calendar_units import UNITS, Unit, words_of


@given(st.sampled_from(UNITS), st.integers(-3_000_000_000, 3_000_000_000))
def test_a_minute_lies_in_the_piece_that_is_said_to_hold_it(unit: Unit, minute: int) -> None:
    number = unit.number_at(minute)
    assert unit.start_of(number) <= minute < unit.start_of(number + 1)


def test_weeks_begin_on_monday() -> None:
    week = Unit("day", 7)
    monday = parse("1912-04-15").first
    assert week.start_of(week.number_at(parse("1912-04-18").first)) == monday
    assert week.start_of(week.number_at(monday)) == monday


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("1912-04-15T02:00", "1912-04-15T03:00", "15 Apr 1912, 02:00–03:00"),
        ("1912-04-15T18:00", "1912-04-16T00:00", "15 Apr 1912, 18:00–24:00"),
        ("1912-04-14T23:00", "1912-04-15T01:00", "14 Apr, 23:00 – 15 Apr 1912, 01:00"),
        ("1912-04-14T06:00", "1912-04-16T00:00", "14 Apr, 06:00 – 15 Apr 1912, 24:00"),
        ("1912-12-31T06:00", "1913-01-01T12:00", "31 Dec 1912, 06:00 – 1 Jan 1913, 12:00"),
        ("-0043-03-15T06:00", "-0043-03-16T12:00", "15 Mar, 06:00 – 16 Mar 44 BCE, 12:00"),
        ("1912-04-15", "1912-04-16", "15 Apr 1912"),
        ("1912-04-15", "1912-04-22", "15–21 Apr 1912"),
        ("1912-04", "1912-05", "Apr 1912"),
        ("1912-04", "1912-07", "Apr–Jun 1912"),
        ("1912", "1913", "1912"),
        ("1910", "1920", "1910 – 1919"),
        ("-0043", "-0042", "44 BCE"),
        ("2199", "2200", "2199"),
        ("Y-12000", "Y-11000", "12001 BCE – 11002 BCE"),
    ],
)
def test_times_are_said_in_words(first: str, last: str, words: str) -> None:
    assert words_of(parse(whole(first)).first, parse(whole(last)).first) == words


def whole(text: str) -> str:
    return text + ":00" if "T" in text else text
