"""Which hit one is at, in several texts: counting, stepping, beginning again at the other end."""

from crossread.db.finding import Hits, PatternFault
from crossread.desktop.finding.standing import Place, Searched, Standing
from crossread.desktop.finding.words import fault_words, standing_words


def standing(**hits: list[tuple[int, int]]) -> Standing:
    made = Standing([Searched(key=key, letter=key.upper(), revision=1, text="") for key in hits])
    for key, ranges in hits.items():
        made.put(key, Hits.of(ranges))
    return made


def numbers(at: Standing, steps: int, *, forward: bool = True) -> list[tuple[int, bool]]:
    made = []
    for _ in range(steps):
        wrapped = at.step(forward=forward)
        made.append((at.number, wrapped))
    return made


def test_steps_go_through_all_texts_and_begin_again() -> None:
    at = standing(a=[(1, 2), (5, 6)], b=[], c=[(0, 3)])
    at.choose_from("a", 4)
    assert at.current == Place(key="a", start=5, end=6)
    assert at.number == 2
    assert numbers(at, 3) == [(3, False), (1, True), (2, False)]
    assert numbers(at, 3, forward=False) == [(1, False), (3, True), (2, False)]
    assert (at.number_in("a"), at.number_in("c")) == (1, -1)
    assert at.places()[2] == Place(key="c", start=0, end=3)


def test_one_hit_is_come_upon_again() -> None:
    at = standing(a=[(1, 2)])
    at.choose_from("a", 0)
    assert numbers(at, 2) == [(1, True), (1, True)]


def test_where_one_begins() -> None:
    at = standing(a=[(1, 2)], b=[(4, 5)], c=[(7, 8)])
    at.choose_from("b", 5)
    assert at.number == 3
    at.choose_from("c", 9)
    assert at.number == 1
    at.choose_from("gone", 3)
    assert at.number == 1
    nothing = standing(a=[], b=[])
    nothing.choose_from("a", 0)
    assert nothing.current is None
    assert not nothing.step(forward=True)


def test_what_is_said() -> None:
    at = standing(
        a=[(number, number + 1) for number in range(0, 24, 2)], b=[(number, number + 1) for number in range(29)]
    )
    at.choose_from("a", 4)
    assert standing_words(at) == "3 of 41 · 12 in A, 29 in B"
    assert standing_words(at, "from the top again") == "3 of 41 · 12 in A, 29 in B · from the top again"
    assert standing_words(standing(a=[])) == "No hits"
    many = standing(a=[(number, number + 1) for number in range(1_500)])
    many.choose_from("a", 0)
    assert standing_words(many) == "1 of 1,500"
    unfinished = Standing([Searched(key="a", letter="A", revision=1, text="")])
    assert standing_words(unfinished) == "Finding…"


def test_what_is_said_of_a_pattern() -> None:
    at = standing(a=[], b=[])
    assert fault_words(at, "x") == ""
    at.put("a", PatternFault(kind="bad", reason="missing )", position=3))
    assert fault_words(at, "a(b") == "No pattern: missing ) at the end"
    at.put("a", PatternFault(kind="bad", reason="nothing to repeat", position=0))
    assert fault_words(at, "*b") == "No pattern: nothing to repeat at character 1, “*”"
    at = standing(a=[])
    at.put("a", PatternFault(kind="slow"))
    assert fault_words(at, "x") == "The pattern takes too long in A; make it simpler."
