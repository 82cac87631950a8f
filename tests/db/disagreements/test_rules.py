"""When positions on truth and answers conflict, and what is not compared or not the same thing."""

import pytest

from crossread.db.disagreements import Stated, is_comparable
from crossread.db.records import Claim, Compare, Stance, ValueType
from tests.db.disagreements.stating import DATE, DURATION, NUMBER, TRUTH, both_ways, claim, stated


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [("asserts", "denies", "conflict"), ("asserts", "asserts", "agree"), ("denies", "denies", "agree")],
)
def test_truth(a: Stance, b: Stance, relation: str) -> None:
    assert both_ways(stated(stance=a), stated(stance=b), TRUTH).relation == relation


@pytest.mark.parametrize(
    ("way", "a", "b", "relation"),
    [
        ("exclusive", ("asserts", "baku"), ("asserts", "moscow"), "conflict"),
        ("exclusive", ("asserts", "baku"), ("asserts", "baku"), "agree"),
        ("exclusive", ("asserts", "baku"), ("denies", "baku"), "conflict"),
        ("exclusive", ("asserts", "baku"), ("denies", "moscow"), "nothing"),
        ("exclusive", ("denies", "baku"), ("denies", "moscow"), "nothing"),
        ("exclusive", ("denies", "baku"), ("denies", "baku"), "agree"),
        ("exclusive", ("asserts", "baku"), ("asserts", None), "nothing"),
        ("exclusive", ("asserts", "baku"), ("denies", None), "nothing"),
        ("coexist", ("asserts", "baku"), ("asserts", "moscow"), "nothing"),
        ("coexist", ("asserts", "baku"), ("asserts", "baku"), "agree"),
        ("coexist", ("asserts", "baku"), ("denies", "baku"), "conflict"),
        ("coexist", ("asserts", "baku"), ("denies", "moscow"), "nothing"),
        ("wording", ("asserts", "baku"), ("asserts", "moscow"), "nothing"),
        ("wording", ("asserts", "baku"), ("denies", "baku"), "nothing"),
    ],
)
def test_answers(way: Compare, a: tuple[Stance, str | None], b: tuple[Stance, str | None], relation: str) -> None:
    one, other = (stated(stance=stance, answer_id=answer) for stance, answer in (a, b))
    assert both_ways(one, other, claim("answer", way)).relation == relation


@pytest.mark.parametrize(
    "subject", [NUMBER, DURATION, DATE, TRUTH, claim("answer")], ids=lambda subject: subject.value_type
)
@pytest.mark.parametrize("stance", ["asserts", "denies", "questions"])
def test_questions_are_never_compared(subject: Claim, stance: Stance) -> None:
    value = "2023" if subject is DATE else "100"
    question = stated(value, stance="questions", answer_id="baku")
    assert both_ways(question, stated("1", stance=stance, answer_id="moscow"), subject).relation == "nothing"
    assert not is_comparable(question, subject)


@pytest.mark.parametrize(
    ("scopes", "as_of", "relation"),
    [
        (("the city", "the region"), (None, None), "not_the_same_thing"),
        (("The  City\n", "the city"), (None, None), "conflict"),
        (("STRASSE", "straße"), (None, None), "conflict"),
        (("the city", ""), (None, None), "conflict"),
        (("the city", "  "), (None, None), "conflict"),
        (("", ""), ("2023-09-19", "2023-09-20"), "not_the_same_thing"),
        (("", ""), ("2023-09", "2023-09-20"), "conflict"),
        (("", ""), ("2023-09-19", None), "conflict"),
        (("", ""), ("2023-09-19/2023-09-21", "2023-09-20"), "conflict"),
        (("", ""), ("2023-09-19~", "2023-09-20"), "conflict"),
        (("the city", "the city"), ("2023-09-19", "2023-09-20"), "not_the_same_thing"),
    ],
)
@pytest.mark.parametrize("subject", [NUMBER, TRUTH, DATE, claim("answer")], ids=lambda subject: subject.value_type)
def test_another_scope_or_time_is_not_the_same_thing(
    scopes: tuple[str, str], as_of: tuple[str | None, str | None], relation: str, subject: Claim
) -> None:
    denied = subject is TRUTH
    one = stated("100", answer_id="baku", scope=scopes[0], as_of=as_of[0])
    other = stated("200", answer_id="moscow", scope=scopes[1], as_of=as_of[1], stance="denies" if denied else "asserts")
    if subject is DATE:
        one, other = (stated(f"{1900 + n}", scope=scopes[n], as_of=as_of[n]) for n in range(2))
    assert both_ways(one, other, subject).relation == relation


@pytest.mark.parametrize(
    ("value_type", "each", "expected"),
    [
        ("number", stated("100"), True),
        ("number", stated(), False),
        ("number", stated(stance="denies"), True),
        ("number", stated("many"), False),
        ("number", stated("NaN"), False),
        ("date", stated("2023-09"), True),
        ("date", stated(stance="denies"), False),
        ("date", stated("last autumn"), False),
        ("truth", stated(), True),
        ("answer", stated(answer_id="baku"), True),
        ("answer", stated("baku"), False),
    ],
)
def test_what_can_be_compared(value_type: ValueType, each: Stated, expected: bool) -> None:
    assert is_comparable(each, claim(value_type)) is expected
