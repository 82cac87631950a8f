"""Lengths of time in words, read and shown as days."""

import pytest

from crossread.db.numbers import NumberReading, find_durations, read_duration, show_duration
from crossread.db.records import Qualifier


@pytest.mark.parametrize(
    ("text", "value", "value_high", "qualifier"),
    [
        ("44 days", "44", None, None),
        ("a 44-day war", "44", None, None),
        ("two weeks", "14", None, None),
        ("a fortnight", "14", None, None),
        ("nearly ten months", "304", None, "nearly"),
        ("more than nine months", "274", None, "more than"),
        ("12 months", "365", None, None),
        ("a year", "365", None, None),
        ("a year and a half", "548", None, None),
        ("two and a half years", "913", None, None),
        ("24 hours", "1", None, None),
        ("an hour and a half", "0.0625", None, None),
        ("half an hour", "0.020833333", None, None),
        ("three quarters of an hour", "0.03125", None, None),
        ("2 hours 40 minutes", "0.111111111", None, None),
        ("two hours and forty minutes", "0.111111111", None, None),
        ("160 minutes", "0.111111111", None, None),
        ("2h40m", "0.111111111", None, None),
        ("10 to 12 days", "10", "12", None),
        ("between two and three weeks", "14", "21", None),
        ("about 10 to 12 days", "10", "12", None),
        ("several weeks", "21", "63", None),
        ("within a week", "7", None, "at most"),
        ("within less than a week", "7", None, "less than"),
    ],
)
def test_lengths_are_read_in_days(text: str, value: str, value_high: str | None, qualifier: Qualifier | None) -> None:
    reading = read_duration(text)
    assert reading == NumberReading(value=value, value_high=value_high, qualifier=qualifier)


@pytest.mark.parametrize("text", ["", "44", "5 m of rope", "two days or five hours", "for months"])
def test_no_single_length_reads_as_none(text: str) -> None:
    assert read_duration(text) is None


def test_lengths_are_found_with_code_point_offsets() -> None:
    text = "𝕏 After a 44-day war, nearly ten months of blockade and 24 hours of fighting."
    found = find_durations(text)
    assert [length.text for length in found] == ["44-day", "nearly ten months", "24 hours"]
    assert all(text[length.start : length.end] == length.text for length in found)


@pytest.mark.parametrize(
    ("shown", "value", "value_high", "qualifier"),
    [
        ("44 days", "44", None, None),
        ("1 day", "1", None, None),
        ("nearly 304 days", "304", None, "nearly"),
        ("10 to 12 days", "10", "12", None),
        ("2 hours 40 minutes", "0.111111111", None, None),
        ("1 hour", "0.041666667", None, None),
        ("30 minutes to 1 hour", "0.020833333", "0.041666667", None),
        ("1.5 days", "1.5", None, None),
        ("0 days", "0", None, None),
        ("", None, None, None),
    ],
)
def test_lengths_are_shown_as_people_write_them(
    shown: str, value: str | None, value_high: str | None, qualifier: Qualifier | None
) -> None:
    assert show_duration(value, value_high, qualifier) == shown
