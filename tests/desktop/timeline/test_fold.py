"""Long empty times are drawn as breaks; nothing of what is there is lost, and every minute has its place."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import parse
from crossread.db.density import CumulativeMass, Masses
from crossread.desktop.timeline.bars import bars_of, columns_of, rates_of
from crossread.desktop.timeline.fold import UNFOLDED, Fold, fold_of
from crossread.desktop.timeline.time_window import fitted

DATES = ["-0043", "1912-04-14", "1912-04-15T02:20:00", "1912-05/1912-07", "1985-09-01", "2150-03"]


def fold_of_dates(dates: list[str]) -> Fold:
    known = [parse(each).known for each in dates]
    return fold_of(np.array([float(a) for a, _ in known]), np.array([float(b) for _, b in known]))


def test_what_lies_close_has_no_break() -> None:
    assert fold_of_dates(["1912-04-14", "1912-04-15", "1912-04-16"]) is UNFOLDED
    assert fold_of_dates(["1912"]) is UNFOLDED


def test_every_minute_has_one_place_and_comes_back() -> None:
    fold = fold_of_dates(DATES)
    assert len(fold.breaks) == 3
    first, last = parse("-0050").first, parse("2160").last
    minutes = np.linspace(first, last, 2_000)
    places = fold.places(minutes)
    assert np.all(np.diff(places) > 0)
    for minute, place in zip(minutes.tolist(), places.tolist(), strict=True):
        assert fold.to_plot(minute) == pytest.approx(place)
        assert fold.to_real(place) == pytest.approx(minute, abs=last * 1e-6)


def test_no_date_lies_in_a_break() -> None:
    fold = fold_of_dates(DATES)
    for date in DATES:
        a, b = parse(date).known
        assert all(b <= begin or a >= end for begin, end in fold.breaks)


@pytest.mark.parametrize("zoom", [1.0, 0.3, 0.05])
def test_the_area_is_still_the_count(zoom: float) -> None:
    fold = fold_of_dates(DATES)
    masses = Masses()
    for date in DATES:
        masses.add("a", parse(date).known, 1.0)
    mass = CumulativeMass.build(masses, ["a"])
    whole = fitted(fold.to_plot(parse(DATES[0]).first), fold.to_plot(parse(DATES[-1]).last))
    look, width = whole.zoomed(zoom, 0.5), 1200
    bars = bars_of(look, width, fold)
    assert np.all(np.diff(bars.edges) > 0)
    assert np.all(np.diff(bars.places) > 0)
    rates = rates_of(mass.between(bars.edges), bars)
    seen = float((rates * np.diff(bars.edges)).sum())
    assert seen == pytest.approx(float(mass.between(bars.edges[[0, -1]])[0, 0]))
    columns = columns_of(bars, look, width)
    heights = rates[:, columns.left] * columns.share + rates[:, columns.right] * (1 - columns.share)
    area = float(heights.sum()) * look.span / width
    cut = sum(float(rates[0, each] * np.diff(bars.edges)[each]) for each in (0, -1))
    assert area == pytest.approx(seen, abs=cut + 0.02 * len(DATES))


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 10**6)), min_size=1, max_size=30))
def test_any_dates_can_be_folded(ranges: list[tuple[int, int]]) -> None:
    firsts = np.array([float(first) for first, _ in ranges])
    fold = fold_of(firsts, firsts + np.array([float(length) for _, length in ranges]))
    if fold is not UNFOLDED:
        assert np.all(np.diff(fold.real) > 0)
        assert np.all(np.diff(fold.plot) > 0)
        assert 1 <= len(fold.breaks) <= 12
