"""When numbers and durations conflict, stand in tension, or agree."""

import pytest

from crossread.db.records import Claim
from tests.db.disagreements.stating import DURATION, NUMBER, both_ways, claim, number

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
