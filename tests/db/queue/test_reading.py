"""The queue of a project: what is in it, and what a verdict does to it."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from crossread.db.exchange.import_json import import_json
from crossread.db.grid import read_grid
from crossread.db.project import Project
from crossread.db.queue import Band, read_queue
from crossread.db.queue.gaps import read_gaps


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "sample.crossread", title="Sample") as made:
        import_json(made, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
        yield made


def test_every_disagreement_is_in_it_once(project: Project) -> None:
    queue = read_queue(project)
    expected = {each.id for each in project.disagreements.all()}
    open_ones = [item.id for item in queue if item.conflicts or item.tensions]
    assert sorted(open_ones) == sorted(expected)
    assert [item.band for item in queue] == sorted(item.band for item in queue)
    for item in queue:
        assert bool(item.conflicts) == (item.band is Band.CONFLICT) or item.status not in (None, "open")


def test_a_verdict_moves_it_to_the_end_and_a_change_back(project: Project) -> None:
    from crossread.db.deciding import Draft, decide

    first = read_queue(project)[0]
    decide(project, first.kind, first.id, Draft(status="settled"))
    assert read_queue(project)[-1].band is Band.DECIDED
    assert first.id in [item.id for item in read_queue(project) if item.band is Band.DECIDED]
    project.claims.edit(first.id, statement="Another question")
    again = next(item for item in read_queue(project) if item.id == first.id)
    assert again.stale
    assert again.band is Band.CONFLICT
    project.history.undo()
    project.history.undo()
    assert next(item for item in read_queue(project) if item.id == first.id).status == first.status


def test_what_is_set_aside_makes_no_gap(project: Project) -> None:
    from crossread.db.deciding import Draft, decide
    from crossread.db.records import SetAside

    lost = next(row for row in read_grid(project).rows if row.title.startswith("How many people were lost"))
    before = read_gaps(project, [lost])[lost.id]
    said = project.store.rows("SELECT id FROM positions WHERE claim_id = ? AND CAST(value AS REAL) < 1000", (lost.id,))
    assert said
    aside = tuple(SetAside(id=each, why="unreliable") for (each,) in said)
    decide(project, "claim", lost.id, Draft(status="open", set_aside=aside))
    assert 0 < read_gaps(project, [lost])[lost.id] < before < 1
