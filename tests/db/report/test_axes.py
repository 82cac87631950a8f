"""Ticks lie where somebody would put them by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import parse
from crossread.db.report.axes import day_ticks, number_ticks, time_ticks


def minutes(date: str) -> float:
    return float(parse(date).known[0])


def words(ticks: list[tuple[float, str]]) -> list[str]:
    return [each for _, each in ticks]


def test_round_figures() -> None:
    assert words(number_ticks(0, 1900)) == ["0", "500", "1,000", "1,500"]
    assert words(number_ticks(0.9, 1.1)) == ["0.9", "0.95", "1", "1.05", "1.1"]
    assert words(day_ticks(0, 20)) == ["0 days", "5 days", "10 days", "15 days", "20 days"]
    assert words(day_ticks(0, 4 / 24)) == ["0", "1 hour", "2 hours", "3 hours", "4 hours"]


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("1912-04-15T00:00:00", "1912-04-15T04:00:00", ["00:00", "01:00", "02:00", "03:00", "04:00"]),
        ("1912-04-14", "1912-04-18", ["14 Apr", "15 Apr", "16 Apr", "17 Apr", "18 Apr"]),
        ("2022-11", "2023-05", ["Nov 2022", "Jan 2023", "Mar 2023", "May 2023"]),
        ("1990", "2023", ["1990", "2000", "2010", "2020"]),
    ],
)
def test_the_first_of_something(first: str, last: str, found: list[str]) -> None:
    assert words(time_ticks(minutes(first), minutes(last))) == found


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9))
def test_ticks_are_few_and_lie_inside(low: float, span: float) -> None:
    high = low + span
    for ticks in (number_ticks(low, high), time_ticks(low, high)):
        assert len(ticks) <= 14
        assert all(low - span * 1e-6 - 1e-6 <= at <= high + span * 1e-6 + 1e-6 for at, _ in ticks)
        assert [at for at, _ in ticks] == sorted(at for at, _ in ticks)
