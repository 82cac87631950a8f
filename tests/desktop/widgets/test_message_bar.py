"""Messages are said in the window, offer what can be done, and go by themselves, by Escape or when it is done."""

import pytest
from PySide6.QtCore import Qt
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
