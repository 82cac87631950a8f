"""Positions in few words, and the rules asked both ways."""

from crossread.db.disagreements import Outcome, Stated, compare
from crossread.db.records import QUALIFIERS, Answer, Claim, Compare, Event, Qualifier, Stance, ValueType

BY_WORDS: dict[str, Qualifier | None] = {"": None} | {qualifier: qualifier for qualifier in QUALIFIERS}


ANSWERS = (Answer(id="baku", text="Baku"), Answer(id="moscow", text="Moscow"))


def claim(value_type: ValueType, compare: Compare = "exclusive", tolerance: str | None = None) -> Claim:
    return Claim(id="c", statement="?", value_type=value_type, compare=compare, answers=ANSWERS, tolerance=tolerance)


NUMBER, DURATION, DATE, TRUTH = claim("number"), claim("duration"), claim("date"), claim("truth")


def stated(
    value: str | None = None,
    value_high: str | None = None,
    qualifier: Qualifier | None = None,
    *,
    stance: Stance = "asserts",
    answer_id: str | None = None,
    scope: str = "",
    as_of: str | None = None,
) -> Stated:
    return Stated(
        id="p",
        annotation_id="a",
        source_id="s",
        value=value,
        value_high=value_high,
        qualifier=qualifier,
        stance=stance,
        answer_id=answer_id,
        scope=scope,
        as_of=as_of,
    )


def number(words: str, stance: Stance = "asserts") -> Stated:
    """`qualifier value`, `value..high`, or nothing for no value."""
    if not words:
        return stated(stance=stance)
    qualifier, _, value = words.rpartition(" ")
    low, _, high = value.partition("..")
    return stated(low, high or None, BY_WORDS[qualifier], stance=stance)


def both_ways(a: Stated, b: Stated, subject: Claim | Event) -> Outcome:
    outcome = compare(a, b, subject)
    assert compare(b, a, subject).relation == outcome.relation
    return outcome
