"""The words of cells: of the rows and columns asked for, and of these all."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from crossread.db.exchange.import_json import import_json
from crossread.db.grid import By, read_cells, read_grid
from crossread.db.grid.saying import QUOTE_LENGTH
from crossread.db.project import Project
from crossread.db.records import SetAside


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "sample.crossread", title="Sample") as made:
        import_json(made, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
        yield made


@pytest.mark.parametrize("by", ["source", "voice"])
def test_every_cell_says_as_much_as_the_grid_counts_and_its_worst(project: Project, by: By) -> None:
    grid = read_grid(project, by)
    rows, columns = [row.id for row in grid.rows], {column.id for column in grid.columns}
    cells = read_cells(project, grid, rows, columns)
    ranks = ["", "tension", "conflict"]
    for row in rows:
        for column in columns:
            said = cells.get((row, column), ())
            assert len(said) == grid.count(row, column)
            worst = max((each.mark for each in said), key=ranks.index, default="")
            assert worst == grid.mark(row, column), (grid.row(row).title, grid.column(column).title)


def test_only_what_is_asked_for_is_read(project: Project) -> None:
    grid = read_grid(project)
    row = next(row.id for row in grid.rows if len(grid.cells.get(row.id, {})) > 2)
    column = next(iter(grid.cells[row]))
    assert set(read_cells(project, grid, [row], [column])) == {(row, column)}
    assert read_cells(project, grid, [], [column]) == {}
    assert read_cells(project, grid, ["gone"], [column]) == {}


def test_a_row_that_is_gone_since_the_grid_was_read_is_left_out(project: Project) -> None:
    grid = read_grid(project)
    row = next(row.id for row in grid.rows if row.kind == "claim" and row.said)
    project.claims.delete(row)
    assert read_cells(project, grid, [row], [column.id for column in grid.columns]) == {}


def test_words_voice_quote_and_what_was_set_aside(project: Project) -> None:
    grid = read_grid(project)
    claim = next(row for row in grid.rows if row.title == "How many people were lost?")
    columns = [column.id for column in grid.columns]
    cells = read_cells(project, grid, [claim.id], columns)
    all_said = [each for said in cells.values() for each in said]
    assert {"1,490", "nearly 1,600", "more than 1,300"} <= {each.words for each in all_said}
    assert any(each.voice for each in all_said)
    for each in all_said:
        annotation = project.annotations.get(each.annotation_id)
        whole = " ".join(annotation.quote.split())
        assert each.quote == whole or (each.quote.endswith("…") and f"{whole} ".startswith(each.quote[:-1] + " "))
        assert len(each.quote) <= QUOTE_LENGTH + 1
        assert each.passage == annotation.passage
    first = all_said[0]
    project.verdicts.add("open", claim_id=claim.id, set_aside=[SetAside(id=first.position_id, why="copy")])
    again = read_cells(project, read_grid(project), [claim.id], columns)
    said = {each.position_id: each for several in again.values() for each in several}
    assert (said[first.position_id].aside, said[first.position_id].mark) == ("copy", "")


def test_an_event_tag_says_its_date(project: Project) -> None:
    grid = read_grid(project)
    event = next(row for row in grid.rows if row.kind == "event" and row.conflicts)
    cells = read_cells(project, grid, [event.id], [column.id for column in grid.columns])
    assert any("1912" in each.words for said in cells.values() for each in said)
    assert {each.stance for said in cells.values() for each in said} == {"asserts"}


def test_a_claim_taken_in_is_as_old_as_it_was_elsewhere(project: Project) -> None:
    """The sample's claims were made before its sources were read to the end, whenever it was imported."""
    grid = read_grid(project)
    states = {grid.state(row.id, column.id) for row in grid.rows for column in grid.columns}
    assert "read" in states
    assert "read_before" not in states
