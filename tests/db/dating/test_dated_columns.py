"""The columns for plots say of every source what the density says, whole and source by source, after every change."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crossread.db.dated_columns import DatedColumns, read_columns, sources_concerned
from crossread.db.dated_passages import dated_passages
from crossread.db.dating import dated_annotations
from crossread.db.density import CLOCKS, Clock, Masses, density, masses_of
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "ice.crossread", title="Ice")
    texts = ("She struck ice at night.", "All were saved.", "Nothing is said here.")
    published = ("1912-04-16", None, "1912-07")
    sources = [made.sources.add(text, text, published=date) for text, date in zip(texts, published, strict=True)]
    struck = made.events.add("Collision", date="1912-04-14T23:40:00")
    sank = made.events.add("Sinking", date="1912-04-15")
    vague = made.events.add("Warnings")
    about = [made.claims.add(f"Of {event.title}?", "truth", event_id=event.id) for event in (struck, sank, vague)]

    def add(source: int, *events: EventTag, positions: tuple[Position, ...] = ()) -> None:
        passage = Passage(source_id=sources[source].id, revision=1, start=0, end=5)
        made.annotations.add(passage, events=events, positions=positions)

    def says(*claims: int) -> tuple[Position, ...]:
        return tuple(Position(id="", claim_id=about[each].id) for each in claims)

    add(0, EventTag(id="", event_id=struck.id), EventTag(id="", event_id=sank.id, date="1912"))
    add(0, EventTag(id="", event_id=vague.id), positions=says(0))  # a tag without a date: its claims do not count
    add(0, EventTag(id="", event_id=vague.id), EventTag(id="", event_id=sank.id))
    add(1, positions=says(0, 0, 1, 2))  # an event once, though two positions are about it
    add(1, positions=says(2))
    add(1)
    yield made
    made.close()


@pytest.mark.parametrize("clock", CLOCKS)
def test_they_hold_what_the_density_is_made_of(project: Project, clock: Clock) -> None:
    plain = density(masses_of(dated_annotations(project.store), clock), "day")
    masses = Masses()
    for source_id, column in read_columns(project.store, clock).items():
        for first, last, weight in zip(*column.spans, strict=True):
            masses.add(source_id, (first, last), weight)
        masses.undated += len(column.undated)
    found = density(masses, "day")
    assert found.undated == plain.undated
    assert found.bins == plain.bins
    assert {each: pytest.approx(mass) for each, mass in plain.series.items()} == found.series
    whole = sum(sum(mass) for mass in found.series.values()) + found.undated
    assert whole == pytest.approx(project.annotations.count())


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_part_of_them_is_read_as_the_whole_is(project: Project, clock: Clock) -> None:
    whole = read_columns(project.store, clock)
    assert list(whole) == [source.id for source in project.sources.all()]
    for source_id, columns in whole.items():
        assert as_sets(read_columns(project.store, clock, [source_id, "gone"])) == as_sets({source_id: columns})


def as_sets(columns: dict[str, DatedColumns]) -> dict[str, tuple[object, ...]]:
    return {
        source_id: (sorted(zip(one.ids, one.first, one.last, one.weight, strict=True)), sorted(one.undated))
        for source_id, one in columns.items()
    }


def test_one_source_is_found_by_its_index(project: Project) -> None:
    seen: list[str] = []
    project.store.conn.set_trace_callback(seen.append)
    read_columns(project.store, "happened", [project.sources.all()[0].id])
    project.store.conn.set_trace_callback(None)
    for query in (each for each in seen if "annotations" in each):
        plan = [row[3] for row in project.store.rows("EXPLAIN QUERY PLAN " + query)]
        assert plan[0].startswith("SEARCH a USING"), plan


@pytest.mark.parametrize("clock", CLOCKS)
def test_what_a_step_concerns_is_all_that_need_be_read_again(project: Project, clock: Clock) -> None:
    first, second, third = project.sources.all()
    struck, sank, vague = project.events.all()
    steps: list[tuple[Callable[[], object], set[str]]] = [
        (lambda: project.events.edit(struck.id, date="1912-04"), {first.id, second.id}),
        (lambda: project.events.edit(vague.id, date="1912-04-13"), {first.id, second.id}),
        (lambda: project.claims.edit(project.claims.all()[2].id, event_id=None), {second.id}),
        (lambda: project.sources.edit(second.id, published="1912-04-15"), {second.id}),
        (lambda: project.events.delete(sank.id), {first.id, second.id}),
        (lambda: project.annotations.delete([project.annotations.of_source(second.id)[0].id]), {second.id}),
        (project.history.undo, {second.id}),
        (project.history.undo, {first.id, second.id}),
        (lambda: project.sources.delete(third.id), {third.id}),
    ]
    for step, at_least in steps:
        before = read_columns(project.store, clock)
        step()
        concerned = sources_concerned(project.store, project.last_changes)
        assert concerned >= (at_least if clock == "happened" else set())
        after = {**before, **read_columns(project.store, clock, concerned)}
        now = read_columns(project.store, clock)
        assert as_sets({each: after[each] for each in now}) == as_sets(now)


def test_passages_say_what_dates_them(project: Project) -> None:
    ids = [each.id for source in project.sources.all() for each in project.annotations.of_source(source.id)]
    said = {
        each: found.dated_by for each, found in zip(ids, dated_passages(project.store, ids, "happened"), strict=True)
    }
    assert sorted(said.values()) == sorted(
        [
            ("Collision, 14 Apr 1912, 23:40", "Sinking, 1912"),
            ("Warnings",),
            ("Warnings", "Sinking, 15 Apr 1912"),
            ("Collision, 14 Apr 1912, 23:40", "Sinking, 15 Apr 1912", "Warnings"),
            ("Warnings",),
            (),
        ]
    )
    backwards = [found.id for found in dated_passages(project.store, [ids[3], "gone", ids[0]], "published")]
    assert backwards == [ids[3], ids[0]]
    assert dated_passages(project.store, ids[:1], "published")[0].dated_by == ("16 Apr 1912",)
