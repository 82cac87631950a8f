"""Edges of signs, against Unicode's own test file and every emoji of its list."""

import unicodedata
from pathlib import Path

import pytest

from crossread.desktop.read.clusters import edge_from, next_edge, previous_edge

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "text"
FAMILY, FLAG, HAND = "👨‍👩‍👧‍👦", "🇫🇷", "👍🏽"


def lines_of(name: str) -> list[str]:
    path = DATA / name
    if not path.is_file():
        pytest.skip("Unicode's test files do not lie beside the repository")
    return [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]


def edges(text: str) -> list[int]:
    found = [0]
    while found[-1] < len(text):
        found.append(next_edge(text, found[-1]))
    return found


def test_edges_are_those_of_unicode_but_that_no_mark_begins_a_sign() -> None:
    for line in filter(None, lines_of("GraphemeBreakTest.txt")):
        signs = [int(part, 16) for part in line.replace("÷", " ").replace("×", " ").split()]
        if any(sign in (0x0A, 0x0D) or 0xD800 <= sign < 0xE000 for sign in signs):
            continue
        text = "".join(map(chr, signs))
        expected, at = [0], 0
        for part in line.split()[1:]:
            if part == "÷":
                expected.append(at)
            elif part != "×":
                at += 1
        found = edges(text)
        assert set(found) <= set(expected), line
        for gone in set(expected) - set(found):
            assert "\u200d" in text[gone - 1 : gone + 1] or unicodedata.category(text[gone]).startswith("M"), line


def test_no_emoji_of_the_list_is_cut() -> None:
    listed = [line.split(";")[0].split() for line in lines_of("emoji-test.txt") if "fully-qualified" in line]
    assert len(listed) > 3_000
    for codes in listed:
        emoji = "".join(chr(int(code, 16)) for code in codes)
        text = f"a{emoji}b"
        assert next_edge(text, 1) == 1 + len(emoji), emoji
        assert previous_edge(text, 1 + len(emoji)) == 1, emoji
        for inside in range(2, 1 + len(emoji)):
            assert edge_from(text, inside) == 1, emoji


@pytest.mark.parametrize("sign", [FAMILY, FLAG, HAND, "e\u0301\u0323", "𠀀", "שָ", "நி", "한"])
def test_going_there_and_back_meets_the_same_edges(sign: str) -> None:
    text = f"one {sign}{sign} two\n{sign}"
    forward = edges(text)
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_edge(text, back[-1]))
    assert forward == back[::-1]
    assert 4 + len(sign) in forward


def test_far_from_any_blank_flags_are_paired_from_the_beginning() -> None:
    text = FLAG * 200
    assert edge_from(text, 201) == 200
    assert next_edge(text, 200) == 202
