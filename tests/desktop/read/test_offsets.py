"""Code points and widget positions agree, against counting them one by one and against a real document."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

from crossread.desktop.read.offsets import OffsetMap

HARD = [
    "",
    "plain",
    "family 👨‍👩‍👧‍👦 and flag 🏳️‍🌈, thumbs 👍🏽",
    "𠀀𠀁 ext B 𪛖.",
    "e\u0301 n\u0303 a\u0308\u0304 combining",
    "שלום world عربي 12 end",
    "one\ufdd0two\u2029three\ufdd1four\nfive",
    "a😀b\nc\u00a0d",
    "😀" * 50,
    "no spaces at all in here".replace(" ", "") * 4,
]

pieces = st.lists(
    st.sampled_from(
        ["a", "word", " ", "\n", "😀", "👩‍👧", "𠀀", "e\u0301", "ש", "\u2029", "\ufdd0", "\u00a0", "\u3000", "x" * 9]
    ),
    max_size=60,
).map("".join)


def simple_positions(text: str, mapping: OffsetMap) -> list[int]:
    """The position of each code point, found by walking through the text and what is shown side by side."""
    positions = []
    units = taken = 0
    blocks = mapping.shown.split("\n")
    for block, start in zip(blocks, mapping.starts, strict=True):
        if start > taken:
            assert start == taken + 1
            assert text[taken] in "\n\u2029\ufdd0\ufdd1 \t\u00a0\u3000"
            positions.append(units)
        units += start > 0
        assert text[start : start + len(block)] == block
        for character in block:
            positions.append(units)
            units += len(character.encode("utf-16-le")) // 2
        taken = start + len(block)
    assert taken == len(text)
    return positions


@given(pieces, st.integers(4, 40))
@example("x" * 50, 10)
@example("😀" * 50, 10)
@example("ab 😀😀" * 9, 4)
@example("\u0301" * 30, 7)
def test_every_offset_goes_there_and_back(text: str, longest: int) -> None:
    mapping = OffsetMap(text, longest)
    simple = simple_positions(text, mapping)
    assert [mapping.to_widget(offset) for offset in range(len(text))] == simple
    assert [mapping.to_text(position) for position in simple] == list(range(len(text)))
    assert mapping.to_text(mapping.to_widget(len(text))) == len(text)
    for offset in range(len(text) + 1):
        assert mapping.to_text(mapping.to_widget(offset, end=True)) == offset


@given(pieces, st.integers(4, 40))
def test_blocks_are_those_of_the_shown_text(text: str, longest: int) -> None:
    mapping = OffsetMap(text, longest)
    blocks = mapping.shown.split("\n")
    assert len(blocks) == len(mapping.starts)
    assert all(len(block) <= longest for block in blocks)
    for number, block in enumerate(blocks):
        start, end = mapping.starts[number], mapping.block_end(number)
        assert text[start:end] == block
        assert mapping.block_at(start) == number


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("longest", [4_000, 12])
def test_a_document_counts_as_the_map_does(qapp: QGuiApplication, text: str, longest: int) -> None:
    mapping = OffsetMap(text, longest)
    document = QTextDocument()
    document.setPlainText(mapping.shown)
    assert document.blockCount() == len(mapping.starts)
    assert document.characterCount() - 1 == mapping.to_widget(len(text))
    cursor = QTextCursor(document)
    for offset, character in enumerate(text):
        cursor.setPosition(mapping.to_widget(offset))
        assert mapping.starts[cursor.blockNumber()] <= offset
        cursor.setPosition(mapping.to_widget(offset + 1, end=True), QTextCursor.MoveMode.KeepAnchor)
        shown = cursor.selectedText()
        assert shown in (character, "\u2029")


def test_a_position_inside_a_surrogate_pair_is_before_it() -> None:
    assert OffsetMap("a😀b").to_text(2) == 1


def test_a_long_paragraph_is_broken_at_a_space_without_moving_anything() -> None:
    text = "word " * 2_000
    mapping = OffsetMap(text)
    assert len(mapping.shown) == len(text)
    assert len(mapping.starts) == 3
    assert mapping.continued == {1, 2}
    assert mapping.to_widget(9_000) == 9_000


def test_a_break_without_a_space_does_not_tear_a_sign_apart() -> None:
    mapping = OffsetMap("ab👩‍👧cd", 4)
    assert mapping.shown.split("\n") == ["ab", "👩‍👧c", "d"]
