"""All statements on one subject at once: the same figures, marks and sides as pair by pair, for any statements."""

from importlib import import_module
from itertools import combinations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from crossread.db.disagreements import Origins, Relation, Stated, compare, is_comparable, pairs, sides
from crossread.db.disagreements.standing import CONFLICT, TENSION, Standing
from crossread.db.disagreements.tally import Said, Tally
from crossread.db.records import COMPARES, QUALIFIERS, Answer, Claim, Event

# The package has a function of that name.
pairs_module = import_module("crossread.db.disagreements.pairs")
ANSWERS = (Answer(id="x", text="X"), Answer(id="y", text="Y"), Answer(id="z", text="Z"))
DATES = (
    *("1912", "1912-04", "1912-04-14", "1912-04-15", "1912-04-14T23:40:00", "1912-04-14/1912-04-15", "1912-05"),
    *("1912-04~", "1912-04-20~", "1912?", "1913?", "1912-22", "1912-23", "[1912-04-10..1912-04-20]", "191X"),
    *("1912-06/..", "../1912-04", "1912-04-10/1912-22", "1912-04-13?/1912-04-16~", "-0044-03", "nonsense"),
)
NUMBERS = (
    *("0", "100", "100.0", "104", "106", "110", "200", "-5", "1000", "1490", "95", "95.000000001", "105.263157895"),
    *("123456789012345678", "123456789012345677", "123456789012345678.000000001", "nonsense"),
)

claims = st.builds(
    Claim,
    id=st.just("c"),
    statement=st.just("?"),
    value_type=st.sampled_from(("truth", "number", "duration", "date", "answer")),
    compare=st.sampled_from(COMPARES),
    answers=st.just(ANSWERS),
    tolerance=st.sampled_from((None, "0", "0.5", "0.123456789")),
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


def said_of(each: Stated) -> Said:
    return Said(each.stance, each.value, each.value_high, each.qualifier, each.answer_id, each.scope, each.as_of)


def check(subject: Claim | Event, stated: list[Stated]) -> None:
    times: dict[Said, int] = {}
    for each in stated:
        times[said_of(each)] = times.get(said_of(each), 0) + 1
    said = list(times)
    standing = Standing(subject, said, list(times.values()))
    found = pairs(subject, stated)
    everything: tuple[Relation, ...] = ("conflict", "tension", "not_the_same_thing", "agree", "nothing")
    with patch.object(pairs_module, "FEW", 0):
        assert pairs(subject, stated) == found
        in_bulk = pairs(subject, stated, everything)
        first = pairs(subject, stated, most=3)
    assert [pair.relation for pair in first] == [pair.relation for pair in found[:3]]
    assert all(pair in found for pair in first)
    assert in_bulk == pairs(subject, stated, everything)
    conflicts = sum(pair.relation == "conflict" for pair in found)
    assert standing.tally == Tally(conflicts, len(found) - conflicts)
    # What stands in any pair is marked with the worst of its pairs.
    expected: dict[int, int] = {}
    named = {each.id: said.index(said_of(each)) for each in stated}
    for pair in reversed(pairs(subject, [_alone(each) for each in stated])):
        for member in (pair.a, pair.b):
            assert member is not None
            expected[named[member]] = CONFLICT if pair.relation == "conflict" else TENSION
    assert standing.marks == expected
    check_sides(subject, stated, standing)


def check_sides(subject: Claim | Event, stated: list[Stated], standing: Standing) -> None:
    found = sides(subject, stated, Origins())
    assert [side.beside for side in found] == [place >= standing.opposed for place in range(len(standing.sides))]
    placed = [each.id for side in found for each in side.stated]
    assert sorted(placed) == sorted(each.id for each in stated if is_comparable(each, subject))
    fighting = {each.id for each in stated if any(_against(each, other, subject) for other in stated)}
    for side in found:
        assert all(compare(a, b, subject).relation == "agree" for a, b in combinations(side.stated, 2))
        assert side.beside == fighting.isdisjoint(each.id for each in side.stated)


def _against(a: Stated, b: Stated, subject: Claim | Event) -> bool:
    return compare(a, b, subject).relation in ("conflict", "tension")


def _alone(each: Stated) -> Stated:
    """With its own id for its annotation: pairs on events name annotations."""
    return Stated(
        **{name: getattr(each, name) for name in Stated.__dataclass_fields__ if name != "annotation_id"},
        annotation_id=each.id,
    )


@given(claims.flatmap(lambda claim: st.tuples(st.just(claim), statements(claim.value_type))))
def test_all_at_once_is_pair_by_pair(case: tuple[Claim, list[Stated]]) -> None:
    check(*case)


@given(statements("date"))
def test_so_it_is_on_the_date_of_an_event(stated: list[Stated]) -> None:
    asserted = [Stated(id=each.id, annotation_id="a", source_id=each.source_id, value=each.value) for each in stated]
    check(Event(id="e", title="It sank"), asserted)


def test_a_long_list_is_compared_in_pieces() -> None:
    claim = Claim(id="c", statement="How many?", value_type="number")
    said = [Said(value=str(number)) for number in range(3000)]
    standing = Standing(claim, said, [2] * 3000)
    assert standing.tally == Tally(3000 * 2999 // 2 * 4, 0)
    assert len(standing.sides) == 3000


def test_nothing_said_is_no_disagreement() -> None:
    standing = Standing(Claim(id="c", statement="?", value_type="truth"), [], [])
    assert (standing.tally, standing.marks, standing.sides) == (Tally(), {}, [])
