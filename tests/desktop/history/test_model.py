"""A hundred thousand steps in a list: only what is seen is ever looked at, however often something changes."""

from array import array
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from crossread.db.past.chain import Chain
from crossread.db.past.listing import Day, StepList, StepQuery
from crossread.db.records import Step
from crossread.desktop.history.model import Index, Shown, StepModel
from crossread.desktop.history.step_view import StepView

COUNT = 100_000
A_DAY = 1_000


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows that were looked at."""
    rows: list[int] = []
    line = StepModel.line

    def counting(self: StepModel, row: int) -> Any:
        rows.append(row)
        return line(self, row)

    monkeypatch.setattr(StepModel, "line", counting)
    return rows


def found() -> StepList:
    days = tuple(
        Day(day=f"{2000 + at // 12}-{1 + at % 12:02}-01", first=at * A_DAY, count=A_DAY) for at in range(COUNT // A_DAY)
    )
    numbers = array("q", range(COUNT, 0, -1))
    return StepList(query=StepQuery(), step=COUNT, numbers=numbers, days=days, chain=Chain(held=(), undone=()))


def step(number: int) -> Step:
    return Step(number=number, id="", author="Ada", at="2026-11-22T10:00:00Z", kind="do", undoes=None, label="decide")


@pytest.fixture
def view(qtbot: QtBot) -> StepView:
    view = StepView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def test_what_is_not_seen_is_not_looked_at(view: StepView, looks: list[int], qtbot: QtBot) -> None:
    asked: list[list[int]] = []
    view.steps.steps_requested.connect(asked.append)
    view.steps.show(found())
    qtbot.waitUntil(lambda: bool(asked))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    qtbot.waitUntil(lambda: len(asked) > 1)
    view.steps.take({number: Shown(step=step(number)) for number in asked[-1]})
    view.setCurrentIndex(view.steps.index(77_000))
    qtbot.waitUntil(lambda: len(asked) > 2)
    assert all(len(numbers) <= 300 for numbers in asked)
    assert len(looks) < 3_000
    assert len(set(looks)) < 200


def test_lines_and_steps_agree(view: StepView) -> None:
    view.steps.show(found())
    assert view.steps.rowCount() == COUNT + COUNT // A_DAY
    for number in (1, 2, 999, 1_000, 1_001, 50_000, 99_999, COUNT):
        row = view.steps.row_of(number)
        assert row is not None
        assert view.steps.number(row) == number
    assert view.steps.row_of(COUNT + 1) is None
    assert view.steps.row_of(0) is None
    headings = [row for row in range(5_005) if view.steps.number(row) is None]
    assert headings == [0, 1_001, 2_002, 3_003, 4_004]
    assert not view.steps.flags(view.steps.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_the_next_day_begins_beyond_its_heading(view: StepView) -> None:
    view.steps.show(found())
    view.setCurrentIndex(view.steps.index(1_000))
    moved: Index = view.moveCursor(view.CursorAction.MoveDown, Qt.KeyboardModifier.NoModifier)
    assert moved.row() == 1_002
    view.selectionModel().setCurrentIndex(moved, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert view.moveCursor(view.CursorAction.MoveUp, Qt.KeyboardModifier.NoModifier).row() == 1_000
    assert view.moveCursor(view.CursorAction.MoveHome, Qt.KeyboardModifier.NoModifier).row() == 1
    assert view.moveCursor(view.CursorAction.MoveEnd, Qt.KeyboardModifier.NoModifier).row() == view.steps.rowCount() - 1
