"""An event's mark says no more than its date: a spike, a span, a hollow bar for some time in it, fuzzy for about."""

import pytest

from crossread.db.dates import parse
from crossread.db.records import Event
from crossread.desktop.timeline.event_marks import Mark, dated_event, marks_of
from crossread.desktop.timeline.time_window import TimeWindow


def mark(date: str, first: str = "1912-04-01", last: str = "1912-05-01") -> Mark:
    event = dated_event(Event(id="e", title="Ice", date=date), 3)
    assert event is not None
    (found,) = marks_of([event], TimeWindow(parse(first).first, parse(last).first), 900, 2)
    return found


@pytest.mark.parametrize(
    ("date", "shape"),
    [
        ("1912-04-14T23:40:00", "spike"),
        ("1912-04-14", "hollow"),  # 30 pixels wide here, and it did not last all day
        ("1912-04-19/1912-04-25", "bar"),
        ("[1912-04-19..1912-04-25]", "hollow"),
        ("1912", "hollow"),
        ("1912-04-20/..", "bar"),
    ],
)
def test_shapes(date: str, shape: str) -> None:
    assert mark(date).shape == shape


def test_a_day_is_a_spike_from_afar() -> None:
    assert mark("1912-04-14", "1900", "1920").shape == "spike"


def test_about_is_fuzzy_by_its_own_precision() -> None:
    sharp, fuzzy = mark("1912-04-14"), mark("1912-04-14~")
    assert (sharp.outer_left, sharp.outer_right) == (sharp.left, sharp.right)
    assert fuzzy.left - fuzzy.outer_left == pytest.approx(30)
    assert fuzzy.outer_right - fuzzy.right == pytest.approx(30)


def test_an_open_end_fades_out() -> None:
    found = mark("1912-04-20/..")
    assert found.outer_right > found.right
    assert found.outer_left == found.left


def test_without_a_date_there_is_no_mark() -> None:
    assert dated_event(Event(id="e", title="Ice"), 0) is None


def test_bars_that_meet_lie_on_tracks_of_their_own() -> None:
    dates = ("1912-04-02/1912-04-10", "1912-04-05/1912-04-12", "1912-04-11/1912-04-20")
    events = [dated_event(Event(id=date, title=date, date=date), 0) for date in dates]
    window = TimeWindow(parse("1912-04-01").first, parse("1912-05-01").first)
    found = marks_of([event for event in events if event], window, 900, 2)
    assert [each.track for each in found] == [0, 1, 0]
