"""Sentences and paragraphs as keys take them."""

from crossread.desktop.read.selecting import (
    paragraph_range,
    paragraph_start_from,
    sentence_range,
    sentence_start_from,
    without_last_sentence,
)

TEXT = "She sank. All were lost. None knew.\n\nThe line denied it."


def words(found: tuple[int, int]) -> str:
    return TEXT[found[0] : found[1]]


def test_a_sentence_grows_by_one() -> None:
    first = sentence_range(TEXT, 12, 12)
    assert words(first) == "All were lost."
    second = sentence_range(TEXT, *first)
    assert words(second) == "All were lost. None knew."
    third = sentence_range(TEXT, *second)
    assert words(third) == "All were lost. None knew.\n\nThe line denied it."
    assert sentence_range(TEXT, *third) == third
    assert words(without_last_sentence(TEXT, *second)) == "All were lost."
    assert without_last_sentence(TEXT, *first) == first


def test_part_of_a_sentence_becomes_the_whole() -> None:
    assert words(sentence_range(TEXT, 13, 15)) == "All were lost."


def test_a_paragraph_grows_by_one() -> None:
    first = paragraph_range(TEXT, 3, 3)
    assert words(first) == "She sank. All were lost. None knew."
    assert paragraph_range(TEXT, *first) == (0, len(TEXT))


def test_going_from_paragraph_to_paragraph() -> None:
    second = TEXT.index("The line")
    assert paragraph_start_from(TEXT, 3, forward=True) == second
    assert paragraph_start_from(TEXT, second, forward=True) == len(TEXT)
    assert paragraph_start_from(TEXT, second + 4, forward=False) == second
    assert paragraph_start_from(TEXT, second, forward=False) == 0


def test_going_from_sentence_to_sentence() -> None:
    second, third, last = TEXT.index("All"), TEXT.index("None"), TEXT.index("The line")
    assert [sentence_start_from(TEXT, at, forward=True) for at in (0, 3, second, third, third + 11)] == [
        second,
        second,
        third,
        last,
        last,
    ]
    assert sentence_start_from(TEXT, last + 3, forward=True) == len(TEXT)
    assert [sentence_start_from(TEXT, at, forward=False) for at in (len(TEXT), last, third + 2, third, second, 0)] == [
        last,
        third,
        third,
        second,
        0,
        0,
    ]
