"""What a source does not touch, and silences marked together: one step, per revision."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.grid import read_grid
from crossread.db.project import Project
from crossread.db.records import Annotation, Claim, Source
from crossread.db.silence import Cell, Looker, finish_silently, mark_silent, open_cells, unmark_silent, untouched_in


@pytest.fixture
def claims(project: Project) -> list[Claim]:
    event = project.events.add("Sinking", date="1912-04-15")
    return [
        project.claims.add("All were saved", "truth", event_id=event.id),
        project.claims.add("How many were lost?", "number"),
        project.claims.add("She was towed", "truth"),
    ]


def ids(cells: tuple[Cell, ...]) -> list[str]:
    return [each.claim_id for each in cells]


def test_what_is_said_or_silent_is_touched(
    project: Project, source: Source, annotation: Annotation, claims: list[Claim]
) -> None:
    assert ids(untouched_in(project, source.id)) == [each.id for each in claims]
    project.annotations.add_position(annotation.id, claims[0].id)
    project.silences.add(source.id, claims[2].id, 1)
    assert ids(untouched_in(project, source.id)) == [claims[1].id]


def test_a_new_revision_reopens_what_was_silent(project: Project, source: Source, claims: list[Claim]) -> None:
    mark_silent(project, untouched_in(project, source.id))
    assert untouched_in(project, source.id) == ()
    project.sources.add_revision(source.id, "All are safe. She is in tow.")
    again = untouched_in(project, source.id)
    assert ids(again) == [each.id for each in claims]
    assert {each.revision for each in again} == {2}


def test_several_silences_are_one_step(project: Project, source: Source, claims: list[Claim]) -> None:
    before = project.step_number
    mark_silent(project, untouched_in(project, source.id))
    assert project.step_number == before + 1
    assert len(project.silences.all()) == len(claims)
    project.history.undo()
    assert project.silences.all() == []


def test_a_source_before_the_event_is_passed_over(project: Project, claims: list[Claim]) -> None:
    early = project.sources.add("The Day Before", "All is well.", published="1912-04-01")
    assert claims[0].id not in ids(untouched_in(project, early.id))
    assert claims[1].id in ids(untouched_in(project, early.id))


def test_finishing_and_silences_are_undone_together(project: Project, source: Source, claims: list[Claim]) -> None:
    finish_silently(project, source.id, untouched_in(project, source.id)[:2])
    assert project.sources.revision(source.id).finished[0].by == "Ada"
    assert {each.claim_id for each in project.silences.all()} == {claims[0].id, claims[1].id}
    finish_silently(project, source.id, untouched_in(project, source.id))
    assert len(project.sources.revision(source.id).finished) == 1
    project.history.undo()
    project.history.undo()
    assert not project.sources.revision(source.id).finished
    assert not project.silences.all()


def test_silences_are_taken_back(project: Project, source: Source, claims: list[Claim]) -> None:
    cells = untouched_in(project, source.id)
    mark_silent(project, cells)
    unmark_silent(project, cells[:1])
    assert untouched_in(project, source.id) == cells[:1]


def test_cells_of_one_claim_and_of_all(project: Project, source: Source, claims: list[Claim]) -> None:
    other = project.sources.add("The Morning Paper", "Nothing.", published="1912-05-01")
    assert len(open_cells(project)) == 6
    assert [each.source_id for each in open_cells(project, claim_ids={claims[1].id})] == [source.id, other.id]


def test_a_look_tells_what_is_near_and_where_text_may_be_missing(
    project: Project, source: Source, claims: list[Claim]
) -> None:
    looker = Looker()
    look = looker.look(project, untouched_in(project, source.id)[1])
    assert look.claim == claims[1]
    assert look.place == 0
    assert look.excerpts[0] == "Fourteen hundred and ninety were not saved."
    assert look.numbers[0] == 2
    assert look.gaps == ()
    text = "The list of those who were brought in is long, and it was given out on Monday by the\n\nAll is well."
    cut = project.sources.add("Cut Off", text)
    assert looker.look(project, untouched_in(project, cut.id)[0]).gap_numbers == (1,)


def test_a_look_at_what_is_gone_says_so(project: Project, source: Source, claims: list[Claim]) -> None:
    cell = untouched_in(project, source.id)[0]
    project.claims.delete(claims[0].id)
    with pytest.raises(InvalidRecordError):
        Looker().look(project, cell)


def test_it_is_what_the_grid_shows_as_open(project: Project, source: Source, claims: list[Claim]) -> None:
    project.claims.add("Below the first", "truth", parent_id=claims[0].id)
    project.sources.add("The Day Before", "All is well.", published="1912-04-01")
    mark_silent(project, untouched_in(project, source.id)[1:2])
    grid = read_grid(project)
    shown = [
        (column.id, row.id)
        for column in grid.columns
        for row in grid.rows
        if row.kind == "claim" and grid.state(row.id, column.id) in ("unread", "read", "read_before")
    ]
    assert [(each.source_id, each.claim_id) for each in open_cells(project)] == shown
