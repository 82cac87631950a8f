"""Review in the window: to it and back by keys, from a cell to its passages, and one choice for all."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import connections
from crossread.desktop.application.wiring.review import put_review
from crossread.desktop.review.grid.panel import GridPanel

LOST = "How many people were lost?"


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "sample.crossread"
    with Project.create(path, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
    store = Settings(tmp_path / "home" / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    connections.put_actions(made)
    put_review(made)
    with qtbot.waitSignal(session.opened):
        session.open(path)
    qtbot.waitUntil(made.findChildren(QMenuBar)[0].isVisible)
    yield made
    store.save()


def to_review(window: MainWindow, qtbot: QtBot) -> GridPanel:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    grid = window.review.grid
    qtbot.waitUntil(lambda: grid.grid is not None)
    return grid


def stand_in(grid: GridPanel, title: str, column: int) -> None:
    arranged = grid.view.grid_model.arranged
    assert arranged is not None
    grid.view.stand_at([row.title for row in arranged.rows].index(title), column)


def test_enter_shows_the_passages_side_by_side_and_ctrl_2_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    grid = to_review(window, qtbot)
    qtbot.waitUntil(grid.view.hasFocus)
    stand_in(grid, LOST, 2)
    QTest.keyClick(grid.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.workspaces.current == "read")
    assert grid.grid is not None
    speaking = [column.id for column in grid.grid.columns if grid.grid.count(grid.subject[1], column.id)]
    assert len(speaking) > 4
    qtbot.waitUntil(lambda: set(window.desk.open_sources()) >= set(speaking[:6]))
    assert window.desk.active_pane is not None
    assert window.desk.active_pane.source_id == speaking[0]
    assert window.choice.annotation_id
    to_review(window, qtbot)
    assert window.workspaces.current == "review"
    qtbot.waitUntil(grid.view.hasFocus)
    cell = grid.view.cell()
    assert cell is not None
    assert (cell[0].title, cell[1].title) == (LOST, "The Titanic Is Gone")


def test_a_text_that_comes_while_the_grid_is_shown_leaves_it_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    grid = to_review(window, qtbot)
    qtbot.waitUntil(grid.view.hasFocus)
    assert grid.grid is not None
    window.desk.open_source(grid.grid.columns[5].id, focus=True)
    qtbot.waitUntil(lambda: window.desk.active_view is not None)
    qtbot.wait(50)
    assert grid.view.hasFocus()
    window.workspaces.show("read")
    assert window.desk.isAncestorOf(window.focusWidget())


def test_a_row_chooses_and_a_choice_stands_in_its_row(window: MainWindow, qtbot: QtBot) -> None:
    grid = to_review(window, qtbot)
    stand_in(grid, LOST, 0)
    assert window.choice.claim_id == grid.subject[1]
    event = next(row for row in grid.grid.rows if row.kind == "event") if grid.grid else None
    assert event is not None
    window.choice.choose_event(event.id)
    assert grid.subject == ("event", event.id)
    assert window.review.subject == ("event", event.id)
    window.choice.clear()
    assert grid.view.cells.chosen_row == ""


def test_what_was_chosen_before_the_grid_was_seen_is_lit_in_it(window: MainWindow, qtbot: QtBot) -> None:
    with Project.open_for_reading(window.session.path or Path()) as project:
        claim = next(each for each in project.claims.all() if each.statement == LOST)
    window.choice.choose_claim(claim.id)
    grid = to_review(window, qtbot)
    qtbot.waitUntil(lambda: grid.subject == ("claim", claim.id))


def test_enter_in_a_cell_that_says_nothing_opens_its_source(window: MainWindow, qtbot: QtBot) -> None:
    grid = to_review(window, qtbot)
    stand_in(grid, LOST, 1)
    cell = grid.view.cell()
    assert cell is not None
    QTest.keyClick(grid.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cell[1].id in window.desk.open_sources())
    assert window.workspaces.current == "read"


def test_the_keys_of_the_grid_are_shown_while_it_is(window: MainWindow, qtbot: QtBot) -> None:
    to_review(window, qtbot)
    assert ("V", "voices or sources") in window.status._hints
    window.workspaces.show("read")
    assert ("V", "voices or sources") not in window.status._hints


def test_a_commit_while_nobody_looks_is_read_on_the_way_back(window: MainWindow, qtbot: QtBot) -> None:
    grid = to_review(window, qtbot)
    window.workspaces.show("read")
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.claims.add("Another one?", "truth"))
    assert grid.grid is not None
    assert "Another one?" not in [row.title for row in grid.grid.rows]
    to_review(window, qtbot)
    qtbot.waitUntil(lambda: grid.grid is not None and "Another one?" in [row.title for row in grid.grid.rows])
