"""One source or two hundred: everything has its place, and what does not fit can be reached."""

import pytest

from crossread.desktop.timeline.layout import AXIS_HEIGHT, LEAST_RIDGE, lay_out


@pytest.mark.parametrize("height", [90, 170, 260, 500])
@pytest.mark.parametrize("lanes", [0, 1, 5, 50, 200])
@pytest.mark.parametrize("events", [0, 3, 300])
def test_nothing_leaves_the_canvas(height: int, lanes: int, events: int) -> None:
    found = lay_out(1280, height, lanes=lanes, events=events)
    assert 0 <= found.labels_top <= found.bars_top <= found.lanes_top < found.lanes_bottom
    assert found.lanes_bottom == height - AXIS_HEIGHT - found.overview
    assert found.total_top + found.total_row <= found.lanes_top
    assert found.left < found.right < 1280
    assert found.shown_lanes >= 1
    assert found.row_top(found.first_lane + found.shown_lanes) == found.lanes_bottom


def test_few_sources_are_ridges_and_many_are_strips() -> None:
    assert lay_out(1280, 212, lanes=5, events=5).row >= LEAST_RIDGE
    fifty = lay_out(1280, 400, lanes=50, events=5)
    assert not fifty.ridges
    assert not fifty.scrolls


def test_the_last_lane_can_be_reached() -> None:
    found = lay_out(1280, 170, lanes=200, first_lane=1_000)
    assert found.scrolls
    assert found.lane_at(found.lanes_bottom - 1) == 199
    assert found.lane_at(found.lanes_bottom) is None


def test_the_strip_is_one_lane() -> None:
    found = lay_out(1280, 44, lanes=7, events=9)
    assert (found.compact, found.shown_lanes, found.event_rows) == (True, 1, 0)
