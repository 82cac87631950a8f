"""The marks of the tagging line, and figures as they are shown."""

import pytest

from crossread.db.numbers import NumberReading, read_marks, show
from crossread.db.records import Qualifier


@pytest.mark.parametrize(
    ("token", "value", "value_high", "qualifier", "unit"),
    [
        (">100k", "100000", None, "more than", None),
        (">=200", "200", None, "at least", None),
        ("≥ 200", "200", None, "at least", None),
        ("<5", "5", None, "less than", None),
        ("<=1.2m", "1200000", None, "at most", None),
        ("~1500", "1500", None, "about", None),
        ("50k..60k", "50000", "60000", None, None),
        ("60..50", "50", "60", None, None),
        ("-5..-2", "-5", "-2", None, None),
        ("45%", "45", None, None, "%"),
        ("20..30%", "20", "30", None, "%"),
        ("1,490", "1490", None, None, None),
        ("1.490", "1490", None, None, None),
        ("1.250m", "1250000", None, None, None),
        ("3bn", "3000000000", None, None, None),
    ],
)
def test_marks_are_read(
    token: str, value: str, value_high: str | None, qualifier: Qualifier | None, unit: str | None
) -> None:
    expected = NumberReading(value=value, value_high=value_high, qualifier=qualifier, unit=unit)
    assert read_marks(token) == expected


@pytest.mark.parametrize("token", ["", ">", "x", "@5", "10..", "..10", ">5..6", "1.2.3.4", "5x", "!5", "9" * 19, "%"])
def test_other_tokens_are_no_figures(token: str) -> None:
    assert read_marks(token) is None


@pytest.mark.parametrize(
    ("token", "value", "value_high"),
    [("44", "44", None), (">10mo", "304", None), ("3h", "0.125", None), ("2w", "14", None), ("1y..2y", "365", "730")],
)
def test_marks_of_a_duration_have_units_of_time(token: str, value: str, value_high: str | None) -> None:
    reading = read_marks(token, duration=True)
    assert reading is not None
    assert (reading.value, reading.value_high) == (value, value_high)


@pytest.mark.parametrize(
    ("shown", "value", "value_high", "qualifier", "unit"),
    [
        ("more than 100,000", "100000", None, "more than", None),
        ("50,000 to 60,000 people", "50000", "60000", None, "people"),
        ("about 67 %", "67", None, "about", "%"),
        ("-1,234.50", "-1234.50", None, None, None),
        ("1,490", "1490", None, None, None),
        ("no number", "no number", None, None, None),
        ("", None, None, None, "people"),
    ],
)
def test_figures_are_shown(
    shown: str, value: str | None, value_high: str | None, qualifier: Qualifier | None, unit: str | None
) -> None:
    assert show(value, value_high, qualifier, unit) == shown
