"""Whatever a text holds, guessing about it ends, soon, with zones that lie in it."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.intake import guess
from crossread.db.text import gaps, normalise

DATA = Path(__file__).parents[4] / "shared" / "data" / "text"
LINES = st.sampled_from(
    [
        "By Jane Doe",
        "3 May 2022",
        "THE LOSS OF THE FERRY",
        "Subscribe to our newsletter",
        "Другая статья",
        "---",
        "",
        "title: x",
        "(Photo by A/B)",
        "Summary",
        "Comment",
        "“So it was,” he said. Nobody asked him what he had meant by it on that day.",
        "She sank in the night, and no one came to the help of her people in time for it to matter.",
        "#",
        "😀",
        "2022年3月12日",
        "HALIFAX, April 18, 1912 (Reuters) -",
        "\u200f\u202b(",
    ]
)


def check(text: str) -> None:
    guesses = guess(text, "a.txt")
    assert guesses.title.strip()
    end = 0
    for zone in guesses.zones:
        assert end <= zone.start < zone.end <= len(text)
        end = zone.end
    gaps(text, guesses.zones)


@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from(["\n", "\n\n"]))
@settings(max_examples=200, deadline=None)
def test_any_order_of_lines(lines: list[str], between: str) -> None:
    check(between.join(lines))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_characters(text: str) -> None:
    check(text)


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared test data are not beside the repository")
def test_strings_that_break_programs() -> None:
    strings = [string for string in json.loads((DATA / "blns.json").read_text("utf-8")) if "\0" not in string]
    check(normalise("\n".join(strings)))
    for string in strings:
        check(normalise(string))


@pytest.mark.parametrize(
    "unit", ["x", "1 ", "(", "12 May ", "A. ", "“", "，", "a/b ", "\n", "—", "By A B\n", "https://x"]
)
def test_a_megabyte_of_anything_takes_seconds_at_most(unit: str) -> None:
    started = time.process_time()
    check("Start of it. " + unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 5
