"""Each row of the table of DESIGN.md section 8, as cases: two statements, and how they stand to each other."""

import pytest

from crossread.db.disagreements import Outcome, Stated, compare, is_comparable
from crossread.db.records import QUALIFIERS, Answer, Claim, Compare, Event, Qualifier, Stance, ValueType

EVENT = Event(id="e", title="The collision")
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


NUMBERS = [
    # a point and a point
    ("100", "100", "agree"),
    ("100", "100.0", "agree"),
    ("100", "101", "conflict"),
    ("100000000000000000.000000001", "100000000000000000.000000002", "conflict"),
    # closed ranges
    ("50..60", "60", "agree"),
    ("50..60", "60..70", "agree"),
    ("50..60", "61..70", "conflict"),
    ("50..60", "60.000000001", "conflict"),
    ("60..50", "55", "agree"),
    # about: 10 % either side, both ends included
    ("about 100", "110", "tension"),
    ("about 100", "90", "tension"),
    ("about 100", "111", "conflict"),
    ("about 100", "89", "conflict"),
    ("about 100", "105", "agree"),
    ("about 100", "about 120", "tension"),
    ("about 100", "about 125", "conflict"),
    ("about -100", "-110", "tension"),
    ("about -100", "-90", "tension"),
    ("about -100", "-111", "conflict"),
    ("about 0", "0", "agree"),
    ("about 0", "1", "conflict"),
    # nearly: from 10 % below up to the value, both included
    ("nearly 100", "100", "agree"),
    ("nearly 100", "95", "agree"),
    ("nearly 100", "90", "tension"),
    ("nearly 100", "89", "conflict"),
    ("nearly 100", "101", "conflict"),
    ("nearly -100", "-110", "tension"),
    ("nearly -100", "-99", "conflict"),
    # more than leaves out the value, at least does not
    ("more than 100", "100", "conflict"),
    ("at least 100", "100", "agree"),
    ("more than 100", "104", "agree"),
    ("more than 100", "150", "tension"),
    ("more than 100", "99", "conflict"),
    ("more than 100", "at most 100", "conflict"),
    ("at least 100", "at most 100", "agree"),
    ("at least 100", "less than 100", "conflict"),
    ("at least 100", "at least 200", "tension"),
    ("more than 100", "nearly 100", "conflict"),
    ("more than 100", "about 95", "agree"),
    ("at least 120000", "50000..60000", "conflict"),
    ("more than 55", "50..60", "agree"),
    ("more than 60", "50..60", "conflict"),
    ("at least 60", "50..60", "agree"),
    # less than, at most, up to: down to 0
    ("less than 100", "100", "conflict"),
    ("at most 100", "100", "agree"),
    ("up to 100", "100", "agree"),
    ("up to 100", "101", "conflict"),
    ("up to 100", "96", "agree"),
    ("up to 100", "94", "tension"),
    ("up to 100", "0", "tension"),
    ("up to 100", "-1", "conflict"),
    ("up to 0", "0", "agree"),
    ("up to 0", "-1", "conflict"),
    # unbounded below for a value below 0, and for less than 0 itself
    ("up to -5", "-1000", "tension"),
    ("up to -5", "-5", "agree"),
    ("up to -5", "-4", "conflict"),
    ("less than -5", "-5", "conflict"),
    ("at least -5", "up to -5", "agree"),
    ("less than 0", "-1", "tension"),
    ("less than 0", "0", "conflict"),
    ("less than 0", "less than 0", "agree"),
    # 5 % of the larger, exactly, is no tension yet
    ("more than 95", "100", "agree"),
    ("more than 94.999999999", "100", "tension"),
    ("at least -100", "-95", "agree"),
    ("at least -100", "-94", "tension"),
    ("at least -10", "10", "tension"),
    # a figure that cannot be read says nothing
    ("1912-04", "100", "nothing"),
    ("", "100", "nothing"),
]


@pytest.mark.parametrize(("a", "b", "relation"), NUMBERS)
@pytest.mark.parametrize("subject", [NUMBER, DURATION], ids=["number", "duration"])
def test_numbers_and_durations(a: str, b: str, relation: str, subject: Claim) -> None:
    assert both_ways(number(a), number(b), subject).relation == relation


