"""Boundaries keep their three rules wherever they are moved, and go by letters, words and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.read.boundary import Edge, Step, moved, placed
from crossread.desktop.read.clusters import edge_from

TEXT = "She sank. All were lost, they said.\n\nNobody 👩‍🚒 knew e\u0301 more."
EDGES: tuple[Edge, ...] = ("start", "end")
STEPS: tuple[Step, ...] = ("character", "word", "sentence")


def words_of(start: int, end: int) -> str:
    return TEXT[start:end]


@pytest.mark.parametrize(
    ("edge", "step", "forward", "expected"),
    [
        ("end", "character", True, "All were l"),
        ("end", "character", False, "All wer"),
        ("start", "character", True, "ll were"),
        ("start", "character", False, ". All were"),
        ("end", "word", True, "All were lost"),
        ("end", "word", False, "All"),
        ("start", "word", True, "were"),
        ("start", "word", False, "sank. All were"),
        ("end", "sentence", True, "All were lost, they said."),
        ("end", "sentence", False, "All were"),
        ("start", "sentence", True, "All were"),
        ("start", "sentence", False, "She sank. All were"),
    ],
)
def test_each_step_goes_where_it_says(edge: Edge, step: Step, forward: bool, expected: str) -> None:
    assert words_of(*moved(TEXT, 10, 18, edge, step, forward=forward)) == expected


def test_sentences_go_on_over_a_paragraphs_end() -> None:
    start, end = moved(TEXT, 10, 35, "end", "sentence", forward=True)
    assert words_of(start, end).endswith("more.")
    assert moved(TEXT, start, end, "end", "sentence", forward=True) == (start, end)
    assert moved(TEXT, start, end, "end", "sentence", forward=False) == (10, 35)


def test_a_joined_emoji_is_one_letter() -> None:
    at = TEXT.index("👩")
    assert moved(TEXT, 37, at - 1, "end", "character", forward=True) == (37, at + 3)
    assert placed(TEXT, 37, 43, "end", at + 2) == (37, at - 1)
    assert placed(TEXT, 37, len(TEXT), "start", at + 1) == (at, len(TEXT))


def keeps_the_rules(text: str, start: int, end: int) -> bool:
    return (
        0 <= start < end <= len(text)
        and edge_from(text, start) == start
        and edge_from(text, end) == end
        and not text[start].isspace()
        and not text[end - 1].isspace()
    )


PIECES = st.sampled_from(
    [
        *("a", "Bc", " ", "  ", "\n", "\n\n", ". ", "\t", "。", "1,490"),
        *("é", "e\u0301", "👨‍👩‍👧", "🇫🇷", "👍🏽", "𠀀", "שלום", "عربي", "שָׁ"),
    ]
)


@given(st.lists(PIECES, min_size=2, max_size=24).map("".join), st.data())
def test_the_rules_hold_in_any_text(text: str, data: st.DataObject) -> None:
    text = f"x{text.strip()}y"
    if text[1] and edge_from(text, 1) != 1:
        return
    start, end = 0, len(text)
    for _ in range(8):
        edge, forward = data.draw(st.sampled_from(EDGES)), data.draw(st.booleans())
        before = (start, end)
        if data.draw(st.booleans()):
            start, end = moved(text, start, end, edge, data.draw(st.sampled_from(STEPS)), forward=forward)
            if edge == "end":
                assert (end > before[1]) == forward or end == before[1]
            else:
                assert (start > before[0]) == forward or start == before[0]
        else:
            start, end = placed(text, start, end, edge, data.draw(st.integers(-2, len(text) + 2)))
        assert (start if edge == "end" else end) == (before[0] if edge == "end" else before[1])
        assert keeps_the_rules(text, start, end), (text, start, end, edge)
