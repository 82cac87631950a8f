"""Date expressions in running text: where they are, what they say, and what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import find, is_date

# Each text with what is to be found in it, in order; None is a date that needs an anchor.
FOUND: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "At 11.40 p.m. on Sunday, 14 April 1912, she struck; she sank at 2:20 a.m. on 15 April.",
        [("11.40 p.m. on Sunday, 14 April 1912", "1912-04-14T23:40:00"), ("2:20 a.m. on 15 April", None)],
    ),
    (
        "Between 1912 and 1914 there was peace, from 1988 to 1994 war; the 1920s, the late 1980s, the 1914–18 war.",
        [
            ("Between 1912 and 1914", "[1912..1914]"),
            ("from 1988 to 1994", "1988/1994"),
            ("1920s", "192X"),
            ("late 1980s", "[1987..1989]"),
            ("1914–18", "1914/1918"),
        ],
    ),
    (
        "The siege ended the next day. Two days later, last autumn, on Tuesday, yesterday and earlier in September.",
        [
            ("the next day", None),
            ("Two days later", None),
            ("last autumn", None),
            ("Tuesday", None),
            ("yesterday", None),
            ("earlier in September", None),
        ],
    ),
    (
        "In early summer 2022, mid-June, Q3 2023, the first half of 2023 and the fourth-century abbey.",
        [
            ("early summer 2022", "2022-06"),
            ("mid-June", None),
            ("Q3 2023", "[2023-07..2023-09]"),
            ("first half of 2023", "[2023-01..2023-06]"),
            ("fourth-century", "03XX"),
        ],
    ),
    (
        "Sept. 19-20; September 19–20; Sept 5-7, 2023; 20 September to 3 October 2023; on 19.9.2023 and 2023-09-19.",
        [
            ("Sept. 19-20", None),
            ("September 19–20", None),
            ("Sept 5-7, 2023", "2023-09-05/2023-09-07"),
            ("20 September to 3 October 2023", "2023-09-20/2023-10-03"),
            ("19.9.2023", "2023-09-19"),
            ("2023-09-19", "2023-09-19"),
        ],
    ),
    (
        "About 1912 Rome fell; c. 1450 too; 44 BC, AD 79 and 12,000 BCE; post-2020 order; 1912's best; (1913).",
        [
            ("About 1912", "1912~"),
            ("c. 1450", "1450~"),
            ("44 BC", "-0043"),
            ("AD 79", "0079"),
            ("12,000 BCE", "Y-11999"),
            ("2020", "2020"),
            ("1912", "1912"),
            ("1913", "1913"),
        ],
    ),
    (
        "14 avril 1912, am 14. April 1912, 14 de abril de 1912, 14 апреля 1912 года.",
        [
            ("14 avril 1912", "1912-04-14"),
            ("14. April 1912", "1912-04-14"),
            ("14 de abril de 1912", "1912-04-14"),
            ("14 апреля 1912 года", "1912-04-14"),
        ],
    ),
    (
        "In May they talked; by the end of the year it was over. Later that month, 10 days ago, in the past two weeks.",
        [
            ("May", None),
            ("end of the year", None),
            ("Later that month", None),
            ("10 days ago", None),
            ("the past two weeks", None),
        ],
    ),
]
NOTHING = [
    "We may march; he may, she may not. It might be in march formation, an august body, an april fool.",
    "Theresa May and April Smith sat in the sun with Mon ami and Juan Abril.",
    "The 1,960 troops, 2000 soldiers, 1500 Russian peacekeepers, 1900 tonnes and 2000 km; 1912 people were saved.",
    "See page 1912, pp. 1914-1916, p. 1999, no. 1984, Resolution 1325, Room 1408, flight 1999, Boeing 1900.",
    "It cost $2000 or €1999, 1912% or 1999°; call +44 1912 345678.",
    "https://example.org/2023/09/19/a.html www.example.com/2020 2020@example.org #2020",
    "Black Friday, Ash Wednesday, every Monday; the Sunday Times; the October Revolution.",
    "For three days, within a week, 44 days of war, one day, some day, these days, over the years, the last day.",
    "The last three years of his life.",
    "He will spring up and they fall; the second half, the first round, a mid-term plan, the late king, early birds.",
    "31 September 2023 never was, nor 30 February 2020.",
    "Score 3:1, version 4.2, ratio 16:9, 20/20 vision, 9/11.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_dates_are_found_with_their_values(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(date.text, date.value) for date in find(text)] == expected
    for date in find(text):
        assert date.relative == (date.value is None)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert find(text) == []


def test_offsets_are_code_points() -> None:
    text = "😀 𠀀 e\u0301 שלום: on 14 April 1912 👩‍👩‍👧 and in 1913."
    assert [text[date.start : date.end] for date in find(text)] == ["14 April 1912", "1913"]


def test_a_date_is_found_across_a_wrapped_line_but_not_across_a_paragraph() -> None:
    wrapped = "It was seen from the bridge in the last minutes of the night of 14\nApril 1912 by two men."
    assert [date.value for date in find(wrapped)] == ["1912-04-14"]
    assert [date.value for date in find("Part 14\n\nApril 1912")] == ["1912-04"]


def test_a_book_in_one_paragraph_is_searched_in_pieces() -> None:
    text = "It was on 14 April 1912 that she struck. " * 2000
    dates = find(text)
    assert len(dates) == 2000
    assert all(text[date.start : date.end] == "14 April 1912" for date in dates)


@pytest.mark.parametrize(
    "piece", ["1,234", "May of ", "1 ", "the ", "a.b.com ", "a.b.", "19-", "12:", "about ", "from 3 "]
)
def test_odd_text_takes_no_longer_than_other_text(piece: str) -> None:
    started = time.process_time()
    find(piece * 5000)
    assert time.process_time() - started < 5


def test_a_headline_glued_to_its_date_does_not_hide_it() -> None:
    assert [date.value for date in find("20 December 2023On the eve of it")] == ["2023-12-20"]


@given(st.text(alphabet=st.sampled_from("0129 .,-–/:()'’maytheSpt\nlrdinBC%s"), max_size=60))
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    last = 0
    for date in find(text):
        assert last <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        assert date.value is None or is_date(date.value)
        last = date.end
