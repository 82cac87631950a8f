"""A field for several lines: as high as its words, true to them, and an undo that goes beyond what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.desktop.look import fonts
from crossread.desktop.widgets.text_lines import TextLines


@pytest.fixture
def field(qtbot: QtBot) -> TextLines:
    made = TextLines("Note", fonts.interface_font(), most_lines=4)
    qtbot.addWidget(made)
    made.resize(200, made.height())
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_it_is_as_high_as_its_lines_up_to_a_limit(field: TextLines) -> None:
    heights = []
    for lines in (1, 2, 3, 4, 9):
        field.show_text("\n".join("x" * lines))
        heights.append(field.height())
    assert heights == sorted(heights)
    assert len(set(heights)) == 4, "the first is not lower than a field, the last not higher than four lines"
    assert field.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_a_word_longer_than_a_line_takes_the_lines_that_it_needs(field: TextLines) -> None:
    field.show_text("https://example.org/" + "a" * 40)
    needed = round(field.document().size().height()) * field.fontMetrics().lineSpacing()
    assert field.viewport().height() >= needed


def test_a_no_break_space_stays_one_and_showing_it_is_no_edit(field: TextLines) -> None:
    edits: list[str] = []
    field.edited.connect(lambda: edits.append(field.text()))
    field.show_text("10\u00a0km")
    assert (field.text(), edits) == ("10\u00a0km", [])
    QTest.keyClicks(field, "2 or ")
    assert edits[-1] == "2 or 10\u00a0km"


def test_undo_takes_back_what_was_typed_and_then_asks_for_a_step(field: TextLines) -> None:
    wishes: list[str] = []
    field.undo_requested.connect(lambda: wishes.append("undo"))
    field.redo_requested.connect(lambda: wishes.append("redo"))
    field.show_text("seen")
    QTest.keyClicks(field, "un")
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), wishes) == ("seen", ["undo"])
    field.begin_anew("seen")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert (field.text(), wishes) == ("seen", ["undo", "redo"])
