"""Smoothed over days no weight is lost, a spike becomes one hill and not a comb, and a break stays a break."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.dates import parse
from crossread.db.density import CumulativeMass, Masses
from crossread.desktop.timeline.bars import Floats, bars_of
from crossread.desktop.timeline.fold import fold_of
from crossread.desktop.timeline.smoothing import smoothed
from crossread.desktop.timeline.time_window import DAY, TimeWindow, fitted


def mass_of(*dates: str) -> CumulativeMass:
    masses = Masses()
    for date in dates:
        masses.add("a", parse(date).known, 1.0)
    return CumulativeMass.build(masses, ["a"])


def look_of(date: str) -> TimeWindow:
    first, last = parse(date).known
    return TimeWindow(float(first), float(last))


@pytest.mark.parametrize("days", [3, 7, 30, 365])
@pytest.mark.parametrize("window", ["1912-04-14/1912-04-16", "1912-04", "1912", "1900/1925"])
def test_a_spike_is_one_hill(window: str, days: int) -> None:
    mass = mass_of("1912-04-15T02:20:00")
    bars = bars_of(look_of(window), 1036)
    rates = (smoothed(mass.between, bars.edges, days)[0] / np.diff(bars.edges)).tolist()
    top = int(np.argmax(rates))
    least = max(rates) * 1e-3
    assert all(b >= a - least for a, b in pairwise(rates[: top + 1]))
    assert all(b <= a + least for a, b in pairwise(rates[top:]))


def test_the_hill_of_a_spike_is_as_wide_as_the_days_and_stands_over_it() -> None:
    when = parse("1912-04-15T12:00:00").first
    bars = bars_of(fitted(when - 10 * DAY, when + 10 * DAY), 1036)
    found = smoothed(mass_of("1912-04-15T12:00:00").between, bars.edges, 7)[0]
    middles = (bars.edges[:-1] + bars.edges[1:]) / 2
    assert float((found * middles).sum()) == pytest.approx(when, abs=DAY / 8)
    wide = middles[found > 1e-9]
    assert wide[-1] - wide[0] == pytest.approx(7 * DAY, abs=DAY)
    # Half of a triangle lies within 0.29 of its half on either side.
    near = np.abs(middles - when) < 0.2929 * 3.5 * DAY
    assert float(found[near].sum()) == pytest.approx(0.5, abs=0.06)


@given(
    st.lists(
        st.sampled_from(["1912-04-15", "1912-04", "1912-03-09T10:00:00", "1911", "1912-21"]), min_size=1, max_size=9
    ),
    st.sampled_from([3, 7, 30, 365]),
    st.integers(300, 2_000),
)
def test_nothing_is_lost(dates: list[str], days: int, width: int) -> None:
    mass = mass_of(*dates)
    bars = bars_of(look_of("1909/1914"), width)
    assert float(smoothed(mass.between, bars.edges, days).sum()) == pytest.approx(len(dates), rel=1e-6)


def test_what_no_bar_is_short_enough_to_show_stays_as_it_is() -> None:
    mass = mass_of("1912-04-15", "1925-06")
    bars = bars_of(look_of("1500/1999"), 1036)
    assert np.array_equal(smoothed(mass.between, bars.edges, 7), mass.between(bars.edges))


def folded() -> tuple[CumulativeMass, Floats]:
    dates = [*(f"1912-04-{day:02}" for day in range(10, 20)), *(f"1985-09-{day:02}" for day in range(1, 9))]
    ends = [parse(date).known for date in dates]
    fold = fold_of(np.array([float(a) for a, _ in ends]), np.array([float(b) for _, b in ends]))
    assert len(fold.breaks) == 1
    whole = fitted(fold.to_plot(ends[0][0]), fold.to_plot(ends[-1][1])).zoomed(3.0)
    return mass_of(*dates), bars_of(whole, 1036, fold).edges


@pytest.mark.parametrize("days", [3, 7, 30])
def test_across_a_break_nothing_is_lost_either(days: int) -> None:
    mass, edges = folded()
    found = smoothed(mass.between, edges, days)
    assert float(found.sum()) == pytest.approx(18, rel=1e-6)
    assert float(found.min()) >= 0
    assert float(found[0, int(np.argmax(np.diff(edges)))]) < 8
