"""Where the points of a trajectory lie: nothing covers anything, a break is one, and no words touch."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.trajectory import Clock, Point, Shape, Trajectory
from crossread.desktop.review.trajectory.layout import LINE, NEIGHBOUR, RADIUS, Layout, lay_out

WIDTH, HEIGHT = 380.0, 190.0


def measure(text: str) -> float:
    return 6.5 * len(text)


def point(number: int, published: str | None, at: float, *, who: str = "", as_of: str | None = None) -> Point:
    return Point(
        position_id=str(number),
        annotation_id=f"a{number}",
        source_id=f"s{number}",
        place=number,
        source=f"S{number}",
        shape=Shape(at=at, low=at, high=at),
        words=f"{at:g}",
        voice_id=who or None,
        voice=who,
        published=published,
        as_of=as_of,
    )


def laid_out(*points: Point, clock: Clock = "published", width: float = WIDTH) -> Layout:
    trajectory = Trajectory(kind="claim", id="c", title="How many?", value_type="number", points=points)
    return lay_out(trajectory, clock, (width, HEIGHT), measure, "no date")


def assert_no_words_touch(layout: Layout, width: float = WIDTH) -> None:
    ticks = sorted(layout.time_ticks, key=lambda tick: tick.label_at)
    for one, other in combinations(ticks, 2):
        assert one.label_at + measure(one.words) <= other.label_at
    assert all(tick.label_at >= 0 and tick.label_at + measure(tick.words) <= width + 1 for tick in ticks)
    for one, other in combinations(layout.value_ticks, 2):
        assert abs(one.label_at - other.label_at) >= LINE


def test_a_rise_goes_up_and_to_the_right() -> None:
    layout = laid_out(point(0, "1912-04-15", 0), point(1, "1912-04-16", 700), point(2, "1912-04-18", 1490))
    first, second, third = layout.marks
    assert first.x < second.x < third.x
    assert first.y > second.y > third.y
    assert not layout.times.is_broken
    # A day is half of two days: time is linear.
    assert third.x - second.x == pytest.approx(2 * (second.x - first.x))


def test_what_lies_far_apart_is_broken_and_each_day_named_once() -> None:
    layout = laid_out(point(0, "1912-04-15", 5), point(1, "1912-04-16", 6), point(2, "1940", 7))
    assert layout.times.is_broken
    assert [tick.words for tick in layout.time_ticks] == ["15 Apr 1912", "16 Apr", "1940"]


def test_the_same_figure_of_the_same_day_stands_side_by_side() -> None:
    layout = laid_out(*(point(number, "1912-04-15", 5) for number in range(4)))
    assert len({mark.x for mark in layout.marks}) == 4
    assert len({mark.y for mark in layout.marks}) == 1


def test_a_change_of_account_is_a_line_in_steps_with_its_name() -> None:
    layout = laid_out(point(0, "1912-04-15", 0, who="Line"), point(1, "1912-04-18", 1490, who="Line"))
    (strand,) = layout.strands
    (x1, y1), (x2, y2), (x3, y3) = strand.corners
    assert (y1, x2) == (y2, x3)
    assert x1 < x2
    assert y3 < y2
    assert strand.name_at is not None


def test_what_has_no_date_stands_beside_the_axis() -> None:
    layout = laid_out(point(0, "1912-04-15", 5), point(1, None, 5), point(2, None, 5))
    assert layout.undated is not None
    assert all(mark.x - RADIUS >= layout.right for mark in layout.marks[1:])
    assert laid_out(point(0, "1912-04-15", 5)).undated is None


def test_the_other_clock_is_that_of_the_figures() -> None:
    points = point(0, "1912-05-01", 1, as_of="1912-04-16"), point(1, "1912-05-01", 2, as_of="1912-04-15")
    published, as_of = laid_out(*points), laid_out(*points, clock="as_of")
    assert [tick.words for tick in published.time_ticks] == ["1 May 1912"]
    assert [tick.words for tick in as_of.time_ticks] == ["15 Apr 1912", "16 Apr"]
    assert as_of.marks[0].x > as_of.marks[1].x


DATES = st.one_of(
    st.none(),
    st.builds("{:04}-{:02}-{:02}".format, st.integers(1900, 2030), st.integers(1, 12), st.integers(1, 28)),
    st.builds("{:04}".format, st.integers(1900, 2030)),
)


@given(
    st.lists(st.tuples(DATES, st.one_of(st.integers(0, 50), st.integers(0, 10**9))), min_size=1, max_size=14),
    st.integers(240, 700),
)
def test_whatever_is_given_no_words_touch_and_all_is_inside(said: list[tuple[str | None, int]], width: int) -> None:
    layout = laid_out(*(point(n, date, float(at)) for n, (date, at) in enumerate(said)), width=float(width))
    assert_no_words_touch(layout, width)
    for mark in layout.marks:
        assert RADIUS - 3 <= mark.x <= width - RADIUS + 3
        assert 0 <= mark.y <= layout.bottom + 1
    close = [(a, b) for a, b in combinations(layout.marks, 2) if abs(a.x - b.x) < 2 and abs(a.y - b.y) < 2]
    # Only where a crowd has no room at all do two cover each other.
    assert len(close) <= max(0, len(said) - 3)
    assert NEIGHBOUR > 2 * RADIUS
