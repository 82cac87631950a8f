"""The grid: what each cell is, what stands against what, and after each step the same as if all were read anew."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from crossread.db.disagreements import Origins, sides
from crossread.db.exchange.import_json import import_json
from crossread.db.grid import By, Grid, grid_after, read_grid, read_subject
from crossread.db.project import Project
from crossread.db.records import Passage, Position, SetAside
from crossread.db.store import clock


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("grid") / "sample.crossread"
    with Project.create(path, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
    return path


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "copy.crossread"
    path.write_bytes(made.read_bytes())
    with Project.open(path) as opened:
        yield opened


def test_figures_are_those_of_the_disagreements(project: Project) -> None:
    grid = read_grid(project)
    known = {each.id: each for each in project.disagreements.all()}
    for row in grid.rows:
        pairs = known[row.id].pairs if row.id in known else ()
        conflicts = sum(pair.relation == "conflict" for pair in pairs)
        assert (row.conflicts, row.tensions) == (conflicts, len(pairs) - conflicts), row.title
        if row.id in known:
            assert (row.status or "open", row.stale) == (known[row.id].status, known[row.id].stale)
    assert sum(row.conflicts for row in grid.rows) > 10


def test_sides_are_those_of_the_rules(project: Project) -> None:
    origins = Origins(project.relations.all())
    for row in read_grid(project).rows:
        if row.kind == "claim" and row.status is None:
            subject = project.claims.get(row.id)
            expected = sides(subject, project.disagreements.stated_on(subject), origins)
            assert [(side.accounts, side.sources, side.beside) for side in row.sides] == [
                (side.count.accounts, side.count.sources, side.beside) for side in expected
            ]


def test_a_cell_counts_and_marks_what_is_said_there(project: Project) -> None:
    grid = read_grid(project)
    claim = next(row for row in grid.rows if row.kind == "claim" and row.conflicts)
    pairs = next(each for each in project.disagreements.all() if each.id == claim.id).pairs
    fighting = {each for pair in pairs if pair.relation == "conflict" for each in (pair.a, pair.b, *pair.parts)}
    for column in grid.columns:
        own = [
            position
            for annotation in project.annotations.of_source(column.id)
            for position in annotation.positions
            if position.claim_id == claim.id
        ]
        assert grid.count(claim.id, column.id) == len(own)
        assert (grid.mark(claim.id, column.id) == "conflict") == any(each.id in fighting for each in own)


def test_what_is_not_said_is_told_apart(project: Project) -> None:
    grid = read_grid(project)
    states = {grid.state(row.id, column.id) for row in grid.rows for column in grid.columns}
    assert {"said", "silent", "unread", "too_early"} <= states
    claim, source = project.claims.add("Was it so?", "truth"), project.sources.all()[0]
    project.sources.finish(source.id, 1)
    finished = clock.now()
    while clock.now() == finished:  # Times are kept to the millisecond.
        pass
    later = project.claims.add("And this?", "truth")
    grid = read_grid(project)
    assert (grid.state(claim.id, source.id), grid.state(later.id, source.id)) == ("read", "read_before")
    project.silences.add(source.id, claim.id, 1)
    assert read_grid(project).state(claim.id, source.id) == "silent"
    project.sources.add_revision(source.id, "Another text.")
    assert read_grid(project).state(claim.id, source.id) == "unread"


def test_rows_stand_below_what_they_belong_to(project: Project) -> None:
    top = project.claims.add("All of it", "number")
    below = project.claims.add("A part of it", "number", parent_id=top.id)
    project.claims.add("Something else", "number")
    rows = read_grid(project).rows
    place = next(number for number, row in enumerate(rows) if row.id == top.id)
    assert (rows[place + 1].id, rows[place + 1].depth, rows[place + 1].group) == (below.id, 1, top.id)


@pytest.mark.parametrize("by", ["source", "voice"])
def test_after_a_step_it_is_as_if_all_were_read(project: Project, by: By) -> None:
    grid = read_grid(project, by)
    claim = next(row.id for row in grid.rows if row.kind == "claim" and row.conflicts and row.value_type == "number")
    source = project.sources.all()[-1]
    passage = Passage(source_id=source.id, revision=1, start=0, end=9)
    said = next(a for a in project.annotations.of_claim(claim))
    position = next(each for each in said.positions if each.claim_id == claim)
    voice = project.voices.all()[0]
    event = project.events.all()[0]
    steps: list[Callable[[], object]] = [
        lambda: project.annotations.add(passage, positions=[Position(id="", claim_id=claim, value="77")]),
        project.history.undo,
        lambda: project.annotations.edit_position(position.id, value="3", voice_id=voice.id),
        lambda: project.verdicts.add(
            "settled", claim_id=claim, reason="So.", set_aside=[SetAside(id=position.id, why="misprint")]
        ),
        lambda: project.annotations.edit_position(position.id, value="4"),
        lambda: project.claims.add("New?", "truth"),
        lambda: project.silences.add(source.id, project.claims.all()[-1].id, 1),
        lambda: project.claims.edit(claim, statement="How many, really?", tolerance="0.5"),
        lambda: project.events.edit(event.id, date="1911"),
        lambda: project.annotations.delete([said.id]),
        lambda: project.voices.edit(voice.id, name="Somebody else"),
        lambda: project.claims.delete(claim),
        project.history.undo,
        lambda: project.sources.delete(source.id),
    ]
    for step in steps:
        step()
        grid = grid_after(project, grid, [project.last_changes])
        same(grid, read_grid(project, by))


def same(shown: Grid, anew: Grid) -> None:
    assert shown.columns == anew.columns
    assert [(row.id, row.title, row.first_day, row.depth) for row in shown.rows] == [
        (row.id, row.title, row.first_day, row.depth) for row in anew.rows
    ]
    for mine, other in zip(shown.rows, anew.rows, strict=True):
        for name in ("conflicts", "tensions", "sources", "accounts", "sides", "at_odds", "totals", "status", "stale"):
            assert getattr(mine, name) == getattr(other, name), (mine.title, name)
    assert {key: cells for key, cells in shown.cells.items() if cells} == dict(anew.cells)
    assert (shown.silent, shown.last_days, shown.step) == (anew.silent, anew.last_days, anew.step)


def test_a_sum_beyond_the_total_is_counted_as_such(tmp_path: Path) -> None:
    with Project.create(tmp_path / "sums.crossread") as project:
        source = project.sources.add("The Paper", "Ten fell: eight of the crew and five of the rest, or eleven in all.")
        total = project.claims.add("How many fell?", "number")
        for value, start, part in (("10", 0, ""), ("11", 50, ""), ("8", 10, "crew"), ("5", 31, "rest")):
            claim = project.claims.add(part, "number", parent_id=total.id, part_of_total=True) if part else total
            passage = Passage(source_id=source.id, revision=1, start=start, end=start + 3)
            project.annotations.add_position(project.annotations.add(passage).id, claim.id, value=value)
        row = read_grid(project).row(total.id)
        assert (row.conflicts, row.totals) == (3, 2)
        assert read_subject(project, "claim", total.id).row.totals == 2
