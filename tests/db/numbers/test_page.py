"""The page that documents how numbers are read says what the program does, and leaves no word of the tables out."""

from importlib.resources import files

import pytest

from crossread.db.numbers import find_durations, read, read_duration, show, show_duration, words
from crossread.db.records import Position

_PAGE = (files("crossread.db.numbers") / "NUMBERS.md").read_text(encoding="utf-8")
_SECTIONS = {part.split("\n", 1)[0]: part for part in _PAGE.split("\n## ")[1:]}


def _rows(section: str) -> list[tuple[str, str]]:
    lines = [line for line in _SECTIONS[section].split("\n") if line.startswith("|")][2:]
    cells = [line.strip("|").split(" | ") for line in lines]
    return [(left.strip(), right.strip()) for left, right in cells]


_READ = [row for section in _SECTIONS if section not in ("Lengths of time", "All words") for row in _rows(section)]


@pytest.mark.parametrize(("written", "meant"), _READ)
def test_what_is_written_means_what_the_page_says(written: str, meant: str) -> None:
    reading = read(written)
    assert reading is not None
    assert show(reading.value, reading.value_high, reading.qualifier, reading.unit) == meant


@pytest.mark.parametrize(("written", "meant"), _rows("Lengths of time"))
def test_so_do_lengths_of_time(written: str, meant: str) -> None:
    reading = read_duration(written)
    assert reading is not None
    assert show_duration(reading.value, reading.value_high, reading.qualifier) == meant
    assert len(find_durations(written)) == 1


def test_no_word_of_the_tables_is_missing_and_none_is_made_up() -> None:
    expected: dict[str, str] = {word: str(value) for word, value in words.SMALL.items()}
    expected |= {word: f"times {value:,}" for word, value in words.SCALES.items()}
    expected |= {word: f"a part of {value}" for word, value in words.FRACTIONS.items()}
    expected |= {f"before a number: {word}": value for word, value in words.BEFORE.items()}
    expected |= {f"after a number: {word}": value for word, value in words.AFTER.items()}
    told: dict[str, str] = {}
    for left, right in _rows("All words"):
        head, _, listed = left.rpartition(": ")
        told |= {f"{head}: {word}" if head else word: right for word in listed.split(", ")}
    assert told == expected


def test_every_loose_amount_stands_on_it() -> None:
    written = {row[0] for row in _rows("Loose amounts")}
    assert written >= words.PLURALS.keys()
    assert written >= {" ".join(phrase) for phrase in words.VAGUE if phrase[-1] != "of"}
    assert written >= {f"{word} of thousands" for word in words.PLURAL_MULTIPLES}


def test_those_that_were_asked_for_first_are_there() -> None:
    written = {row[0] for row in _READ}
    asked = {"several dozen", "two thirds", "a hundred thousand", "1.5 million", "1,960", "1 960", "1.960"}
    assert written >= asked | {"tens of thousands"}


def test_what_was_written_has_a_place_of_its_own() -> None:
    assert Position(id="p", claim_id="c", value="3", value_high="9", value_given="several").value_given == "several"
