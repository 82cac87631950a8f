"""The window of time keeps what it should while it is zoomed, moved and held near what there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.timeline.time_window import DAY, LEAST_SPAN, TimeWindow, fitted, kept_within

minutes = st.floats(-5e9, 5e9)
spans = st.floats(1, 1e9)


@given(minutes, spans, st.floats(0.1, 10), st.floats(0, 1))
def test_zooming_keeps_the_minute_under_the_pointer(first: float, span: float, factor: float, share: float) -> None:
    window = TimeWindow(first, first + span)
    zoomed = window.zoomed(factor, share)
    assert zoomed.at(share) == pytest.approx(window.at(share), abs=span * 1e-6)
    assert zoomed.span == pytest.approx(span * factor, rel=1e-6, abs=1e-5)


@given(minutes, st.floats(0, 1e9))
def test_fitting_shows_everything_and_a_day_at_least(first: float, span: float) -> None:
    window = fitted(first, first + span)
    assert window.first <= first
    assert window.last >= first + span
    assert window.span >= DAY


@given(minutes, st.floats(1, 1e8), minutes, st.floats(1e-3, 1e10))
def test_what_there_is_stays_in_view(first: float, span: float, other: float, wanted: float) -> None:
    whole = fitted(first, first + span)
    kept = kept_within(TimeWindow(other, other + wanted), whole)
    assert kept.span >= LEAST_SPAN * 0.999
    assert kept.first < whole.last
    assert kept.last > whole.first
