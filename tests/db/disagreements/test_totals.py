"""Parts that add up to more than their total."""

from dataclasses import replace
from typing import Any

import pytest

from crossread.db.disagreements import Stated, exceeded_totals
from crossread.db.records import QUALIFIERS, Claim, Qualifier, Stance

TOTAL = Claim(id="total", statement="How many were lost?", value_type="number", unit="people")
CREW = Claim(
    id="crew",
    statement="How many of the crew?",
    value_type="number",
    parent_id="total",
    part_of_total=True,
    unit="People",
)
PASSENGERS = Claim(
    id="passengers", statement="How many passengers?", value_type="number", parent_id="total", part_of_total=True
)

BY_WORDS: dict[str, Qualifier | None] = {"": None} | {qualifier: qualifier for qualifier in QUALIFIERS}


def said(
    name: str, words: str, source: str = "s", *, stance: Stance = "asserts", scope: str = "", as_of: str | None = None
) -> Stated:
    qualifier, _, value = words.rpartition(" ")
    low, _, high = value.partition("..")
    return Stated(
        id=name,
        annotation_id=name,
        source_id=source,
        value=low,
        value_high=high or None,
        qualifier=BY_WORDS[qualifier],
        stance=stance,
        scope=scope,
        as_of=as_of,
    )


def exceeded(total: str, crew: str, passengers: str) -> bool:
    parts = [(CREW, [said("c", crew)]), (PASSENGERS, [said("p", passengers)])]
    return bool(exceeded_totals(TOTAL, [said("t", total)], parts))


@pytest.mark.parametrize(
    ("total", "crew", "passengers", "expected"),
    [
        ("100", "40", "60", False),
        ("100", "40", "61", True),
        ("100", "40", "60.000000001", True),
        ("100", "more than 40", "60", True),
        ("less than 100", "40", "60", True),
        ("at most 100", "40", "60", False),
        ("at least 100", "400", "600", False),
        ("90..100", "40", "60", False),
        ("90..100", "41", "60", True),
        ("about 100", "50", "60", False),
        ("about 100", "50", "61", True),
        ("nearly 100", "50", "51", True),
        ("100", "up to 400", "60", False),
        ("100", "up to 400", "101", True),
        ("100", "about 50", "55", False),
        ("100", "40..400", "60", False),
        ("100", "-10", "105", False),
        ("100", "up to -10", "500", False),
    ],
)
def test_the_least_sum_is_held_against_the_greatest_total(
    total: str, crew: str, passengers: str, expected: bool
) -> None:
    assert exceeded(total, crew, passengers) is expected


def test_the_conflict_names_its_parts_and_says_the_sum() -> None:
    parts = [(CREW, [said("c", "700")]), (PASSENGERS, [said("p", "more than 900", source="other")])]
    (found,) = exceeded_totals(TOTAL, [said("t", "1490")], parts)
    assert found.as_json() == {
        "a": "t",
        "b": None,
        "relation": "conflict",
        "kind": "total",
        "same_source": False,
        "same_voice": False,
        "reason": "the parts, 700 + more than 900, add up to at least 1,600, more than 1,490 in total",
        "parts": ["c", "p"],
    }


def test_of_each_part_the_least_counts_unless_the_voice_exceeds_its_own_total() -> None:
    parts = [(CREW, [said("c", "80"), said("less", "10", source="other")]), (PASSENGERS, [said("p", "60")])]
    mine, theirs = said("mine", "100"), said("theirs", "100", source="third")
    (found,) = exceeded_totals(TOTAL, [mine, theirs], parts)
    assert (found.a, found.parts, found.same_voice) == ("mine", ("c", "p"), True)


@pytest.mark.parametrize(
    "more",
    [
        {"scope": "first class"},
        {"as_of": "1912-04-16"},
        {"stance": "denies"},
        {"stance": "questions"},
    ],
)
def test_only_assertions_of_the_same_scope_and_time_are_added(more: dict[str, Any]) -> None:
    parts = [(CREW, [said("c", "80", **more)]), (PASSENGERS, [said("p", "60")])]
    assert exceeded_totals(TOTAL, [said("t", "100")], parts) == []


def test_the_same_scope_and_time_may_be_written_otherwise() -> None:
    parts = [
        (CREW, [said("c", "80", scope="At  Sea", as_of="1912-04-01/1912-04-30")]),
        (PASSENGERS, [said("p", "60", scope="at sea", as_of="1912-04")]),
    ]
    assert len(exceeded_totals(TOTAL, [said("t", "100", scope="at sea", as_of="1912-04")], parts)) == 1


@pytest.mark.parametrize(
    "change",
    [{"part_of_total": False}, {"parent_id": "other"}, {"value_type": "duration"}, {"unit": "boats"}],
)
def test_other_claims_are_no_parts(change: dict[str, Any]) -> None:
    parts = [(replace(CREW, **change), [said("c", "101")])]
    assert exceeded_totals(TOTAL, [said("t", "100")], parts) == []
