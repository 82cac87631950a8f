"""The words in which two quotes differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.review.detail.word_difference import word_difference


def _cut(text: str, ranges: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    ("one", "other", "only_one", "only_other"),
    [
        ("about 1,490 were lost", "some 1,517 were lost", ["about 1,490"], ["some 1,517"]),
        ("She broke in two.", "she broke in two", [], []),
        ("She did not break in two", "She did break in two", ["not"], []),
        ("“All saved,” he said", "All saved, she said", ["he"], ["she"]),
        ("entirely other words", "nothing of these", [], []),
        ("", "", [], []),
        ("naïve 😀 words here", "naïve 😀 words there", ["here"], ["there"]),
    ],
)
def test_words_that_stand_in_one_alone(one: str, other: str, only_one: list[str], only_other: list[str]) -> None:
    a, b = word_difference(one, other)
    assert (_cut(one, a), _cut(other, b)) == (only_one, only_other)


@given(st.text(max_size=60), st.text(max_size=60))
def test_ranges_lie_in_their_text_in_order(one: str, other: str) -> None:
    for text, ranges in zip((one, other), word_difference(one, other), strict=True):
        flat = [edge for each in ranges for edge in each]
        assert flat == sorted(flat)
        assert all(0 <= start < end <= len(text) for start, end in ranges)


@given(st.text(max_size=80))
def test_a_quote_does_not_differ_from_itself(text: str) -> None:
    assert word_difference(text, text) == ([], [])
