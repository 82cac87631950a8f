"""Counting pairs without making them gives what making them gives, for any statements on any kind of claim."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.db.disagreements import Stated, pairs
from crossread.db.disagreements.tally import Tally, said_by, tally
from crossread.db.records import COMPARES, QUALIFIERS, Answer, Claim, Event

ANSWERS = (Answer(id="x", text="X"), Answer(id="y", text="Y"), Answer(id="z", text="Z"))
DATES = (
    *("1912", "1912-04", "1912-04-14", "1912-04-15", "1912-04-14T23:40:00", "1912-04-14/1912-04-15", "1912-05"),
    *(
        "1912-04~",
        "1912-04-20~",
        "1912?",
        "1913?",
        "1912-22",
        "1912-23",
        "[1912-04-10..1912-04-20]",
        "191X",
        "1912-06/..",
    ),
)
NUMBERS = ("0", "100", "100.0", "104", "106", "110", "200", "-5", "1000", "1490", "95", "95.000000001", "105.263157895")

claims = st.builds(
    Claim,
    id=st.just("c"),
    statement=st.just("?"),
    value_type=st.sampled_from(("truth", "number", "duration", "date", "answer")),
    compare=st.sampled_from(COMPARES),
    answers=st.just(ANSWERS),
    tolerance=st.sampled_from((None, "0", "0.5")),
)


def statements(value_type: str) -> st.SearchStrategy[list[Stated]]:
    values = st.sampled_from(DATES if value_type == "date" else NUMBERS)
    figures = value_type in ("number", "duration")
    one = st.builds(
        Stated,
        id=st.uuids().map(str),
        annotation_id=st.just("a"),
        source_id=st.sampled_from("pqr"),
        stance=st.sampled_from(("asserts", "asserts", "asserts", "denies", "questions")),
        value=st.none() | values if value_type != "truth" else st.none(),
        value_high=st.none() | values if figures else st.none(),
        qualifier=st.none() | st.sampled_from(QUALIFIERS) if figures else st.none(),
        answer_id=st.sampled_from((None, "x", "y", "z")) if value_type == "answer" else st.none(),
        scope=st.sampled_from(("", "", "", "city", "City ", "region")),
        as_of=st.sampled_from((None, None, None, "1912-04-14", "1912-04", "1912-05")),
    )
    return st.lists(one, max_size=12)


def made(subject: Claim | Event, stated: list[Stated]) -> Tally:
    found = pairs(subject, stated)
    conflicts = sum(pair.relation == "conflict" for pair in found)
    return Tally(conflicts, len(found) - conflicts)


@given(claims.flatmap(lambda claim: st.tuples(st.just(claim), statements(claim.value_type))))
def test_the_figures_are_those_of_the_pairs(case: tuple[Claim, list[Stated]]) -> None:
    claim, stated = case
    assert tally(claim, said_by(stated)) == made(claim, stated)


@given(statements("date"))
def test_so_are_those_on_the_date_of_an_event(stated: list[Stated]) -> None:
    event = Event(id="e", title="It sank")
    asserted = [Stated(id=each.id, annotation_id="a", source_id=each.source_id, value=each.value) for each in stated]
    assert tally(event, said_by(asserted)) == made(event, asserted)


def test_what_is_said_often_is_counted_as_often() -> None:
    claim = Claim(id="c", statement="How many?", value_type="number")
    stated = [Stated(id=f"{n}", annotation_id="a", source_id="s", value=("100", "200")[n % 2]) for n in range(2000)]
    assert tally(claim, said_by(stated)) == Tally(1_000_000)


def test_many_different_figures_are_not_compared_one_by_one() -> None:
    claim = Claim(id="c", statement="How many?", value_type="number")
    stated = [Stated(id=f"{n}", annotation_id="a", source_id="s", value=str(n)) for n in range(20_000)]
    # One by one the 200 million pairs would take an hour.
    assert tally(claim, said_by(stated)) == Tally(20_000 * 19_999 // 2)
