"""The map between the heights of two texts: it never falls, and is exact where places correspond."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.read.lining.step_map import Pair, StepMap, increasing, layered

PAIRS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=40)


def ascends(pairs: list[Pair]) -> bool:
    return all(before[0] < after[0] and before[1] < after[1] for before, after in pairwise(pairs))


def longest(pairs: list[Pair]) -> int:
    """The length that dynamic programming finds."""
    ordered = sorted(set(pairs))
    lengths: list[int] = []
    for at, pair in enumerate(ordered):
        before = [lengths[n] for n in range(at) if ordered[n][0] < pair[0] and ordered[n][1] < pair[1]]
        lengths.append(max(before, default=0) + 1)
    return max(lengths, default=0)


@given(PAIRS)
def test_the_most_places_that_stand_in_one_order_are_kept(pairs: list[Pair]) -> None:
    kept = increasing(pairs)
    assert ascends(kept)
    assert set(kept) <= set(pairs)
    assert len(kept) == longest(pairs)


@given(PAIRS, PAIRS)
def test_what_counts_more_is_kept_before_the_rest(weighty: list[Pair], others: list[Pair]) -> None:
    kept = layered([weighty, others])
    assert ascends(kept)
    assert set(increasing(weighty)) <= set(kept)


def height(offset: int) -> float:
    """Lines of 40 characters, 27 pixels apart."""
    return 22.0 + offset // 40 * 27


def other(offset: int) -> float:
    return 22.0 + offset // 25 * 31


def ends(level: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (level, level), (height(400) + level, other(400) + level)


@given(PAIRS, st.floats(0, 100))
def test_the_map_never_falls(pairs: list[Pair], level: float) -> None:
    kept = layered([pairs])
    step_map = StepMap(kept)
    first, last = ends(level)
    found = [step_map.at(first[0] + y, height, other, first, last) for y in range(0, 400, 3)]
    assert all(before <= after + 1e-6 for before, after in pairwise(found))


@given(PAIRS, st.data())
def test_it_is_exact_at_the_places_that_correspond(pairs: list[Pair], data: st.DataObject) -> None:
    # Lines of their own: of several places on one line but one can be met.
    kept = increasing([(first // 40 * 40, second // 25 * 25) for first, second in pairs])
    first, last = ends(0)
    for place, beside in kept:
        assert StepMap(kept).at(height(place), height, other, first, last) == other(beside)
    if kept:
        pinned = data.draw(st.sampled_from(kept))
        same_line = layered([[pinned], [(pinned[0] + 1, pinned[1] + 60)]])
        assert StepMap(same_line, pinned).at(height(pinned[0]), height, other, first, last) == other(pinned[1])


def test_without_places_it_goes_by_proportion_from_end_to_end() -> None:
    step_map = StepMap([])
    assert step_map.at(0, height, other, (0, 0), (100, 300)) == 0
    assert step_map.at(50, height, other, (0, 0), (100, 300)) == 150
    assert step_map.at(100, height, other, (0, 0), (100, 300)) == 300


def test_crossing_accounts_do_not_turn_the_text_back() -> None:
    # The second source tells the end first.
    kept = layered([[(0, 300), (100, 50), (200, 120), (300, 200)]])
    assert kept == [(100, 50), (200, 120), (300, 200)]


def test_where_a_page_begins_with_a_place_both_move_alike() -> None:
    step_map = StepMap([(0, 200)])
    at_place = step_map.at(22, height, other, (22, 22), (500, 200))
    assert at_place == other(200)
    assert step_map.at(32, height, other, (22, 22), (500, 200)) == at_place + 10
