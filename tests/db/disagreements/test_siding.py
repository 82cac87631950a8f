"""Who is on whose side: of dates of which some are exact and some are vague, and of one voice against itself."""

import pytest

from crossread.db.disagreements import Origins, Stated, sides
from crossread.db.records import Claim, Event

EVENT = Event(id="e", title="The armistice")
HOW_MANY = Claim(id="n", statement="How many fled?", value_type="number")


def dated(*dates: str) -> list[Stated]:
    return [Stated(id=date, annotation_id=date, source_id=str(place), value=date) for place, date in enumerate(dates)]


def told(subject: Claim | Event, stated: list[Stated]) -> list[tuple[list[str | None], bool]]:
    return [([each.value for each in side.stated], side.beside) for side in sides(subject, stated, Origins())]


def test_what_agrees_with_both_is_on_neither_side() -> None:
    stated = dated("2020-11", "2020-11-09", "2020", "2020-11-10", "2020-11-10")
    assert told(EVENT, stated) == [
        (["2020-11-10", "2020-11-10"], False),
        (["2020-11-09"], False),
        (["2020-11", "2020"], True),
    ]


def test_what_stands_against_one_is_on_the_others_side() -> None:
    assert told(EVENT, dated("2020-11-09", "2020-12", "2020-11")) == [
        (["2020-11-09", "2020-11"], False),
        (["2020-12"], False),
    ]


def test_where_nothing_is_at_odds_all_are_beside() -> None:
    assert told(EVENT, dated("2020", "2020-11", "2020-11-09")) == [(["2020", "2020-11", "2020-11-09"], True)]


@pytest.mark.parametrize("scope", ["then", "there"])
def test_what_is_of_another_thing_is_beside_too(scope: str) -> None:
    stated = [
        Stated(id="a", annotation_id="a", source_id="a", value="100", scope="now"),
        Stated(id="b", annotation_id="b", source_id="b", value="200", scope="now"),
        Stated(id="c", annotation_id="c", source_id="c", value="300", scope=scope),
    ]
    assert told(HOW_MANY, stated) == [(["100"], False), (["200"], False), (["300"], True)]


def test_what_was_told_apart_from_the_other_side_counts_against_nobody() -> None:
    claim = Claim(id="t", statement="They failed", value_type="truth")
    stated = [
        Stated(id="a", annotation_id="a", source_id="a"),
        Stated(id="b", annotation_id="b", source_id="b", as_of="2022-08"),
        Stated(id="c", annotation_id="c", source_id="c", stance="denies", as_of="2023"),
    ]
    found = [([each.id for each in side.stated], side.beside) for side in sides(claim, stated, Origins())]
    assert found == [(["a"], False), (["c"], False), (["b"], True)]
