"""What the timeline knows of a project: where annotations lie, and after a change the same as if all were read anew."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from crossread.db.dated_series import SERIES_BYS, SeriesBy
from crossread.db.dates import parse
from crossread.db.density import CLOCKS, Clock
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position, Stance
from crossread.desktop.timeline.calendar_units import Unit
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.figures_reading import read_changed, read_figures
from crossread.desktop.timeline.lanes import MOST_LANES, OTHERS

DAY = Unit("day", 1)


@pytest.fixture
def project(project_path: Path) -> Iterator[Project]:
    with Project.open(project_path) as opened:
        yield opened


def minutes(date: str) -> tuple[int, int]:
    return parse(date).known


def test_every_annotation_is_counted_once(project: Project) -> None:
    for clock in CLOCKS:
        found = read_figures(project, clock)
        assert found.dated + len(found.undated) == project.annotations.count() == 7
    assert len(read_figures(project, "happened").undated) == 1


def test_what_lies_in_a_time(project: Project) -> None:
    found = read_figures(project, "happened")
    first, second, third, _ = (source.id for source in found.lanes)
    assert found.counts(*minutes("1912-04-15")) == [2, 1, 1, 0]
    assert found.beside(*minutes("1912-04-15")) == (1, 1)
    # The narrowest dates come first: what is said of the day before what is said of the month.
    listed = found.lying(*minutes("1912-04-15"))
    assert [each.source_id for each in project.annotations.with_ids(listed[-1:])] == [third]
    assert set(found.lying(*minutes("1912-04-15"), [first])) < set(listed)
    assert len(found.lying(*minutes("1912-04-15"), most=2)) == 2
    assert found.lying(*minutes("1913")) == []
    assert set(found.ranges_of(listed)) == {first, second, third}


def test_a_far_footnote_does_not_hide_the_rest(project: Project) -> None:
    source = project.sources.all()[0]
    far = project.events.add("Wreck found", date="1985-09-01")
    late = Passage(source_id=source.id, revision=1, start=0, end=5)
    for _ in range(60):
        project.annotations.add(late, events=[EventTag(id="", event_id=project.events.all()[1].id)])
    project.annotations.add(late, events=[EventTag(id="", event_id=far.id)])
    found = read_figures(project, "happened")
    assert found.extent is not None
    assert found.bulk is not None
    assert found.extent[1] == minutes("1985-09-01")[1]
    assert found.bulk[1] < minutes("1913")[0]


def position(claim_id: str, voice_id: str | None = None, stance: Stance = "asserts") -> Position:
    return Position(id="", claim_id=claim_id, voice_id=voice_id, stance=stance)


@pytest.mark.parametrize(
    ("clock", "by"),
    [*(("happened", by) for by in SERIES_BYS), *((clock, by) for clock in CLOCKS[1:] for by in ("source", "event"))],
)
def test_after_a_change_it_is_as_if_all_were_read(project: Project, clock: Clock, by: SeriesBy) -> None:
    first, second, third, fourth = project.sources.all()
    collision, sinking, *_ = project.events.all()
    said = Passage(source_id=second.id, revision=1, start=3, end=12)
    claim = project.claims.add("All were saved", "truth", event_id=collision.id)
    line, crew = project.voices.add("The line"), project.voices.add("The crew")
    both = [position(claim.id, line.id), position(claim.id, crew.id, "denies")]
    told = project.annotations.add(said, positions=both)
    steps: list[Callable[[], object]] = [
        lambda: project.annotations.add(said, positions=[position(claim.id, None, "questions")]),
        lambda: project.claims.edit(claim.id, event_id=sinking.id),
        lambda: project.voices.edit(line.id, name="The White Star Line"),
        lambda: project.annotations.remove_position(told.positions[0].id),
        lambda: project.voices.delete(crew.id),
        lambda: project.events.edit(collision.id, date="1912-04-13"),
        lambda: project.annotations.add(
            Passage(source_id=fourth.id, revision=1, start=0, end=4), events=[EventTag(id="", event_id=sinking.id)]
        ),
        lambda: project.annotations.delete([project.annotations.of_source(first.id)[0].id]),
        lambda: project.sources.edit(second.id, published="1912-05", title="Another paper"),
        lambda: project.events.delete(sinking.id),
        lambda: project.sources.delete(third.id),
        project.history.undo,
        lambda: project.sources.reorder([fourth.id, second.id, third.id, first.id]),
        lambda: project.sources.add("Late edition", "Nothing new."),
    ]
    shown = read_figures(project, clock, by)
    for step in steps:
        step()
        _ = shown.bar_sums.masses(DAY, 0, 600)
        shown = read_changed(project, shown, [project.last_changes])
        same(shown, read_figures(project, clock, by))


@pytest.mark.parametrize("by", ["voice", "event", "claim"])
def test_the_smallest_of_many_are_one_lane_also_after_a_change(project: Project, by: SeriesBy) -> None:
    source = project.sources.all()[0]

    def annotate(number: int) -> None:
        event = project.events.add(f"Event {number}", date=f"1912-05-{number % 28 + 1:02}")
        claim = project.claims.add(f"Claim {number}", "truth", event_id=event.id)
        project.annotations.add(
            Passage(source_id=source.id, revision=1, start=0, end=4),
            events=[EventTag(id="", event_id=event.id)],
            positions=[position(claim.id, project.voices.add(f"Voice {number}").id)],
        )

    with project.step("make"):
        for number in range(MOST_LANES + 3):
            annotate(number)
    shown = read_figures(project, "happened", by)
    annotate(MOST_LANES + 3)
    shown = read_changed(project, shown, [project.last_changes])
    assert OTHERS in shown.columns
    same(shown, read_figures(project, "happened", by))


def same(shown: Figures, anew: Figures) -> None:
    assert shown.lanes == anew.lanes
    assert shown.events == anew.events
    assert sorted(shown.undated) == sorted(anew.undated)
    assert (shown.dated, shown.extent) == (anew.dated, anew.extent)
    if anew.extent is not None:
        edges = np.linspace(anew.extent[0], anew.extent[1], 200)
        assert shown.masses(edges) == pytest.approx(anew.masses(edges), abs=1e-9)
        assert shown.beside(edges[50], edges[120]) == anew.beside(edges[50], edges[120])
        assert shown.counts(edges[50], edges[120]) == anew.counts(edges[50], edges[120])
    assert shown.bar_sums.masses(DAY, 0, 600) == pytest.approx(anew.bar_sums.masses(DAY, 0, 600), abs=1e-9)
