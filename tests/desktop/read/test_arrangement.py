"""Places and widths of panes: none too narrow while there is room, the rest behind tabs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.read.arrangement import arrange, fit_widths


@pytest.mark.parametrize(
    ("count", "room", "front", "seen", "tabs"),
    [
        (3, 1300, 0, (0, 1, 2), ()),
        (4, 1300, 0, (0, 1, 2), (2, 3)),
        (4, 1300, 3, (0, 1, 3), (2, 3)),
        (2, 300, 1, (1,), (0, 1)),
        (1, 100, 0, (0,), ()),
        (6, 900, 5, (0, 5), (1, 2, 3, 4, 5)),
    ],
)
def test_places(count: int, room: int, front: int, seen: tuple[int, ...], tabs: tuple[int, ...]) -> None:
    made = arrange(count, room, 420, front)
    assert made.side_by_side == seen
    assert made.tabs == tabs


@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=6), st.integers(400, 4000), st.integers(50, 600))
def test_widths_fill_the_room_and_none_is_too_narrow(wanted: list[float], room: int, least: int) -> None:
    widths = fit_widths(wanted, room, least)
    assert sum(widths) == room
    assert min(widths) >= min(least, room // len(wanted)) - len(wanted)


def test_widths_keep_their_proportions_where_there_is_room() -> None:
    assert fit_widths([1, 2, 1], 2000, 400) == [500, 1000, 500]
