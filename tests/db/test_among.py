"""What some annotations say: the cells that they speak in, and how often they name events, claims and voices."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.db import among
from crossread.db.among import cells_among, counts_among
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position
from crossread.db.uses import uses


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "ice.crossread", title="Ice") as made:
        sinking = made.events.add("Sinking")
        saved = made.claims.add("All were saved", "truth")
        line = made.voices.add("The line")
        for number in range(2):
            source = made.sources.add(f"Paper {number}", "She sank. All were saved, says the line.")
            passage = Passage(source_id=source.id, revision=1, start=0, end=8)
            made.annotations.add(passage, events=[EventTag(id="", event_id=sinking.id)])
            quoted = [Position(id="", claim_id=saved.id, voice_id=line.id), Position(id="", claim_id=saved.id)]
            made.annotations.add(passage, positions=quoted)
        yield made


@pytest.mark.parametrize("most", [0, 5_000])
def test_all_of_them_say_what_the_project_says(project: Project, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(among, "MOST_NAMED", most)
    first, second = project.sources.all()
    ids = [each.id for source in (first, second) for each in project.annotations.of_source(source.id)]
    assert counts_among(project.store, ids) == uses(project).counts
    assert counts_among(project.store, ids, [first.id]) == uses(project, [first.id]).counts
    sinking, saved, line = project.events.all()[0].id, project.claims.all()[0].id, project.voices.all()[0].id
    sources = {(row, source.id) for row in (sinking, saved) for source in (first, second)}
    assert cells_among(project.store, ids, "source") == sources
    assert cells_among(project.store, ids, "voice") == sources | {(saved, line)}


def test_those_that_are_not_among_them_say_nothing(project: Project) -> None:
    first = project.sources.all()[0]
    told = project.annotations.of_source(first.id)[0]
    assert cells_among(project.store, [told.id], "source") == {(project.events.all()[0].id, first.id)}
    assert counts_among(project.store, [told.id]) == {project.events.all()[0].id: 1}
    assert counts_among(project.store, []) == {}
    assert cells_among(project.store, [], "voice") == frozenset()
