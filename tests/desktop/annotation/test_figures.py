"""What a field shows of a figure is read back as the same figure, and people's ways of typing are understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.errors import InvalidRecordError
from crossread.db.numbers import NumberReading
from crossread.db.records import QUALIFIERS, Qualifier
from crossread.desktop.annotation.figures import bare_words, qualified, read_figure, shown_figure

DECIMALS = st.from_regex(r"(0|[1-9][0-9]{0,11})(\.[0-9]{0,4}[1-9])?", fullmatch=True)


@given(DECIMALS, st.sampled_from([None, *QUALIFIERS]), st.booleans())
def test_what_is_shown_is_read_back(value: str, qualifier: Qualifier | None, duration: bool) -> None:
    before = NumberReading(value=value, value_high=None, qualifier=qualifier)
    assert read_figure(shown_figure(before, duration=duration), before, duration=duration) == before


def test_a_point_that_stands_there_is_that_of_the_stored_figure() -> None:
    before = NumberReading(value="1.001", value_high=None, qualifier=None)
    assert read_figure("1.001", before, duration=False) == before


@pytest.mark.parametrize(
    ("text", "value", "high", "qualifier"),
    [
        (">100k", "100000", None, "more than"),
        ("50k..60k", "50000", "60000", None),
        ("more than 1,250", "1250", None, "more than"),
        ("50,000 to 60,000", "50000", "60000", None),
        ("about two hundred", "200", None, "about"),
    ],
)
def test_numbers_as_people_type_them(text: str, value: str, high: str | None, qualifier: str | None) -> None:
    found = read_figure(text, duration=False)
    assert found is not None
    assert (found.value, found.value_high, found.qualifier) == (value, high, qualifier)


def test_a_range_of_two_lengths_of_time() -> None:
    found = read_figure("2 hours to 2 hours 30 minutes", duration=True)
    assert found is not None
    assert shown_figure(found, duration=True) == "2 hours to 2 hours 30 minutes"


def test_nothing_and_nonsense() -> None:
    assert read_figure("  ", duration=False) is None
    with pytest.raises(InvalidRecordError, match="“lots” is not understood"):
        read_figure("lots", duration=False)


def test_another_qualifier() -> None:
    span = NumberReading(value="50", value_high="60", qualifier=None)
    assert qualified(span, "about") == NumberReading(value="50", value_high=None, qualifier="about")
    assert bare_words("more than many") == "many"
    assert bare_words("about ") == ""
