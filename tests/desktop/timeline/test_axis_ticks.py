"""The axis: never more than fourteen ticks, never two labels upon one another, in the words of the calendar."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.db.dates import parse
from crossread.desktop.timeline.axis_ticks import LABEL_OFFSET, MOST_TICKS, Axis, Stretch, axis_of
from crossread.desktop.timeline.time_window import TimeWindow


def measure(words: str) -> float:
    return len(words) * 6.4


def axis(first: str, last: str, width: float = 1200) -> Axis:
    return axis_of(TimeWindow(parse(first).first, parse(last).first), width, measure)


def labels(found: Axis) -> list[str]:
    return [tick.label for tick in found.ticks]


@given(st.floats(-5e9, 5e9), st.floats(60, 5e9), st.floats(40, 4000))
@example(first=-1.0, span=60.0, width=40.0)
@example(first=0.0, span=1.5 * 525_949.2, width=1100.0)
def test_at_most_fourteen_ticks_and_none_upon_another(first: float, span: float, width: float) -> None:
    found = axis_of(TimeWindow(first, first + span), width, measure)
    assert len(found.ticks) <= MOST_TICKS
    ends = 0.0
    for tick in found.ticks:
        assert first <= tick.minute < first + span
        assert tick.x == pytest.approx((tick.minute - first) / span * width, abs=0.01)
        assert tick.x + LABEL_OFFSET > ends
        ends = tick.x + LABEL_OFFSET + measure(tick.label)
        assert ends <= width or (not tick.label and tick is found.ticks[-1])


@given(st.floats(-5e9, 5e9), st.floats(60, 5e9))
def test_a_wide_axis_is_never_bare(first: float, span: float) -> None:
    assert len(axis_of(TimeWindow(first, first + span), 1100, measure).ticks) >= 2


def test_hours_say_the_day_where_it_begins() -> None:
    found = axis("1912-04-14T18:00:00", "1912-04-15T10:00:00")
    assert found.context == "14 Apr 1912"
    assert labels(found)[:4] == ["18:00", "20:00", "22:00", "15 Apr"]
    assert [tick.label for tick in found.ticks if tick.strong] == ["15 Apr"]


def test_days_and_weeks_say_the_year_once_it_is_another() -> None:
    assert labels(axis("1912-04-14", "1912-04-20")) == [
        "14 Apr", "12:00", "15 Apr", "12:00", "16 Apr", "12:00",
        "17 Apr", "12:00", "18 Apr", "12:00", "19 Apr", "12:00",
    ]  # fmt: skip
    assert labels(axis("1912-04-14", "1912-04-26", 900))[:3] == ["14 Apr", "15 Apr", "16 Apr"]
    found = axis("1912-12-01", "1913-02-01")
    assert found.context == "1912"
    assert "6 Jan 1913" in labels(found)


def test_months_give_way_to_years_and_centuries() -> None:
    assert labels(axis("1912-03", "1913-03"))[8:12] == ["Nov", "Dec", "1913", "Feb"]
    assert labels(axis("1900", "1960")) == [str(year) for year in range(1900, 1960, 5)]
    assert labels(axis("2090", "2140"))[1] == "2095"


def test_years_before_our_era_are_round_where_they_are_said() -> None:
    assert labels(axis("-0449", "0400")) == [
        "400 BCE", "300 BCE", "200 BCE", "100 BCE", "1 CE", "100 CE", "200 CE", "300 CE",
    ]  # fmt: skip


def test_where_one_tick_alone_would_stand_there_are_two() -> None:
    # Eleven days on so little room that neither each day nor more than one Monday can be said.
    window = TimeWindow(*map(float, (parse("1912-04-09").first, parse("1912-04-20").first)))
    axis = axis_of(window, 130.0, lambda _: 30.0)
    assert len(axis.ticks) >= 2
    assert {tick.label.split()[1] for tick in axis.ticks if tick.label} == {"Apr"}


def test_where_weeks_are_few_every_second_day_is_said() -> None:
    assert labels(axis("2023-09-03", "2023-09-19", 1000)) == [
        "4 Sep", "6 Sep", "8 Sep", "10 Sep", "12 Sep", "14 Sep", "16 Sep", "18 Sep",
    ]  # fmt: skip


def test_what_begins_near_the_end_has_its_line_though_there_is_no_room_for_its_words() -> None:
    found = axis("2023-04-21", "2023-09-03", 1200)
    assert labels(found) == ["May", "Jun", "Jul", "Aug", ""]
    assert found.ticks[-1].minute == parse("2023-09-01").first


def test_between_breaks_no_stretch_is_without_a_date() -> None:
    ends = [("-0044", "-0042"), ("0079-08-20", "0079-08-29"), ("1900", "1999"), ("2150-07-01", "2150-07-02")]
    windows = [TimeWindow(float(parse(a).first), float(parse(b).first)) for a, b in ends]
    parts = [Stretch(window, place * 300.0, place * 300.0 + 250.0) for place, window in enumerate(windows)]
    whole = TimeWindow(0.0, sum(window.span for window in windows) * 1.2)
    found = axis_of(whole, 1200.0, measure, stretches=parts)
    for part in parts:
        assert any(part.left <= tick.x <= part.right for tick in found.ticks), part
    said = labels(found)
    assert any(each.endswith("BCE") for each in said)
    assert any("79" in each for each in said)
    assert any("2150" in each for each in said)
    assert len(said) <= MOST_TICKS
