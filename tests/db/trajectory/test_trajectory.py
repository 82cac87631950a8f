"""Trajectories: a figure is a point of its kind, who changed an account is joined, axes break where they must."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.project import Project
from crossread.db.records import Passage, Qualifier, SetAside, Source
from crossread.db.trajectory import Point, Shape, Trajectory, read_points, read_trajectory, scale_of, shape_of, strands

DAY = 1440


@pytest.mark.parametrize(
    ("value", "high", "qualifier", "drawn"),
    [
        ("1490", None, None, (1490, 1490, False)),
        ("19", "19.5", None, (19, 19.5, False)),
        ("1250", None, "more than", (1250, None, False)),
        ("1250", None, "at least", (1250, None, False)),
        ("800", None, "up to", (None, 800, False)),
        ("1000", None, "about", (900, 1100, True)),
        ("1000", None, "nearly", (900, 1000, True)),
    ],
)
def test_a_figure_is_drawn_as_what_it_is(
    value: str, high: str | None, qualifier: Qualifier | None, drawn: tuple[float | None, float | None, bool]
) -> None:
    shape = shape_of("number", value, high, qualifier)
    assert shape is not None
    assert (shape.low, shape.high, shape.rough) == drawn


def test_a_date_is_a_point_a_range_or_open() -> None:
    day, season, since, about = (shape_of("date", text) for text in ("1912-04-15", "1912-21", "1912-04-19/..", "1893~"))
    assert day is not None
    assert day.is_single
    assert season is not None
    assert season.low is not None
    assert season.high is not None
    assert season.high - season.low == 92 * DAY
    assert since is not None
    assert since.high is None
    assert since.at == since.low
    assert about is not None
    assert about.rough


def test_what_names_no_figure_is_no_point() -> None:
    assert shape_of("number", None) is None
    assert shape_of("truth", "1") is None
    assert shape_of("answer", None) is None


def test_the_points_of_a_claim_tell_who_and_when(project: Project, source: Source) -> None:
    later = project.sources.add("The Morning Paper", "Now 1,490 are counted.", published="1912-04-16")
    claim = project.claims.add("How many were lost?", "number", unit="people")
    line = project.voices.add("The line")
    for each, end, value in ((source, 8, "0"), (later, 9, "1490")):
        made = project.annotations.add(Passage(source_id=each.id, revision=1, start=0, end=end))
        project.annotations.add_position(made.id, claim.id, voice_id=line.id, value=value)
    silent = project.annotations.add(Passage(source_id=later.id, revision=1, start=0, end=22))
    project.annotations.add_position(silent.id, claim.id, stance="denies")
    found = read_trajectory(project, "claim", claim.id)
    assert found is not None
    assert [(point.place, point.who, point.words) for point in found.points] == [
        (0, "The line", "0"),
        (1, "The line", "1,490"),
    ]
    assert (found.unit, found.without, found.has_as_of) == ("people", 1, False)
    (account,) = strands(found.points, "published")
    assert [point.words for point in account] == ["0", "1,490"]
    assert read_points(project, [claim.id]) == {claim.id: found.points}


def test_what_a_verdict_set_aside_says_so_and_is_joined_no_more(project: Project, source: Source) -> None:
    later = project.sources.add("The Morning Paper", "Now 1,490 are counted.", published="1912-04-16")
    claim = project.claims.add("How many were lost?", "number")
    line = project.voices.add("The line")
    ids = []
    for each, value in ((source, "0"), (later, "1490")):
        made = project.annotations.add(Passage(source_id=each.id, revision=1, start=0, end=8))
        ids.append(project.annotations.add_position(made.id, claim.id, voice_id=line.id, value=value).id)
    project.verdicts.add("settled", claim_id=claim.id, set_aside=[SetAside(id=ids[0], why="superseded")])
    found = read_trajectory(project, "claim", claim.id)
    assert found is not None
    assert [point.aside for point in found.points] == ["superseded", None]
    assert strands(found.points, "published") == []


def test_claims_of_truth_have_none_and_events_have_theirs(project: Project, source: Source) -> None:
    truth, event = project.claims.add("All were saved", "truth"), project.events.add("Sinks")
    made = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=8))
    project.annotations.tag_event(made.id, event.id, date="1912-04-15T02:20:00")
    assert read_trajectory(project, "claim", truth.id) is None
    assert read_points(project, [truth.id]) == {}
    found = read_trajectory(project, "event", event.id)
    assert isinstance(found, Trajectory)
    assert [point.words for point in found.points] == ["15 Apr 1912, 02:20"]


def point(voice: str, published: str, at: float, scope: str = "") -> Point:
    return Point(
        position_id=f"{voice}{published}{at}",
        annotation_id="",
        source_id="s",
        place=0,
        source="S",
        shape=Shape(at=at, low=at, high=at),
        words=str(at),
        voice_id=voice,
        published=published,
        scope=scope,
    )


def test_other_scopes_and_one_time_are_no_change_of_account() -> None:
    assert strands([point("a", "1912", 1), point("a", "1913", 2, "crew")], "published") == []
    assert strands([point("a", "1912", 1), point("a", "1912", 2)], "published") == []
    assert len(strands([point("a", "1913", 2, "The  crew"), point("a", "1912", 1, "the crew")], "published")) == 1


def test_an_axis_without_crowding_is_whole() -> None:
    scale = scale_of([(0, 0), (50, 50), (100, 100)], 200, least=10)
    assert not scale.is_broken
    assert [scale.place(value) for value in (0, 50, 100)] == [0, 100, 200]


def test_an_axis_breaks_over_what_is_empty() -> None:
    scale = scale_of([(0, 0), (1, 1), (2, 2), (36_000, 36_000)], 300, least=12, margin=5)
    assert scale.is_broken
    places = [scale.place(value) for value in (0, 1, 2, 36_000)]
    assert all(later - earlier >= 12 for earlier, later in pairwise(places))
    # Inside a panel it stays linear.
    assert places[1] - places[0] == pytest.approx(places[2] - places[1])


@given(
    st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(0, 1e6)), max_size=40),
    st.floats(60, 2000),
)
def test_an_axis_keeps_the_order_and_its_length(given_spans: list[tuple[float, float]], length: float) -> None:
    spans = [(low, low + width) for low, width in given_spans]
    scale = scale_of(spans, length, least=14, margin=12)
    assert len(scale.panels) <= 4
    ends = [value for span in sorted(spans) for value in span]
    places = [scale.place(value) for value in sorted(ends)]
    assert all(later >= earlier - 1e-6 for earlier, later in pairwise(places))
    assert all(-0.001 <= place <= length + 0.001 for place in places)
