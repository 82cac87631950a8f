"""The grid of Review as a user meets it: what its cells say, the way through them, silence marked with a key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.review.grid import words
from crossread.desktop.review.grid.arrangement import GridQuery
from crossread.desktop.review.workspace import ReviewWorkspace
from tests.desktop.review.grid.driving import CTRL, LOST, SHIFT, cell, press, row, rows, stand_in, state_here


def spoken(review: ReviewWorkspace) -> str:
    model = review.grid.view.grid_model
    return str(model.data(review.grid.view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def test_every_claim_and_event_has_a_row_and_every_source_a_column(review: ReviewWorkspace) -> None:
    grid = review.grid.grid
    assert grid is not None
    assert [each.id for each in rows(review)] == [each.id for each in grid.rows]
    assert review.grid.view.grid_model.columnCount() == 8


def test_a_cell_says_in_words_what_stands_in_it(review: ReviewWorkspace, qtbot: QtBot) -> None:
    stand_in(review, LOST, 2)
    qtbot.waitUntil(lambda: "1,300" in spoken(review))
    assert spoken(review).startswith(f"{LOST}, The Titanic Is Gone: asserts more than 1,300")
    assert "in conflict" in spoken(review)
    stand_in(review, LOST, 1)
    assert spoken(review).endswith(": silent")
    table = QAccessible.queryAccessibleInterface(review.grid.view)
    assert table.role() == QAccessible.Role.Table


def test_a_row_says_how_many_stand_against_how_many_and_of_what_differs_but_is_not_at_odds_that(
    review: ReviewWorkspace,
) -> None:
    told = {each.title: words.sides(each) for each in rows(review)}
    assert told["Everyone on board was saved"] == "5 accounts against 2"
    assert told[LOST] == "2 of 7 accounts agree"
    heard = row(review, "When was she last heard?")
    assert len(heard.sides) == 2
    assert words.sides(heard) == ""
    assert words.marks(heard) == [("ink_quiet", "2 accounts, none at odds")]


def test_who_is_sent_to_a_row_stands_where_it_is_in_conflict_and_sees_all_of_it(review: ReviewWorkspace) -> None:
    stand_in(review, LOST, 1)
    of = row(review, "Everyone on board was saved")
    review.grid.show_subject(of.id)
    grid, found = review.grid.grid, review.grid.view.cell()
    assert grid is not None
    assert found is not None
    assert (found[0].id, grid.mark(of.id, found[1].id)) == (of.id, "conflict")
    view = review.grid.view
    review.resize(review.width(), review.height() - view.visualRect(view.currentIndex()).height())
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_the_arrows_home_and_end_go_through_cells_and_with_ctrl_to_what_is_said(review: ReviewWorkspace) -> None:
    stand_in(review, LOST, 0)
    press(review, Qt.Key.Key_Right)
    assert cell(review)[1].startswith("Titanic Strikes")
    press(review, Qt.Key.Key_Right, held=CTRL)
    assert cell(review)[1] == "The Titanic Is Gone"
    press(review, Qt.Key.Key_Home)
    assert review.grid.view.currentIndex().column() == 0
    press(review, Qt.Key.Key_End)
    assert review.grid.view.currentIndex().column() == 7
    press(review, Qt.Key.Key_Home, held=CTRL)
    assert cell(review)[0] == rows(review)[0].title
    press(review, Qt.Key.Key_End, held=CTRL)
    assert cell(review)[0] == rows(review)[-1].title
    press(review, Qt.Key.Key_PageUp)
    assert cell(review)[0] != rows(review)[-1].title


def test_enter_asks_for_the_passages_of_the_cell_and_with_shift_of_the_row(
    review: ReviewWorkspace, qtbot: QtBot
) -> None:
    stand_in(review, LOST, 2)
    with qtbot.waitSignal(review.passages_requested) as asked:
        press(review, Qt.Key.Key_Return)
    assert len(asked.args[0]) == 2
    with qtbot.waitSignal(review.passages_requested) as asked:
        press(review, Qt.Key.Key_Return, held=SHIFT)
    assert len(asked.args[0]) > 5


def test_enter_where_nothing_is_said_opens_the_source(review: ReviewWorkspace, qtbot: QtBot) -> None:
    stand_in(review, LOST, 1)
    with qtbot.waitSignal(review.source_requested) as asked:
        press(review, Qt.Key.Key_Return)
    found = review.grid.view.cell()
    assert found is not None
    assert asked.args == [found[1].id]


def test_s_marks_silent_and_takes_it_back(review: ReviewWorkspace, session: Session, qtbot: QtBot) -> None:
    stand_in(review, "The Titanic could not sink", 6)
    assert state_here(review) not in ("said", "silent")
    before = state_here(review)
    with qtbot.waitSignal(review.said) as told:
        press(review, Qt.Key.Key_S)
    assert "silent" in told.args[0]
    qtbot.waitUntil(lambda: state_here(review) == "silent")
    assert session.undo_words
    press(review, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: state_here(review) == before)


def test_s_on_several_cells_is_one_step_and_leaves_out_what_says_something(
    review: ReviewWorkspace, session: Session, qtbot: QtBot
) -> None:
    stand_in(review, "The Titanic could not sink", 0)
    press(review, *[Qt.Key.Key_Right] * 7, held=SHIFT)
    chosen = len(review.grid.view.chosen_cells())
    press(review, Qt.Key.Key_S)
    grid = review.grid.grid
    assert grid is not None
    claim = row(review, "The Titanic could not sink")
    said = len(grid.cells[claim.id])
    assert chosen == 8

    def silent() -> int:
        now = review.grid.grid
        assert now is not None
        return sum(now.state(claim.id, column.id) == "silent" for column in now.columns)

    qtbot.waitUntil(lambda: silent() == chosen - said)
    step = session.step
    session.undo()
    qtbot.waitUntil(lambda: session.step > step)
    qtbot.waitUntil(lambda: silent() == 0)


@pytest.mark.parametrize(("title", "column", "why"), [(LOST, 2, "is said here"), ("Sinks", 0, "not for events")])
def test_s_says_why_it_does_nothing(review: ReviewWorkspace, qtbot: QtBot, title: str, column: int, why: str) -> None:
    stand_in(review, title, column)
    with qtbot.waitSignal(review.refused) as told:
        press(review, Qt.Key.Key_S)
    assert why in told.args[0]


def test_after_a_step_the_figures_are_new_and_the_place_is_kept(
    review: ReviewWorkspace, session: Session, qtbot: QtBot
) -> None:
    stand_in(review, LOST, 2)
    view = review.grid.view
    view.verticalScrollBar().setValue(120)
    before = row(review, LOST)
    found = review.grid.view.cell()
    assert found is not None
    qtbot.waitUntil(lambda: bool(view.grid_model.said(*found)))
    said = view.grid_model.said(*found) or ()

    def change(project: Project) -> None:
        project.annotations.edit_position(said[0].position_id, value="7", qualifier=None)

    session.run(change)
    qtbot.waitUntil(lambda: row(review, LOST).conflicts != before.conflicts)
    qtbot.waitUntil(lambda: "asserts 7" in spoken(review))
    assert cell(review) == (LOST, "The Titanic Is Gone")
    assert view.verticalScrollBar().value() == 120
    session.run(lambda project: project.claims.add("Another one?", "truth"))
    qtbot.waitUntil(lambda: any(each.title == "Another one?" for each in rows(review)))
    assert cell(review) == (LOST, "The Titanic Is Gone")


def test_a_row_that_is_deleted_leaves_the_grid(review: ReviewWorkspace, session: Session, qtbot: QtBot) -> None:
    stand_in(review, LOST, 2)
    claim = row(review, LOST)
    session.run(lambda project: project.claims.delete(claim.id))
    qtbot.waitUntil(lambda: LOST not in [each.title for each in rows(review)])
    session.undo()
    qtbot.waitUntil(lambda: LOST in [each.title for each in rows(review)])


def test_a_project_without_claims_says_what_to_do(make_review: Callable[..., ReviewWorkspace], tmp_path: Path) -> None:
    path = tmp_path / "empty.crossread"
    with Project.create(path, title="Empty") as project:
        project.sources.add("One", "Words.")
    review = make_review(path)
    assert review.grid._nothing.isVisible()
    assert review.grid.bar.query == GridQuery()
