"""One word of several is chosen, by mouse or by arrow keys, and only the user's choice is told."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


@pytest.fixture
def switch(qtbot: QtBot) -> SegmentedSwitch:
    made = SegmentedSwitch([("read", "Read"), ("review", "Review"), ("search", "Search")], "Workspace")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_a_click_chooses_and_tells(switch: SegmentedSwitch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(switch.chosen) as chosen:
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(switch.width() - 10, 10))
    assert chosen.args == ["search"]
    assert switch.key == "search"
    assert switch.accessibleName() == "Workspace: Search"


def test_arrows_go_through_the_choices_and_stop_at_the_ends(switch: SegmentedSwitch, qtbot: QtBot) -> None:
    told: list[str] = []
    switch.chosen.connect(told.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(switch, key)
    assert told == ["review", "search"]


def test_what_the_program_chooses_is_not_told(switch: SegmentedSwitch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(switch.chosen):
        switch.choose("review")
        switch.choose("nowhere")
    assert switch.key == "review"


def test_a_count_makes_room_for_itself(switch: SegmentedSwitch) -> None:
    before = switch.sizeHint().width()
    switch.set_count("review", 12)
    assert switch.sizeHint().width() > before
    switch.set_count("review", 0)
    assert switch.sizeHint().width() == before


def test_choices_come_later_and_what_is_chosen_stays(switch: SegmentedSwitch) -> None:
    switch.choose("search")
    before = switch.sizeHint().width()
    switch.set_choices([("read", "Read"), ("search", "Search")])
    assert switch.key == "search"
    assert switch.sizeHint().width() < before
    switch.set_choices([("read", "Read")])
    assert switch.key == "read"
    assert switch.accessibleName() == "Workspace: Read"


def test_the_pointer_is_told_of_the_choice_that_it_rests_on(switch: SegmentedSwitch, qtbot: QtBot) -> None:
    switch.set_tip("read", "Read (Ctrl+1)")
    qtbot.mouseMove(switch, QPoint(10, 10))
    assert switch.toolTip() == "Read (Ctrl+1)"
    qtbot.mouseMove(switch, QPoint(switch.width() - 10, 10))
    assert switch.toolTip() == ""
