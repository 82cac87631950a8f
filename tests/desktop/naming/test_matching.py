"""What is typed finds what is meant, in a stable order."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.naming.matching import Index, Named, Rank, fold, same_name, spans, word_list

ENTRIES = [
    Named(id="a", text="Collision", group="The night"),
    Named(id="b", text="How many were lost?", others=("MWL",)),
    Named(id="c", text="How many women were lost?"),
    Named(id="d", text="Émile's surrender"),
    Named(id="e", text="Ministry of Defence", others=("MoD", "Defence ministry")),
    Named(id="f", text="Lost boats"),
    Named(id="g", text="谁先开火"),
]
INDEX = Index(ENTRIES)


def ids(typed: str, **options: Any) -> list[str]:
    return [match.named.id for match in INDEX.find(typed, **options)]


@pytest.mark.parametrize(
    ("typed", "first", "rank"),
    [
        ("collision", "a", Rank.WHOLE),
        ("HOW MANY WERE LOST", "b", Rank.WHOLE),
        ("mod", "e", Rank.WHOLE),
        ("mwl", "b", Rank.WHOLE),
        ("how many wo", "c", Rank.START),
        ("emile", "d", Rank.START),
        ("many lo", "b", Rank.WORD_STARTS),
        ("lost wom", "c", Rank.WORD_STARTS),
        ("hmw", "b", Rank.INITIALS),
        ("night", "a", Rank.OTHER_NAMES),
        ("defence min", "e", Rank.WORD_STARTS),
        ("ollis", "a", Rank.INSIDE),
        ("clsn", "a", Rank.LETTERS),
        ("collsision", "a", Rank.MISTYPED),
        ("先开", "g", Rank.INSIDE),
    ],
)
def test_finds(typed: str, first: str, rank: Rank) -> None:
    match = INDEX.find(typed)[0]
    assert (match.named.id, match.rank) == (first, rank)


def test_finds_nothing_for_what_is_nowhere() -> None:
    assert ids("zeppelin") == []
    assert ids("xq") == []


def test_words_that_begin_come_before_words_that_merely_hold() -> None:
    assert ids("lost") == ["f", "b", "c"]


def test_those_used_last_come_first_among_equals() -> None:
    assert ids("how many") == ["b", "c"]
    assert ids("how many", used={"c": 0}) == ["c", "b"]


def test_those_that_fit_come_before_those_used_last() -> None:
    assert ids("how many", used={"b": 0}, fitting=frozenset("c")) == ["c", "b"]


def test_nothing_typed_gives_the_used_then_the_fitting_then_the_rest_in_order() -> None:
    assert ids("", used={"f": 1, "d": 0}, fitting=frozenset("e")) == ["d", "f", "e", "a", "b", "c", "g"]
    assert ids("  ?! ") == list("abcdefg")


def test_no_more_than_the_limit() -> None:
    assert len(INDEX.find("", limit=3)) == 3
    assert len(INDEX.find("o", limit=2)) == 2


def test_named_takes_the_very_name_only() -> None:
    named = INDEX.named("ministry of defence")
    assert named is not None
    assert named.id == "e"
    assert INDEX.named("MOD") is named
    assert INDEX.named("Ministry") is None


def test_names_are_the_same_but_for_case_accents_and_punctuation() -> None:
    assert same_name("How many fled?", "how many  FLED")
    assert same_name("Émile’s", "emiles")
    assert not same_name("fled", "flew")


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("How many were lost?", "lost", [(14, 18)]),
        ("How many were lost?", "ma lo", [(4, 6), (14, 16)]),
        ("Lost and last", "la", [(9, 11)]),
        ("Émile", "em", [(0, 2)]),
        ("Straße", "strass", [(0, 5)]),
        ("Collision", "clsn", []),
        ("Collision", "", []),
    ],
)
def test_spans(text: str, typed: str, found: list[tuple[int, int]]) -> None:
    assert spans(text, typed) == found


@given(st.text(max_size=30), st.text(max_size=12))
def test_any_text_can_be_searched_and_marked(text: str, typed: str) -> None:
    found = Index([Named(id="x", text=text)]).find(typed)
    assert len(found) <= 1
    for start, end in spans(text, typed):
        assert 0 <= start < end <= len(text)


@given(st.text(min_size=1, max_size=30))
def test_every_name_with_a_letter_finds_itself(text: str) -> None:
    if word_list(text):
        assert Index([Named(id="x", text=text)]).find(text)[0].rank is Rank.WHOLE
    assert fold(fold(text)) == fold(text)
