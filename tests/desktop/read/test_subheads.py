"""What looks like a heading within a text is set as one; what does not is not."""

import pytest

from crossread.db.records import Zone
from crossread.desktop.read.preparing import prepare
from tests.desktop.read.making import prose

LONG = prose(1)


@pytest.mark.parametrize("line", ["A Deadly Winter", "What comes next?", "2. The inquiry", "Конец войны", "战争的结束"])
def test_a_short_line_over_a_paragraph_is_a_heading(line: str) -> None:
    for between in ("\n", "\n\n"):
        text = f"{LONG}{between}{line}{between}{LONG}"
        prepared = prepare(text, (), ())
        (block,) = prepared.plan.subheads
        assert text[prepared.offsets.starts[block] :].startswith(line)


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\nAll were saved.\n{LONG}",
        f"{LONG}\nand then\n{LONG}",
        f"{LONG}\n(A memo, 23 August)\n{LONG}",
        f"{LONG}\nOne\nTwo\nThree",
        f"{LONG}\nThe end",
        f"{LONG}\n• Point\n{LONG}",
        f"{LONG}\n“Quoted”\n{LONG}",
        LONG,
        "",
    ],
)
def test_sentences_lists_and_ends_are_none(text: str) -> None:
    assert not prepare(text, (), ()).plan.subheads


def test_of_several_short_lines_only_one_that_follows_on_a_paragraph_counts() -> None:
    prepared = prepare(f"{LONG}\nOne\nTwo\n{LONG}", (), ())
    assert not prepared.plan.subheads


def test_a_zone_says_more_than_the_look() -> None:
    text = f"{LONG}\nPhotograph\n{LONG}"
    start = len(LONG) + 1
    assert not prepare(text, (Zone(start=start, end=start + 10, kind="caption"),), ()).plan.subheads