@pytest.mark.parametrize(
    ("tolerance", "a", "b", "relation"),
    [
        ("0.25", "about 100", "125", "tension"),
        ("0.25", "about 100", "126", "conflict"),
        ("0.01", "about 100", "102", "conflict"),
        ("0", "about 100", "100", "agree"),
        ("0", "about 100", "100.1", "conflict"),
        ("0.25", "nearly 100", "80", "conflict"),
        ("0.25", "100", "101", "conflict"),
    ],
)
def test_the_tolerance_is_for_about_alone(tolerance: str, a: str, b: str, relation: str) -> None:
    assert both_ways(number(a), number(b), claim("number", tolerance=tolerance)).relation == relation


@pytest.mark.parametrize(
    ("denied", "asserted", "relation"),
    [
        ("100", "100", "conflict"),
        ("100", "101", "nothing"),
        ("100", "about 100", "nothing"),
        ("about 100", "100", "conflict"),
        ("about 100", "about 100", "conflict"),
        ("50..60", "55", "conflict"),
        ("50..60", "50..60", "conflict"),
        ("50..60", "55..61", "nothing"),
        ("more than 100", "150", "conflict"),
        ("more than 100", "100", "nothing"),
        ("more than 100", "more than 100", "conflict"),
        ("more than 100", "at least 100", "nothing"),
        ("at least 100", "more than 100", "conflict"),
        ("up to 100", "less than 100", "conflict"),
        ("less than 100", "up to 100", "nothing"),
        ("up to 100", "-5", "nothing"),
        # without a value it denies that there is any
        ("", "1", "conflict"),
        ("", "0", "nothing"),
        ("", "-5", "nothing"),
        ("", "0..50", "nothing"),
        ("", "10..50", "conflict"),
        ("", "up to 100", "conflict"),
        ("", "less than 100", "conflict"),
        ("", "more than 0", "nothing"),
        ("", "0.000000001", "conflict"),
        ("", "", "nothing"),
    ],
)
def test_denied_numbers(denied: str, asserted: str, relation: str) -> None:
    assert both_ways(number(denied, "denies"), number(asserted), NUMBER).relation == relation
    assert both_ways(number(denied, "denies"), number(asserted), DURATION).relation == relation


@pytest.mark.parametrize(
    ("a", "b", "relation"), [("100", "100", "agree"), ("100", "200", "nothing"), ("", "1", "nothing")]
)
def test_two_denials_never_conflict(a: str, b: str, relation: str) -> None:
    assert both_ways(number(a, "denies"), number(b, "denies"), NUMBER).relation == relation


