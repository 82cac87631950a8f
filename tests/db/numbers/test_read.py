"""Number words and notations: what is meant, and what is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.numbers import NumberReading, find, read, show
from crossread.db.records import Qualifier


def meant(
    value: str, value_high: str | None = None, qualifier: Qualifier | None = None, unit: str | None = None
) -> NumberReading:
    return NumberReading(value=value, value_high=value_high, qualifier=qualifier, unit=unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("several dozen", meant("36", "99")),
        ("two thirds", meant("66.7", qualifier="about", unit="%")),
        ("two-thirds of the men", meant("66.7", qualifier="about", unit="%")),
        ("three quarters", meant("75", qualifier="about", unit="%")),
        ("one in three", meant("33.3", qualifier="about", unit="%")),
        ("nine out of ten", meant("90", qualifier="about", unit="%")),
        ("2/3", meant("66.7", qualifier="about", unit="%")),
        ("½", meant("50", qualifier="about", unit="%")),
        ("more than half", meant("50", qualifier="more than", unit="%")),
        ("a hundred thousand", meant("100000")),
        ("1.5 million", meant("1500000")),
        ("1.250 million", meant("1250000")),
        ("3½ million", meant("3500000")),
        ("1,960", meant("1960")),
        ("1 960", meant("1960")),
        ("1\u202f960", meant("1960")),
        ("1\u00a0960 000", meant("1960000")),
        ("1.960", meant("1960")),
        ("1’960", meant("1960")),
        ("2,00,000", meant("200000")),
        ("1,234.56", meant("1234.56")),
        ("1.234,56", meant("1234.56")),
        ("12,5", meant("12.5")),
        ("0.125", meant("0.125")),
        ("12.345 %", meant("12.345", unit="%")),
        ("١٬٩٦٠", meant("1960")),
        ("tens of thousands", meant("20000", "99999")),
        ("hundreds of thousands", meant("200000", "999999")),
        ("many thousands", meant("2000", "99999")),
        ("dozens", meant("24", "99")),
        ("a few hundred", meant("200", "500")),
        ("several thousand", meant("3000", "9999")),
        ("at least several thousand", meant("3000", qualifier="at least")),
        ("fewer than a few hundred", meant("500", qualifier="less than")),
        ("a couple of hundred", meant("200", qualifier="about")),
        ("more than 100,000", meant("100000", qualifier="more than")),
        ("over 2,200", meant("2200", qualifier="more than")),
        ("well over a hundred", meant("100", qualifier="more than")),
        ("at least 200", meant("200", qualifier="at least")),
        ("no fewer than 32", meant("32", qualifier="at least")),
        ("200 or more", meant("200", qualifier="at least")),
        ("100,000-plus", meant("100000", qualifier="at least")),
        ("100,000+ people", meant("100000", qualifier="at least")),
        ("no more than 32", meant("32", qualifier="at most")),
        ("fewer than 40", meant("40", qualifier="less than")),
        ("just under 1,500", meant("1500", qualifier="nearly")),
        ("nearly 1,500", meant("1500", qualifier="nearly")),
        ("up to 60", meant("60", qualifier="up to")),
        ("as many as 1,500", meant("1500", qualifier="up to")),
        ("some fifteen hundred", meant("1500", qualifier="about")),
        ("an estimated 120,000 people", meant("120000", qualifier="about")),
        ("c. 400", meant("400", qualifier="about")),
        ("a hundred-odd", meant("100", qualifier="about")),
        ("at least about 200", meant("200", qualifier="at least")),
        ("50,000 to 60,000", meant("50000", "60000")),
        ("50,000–60,000", meant("50000", "60000")),
        ("about 50 to 60", meant("50", "60")),
        ("50 to 60 thousand", meant("50000", "60000")),
        ("100 to 1.5 thousand", meant("100", "1500")),
        ("two or three hundred", meant("200", "300")),
        ("one or two hundred thousand", meant("100000", "200000")),
        ("between 50,000 and 60,000", meant("50000", "60000")),
        ("between a hundred and two hundred", meant("100", "200")),
        ("between one hundred and fifty and two hundred", meant("150", "200")),
        ("20 to 30 per cent", meant("20", "30", unit="%")),
        ("-5 to -2", meant("-5", "-2")),
        ("45%", meant("45", unit="%")),
        ("45 per cent", meant("45", unit="%")),
        ("half a million", meant("500000")),
        ("a quarter of a million", meant("250000")),
        ("two and a half million", meant("2500000")),
        ("a million and a half", meant("1500000")),
        ("one thousand four hundred and ninety", meant("1490")),
        ("two hundred and fifty-three thousand and six", meant("253006")),
        ("twenty-five", meant("25")),
        ("half a dozen", meant("6")),
        ("minus five", meant("-5")),
        ("−5", meant("-5")),
        ("100k", meant("100000")),
        ("1.2m", meant("1200000")),
        ("$3bn", meant("3000000000")),
        ("none", meant("0")),
        ("1500", meant("1500")),
    ],
)
def test_what_is_written_is_read(text: str, expected: NumberReading) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["", "nobody knows", "5 and 7", "the 19th", "twenty-third", "Su-25", "9" * 19])
def test_no_single_amount_reads_as_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "on 14 April 1912",
        "April 14, 1912",
        "19-20 September 2023",
        "on the 14th of April",
        "at 23:40",
        "on Sept. 19-20, and Nov. 8",
        "as we wrote [2]",
        "USD100.68",
        "at 11 p.m.",
        "2 a.m.",
        "14.4.1912",
        "2023-09-19",
        "winter 2020-23.",
        "since 1991",
        "the 1990s",
        "from 1914 to 1918",
        "page 12 and Article 5",
        "one of them, several others and half the ship, a third man",
        "B52s and T-72 tanks",
    ],
)
def test_dates_times_labels_and_weak_words_are_not_found(text: str) -> None:
    assert find(text) == []


def test_finds_amounts_with_code_point_offsets() -> None:
    text = (
        "🚢👩‍👩‍👧 Some 2,200 people were aboard; in 1912, 705 were saved and more than 1,500 drowned, 1500 ships say."
    )
    found = find(text)
    assert [number.text for number in found] == ["Some 2,200", "705", "more than 1,500", "1500"]
    assert all(text[number.start : number.end] == number.text for number in found)


@given(
    st.integers(-(10**17), 10**17),
    st.integers(0, 10**9 - 1),
    st.sampled_from([None, "about", "nearly", "more than", "at least", "up to", "less than", "at most"]),
)
def test_what_is_shown_reads_back(whole: int, decimals: int, qualifier: Qualifier | None) -> None:
    value = f"{whole}" if decimals == 0 or whole == 0 else f"{whole}.{decimals:09d}".rstrip("0")
    shown = show(value, None, qualifier)
    assert read(shown) == meant(value, qualifier=qualifier)


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    found = find(text)
    assert all(text[number.start : number.end] == number.text for number in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    read(text)


_WORDS = """a one two twenty hundred thousand million and half of several few dozens 5 1,200 1.5 - to between more than
% k or thirds in minus / at least"""


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=12))
def test_any_sequence_of_number_words_can_be_searched(words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[number.start : number.end] == number.text for number in find(text))


def test_a_figure_too_long_to_keep_is_passed_over() -> None:
    assert find("1" + "0" * 40) == []
    assert read("9" * 18) is not None
