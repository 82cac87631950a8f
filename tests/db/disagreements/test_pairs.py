"""All pairs of a claim or event: their order, their remarks and sentences, and laws that hold for any statements."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.disagreements import (
    TEMPLATES,
    Date,
    Number,
    Relation,
    Stated,
    compare,
    conflicts_of,
    pair_of,
    pairs,
    say,
    stated_on,
)
from crossread.db.records import COMPARES, QUALIFIERS, Annotation, Answer, Claim, Event, EventTag, Position

LOST = Claim(id="c", statement="How many were lost?", value_type="number")
HIT = Event(id="e", title="The collision")
TRUE = Claim(id="t", statement="She broke in two", value_type="truth")


def said(name: str, value: str | None = None, **more: Any) -> Stated:
    given: dict[str, Any] = {"annotation_id": f"annotation of {name}", "source_id": f"source of {name}", **more}
    return Stated(id=name, value=value, **given)


def test_conflicts_come_first_then_tensions_in_the_order_given() -> None:
    stated = [said("a", "1490"), said("b", "1000", qualifier="at least"), said("c", "1635"), said("d", "1490")]
    found = pairs(LOST, stated)
    assert [(pair.a, pair.b, pair.relation) for pair in found] == [
        ("a", "c", "conflict"),
        ("c", "d", "conflict"),
        ("a", "b", "tension"),
        ("b", "c", "tension"),
        ("b", "d", "tension"),
    ]
    assert [pair.sentence for pair in found[:2]] == ["1,490 does not meet 1,635", "1,635 does not meet 1,490"]


def test_the_same_said_of_other_things_is_kept_apart() -> None:
    stated = [said("a", "100", scope="city"), said("b", "100", scope="region"), said("c", "200", scope="Region")]
    assert [(pair.a, pair.b) for pair in pairs(LOST, stated)] == [("b", "c")]


@pytest.mark.parametrize(
    ("a", "b", "sentence"),
    [
        (said("a", "120000", qualifier="at least"), said("b", "50000", value_high="60000"),
         "at least 120,000 does not meet 50,000 to 60,000"),
        (said("a", "100000", qualifier="more than"), said("b", "150000"),
         "more than 100,000 and 150,000 can both hold, but the stated 100,000 and 150,000 are 33.4 % apart"),
        (said("a", "100", stance="denies"), said("b", "100"), "100 is asserted and denied"),
        (said("a", stance="denies"), said("b", "5"), "5 is asserted, and that there is any is denied"),
        (said("a", "50", value_high="60", stance="denies"), said("b", "55"),
         "55 lies within 50 to 60, which is denied"),
        (said("a", "100", scope="the city"), said("b", "50", scope="the region"),
         "one speaks of “the city”, the other of “the region”"),
        (said("a", "100", as_of="2023-09-19"), said("b", "50", as_of="2023-09-20"),
         "one is as of 19 Sep 2023, the other as of 20 Sep 2023"),
    ],
)  # fmt: skip
def test_a_pair_says_why_in_words_that_can_be_checked(a: Stated, b: Stated, sentence: str) -> None:
    assert pair_of(a, b, LOST).sentence == sentence


@pytest.mark.parametrize(
    ("a", "b", "sentence"),
    [
        ("2023-09-19", "2023-09-20", "19 Sep 2023 does not meet 20 Sep 2023"),
        ("2023-09-19/2023-09-20", "2023-09-21", "21 Sep 2023 lies wholly outside 19–20 Sep 2023"),
        ("2020-23", "2020-12", "autumn 2020 does not meet Dec 2020, but a season is loose and the gap is 1 day"),
        ("2020-01/2020-05", "2020-01/2020-06", "the ends do not meet: May 2020 and Jun 2020"),
    ],
)
def test_dates_of_an_event_are_told_by_the_annotations(a: str, b: str, sentence: str) -> None:
    pair = pair_of(said("a", a), said("b", b), HIT)
    assert (pair.a, pair.b, pair.kind) == ("annotation of a", "annotation of b", "date")
    assert pair.sentence == sentence


def test_a_duration_is_told_in_units_of_time() -> None:
    lasted = Claim(id="c", statement="How long did she take to sink?", value_type="duration")
    pair = pair_of(said("a", "0.111111111"), said("b", "0.125", qualifier="more than"), lasted)
    assert pair.kind == "duration"
    assert pair.sentence == "2 hours 40 minutes does not meet more than 3 hours"


@pytest.mark.parametrize(
    ("more_a", "more_b", "same_voice", "remark"),
    [
        ({}, {}, False, ""),
        ({"voice_id": "v"}, {"voice_id": "v"}, True, "; the same voice contradicts itself"),
        ({"source_id": "s"}, {"source_id": "s"}, True, "; the same voice contradicts itself"),
        ({"source_id": "s", "voice_id": "v"}, {"source_id": "s"}, False, ""),
        ({"voice_id": "v", "published": "1912-04-17"}, {"voice_id": "v", "published": "1912-04-15"}, True,
         "; the same voice changed its account between 15 Apr 1912 and 17 Apr 1912"),
        ({"voice_id": "v", "published": "1912-04-17"}, {"voice_id": "v"}, True, "; the same voice contradicts itself"),
        ({"voice_id": "v", "as_of": "1912-04"}, {"voice_id": "v", "as_of": "1912-04-15"}, True,
         "; the same voice changed its account between Apr 1912 and 15 Apr 1912"),
        ({"certainty": "likely"}, {"certainty": "possible"}, False,
         "; the first is only likely; the second is only possible"),
    ],
)  # fmt: skip
def test_what_is_said_of_voice_and_certainty(
    more_a: dict[str, str], more_b: dict[str, str], same_voice: bool, remark: str
) -> None:
    pair = pair_of(said("a", **more_a), said("b", stance="denies", **more_b), TRUE)
    assert pair.relation == "conflict"
    assert pair.same_voice is same_voice
    assert pair.sentence == "asserted by one, denied by the other" + remark


def test_a_pair_is_printed_as_the_contract_has_it() -> None:
    pair = pair_of(said("a", "1", source_id="s"), said("b", "2", source_id="s", voice_id="v"), LOST)
    assert pair.as_json() == {
        "a": "a",
        "b": "b",
        "relation": "conflict",
        "kind": "number",
        "same_source": True,
        "same_voice": False,
        "reason": "1 does not meet 2",
    }


def test_another_language_brings_its_own_sentences_and_figures() -> None:
    pair = pair_of(said("a", "1490"), said("b", "1635"), LOST)
    assert pair.reason is not None

    def shown(given: Number | Date | str | int) -> str:
        assert isinstance(given, Number)
        return f"<{given.value}>"

    words = say(pair.reason, {"number.apart": "{b} gegen {a}"}.__getitem__, shown)
    assert words == "<1635> gegen <1490>"


def test_what_a_new_statement_stands_against_is_told_at_once() -> None:
    others = [said("a", "1490"), said("b", "1000", qualifier="at least"), said("c", "1635")]
    found = conflicts_of(said("new", "1490"), LOST, others)
    assert [(pair.b, pair.relation) for pair in found] == [("c", "conflict"), ("b", "tension")]


def test_what_is_stated_comes_from_annotations() -> None:
    annotation = Annotation(
        id="a1",
        source_id="s1",
        revision=1,
        start=0,
        end=1,
        quote="x",
        events=(EventTag(id="t1", event_id="e", date="1912-04-14", voice_id="v"), EventTag(id="t2", event_id="other")),
        positions=(
            Position(id="p1", claim_id="c", value="1490", via=("agency",), as_of="1912-04-15", certainty="likely"),
            Position(id="p2", claim_id="other", value="1"),
        ),
    )
    published = {"s1": "1912-04-16"}
    assert stated_on(LOST, [annotation], published) == [
        Stated(
            id="p1", annotation_id="a1", source_id="s1", value="1490", via=("agency",), as_of="1912-04-15",
            certainty="likely", published="1912-04-16",
        )
    ]  # fmt: skip
    assert stated_on(HIT, [annotation], published) == [
        Stated(
            id="t1", annotation_id="a1", source_id="s1", voice_id="v", value="1912-04-14", published="1912-04-16"
        )
    ]  # fmt: skip


CLAIMS = [
    Claim(
        id="c",
        statement="?",
        value_type=value_type,
        compare=way,
        tolerance=tolerance,
        answers=(Answer(id="x", text="X"), Answer(id="y", text="Y")),
    )
    for value_type in ("truth", "number", "duration", "date", "answer")
    for way in COMPARES
    for tolerance in (None, "0.3")
]
NUMBERS = st.sampled_from(["-10", "-9.5", "0", "1", "90", "95", "100", "100.000000001", "105", "110", "1200"])
DATES = st.sampled_from(
    ["2020", "2020~", "2020?", "2020-23", "2020-23~", "2020-12", "2021-01%", "2020-11-30", "2020-12-01~", "202X",
     "2020-10/2020-12", "2020-10?/2020-12~", "2020-23/2021-02", "2020/..", "../2020", "[2020-10..2020-12]", "[..2020]",
     "2020-11-30T23:59:00~"]
)  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, of_dates: bool) -> Stated:
    value = draw(st.none() | (DATES if of_dates else NUMBERS))
    high = None if of_dates or value is None else draw(st.none() | NUMBERS)
    return Stated(
        id="",
        annotation_id=draw(st.sampled_from("ab")),
        source_id=draw(st.sampled_from("st")),
        voice_id=draw(st.sampled_from(["v", None])),
        stance=draw(st.sampled_from(["asserts", "asserts", "denies", "questions"])),
        value=value,
        value_high=high,
        qualifier=None if high is not None else draw(st.sampled_from([None, *QUALIFIERS])),
        answer_id=draw(st.sampled_from(["x", "y", None])),
        scope=draw(st.sampled_from(["", "", "", "City", "region"])),
        as_of=draw(st.none() | st.none() | DATES),
        certainty=draw(st.sampled_from(["certain", "possible"])),
        published=draw(st.none() | DATES),
    )


@st.composite
def statements_on_a_claim(draw: st.DrawFn) -> tuple[Claim | Event, list[Stated]]:
    subjects: list[Claim | Event] = [*CLAIMS, HIT]
    subject = draw(st.sampled_from(subjects))
    of_dates = isinstance(subject, Event) or subject.value_type == "date"
    kinds = draw(st.lists(statements(of_dates), min_size=1, max_size=4))
    chosen = draw(st.lists(st.sampled_from(kinds), max_size=7))
    return subject, [replace(each, id=f"{number}") for number, each in enumerate(chosen)]


@given(statements_on_a_claim())
def test_comparing_is_symmetric_and_nothing_stands_against_itself(given: tuple[Claim | Event, list[Stated]]) -> None:
    subject, stated = given
    for a in stated:
        assert compare(a, a, subject).relation in ("agree", "nothing")
    for a, b in combinations(stated, 2):
        outcome = compare(a, b, subject)
        assert compare(b, a, subject).relation == outcome.relation
        assert (outcome.reason is None) == (outcome.relation in ("agree", "nothing"))
        if outcome.reason is not None:
            assert outcome.reason.id in TEMPLATES
            assert "{" not in outcome.reason.sentence


@given(statements_on_a_claim())
def test_grouping_finds_what_comparing_each_pair_finds(given: tuple[Claim | Event, list[Stated]]) -> None:
    subject, stated = given
    relations: tuple[Relation, ...] = ("conflict", "tension", "not_the_same_thing", "agree")
    expected = [pair_of(a, b, subject) for a, b in combinations(stated, 2)]
    expected = [pair for relation in relations for pair in expected if pair.relation == relation]
    assert pairs(subject, stated, relations) == expected