DATES = [
    # plain dates and less precise ones
    ("2023-09-19", "2023-09-19", "agree"),
    ("2023-09-19", "2023-09-20", "conflict"),
    ("2023-09", "2023-09-20", "agree"),
    ("2023", "2023-09-20", "agree"),
    ("202X", "2023-09-20", "agree"),
    ("2023-08", "2023-09-01", "conflict"),
    ("2022", "2023", "conflict"),
    ("-0043", "-0044", "conflict"),
    # times of day: it is days that meet or do not
    ("1912-04-14T23:40:00", "1912-04-14T23:45:00", "agree"),
    ("1912-04-14T23:40:00", "1912-04-14", "agree"),
    ("1912-04-14T23:40:00", "1912-04-15T02:20:00", "conflict"),
    # some time within
    ("[2022-03..2022-05]", "2022-04-10", "agree"),
    ("[2022-03..2022-05]", "2022-06-01", "conflict"),
    ("[2022-03..2022-05]", "[2022-05-31..2022-07]", "agree"),
    ("[2022-03..2022-05]", "[2022-06..2022-07]", "conflict"),
    ("[..2022]", "1850", "agree"),
    ("[..2022]", "2023", "conflict"),
    ("[2022..]", "2021-12-31", "conflict"),
    # ~ widens by one unit of the date's own precision
    ("2022-12~", "2023-01-31", "tension"),
    ("2022-12~", "2022-11-01", "tension"),
    ("2022-12~", "2023-02-01", "conflict"),
    ("2022-12~", "2022-10-31", "conflict"),
    ("2022-12~", "2022-12-05", "agree"),
    ("2022~", "2021-01-01", "tension"),
    ("2022~", "2020-12-31", "conflict"),
    ("2023-09-19~", "2023-09-20", "tension"),
    ("2023-09-19~", "2023-09-21", "conflict"),
    ("2023-09-19~", "2023-09-21~", "tension"),
    ("2020-23~", "2021-02-28", "tension"),
    ("202X~", "2019", "tension"),
    ("202X~", "2009", "conflict"),
    ("[2022-03~..2022-05]", "2022-02", "tension"),
    ("[2022-03..2022-05~]", "2022-02", "conflict"),
    # ? softens, however far
    ("2023?", "1999", "tension"),
    ("2023-09-19?", "2023-09-30", "tension"),
    ("2023-09-19?", "2023-09-19", "agree"),
    ("2023%", "1999", "tension"),
    # a season misses by at most 31 days
    ("2020-23", "2020-12-01", "tension"),
    ("2020-23", "2020-12-31", "tension"),
    ("2020-23", "2021-01", "conflict"),
    ("2020-23", "2020-11-30", "agree"),
    ("2020-23", "2020-08-31", "tension"),
    ("2020-23", "2020-08", "tension"),
    ("2020-23", "2020-07-31", "conflict"),
    ("2020-23", "2020-24", "tension"),
    ("2020-23", "2021-21", "conflict"),
    ("2020-24", "2021-02-28", "agree"),
    ("2020-24", "2021-03-31", "tension"),
    ("2020-24", "2021-04-01", "conflict"),
    ("2020-23", "2021-01-01~", "tension"),
    ("2020-23", "2021-01-02~", "conflict"),
    # spans: their starts and their ends
    ("2023-09-19/2023-09-20", "2023-09-19/2023-09-20", "agree"),
    ("2023-09-19/2023-09-20", "2023-09-19/2023-09-21", "conflict"),
    ("2023-09-18/2023-09-20", "2023-09-19/2023-09-20", "conflict"),
    ("2023-09/2023-10", "2023-09-19/2023-10-20", "agree"),
    ("2023-09-19/2023-09-20", "2023-09-19/2023-09-21?", "tension"),
    ("2023-09-19/2023-09-20", "2023-09-18?/2023-09-21", "conflict"),
    ("2023-09-19~/2023-09-20", "2023-09-18/2023-09-20", "tension"),
    ("2020-23/2021-05", "2020-12/2021-05", "tension"),
    ("2020/..", "2020/2022", "agree"),
    ("2020/..", "2021/..", "conflict"),
    # a date and a span: wholly outside
    ("2023-09-19/2023-09-20", "2023-09-19", "agree"),
    ("2023-09-19/2023-09-25", "2023-09-22", "agree"),
    ("2023-09-19/2023-09-20", "2023-09", "agree"),
    ("2023-09-19/2023-09-20", "2023-09-21", "conflict"),
    ("2023-09-19/2023-09-20~", "2023-09-21", "tension"),
    ("2023-09-19/2023-09-20?", "2023-09-30", "tension"),
    ("2023-09-19?/2023-09-20", "2023-09-30", "conflict"),
    ("2023-09-19/2023-09-20", "[2023-09-20..2023-10]", "agree"),
    ("2023-09-19/2023-09-20", "[2023-09-21..2023-10]", "conflict"),
    ("2020/..", "2030", "agree"),
    ("2020/..", "2019", "conflict"),
    # what is no date says nothing
    ("100000", "2019-02-31", "nothing"),
]


@pytest.mark.parametrize(("a", "b", "relation"), DATES)
@pytest.mark.parametrize("subject", [DATE, EVENT], ids=["claim", "event"])
def test_dates(a: str, b: str, relation: str, subject: Claim | Event) -> None:
    assert both_ways(stated(a), stated(b), subject).relation == relation


@pytest.mark.parametrize(
    ("denied", "asserted", "relation"),
    [
        ("2023-09", "2023-09-19", "conflict"),
        ("2023-09", "2023-09", "conflict"),
        ("2023-09-19", "2023-09", "nothing"),
        ("2023-09", "2023-10", "nothing"),
        ("2023-09", "2023-09-19/2023-09-20", "conflict"),
        ("2023-09", "[2023-09-19..2023-10]", "nothing"),
        ("2022", "2022~", "nothing"),
        ("2022~", "2022~", "conflict"),
        ("[..2022]", "1850", "conflict"),
        (None, "2023", "nothing"),
    ],
)
def test_denied_dates(denied: str | None, asserted: str, relation: str) -> None:
    assert both_ways(stated(denied, stance="denies"), stated(asserted), DATE).relation == relation


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
