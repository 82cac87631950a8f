"""Pairing passages in reading order, and the rows in which they are gone through."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.read.lining.matching import nearest_partner, pair_in_order, rows

PLACES = st.lists(st.floats(0, 1, allow_nan=False), max_size=12).map(sorted)


@given(PLACES, PLACES)
def test_pairs_never_cross_and_leave_nobody_of_the_fewer_alone(places: list[float], others: list[float]) -> None:
    pairs = pair_in_order(places, others)
    assert len(pairs) == min(len(places), len(others))
    assert all(before[0] < after[0] and before[1] < after[1] for before, after in pairwise(pairs))
    assert sorted((second, first) for first, second in pairs) == pair_in_order(others, places)


def test_the_nearest_is_taken() -> None:
    assert pair_in_order([0.5], [0.1, 0.45, 0.9]) == [(0, 1)]
    assert pair_in_order([0.1, 0.2], [0.1, 0.15, 0.9]) == [(0, 0), (1, 1)]
    assert pair_in_order([0.8, 0.9], [0.1, 0.2]) == [(0, 0), (1, 1)]


def test_the_others_lean_on_their_neighbour() -> None:
    pairs = pair_in_order([0.5], [0.1, 0.45, 0.9])
    assert nearest_partner(pairs, 2, second=True) == 0
    assert nearest_partner([(0, 0), (1, 5)], 4, second=True) == 1
    assert nearest_partner([], 0) is None


@given(st.lists(PLACES, min_size=1, max_size=5))
def test_each_passage_is_in_one_row_and_rows_keep_every_order(sources: list[list[float]]) -> None:
    made = rows(sources)
    for source, places in enumerate(sources):
        assert [row[source] for row in made if row[source] is not None] == list(range(len(places)))
    assert all(any(number is not None for number in row) for row in made)


def test_a_source_without_passages_does_not_part_its_neighbours() -> None:
    assert rows([[0.1, 0.6], [], [0.2, 0.7]]) == [(0, None, 0), (1, None, 1)]


def test_rows_come_in_the_order_of_reading() -> None:
    assert rows([[0.1, 0.9], [0.5]]) in ([(0, 0), (1, None)], [(0, None), (1, 0)])
    assert rows([[0.1], [0.1, 0.5, 0.9]]) == [(0, 0), (None, 1), (None, 2)]
