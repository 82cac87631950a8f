"""A list of records: which one is current after others are listed, what is read out, what it looks like."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from crossread.desktop.look.theme import current
from crossread.desktop.widgets.row_list import RowList, RowModel, RowPainter


class Words(RowPainter):
    def row_height(self) -> int:
        return 30

    def paint_record(self, painter: QPainter, record: Any, place: QRectF) -> None:
        self.draw_cut(painter, place, record)


@pytest.fixture
def rows(qtbot: QtBot) -> Iterator[RowList[str]]:
    made = RowList(RowModel(str.upper), Words(), "Words", "paper")
    qtbot.addWidget(made)
    made.resize(200, 120)
    made.show()
    yield made
    made.close()


def test_what_was_wanted_is_current_else_the_first(rows: RowList[str], qtbot: QtBot) -> None:
    told: list[str | None] = []
    rows.current_changed.connect(told.append)
    assert rows.current_record is None
    rows.show_records(["a", "b", "c"], lambda word: word == "b")
    assert rows.current_record == "b"
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current_record == "c"
    rows.show_records(["x", "y"], lambda word: word == "c")
    assert rows.current_record == "x"
    rows.show_records([], lambda _word: True)
    assert rows.current_record is None
    assert [each for each in told if each is not None] == ["b", "c", "x"]
    assert told[-1] is None


def test_what_is_in_view_stays_there(rows: RowList[str]) -> None:
    words = [f"word {number}" for number in range(100)]
    rows.show_records(words, lambda word: word == "word 40")
    rows.verticalScrollBar().setValue(1000)
    rows.show_records(words, lambda word: word == "word 34")
    assert rows.verticalScrollBar().value() == 1000


def test_records_are_told_in_words(rows: RowList[str]) -> None:
    rows.show_records(["a"], lambda _word: True)
    index = rows.records.index(0)
    assert index.data() == index.data(Qt.ItemDataRole.AccessibleTextRole) == "A"
    assert rows.accessibleName() == "Words"
    with_changes: list[object] = []
    rows.records.dataChanged.connect(lambda *_: with_changes.append(1))
    rows.records.refresh()
    assert with_changes


def test_the_current_row_is_tinted_and_edged(rows: RowList[str]) -> None:
    rows.show_records(["a", "b"], lambda word: word == "a")
    first, second = rows.visualRect(rows.records.index(0)), rows.visualRect(rows.records.index(1))
    shown = rows.grab().toImage()
    edge, middle = (shown.pixelColor(x, first.center().y()) for x in (first.left() + 1, first.right() - 8))
    assert len({edge.rgb(), middle.rgb(), shown.pixelColor(second.right() - 8, second.center().y()).rgb()}) == 3
    assert shown.pixelColor(second.right() - 8, second.center().y()) == current().paper
