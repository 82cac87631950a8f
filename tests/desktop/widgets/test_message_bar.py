"""Messages are said in the window, offer what can be done, and go by themselves, by Escape or when it is done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def button(bar: MessageBar, text: str) -> QuietButton:
    return next(one for one in bar.findChildren(QuietButton) if one.text() == text and one.isVisible())


def test_it_is_hidden_until_there_is_something_to_say(bar: MessageBar, qtbot: QtBot) -> None:
    assert not bar.isVisible()
    bar.show_message("The disk is full.", kind="warning")
    assert bar.isVisible()
    assert bar.accessibleName() == "The disk is full."
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_an_offer_is_done_once_and_closes_the_bar(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_message("One", ("Do it", lambda: done.append("one")))
    bar.show_message("Two", ("Do it", lambda: done.append("two")))
    qtbot.mouseClick(button(bar, "Do it"), Qt.MouseButton.LeftButton)
    assert done == ["two"]
    assert not bar.isVisible()


def test_it_goes_after_the_seconds_given_but_a_later_message_stays(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message("Written", seconds=0.03)
    qtbot.waitUntil(lambda: not bar.isVisible())
    bar.show_message("Written", seconds=0.03)
    bar.show_message("The disk is full.")
    qtbot.wait(80)
    assert bar.isVisible()


def test_an_offer_of_what_lasts_leaves_it_there(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_message("Damaged", ("Look", lambda: done.append("looked")), stays=True)
    qtbot.mouseClick(button(bar, "Look"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(bar, "Look"), Qt.MouseButton.LeftButton)
    assert done == ["looked", "looked"]
    assert bar.isVisible()


class Desk(QWidget):
    """A tool, two texts and a bar: left to itself, Qt gives the keys of the bar to the tool."""

    def __init__(self) -> None:
        super().__init__()
        self.tool, self.texts, self.bar = QPushButton("Tool"), (QLineEdit(), QLineEdit()), MessageBar()
        column = QVBoxLayout(self)
        for each in (self.tool, *self.texts, self.bar):
            column.addWidget(each)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.texts[1].setFocus()
    qtbot.waitUntil(made.texts[1].hasFocus)
    return made


@pytest.mark.parametrize("way", ["escape", "offer", "seconds", "another message"])
def test_the_keys_go_back_to_where_they_were(desk: Desk, qtbot: QtBot, way: str) -> None:
    desk.bar.show_message("One", ("Do it", lambda: None), seconds=0.3 if way == "seconds" else None)
    offer = button(desk.bar, "Do it")
    offer.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.focusWidget() is offer
    if way == "escape":
        qtbot.keyClick(offer, Qt.Key.Key_Escape)
    elif way == "offer":
        qtbot.keyClick(offer, Qt.Key.Key_Return)
    elif way == "another message":
        desk.bar.show_message("Two")
    qtbot.waitUntil(desk.texts[1].hasFocus)


def test_the_keys_go_to_no_button_that_enter_would_press(desk: Desk, qtbot: QtBot) -> None:
    desk.tool.setFocus()
    desk.bar.show_message("One", ("Do it", lambda: None))
    button(desk.bar, "Do it").setFocus()
    desk.bar.hide()
    assert desk.focusWidget() is desk.texts[1]


def test_where_the_keys_were_is_gone(desk: Desk, qtbot: QtBot) -> None:
    desk.bar.rest = lambda: desk.texts[0]
    desk.bar.show_message("One", ("Do it", lambda: None))
    button(desk.bar, "Do it").setFocus()
    desk.texts[1].hide()
    desk.bar.hide()
    assert desk.focusWidget() is desk.texts[0]


def test_a_message_without_the_keys_moves_none(desk: Desk, qtbot: QtBot) -> None:
    desk.bar.show_message("One", ("Do it", lambda: None))
    desk.tool.setFocus()
    desk.bar.hide()
    assert desk.focusWidget() is desk.tool
