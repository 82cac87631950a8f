"""Texts are stored with `\\n` alone and no byte-order mark, and what is no text is refused in words."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.errors import UnusableTextError
from crossread.db.text import normalise, prefix_suffix, quote_matches, sha256


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb\r\r\nc", "a\nb\n\nc"),
        ("\ufeffa", "a"),
        ("\ufeff\ufeffa", "a"),
        ("a\ufeffb", "a\ufeffb"),
        ("e\u0301 \u00e9 \u2028 \u2029 \x85 \x0b\x0c \u00a0 ", "e\u0301 \u00e9 \u2028 \u2029 \x85 \x0b\x0c \u00a0 "),
        ("", ""),
    ],
)
def test_only_line_ends_and_leading_marks_change(raw: str, stored: str) -> None:
    assert normalise(raw) == stored


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once
    assert "\r" not in once
    assert not once.startswith("\ufeff")


@pytest.mark.parametrize(("raw", "hint"), [("a\0b", "U+0000"), ("a\ud800b", "U+D800"), ("\udc80", "U+DC80")])
def test_what_no_text_holds_is_refused_with_the_place_and_a_remedy(raw: str, hint: str) -> None:
    with pytest.raises(UnusableTextError, match="take that in") as refusal:
        normalise(raw)
    assert hint in str(refusal.value)


def test_the_hash_is_of_the_utf_8() -> None:
    assert sha256("Küste 🌊") == hashlib.sha256("Küste 🌊".encode()).hexdigest()


def test_context_is_32_code_points_and_shorter_at_the_edges() -> None:
    text = "😀" * 40 + "quote" + "é" * 10
    assert prefix_suffix(text, 40, 45) == ("😀" * 32, "é" * 10)
    assert prefix_suffix("quote", 0, 5) == ("", "")


@pytest.mark.parametrize(
    ("start", "end", "quote", "matches"),
    [
        (1, 2, "😀", True),
        (1, 2, "a", False),
        (0, 0, "", False),
        (-1, 3, "b", False),
        (2, 9, "b", False),
        (2, 1, "", False),
    ],
)
def test_a_quote_is_what_lies_at_its_offsets(start: int, end: int, quote: str, matches: bool) -> None:
    assert quote_matches("a😀b", start, end, quote) is matches
