"""Voices and origins are counted, not outlets."""

from crossread.db.disagreements import Count, Origins, Stated, count, sides
from crossread.db.records import Claim, Relation, RelationKind, Stance

TRUE = Claim(id="t", statement="She broke in two", value_type="truth")


def related(a: str, b: str, kind: RelationKind = "copies") -> Relation:
    return Relation(id=a + b, a=a, b=b, kind=kind)


def said(source: str, voice: str | None = None, *via: str, stance: Stance = "asserts") -> Stated:
    return Stated(
        id=source + str(voice), annotation_id=source, source_id=source, voice_id=voice, via=via, stance=stance
    )


def test_copies_translations_and_one_origin_are_one() -> None:
    origins = Origins([related("a", "b"), related("c", "b", "translates"), related("d", "e", "same_origin")])
    assert origins.of("a") == origins.of("b") == origins.of("c")
    assert origins.of("d") == origins.of("e") != origins.of("a")
    assert count([said(source) for source in "abcdef"], origins) == Count(accounts=3, sources=6)


def test_independent_sources_stay_apart() -> None:
    origins = Origins([related("a", "b", "independent")])
    assert count([said("a"), said("b")], origins) == Count(accounts=2, sources=2)


def test_long_chains_and_rings_of_copies_are_one() -> None:
    names = [f"{n:03}" for n in range(300)]
    chain = [related(a, b) for a, b in zip(names, names[1:] + names[:1], strict=True)]
    origins = Origins(reversed(chain))
    assert len({origins.of(name) for name in names}) == 1


def test_a_voice_counts_once_whoever_quotes_it() -> None:
    stated = [said("a", "v"), said("b", "v"), said("c", "w"), said("c")]
    assert count(stated, Origins()) == Count(accounts=3, sources=3)


def test_ways_that_end_at_one_place_are_one_origin() -> None:
    stated = [said("a", None, "Agency"), said("b", None, "other paper", "AGENCY "), said("c")]
    assert count(stated, Origins()) == Count(accounts=2, sources=3)


def test_sides_say_how_much_stands_against_how_much() -> None:
    stated = [said("d", stance="denies"), said("a"), said("b"), said("c"), said("q", stance="questions")]
    for_it, against = sides(TRUE, stated, Origins([related("a", "b")]))
    assert for_it.count == Count(accounts=2, sources=3)
    assert against.count == Count(accounts=1, sources=1)
    assert [each.source_id for each in against.stated] == ["d"]
