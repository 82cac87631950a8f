"""How the tests drive the grid and read what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crossread.db.grid import Row
from crossread.desktop.review.workspace import ReviewWorkspace

NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


LOST = "How many people were lost?"


def press(review: ReviewWorkspace, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(review.grid.view, key, held)


def rows(review: ReviewWorkspace) -> list[Row]:
    arranged = review.grid.view.grid_model.arranged
    assert arranged is not None
    return list(arranged.rows)


def row(review: ReviewWorkspace, title: str) -> Row:
    grid = review.grid.grid
    assert grid is not None
    return next(each for each in grid.rows if each.title == title)


def stand_in(review: ReviewWorkspace, title: str, column: int = 0) -> None:
    review.grid.view.stand_at([each.title for each in rows(review)].index(title), column)


def cell(review: ReviewWorkspace) -> tuple[str, str]:
    found = review.grid.view.cell()
    return ("", "") if found is None else (found[0].title, found[1].title)


def state_here(review: ReviewWorkspace) -> str:
    found, grid = review.grid.view.cell(), review.grid.grid
    assert found is not None
    assert grid is not None
    return grid.state(found[0].id, found[1].id)
