"""The grid of 2,000 claims and 200 sources: its figures, one edit, the words of a window, scrolling, in the window."""

import random
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.disputed import make_disputed
from tests.bench.harness import Meter, bench

if TYPE_CHECKING:
    from crossread.db.project import Project
    from crossread.desktop.application.session import Session
    from crossread.desktop.review.grid.panel import GridPanel


@bench(
    "grid: kinds, sides and counts of 2,000 claims with 100,000 positions, reading apart", rounds=10, wall_p50_ms=1000
)
def figures(meter: Meter) -> None:
    """From cold each time; 30 % of the 2.4 million pairs are in conflict."""
    from crossread.db.grid.reading import Reading, _laid_out
    from crossread.db.grid.statements import read_statements
    from crossread.db.project import Project

    with Project.open_for_reading(make_disputed(meter.folder / "disputed.crossread")) as project:
        for _ in meter.rounds(warm=1):
            reading = Reading(project, "source")
            stated = read_statements(project.store, "claim", reading.places)
            subjects = [subject for row, subject in _laid_out(project, {}) if row.kind == "claim"]
            with meter.timed():
                found = [reading.spoken(subject, stated[subject.id]) for subject in subjects]
            pairs = sum(each.said * (each.said - 1) // 2 for each in found)
            share = sum(each.conflicts for each in found) / pairs
            assert 0.25 < share < 0.35, share


@bench("grid: read whole from the file, against reading its statements", rounds=8, at_most_times=6)
def whole(meter: Meter) -> None:
    """What one waits for when Review is first shown."""
    from crossread.db.grid import read_grid
    from crossread.db.grid.statements import read_statements
    from crossread.db.project import Project

    with Project.open_for_reading(make_disputed(meter.folder / "disputed.crossread")) as project:
        places = {source.id: place for place, source in enumerate(project.sources.all())}
        for _ in meter.rounds(warm=1):
            with meter.compared():
                read_statements(project.store, "claim", places)
            with meter.timed():
                read_grid(project)


@bench("grid: up to date after one edit", rounds=60, wall_p50_ms=16)
def edited(meter: Meter) -> None:
    """Only what the step touched is read again."""
    from crossread.db.grid import grid_after, read_grid
    from crossread.db.project import Project

    rng = random.Random(1)
    with Project.open(make_disputed(meter.folder / "disputed.crossread")) as project:
        grid = read_grid(project)
        positions = [row[0] for row in project.store.rows("SELECT id FROM positions WHERE value IS NOT NULL LIMIT 900")]
        for number in meter.rounds():
            project.annotations.edit_position(rng.choice(positions), scope=f"in round {number}")
            with meter.timed():
                grid = grid_after(project, grid, [project.last_changes])


@bench("grid: the words of a window of 24 rows and 12 sources", rounds=100, wall_p50_ms=40)
def window(meter: Meter) -> None:
    """Off the window's thread."""
    from crossread.db.grid import read_cells, read_grid
    from crossread.db.project import Project

    rng = random.Random(1)
    with Project.open_for_reading(make_disputed(meter.folder / "disputed.crossread")) as project:
        grid = read_grid(project)
        for _ in meter.rounds():
            row, column = rng.randrange(1_970), rng.randrange(180)
            rows = [each.id for each in grid.rows[row : row + 24]]
            columns = [each.id for each in grid.columns[column : column + 12]]
            with meter.timed():
                read_cells(project, grid, rows, columns)


@bench("grid: a scroll step, to its paint", rounds=600, wall_p50_ms=8, wall_p99_ms=16)
def scrolled(meter: Meter) -> None:
    """Down, with words where they have come and bars where not, at 2,000 x 200 on 1440 x 900."""
    session, panel = _opened(meter)
    bar = panel.view.verticalScrollBar()
    for number in meter.rounds():
        meter.settle(4)
        with meter.timed(), meter.painted(panel.view.viewport()):
            bar.setValue((number + 4) % 400 * 60)
    _closed(session)


@bench("grid: a scroll step to the side, to its paint", rounds=300, wall_p50_ms=8, wall_p99_ms=16)
def scrolled_across(meter: Meter) -> None:
    """To the right."""
    session, panel = _opened(meter)
    bar = panel.view.horizontalScrollBar()
    for number in meter.rounds():
        meter.settle(4)
        with meter.timed(), meter.painted(panel.view.viewport()):
            bar.setValue((number + 4) % 250 * 88)
    _closed(session)


@bench("grid: anywhere in it, painted at once", rounds=200, wall_p50_ms=20, wall_p99_ms=40)
def jumped(meter: Meter) -> None:
    """Everything in view is another: the frame alone, with bars where words are on their way."""
    session, panel = _opened(meter)
    view, rng = panel.view, random.Random(1)
    for _ in meter.rounds():
        meter.settle(10)
        with meter.timed():
            view.verticalScrollBar().setValue(rng.randrange(view.verticalScrollBar().maximum()))
            view.viewport().repaint()
    _closed(session)


@bench("grid: one edit, to the figures in the window", rounds=40, wall_p50_ms=120, gap_ms=50)
def shown(meter: Meter) -> None:
    """From the wish to the paint, with the commit; what the window does of it is the gap."""
    session, panel = _opened(meter)
    grid = panel.grid
    assert grid is not None
    row = grid.rows[2]
    found = panel.view.grid_model.said(row, grid.columns[_first_said(panel, row.id)])
    assert found
    position = found[0].position_id
    for number in meter.rounds():
        meter.settle()
        before = panel.grid

        def change(project: "Project", number: int = number) -> None:
            project.annotations.edit_position(position, scope=f"in round {number}")

        with meter.timed(), meter.painted(panel.view.viewport(), when=partial(_is_other, panel, before)):
            session.run(change)
    _closed(session)


def _first_said(panel: "GridPanel", row_id: str) -> int:
    grid = panel.grid
    assert grid is not None
    return next(place for place, column in enumerate(grid.columns) if grid.count(row_id, column.id))


def _is_other(panel: "GridPanel", before: object) -> bool:
    return panel.grid is not before


def _opened(meter: Meter) -> "tuple[Session, GridPanel]":
    from crossread.desktop.application.session import Session
    from crossread.desktop.look import style
    from crossread.desktop.review.grid.panel import GridPanel

    style.apply(meter.application())
    session = Session("Ada")
    panel = GridPanel(session)
    panel.resize(1440, 900)
    panel.show()
    session.open(make_disputed(meter.folder / "disputed.crossread"))
    meter.until(lambda: panel.grid is not None)
    panel.view.setFocus()
    first = panel.grid.rows[2] if panel.grid is not None else None
    assert first is not None
    panel.feed.ask_cells([first.id], [column.id for column in panel.grid.columns] if panel.grid else [])

    def is_read() -> bool:
        grid = panel.grid
        return (
            grid is not None
            and panel.view.grid_model.said(first, grid.columns[_first_said(panel, first.id)]) is not None
        )

    meter.until(is_read)
    return session, panel


def _closed(session: "Session") -> None:
    session.close()
    session.wait_until_closed()
