"""The cumulated weight: windows, sums, and what floating point must not lose."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import parse
from crossread.db.density import CumulativeMass, Masses, density

ranges = st.tuples(st.integers(-3_000, 3_000), st.sampled_from([1, 1, 7, 60, 1440, 2_000, 100_000])).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
annotations = st.lists(st.tuples(st.sampled_from("abc"), st.lists(ranges, min_size=1, max_size=3)), max_size=15)


@given(annotations, st.lists(st.integers(-4_000, 110_000), min_size=2, max_size=8).map(sorted))
def test_a_window_holds_the_shares_that_lie_in_it(
    given: list[tuple[str, list[tuple[int, int]]]], edges: list[int]
) -> None:
    mass = CumulativeMass.build(Masses.shared(given), ids="abc")
    found = mass.between(edges)
    assert mass.ids == ["a", "b", "c"]
    assert found.shape == (3, len(edges) - 1)
    for row, series in enumerate("abc"):
        for column, (low, high) in enumerate(pairwise(edges)):
            expected = sum(
                max(0, min(last, high) - max(first, low)) / (last - first) / len(covered)
                for each, covered in given
                if each == series
                for first, last in covered
            )
            assert found[row, column] == pytest.approx(expected, abs=1e-9)


@given(annotations)
def test_the_whole_is_the_count(given: list[tuple[str, list[tuple[int, int]]]]) -> None:
    mass = CumulativeMass.build(Masses.shared(given))
    for series, total in zip(mass.ids, mass.totals, strict=True):
        assert total == pytest.approx(sum(each == series for each, _ in given), abs=1e-9)
    if mass.first is not None and mass.last is not None:
        assert mass.between([mass.first, mass.last]).sum() == pytest.approx(len(given), abs=1e-9)
        assert mass.between([mass.last, mass.last + 10]).sum() == 0


def test_minutes_leave_nothing_behind_in_centuries() -> None:
    minutes = [("s", [(minute, minute + 1), (minute + 3, minute + 4), (0, 1)]) for minute in range(0, 5_000, 5)] * 3
    century = [("s", [parse("19XX").known, parse("20XX").known, parse("10XX").known])] * 7
    mass = CumulativeMass.build(Masses.shared(minutes + century))
    assert mass.totals[0] == pytest.approx(3_007, abs=1e-9)
    late = parse("2050").known
    assert mass.between(late)[0, 0] == pytest.approx(7 / 3 * 365 / 36_524 * 36_524 / 36_525, rel=1e-9)


def test_a_gap_of_centuries_is_empty() -> None:
    shares = [("s", [(minute, minute + 1), (minute, minute + 7), (minute, minute + 5)]) for minute in range(1_000)]
    mass = CumulativeMass.build(Masses.shared([*shares, ("s", [(10**12, 10**12 + 1)])]))
    assert mass.between([1_007, 10**12]).sum() == 0
    assert mass.totals[0] == pytest.approx(1_001, abs=1e-9)


def test_it_agrees_with_the_bins() -> None:
    texts = ["2023-09-19", "2023-09", "2022", "202X", "2020-24", "1912-04-14T23:40:00", "-0043"]
    masses = Masses.shared((text[:2], [parse(text).known]) for text in texts)
    binned, mass = density(masses, "month"), CumulativeMass.build(masses)
    for at, name in enumerate(binned.bins):
        found = mass.between(parse(name).known)[:, 0]
        assert found == pytest.approx([binned.series[each][at] for each in mass.ids], abs=1e-12)


def test_one_series_is_made_anew_and_the_others_stay() -> None:
    mass = CumulativeMass.build(Masses.shared([("a", [(0, 10)]), ("b", [(0, 10)])]), ids=["c", "a"])
    more = mass.with_spans({"a": ([0, 10], [10, 20], [1.0, 1.0])}, ["b", "a"])
    assert (mass.ids, more.ids) == (["c", "a", "b"], ["b", "a"])
    assert more.between([0, 10, 20]).tolist() == [[1, 0], [1, 1]]
    assert more.between([0, 10, 20], ["a"]).tolist() == [[1, 1]]
    assert mass.between([0, 10, 20]).tolist() == [[0, 0], [1, 0], [1, 0]]
    emptied = mass.with_spans({"a": ([], [], [])}, ["c", "a", "b"])
    assert emptied.totals == [0, 0, 1]


@given(annotations)
def test_from_spans_it_is_the_same(given: list[tuple[str, list[tuple[int, int]]]]) -> None:
    masses = Masses.shared(given)
    spans: dict[str, tuple[list[int], list[int], list[float]]] = {each: ([], [], []) for each in "abc"}
    for series, covered in given:
        firsts, lasts, weights = spans[series]
        firsts += [first for first, _ in covered]
        lasts += [last for _, last in covered]
        weights += [1 / len(covered)] * len(covered)
    edges = np.linspace(-4_000, 110_000, 60)
    assert np.array_equal(
        CumulativeMass.of_spans(spans).between(edges), CumulativeMass.build(masses, "abc").between(edges)
    )


def test_nothing_has_no_extent() -> None:
    mass = CumulativeMass.build(Masses())
    assert (mass.ids, mass.first, mass.last) == ([], None, None)
    assert np.array_equal(mass.between([0, 1]), np.zeros((0, 1)))
