"""What is typed as the value found, read as what it means, and shown as people write it."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.records import Answer, Claim, Event, Finding, ValueType
from crossread.desktop.review.finding.values import meaning, shown

_ANSWERS = (Answer(id="a", text="Baku", aliases=("Azerbaijan",)), Answer(id="b", text="Yerevan"))


def _claim(kind: ValueType) -> Claim:
    return Claim(id="c", statement="?", value_type=kind, answers=_ANSWERS)


@pytest.mark.parametrize(
    ("kind", "typed", "finding", "words"),
    [
        ("number", "1,490", Finding(value="1490"), "1,490"),
        ("number", ">100k", Finding(value="100000", qualifier="more than"), "more than 100,000"),
        ("number", "50..60", Finding(value="50", value_high="60"), "50 to 60"),
        ("number", "several dozen", Finding(value="36", value_high="99"), "36 to 99"),
        ("duration", "2h", Finding(value="0.083333333"), "2 hours"),
        ("duration", "about 10 months", None, None),
        ("date", "14.4.1912", Finding(value="1912-04-14"), "14 Apr 1912"),
        ("date", "late 2022", Finding(value="2022-09/2022-12"), "late 2022"),
        ("answer", "azerbaijan", Finding(answer_id="a"), "Baku"),
        ("number", "  ", None, ""),
    ],
)
def test_what_is_typed(kind: ValueType, typed: str, finding: Finding | None, words: str | None) -> None:
    claim = _claim(kind)
    read = meaning(typed, claim)
    if words is None:
        assert read is not None
        assert meaning(shown(read, claim), claim) == read
    else:
        assert shown(read, claim) == words
        if kind != "date":
            assert read == finding


def test_that_of_an_event_is_a_date() -> None:
    event = Event(id="e", title="Sinking")
    assert shown(meaning("15 April 1912", event), event) == "15 Apr 1912"


@pytest.mark.parametrize(("kind", "typed"), [("number", "many"), ("date", "someday"), ("answer", "Paris")])
def test_what_cannot_be_read_is_refused_in_words(kind: ValueType, typed: str) -> None:
    with pytest.raises(InvalidRecordError, match=typed):
        meaning(typed, _claim(kind))
