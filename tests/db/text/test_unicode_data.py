"""Offsets stay whole on strings that break programs and on Unicode's own test files."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from crossread.db.text import (
    normalise,
    paragraphs,
    prefix_suffix,
    quote_matches,
    sentence_at,
    sentences,
    word_at,
    words,
)

DATA = Path(__file__).parents[4] / "shared" / "data" / "text"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared test data are not beside the repository")


@cache
def naughty() -> list[str]:
    return [string for string in json.loads((DATA / "blns.json").read_text("utf-8")) if "\0" not in string]


@cache
def emoji() -> list[str]:
    lines = (DATA / "emoji-test.txt").read_text("utf-8").splitlines()
    points = [line.split(";")[0].split() for line in lines if line and not line.startswith("#")]
    return ["".join(chr(int(point, 16)) for point in sequence) for sequence in points]


@cache
def clusters() -> list[list[str]]:
    found = []
    for line in (DATA / "GraphemeBreakTest.txt").read_text("utf-8").splitlines():
        test = line.split("#")[0].strip()
        parts = [re.findall(r"[0-9A-F]{4,6}", part) for part in test.split("÷")]
        found.append(["".join(chr(int(point, 16)) for point in part) for part in parts if part])
    return [test for test in found if test and all(ord(c) < 0xD800 or ord(c) > 0xDFFF for c in "".join(test))]


def test_naughty_strings_keep_every_offset() -> None:
    text = normalise("\n".join(naughty()))
    for ranges in (paragraphs(text), sentences(text), words(text)):
        for start, end in ranges:
            before, after = prefix_suffix(text, start, end)
            assert quote_matches(text, start, end, text[start:end])
            assert text[start - len(before) : end + len(after)] == before + text[start:end] + after
    for offset in range(0, len(text), 7):
        low, high = sentence_at(text, offset)
        assert low <= high
        low, high = word_at(text, offset)
        assert low <= offset <= high


def test_no_emoji_is_cut() -> None:
    assert len(emoji()) > 3_000
    for character in emoji():
        text = f"He wrote {character}. Then {character}{character} and no more.\n{character}"
        inside = {
            at + i
            for at in (match.start() for match in re.finditer(re.escape(character), text))
            for i in range(1, len(character))
        }
        edges = {
            edge for ranges in (paragraphs(text), sentences(text), words(text)) for span in ranges for edge in span
        }
        assert not edges & inside, character


def test_no_cluster_of_a_word_is_cut_by_a_sentence() -> None:
    assert len(clusters()) > 500
    for test in clusters():
        whole = "".join(test)
        if "\n" in whole or "\r" in whole or any(part.isspace() or part[0].isspace() for part in test):
            continue
        text = f"It said {whole} and stopped. Then it went on."
        assert [text[start:end] for start, end in sentences(text)] == [
            f"It said {whole} and stopped.",
            "Then it went on.",
        ]
