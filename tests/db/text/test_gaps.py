"""Prose that breaks off is told; what ends without a stop as a matter of course is not."""

from pathlib import Path

import pytest

from crossread.db.records import Zone
from crossread.db.text import gaps, may_be_cut_off, paragraph_number

SOURCES = Path(__file__).parents[4] / "shared" / "sources"


@pytest.mark.parametrize(
    "paragraph",
    [
        "As is well known, the company, together with the builders, was one of the members of",
        "In April, 1912, the line announced the transfer of all passengers to another steamer without other",
        "She was warned of ice twice. The captain had altered her course, but her speed was kept up, all say, in the",
        "Sir Rufus Example. On the speed of steamers in ice. Transactions of the Society, Volume 6,",
        "Wie bekannt ist, hatte die Reederei zusammen mit der Werft die Zahl der Boote auf sechzehn und",
        "Как известно, компания вместе с верфью решила сократить число шлюпок до шестнадцати без",
    ],
)
def test_prose_that_breaks_off(paragraph: str) -> None:
    assert may_be_cut_off(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "She sank.",
        "“She is lost,” he said, and then he went below to tell the others what he had heard from the bridge…”",
        "Why the liner struck the ice that every ship on the line had been warned of since the morning",
        "LINER SINKS FOUR HOURS AFTER HITTING ICEBERG; 866 RESCUED BY CARPATHIA, PROBABLY 1,250 PERISH,",
        "Women and Children First, Says the Captain of the Ship to the Officers of the",
        "• the boats, the rafts, the belts and all that the Board of Trade had asked for, and",
        "3. the boats, the rafts, the belts and all that the Board of Trade had asked for, and",
        "Survivors at the rail of the ship on the morning of the 15th, with blankets and tea (Photo by A. Nobody)",
        "Photo: survivors at the rail of the rescue ship on the morning of the day after the loss of the ship and",
        "Reports | Opinion | Investigations | About us | Contact | Support us | Search | Login | Imprint | Terms",
        "He listed what was needed, in the order in which it had been asked for on the evening before the ship sailed:",
        "© 1912 The Evening Paper and its agencies, all rights reserved in all of the countries of the",
        "ไททานิคเป็นเรือโดยสารซึ่งจมลงสู่ก้นมหาสมุทรแอตแลนติกเหนือ เมื่อวันที่ 15 เมษายน",
        "",
    ],
)
def test_what_ends_without_a_stop_anyway(paragraph: str) -> None:
    assert not may_be_cut_off(paragraph)


def test_a_paragraph_in_a_zone_or_that_goes_on_is_not_told() -> None:
    broken = "As is well known, the company, together with the builders, was one of the members of"
    whole = (
        "The rest of the article is complete and each of its paragraphs ends with a stop, as paragraphs should do.\n"
    )
    text = f"{broken}\n{whole * 4}"
    assert gaps(text) == [(0, len(broken))]
    assert gaps(text, [Zone(start=0, end=10, kind="introduction")]) == []
    assert gaps(f"{broken}\nwhat was then a small board.\n{whole * 4}") == []


def test_a_text_that_is_written_without_stops_is_left_alone() -> None:
    line = "As is well known, the company, together with the builders, was one of the members of"
    assert gaps("\n\n".join([line] * 12)) == []


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the shared articles are not beside the repository")
@pytest.mark.parametrize(
    ("name", "lines"), [("000", []), ("001", []), ("002", [7, 8, 9, 15, 16, 21, 30]), ("003", []), ("004", [])]
)
def test_real_articles(name: str, lines: list[int]) -> None:
    text = next(SOURCES.glob(f"{name}_*.txt")).read_text("utf-8")
    furniture = [Zone(start=text.find("Subscribe"), end=len(text), kind="furniture")] if "Subscribe" in text else []
    found = gaps(text, furniture)
    assert [text.count("\n", 0, start) + 1 for start, _ in found] == lines
    assert all(paragraph_number(text, start) for start, _ in found)
