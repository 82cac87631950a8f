"""The random user's keys reach who has the keys by then, and nobody who is gone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.fuzz.monkey_keys import Keyboard


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.show()
    qtbot.waitActive(made)
    return made


def test_what_is_held_is_let_go_of_elsewhere_when_a_key_closes_the_dialog(window: QWidget, qtbot: QtBot) -> None:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    button = QPushButton("Close", dialog)
    button.clicked.connect(dialog.close)
    dialog.open()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    Keyboard(window).press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_letters_and_shortcuts_arrive(window: QWidget, qtbot: QtBot) -> None:
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    keyboard = Keyboard(window)
    keyboard.type("a1 é漢")
    assert field.text() == "a1 é漢"
    keys = QKeySequence("Ctrl+Shift+K, F3")
    pressed: list[bool] = []
    QShortcut(keys, window).activated.connect(lambda: pressed.append(True))
    keyboard.press_all(keys)
    assert pressed == [True]
