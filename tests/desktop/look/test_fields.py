"""Fields with more than a line: one frame around a number, an ellipsis where a choice is cut, Enter called Enter."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QStyleOptionComboBox, QStyleOptionMenuItem
from pytestqt.qtbot import QtBot

from crossread.desktop.look import fields, theme
from crossread.desktop.look.style import CrossreadStyle


@pytest.fixture
def style(qapp: QApplication) -> CrossreadStyle:
    return CrossreadStyle()


def test_a_number_has_one_frame(qtbot: QtBot, style: CrossreadStyle) -> None:
    box = QSpinBox()
    qtbot.addWidget(box)
    line = box.findChild(QLineEdit)
    assert line is not None
    for widget in (box, line):
        widget.setStyle(style)
    box.resize(120, 28)
    picture = box.grab().toImage()
    look = theme.current()
    ratio = picture.devicePixelRatio()
    across = [picture.pixelColor(round(x * ratio), round(5 * ratio)).name() for x in range(3, 60)]
    assert set(across) == {look.paper_raised.name()}, "nothing is drawn between the frame and the number"
    assert picture.pixelColor(0, picture.height() // 2).name() != look.paper_raised.name()


def test_a_choice_that_is_too_long_ends_in_an_ellipsis(qtbot: QtBot, style: CrossreadStyle) -> None:
    choice = QComboBox()
    qtbot.addWidget(choice)
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    option.currentText = "Titanic in Collision with Ice: messages of Sunday and Monday"
    made = fields.elided_choice(option, option.rect.adjusted(0, 0, 100 - option.rect.width(), 0))
    assert made.currentText.endswith("…")
    assert option.fontMetrics.horizontalAdvance(made.currentText) <= 100
    assert option.currentText.endswith("Monday")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Open\tReturn", "Open\tEnter"), ("Return\tCtrl+R", "Return\tCtrl+R"), ("Edit\tAlt+Return", "Edit\tAlt+Enter")],
)
def test_keys_in_menus_are_called_as_everywhere(qapp: QApplication, text: str, shown: str) -> None:
    option = QStyleOptionMenuItem()
    option.text = text
    assert fields.plain_key(option).text == shown
    assert option.text == text
