"""What is selected in the overview: everything at once, a group by its heading."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.desktop.overview.model import WINDOW
from crossread.desktop.overview.overview import Overview
from tests.desktop.overview.driving import CTRL, SHIFT, ids_there, press, see


def test_all_is_selected_without_being_read(overview: Overview, qtbot: QtBot) -> None:
    see(overview, qtbot)
    press(overview, Qt.Key.Key_A, held=CTRL)
    assert overview.bar.text == "240 annotations selected"
    assert len(ids_there(overview)) == WINDOW
    assert overview.view.selectionModel().selection().count() == 1
    press(overview, Qt.Key.Key_Escape)
    assert "Ctrl+A" in overview.bar.text


def test_a_heading_stands_for_its_group(overview: Overview, qtbot: QtBot) -> None:
    overview.view.fold(overview.model.group(0).label, True)
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert overview.bar.text == "80 annotations selected"
    press(overview, Qt.Key.Key_Down, held=SHIFT)
    assert overview.bar.text == "160 annotations selected"


def test_the_rows_of_a_selected_heading_are_selected_with_it(overview: Overview, qtbot: QtBot) -> None:
    view = overview.view
    see(overview, qtbot)

    def click(line: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        view.scrollTo(overview.model.index(line, 0))
        middle = view.visualRect(overview.model.index(line, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, middle)

    def selected() -> list[int]:
        model = view.selectionModel()
        return [line for line in range(84) if model.isSelected(overview.model.index(line, 0))]

    click(0)
    assert selected() == list(range(81)), "the heading and its rows, not the next heading"
    assert overview.bar.text == "80 annotations selected"
    click(2, CTRL)
    assert overview.bar.text == "79 annotations selected"
    assert selected() == [1, *range(3, 81)], "the heading stands for all of them no more"
    click(0, CTRL)
    assert overview.bar.text == "80 annotations selected"
    click(0, CTRL)
    assert selected() == []
    click(2)
    assert selected() == [2]
    view.fold(overview.model.group(0).label, True)
    click(0)
    assert selected() == [0]
    view.fold(overview.model.group(0).label, False)
    assert selected() == list(range(81))
