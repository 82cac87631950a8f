"""Relative words and the anchor they are counted from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import InvalidDateError, is_date, resolve

RESOLVED = [
    ("two days later", "2023-09-21", "2023-09-23"),
    ("two days earlier", "2023-03-01", "2023-02-27"),
    ("two days later", "1912-04-14T23:40:00", "1912-04-16"),
    ("two days later", "2023-09", "[2023-09-03..2023-10-02]"),
    ("two days later", "2023-09-19/2023-09-20", "2023-09-22"),
    ("two days before", "2023-09-19/2023-09-20", "2023-09-17"),
    ("three hours later", "1912-04-14T23:40:00", "1912-04-15T02:40:00"),
    ("24 hours later", "1912-04-14", "1912-04-15"),
    ("two weeks later", "2020-11-09", "[2020-11-20..2020-11-26]"),
    ("a month later", "2020-11-09", "2020-12"),
    ("two months ago", "2023-01-15", "2022-11"),
    ("three years ago", "2023-11-25", "2020"),
    ("a decade later", "1912-04", "192X"),
    ("the next day", "2023-09-19/2023-09-20", "2023-09-21"),
    ("the next day", "[2023-09-19..2023-09-20]", "[2023-09-20..2023-09-21]"),
    ("the same day", "1912-04-15", "1912-04-15"),
    ("yesterday", "2024-03-01", "2024-02-29"),
    ("the day before yesterday", "2024-03-01", "2024-02-28"),
    ("the previous evening", "1912-04-15", "1912-04-14"),
    ("on Tuesday", "2023-09-21", "2023-09-19"),
    ("on Tuesday", "2023-09-19", "2023-09-19"),
    ("last Tuesday", "2023-09-19", "2023-09-12"),
    ("next Tuesday", "2023-09-19", "2023-09-26"),
    ("on Monday morning", "1912-04-15", "1912-04-15"),
    ("this week", "2022-08-05", "[2022-08-01..2022-08-07]"),
    ("last week", "2023-09-21", "[2023-09-11..2023-09-17]"),
    ("last month", "2024-01-15", "2023-12"),
    ("last year", "2021-08-23", "2020"),
    ("the following year", "2020-09-27/2020-11-10", "2021"),
    ("the end of the year", "2023-05-01", "[2023-09..2023-12]"),
    ("late last month", "2023-12-20", "[2023-11-21..2023-11-30]"),
    ("last autumn", "2023-09-21", "2022-23"),
    ("autumn last year", "2023-09-21", "2022-23"),
    ("this winter", "2024-01-15", "2023-24"),
    ("this winter", "2023-12-15", "2023-24"),
    ("last September", "2023-09-21", "2022-09"),
    ("Sept. 19", "2023-09-21", "2023-09-19"),
    ("in December", "2024-01-15", "2023-12"),
    ("Feb 29", "2023-05-01", "2020-02-29"),
    ("September-November", "2021-08-23", "2020-09/2020-11"),
    ("November to February", "2023-09-25", "2022-11/2023-02"),
    ("earlier in September", "2023-09-21", "[2023-09-01..2023-09-21]"),
    ("later in September", "2023-09-10", "[2023-09-10..2023-09-30]"),
    ("around 1:00 PM local time on September 19", "2023-11-25", "2023-09-19T13:00:00~"),
    ("at 11.40 pm", "1912-04-14", "1912-04-14T23:40:00"),
    ("the last three years", "2023-11-25", "2020/2023-11-25"),
    ("the past week", "2023-12-20", "2023-12-13/2023-12-20"),
    ("mid-June", "2023-12-20", "[2023-06-11..2023-06-20]"),
    ("about two days later", "1912-04-14", "1912-04-16~"),
    ("12 May 1912", "2023", "1912-05-12"),
]


@pytest.mark.parametrize(("said", "anchor", "edtf"), RESOLVED)
def test_relative_words_are_counted_from_their_anchor(said: str, anchor: str, edtf: str) -> None:
    assert resolve(said, anchor) == edtf


@pytest.mark.parametrize(
    ("said", "anchor"),
    [
        ("several days later", "1912-04-14"),
        ("recent years", "2023-09-21"),
        ("two days later", "2023"),
        ("two days ago", "../2023"),
        ("on Tuesday", "2023-09"),
        ("last month", "2023"),
        ("midnight", "1912-04-14"),
        ("once upon a time", "1912-04-14"),
        ("", "1912-04-14"),
    ],
)
def test_what_is_vague_or_finer_than_the_anchor_stays_unresolved(said: str, anchor: str) -> None:
    assert resolve(said, anchor) is None


def test_an_anchor_must_be_a_date() -> None:
    with pytest.raises(InvalidDateError):
        resolve("two days later", "1912-02-31")


@given(
    st.sampled_from([said for said, _, _ in RESOLVED]),
    st.sampled_from(
        [
            "2023",
            "0000",
            "-0044-03-15",
            "202X",
            "19XX",
            "-01XX",
            "Y12000",
            "Y-99999",
            "2020-24",
            "2023-09",
            "9999-12-31",
            "1912-04-14T23:40:00",
            "2023-09-19T00:10:00+04:00~",
            "2023/..",
            "../2023",
            "[..1912]",
            "[1912..]",
            "2022-12~/2023-09-20?",
            "[2023-09-21..2023-09-30]",
        ]
    ),
)
def test_any_anchor_gives_a_date_or_nothing(said: str, anchor: str) -> None:
    edtf = resolve(said, anchor)
    assert edtf is None or is_date(edtf)
