"""EDTF text to a value: the forms that are kept, what they cover, and what is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db import dates
from crossread.db.dates import AFTER_ALL, BEFORE_ALL, InvalidDateError, date_of, days, is_season, parse, widened_days
from crossread.db.errors import CrossreadError


def _days(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    first, last = days(text)
    return date_of(first), date_of(last)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2023", "year", (2023, 1, 1), (2023, 12, 31)),
        ("0000", "year", (0, 1, 1), (0, 12, 31)),
        ("-0044", "year", (-44, 1, 1), (-44, 12, 31)),
        ("-0043-03-15", "day", (-43, 3, 15), (-43, 3, 15)),
        ("Y12000", "year", (12000, 1, 1), (12000, 12, 31)),
        ("Y-4000000000", "year", (-4000000000, 1, 1), (-4000000000, 12, 31)),
        ("202X", "decade", (2020, 1, 1), (2029, 12, 31)),
        ("19XX", "century", (1900, 1, 1), (1999, 12, 31)),
        ("-01XX", "century", (-199, 1, 1), (-100, 12, 31)),
        ("2020-21", "season", (2020, 3, 1), (2020, 5, 31)),
        ("2020-22", "season", (2020, 6, 1), (2020, 8, 31)),
        ("2020-23", "season", (2020, 9, 1), (2020, 11, 30)),
        ("2020-24", "season", (2020, 12, 1), (2021, 2, 28)),
        ("2019-24", "season", (2019, 12, 1), (2020, 2, 29)),
        ("2023-09", "month", (2023, 9, 1), (2023, 9, 30)),
        ("2022-12~", "month", (2022, 12, 1), (2022, 12, 31)),
        ("2024-02-29", "day", (2024, 2, 29), (2024, 2, 29)),
        ("1912-04-14T23:40", "minute", (1912, 4, 14), (1912, 4, 14)),
        ("1912-04-14T23:40:00", "minute", (1912, 4, 14), (1912, 4, 14)),
        ("2022-12/2023-09-20", "month", (2022, 12, 1), (2023, 9, 20)),
        ("[2023-09-21..2023-09-30]", "day", (2023, 9, 21), (2023, 9, 30)),
    ],
)
def test_what_each_form_covers(
    text: str, precision: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert parse(text).text == text
    assert parse(text).precision == precision
    assert _days(text) == (first, last)


def test_kinds_and_marks() -> None:
    assert parse("2023").kind == "plain"
    assert parse("2023").start is parse("2023").end
    assert parse("2022/2023").kind == "span"
    assert parse("[2022..2023]").kind == "within"
    for text, uncertain, approximate in [
        ("2023", False, False),
        ("2023?", True, False),
        ("2023~", False, True),
        ("2023%", True, True),
        ("2022/2023?", True, False),
        ("202X~", False, True),
        ("1912-04-14T23:40:00~", False, True),
    ]:
        assert (parse(text).uncertain, parse(text).approximate) == (uncertain, approximate), text


def test_open_ends_reach_beyond_every_date_and_know_what_is_written() -> None:
    before, since = parse("[..1911]"), parse("1912-04/..")
    assert before.start is None
    assert before.first == BEFORE_ALL < parse("Y-999999999999").first
    assert since.end is None
    assert since.last == AFTER_ALL > parse("Y999999999999").last
    assert before.is_open
    assert not parse("1912").is_open
    assert before.known == (parse("1911").first, parse("1911").last)
    assert since.parts == (parse("1912-04").start,)


def test_minutes_of_a_time_and_its_offset() -> None:
    local = parse("1912-04-14T23:40:00")
    assert local.last - local.first == 1
    assert local.first == parse("1912-04-14").first + 23 * 60 + 40
    assert parse("1912-04-14T23:40:30").first == local.first
    east = parse("2023-09-19T13:00:00+04:00")
    assert east.first == parse("2023-09-19T09:00:00Z").first == parse("2023-09-19T09:00").first
    assert parse("2023-09-19T13:00+04").first == east.first
    west = parse("2023-09-19T23:30:00-05:00")
    assert west.first == parse("2023-09-20T04:30:00Z").first


def test_a_time_with_an_offset_means_its_own_day_and_that_of_utc() -> None:
    assert _days("2023-09-19T23:30:00-05:00") == ((2023, 9, 19), (2023, 9, 20))
    assert _days("2023-09-20T02:00:00+04:00") == ((2023, 9, 19), (2023, 9, 20))
    assert _days("2023-09-20T12:00:00+04:00") == ((2023, 9, 20), (2023, 9, 20))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-12~", (2022, 11, 1), (2023, 1, 31)),
        ("2022-12", (2022, 12, 1), (2022, 12, 31)),
        ("2023-03-01~", (2023, 2, 28), (2023, 3, 2)),
        ("1912%", (1911, 1, 1), (1913, 12, 31)),
        ("1912?", (1912, 1, 1), (1912, 12, 31)),
        ("2020-23~", (2020, 6, 1), (2021, 2, 28)),
        ("191X~", (1900, 1, 1), (1929, 12, 31)),
        ("19XX~", (1800, 1, 1), (2099, 12, 31)),
        ("2022~/2023-09-20", (2021, 1, 1), (2023, 9, 20)),
        ("[2022..2023-09~]", (2022, 1, 1), (2023, 10, 31)),
        ("2023-09-19T23:59~", (2023, 9, 19), (2023, 9, 20)),
    ],
)
def test_a_tilde_widens_each_end_by_one_unit_of_its_own_precision(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    low, high = widened_days(text)
    assert (date_of(low), date_of(high)) == (first, last)


def test_is_season() -> None:
    assert is_season("2020-23")
    assert is_season("2020-24~")
    assert not is_season("2020-12")
    assert not is_season("2020-23/2021-21")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "2023 ", "2023\n", "23", "202", "20233", "2023-9", "2023-09-1", "2023/09/19", "19.09.2023"),
        *(
            "2023-02-29",
            "1900-02-29",
            "2023-04-31",
            "2023-00",
            "2023-13",
            "2023-20",
            "2023-25",
            "2023-41",
            "2023-01-00",
        ),
        *("-0000", "-0000-01", "+2023", "Y2023", "Y02023", "Y-2023", "Y17E7", "Y20230-01", "-44", "--2023"),
        *("2023-21-01", "2023-21T10:00", "2023T10:00", "2023-09T10:00"),
        *("2023-09-19T24:00", "2023-09-19T23:60", "2023-09-19T23:59:60", "2023-09-19T23", "2023-09-19 23:40"),
        *("2023-09-19T23:40+24:00", "2023-09-19T23:40-00:00", "2023-09-19T23:40z", "2023-09-19T23:40:00.5"),
        *("20XX-09", "2XXX", "XXXX", "202x", "2023-XX", "2023-09-XX", "2X23"),
        *("2023~?", "2023?~", "~2023", "2023~-09", "?", "2023??"),
        *("2023/2022", "2023-09-20/2023-09-19", "[2023..2022]", "2023-09-19T10:00/2023-09-19T09:59"),
        *("/", "2023/", "/2023", "../..", "[..]", "[2023]", "[2022,2023]", "{2022,2023}", "[2022..2023", "2022..2023"),
        *(
            "[2022...2023]",
            "[2022..2023..2024]",
            "2022/2023/2024",
            "[2022..2023]~",
            "[2022/2023..2024]",
            "[ 2022..2023]",
        ),
        *("２０２３", "٢٠٢٣", "2023‐09", "2023−09", "x" * 5000, "2023\x00", "Y1234567890123"),
    ],
)
def test_everything_else_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InvalidDateError) as told:
        parse(text)
    assert isinstance(told.value, CrossreadError)
    assert isinstance(told.value, ValueError)
    assert str(told.value).endswith((".", "1912/.."))
    assert not dates.is_date(text)


def test_a_range_whose_ends_overlap_is_no_nonsense() -> None:
    assert _days("2022-12/2022") == ((2022, 12, 1), (2022, 12, 31))
    assert _days("2023-09-19/2023-09-19") == ((2023, 9, 19), (2023, 9, 19))


def test_order_is_by_beginning_then_by_end() -> None:
    texts = ["2023", "2023-01", "-0044", "[..1912]", "1912/..", "2022-24", "Y12000", "1912-04-14T23:40", "1912-04-14"]
    assert [value.text for value in sorted(map(parse, texts))] == [
        *("[..1912]", "-0044", "1912/..", "1912-04-14", "1912-04-14T23:40", "2022-24", "2023-01", "2023", "Y12000")
    ]


@given(st.dates())
def test_days_agree_with_the_standard_library(day: dt.date) -> None:
    number = (day - dt.date(1970, 1, 1)).days
    assert days(f"{day.year:04}-{day.month:02}-{day.day:02}") == (number, number)
    assert date_of(number) == (day.year, day.month, day.day)


@given(st.integers(-(10**12), 10**12))
def test_day_numbers_and_dates_are_inverse(number: int) -> None:
    year, month, day = date_of(number)
    assert dates.day_number(year, month, day) == number


@given(st.text(alphabet="0123456789-/[].TXYZ~?%:+ ", max_size=30))
def test_any_text_is_parsed_or_refused_and_nothing_else(text: str) -> None:
    if dates.is_date(text):
        value = parse(text)
        assert value.first < value.last
        assert value.widened[0] <= value.first
        assert value.widened[1] >= value.last
        assert value.days[0] * 1440 <= max(value.first, BEFORE_ALL)
        assert value.known[0] < value.known[1]


def test_parsing_is_memoised() -> None:
    assert parse("2023-09-19") is parse("2023-09-19")
