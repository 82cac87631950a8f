"""Buttons and chips do what they say by mouse and by key, and nothing is ever read as markup."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.buttons import Chip, QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, EmptyState, KeyHint, PlainLabel, SectionHeader
from crossread.desktop.widgets.tool_tip import plain_tool_tip


def test_a_quiet_button_is_clicked_by_enter_and_space(qtbot: QtBot) -> None:
    button = QuietButton("Add", "add", key="Ctrl I")
    qtbot.addWidget(button)
    button.show()
    told: list[str] = []
    button.clicked.connect(lambda: told.append("clicked"))
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(told) == 3
    assert button.accessibleName() == "Add"


def test_an_icon_alone_has_a_name(qtbot: QtBot) -> None:
    button = QuietButton(icon="close", name="Close this message", key="Esc")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close this message"
    assert button.toolTip() == "Close this message (Esc)"


def test_a_chip_is_clicked_or_taken_away(qtbot: QtBot) -> None:
    chip = Chip("Collision", fill=QColor("#ecd05a"), removable=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    told: list[str] = []
    chip.clicked.connect(lambda: told.append("clicked"))
    chip.removed.connect(lambda: told.append("removed"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 15, 12))
    assert told == ["clicked", "clicked", "removed", "removed"]


def test_a_chip_that_cannot_go_stays(qtbot: QtBot) -> None:
    chip = Chip("Collision")
    qtbot.addWidget(chip)
    with qtbot.assertNotEmitted(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    label = PlainLabel("<b>1</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert plain_tool_tip("<img src=x> & 1") == '<p style="white-space: pre-wrap">&lt;img src=x&gt; &amp; 1</p>'
    assert plain_tool_tip("") == ""


def test_what_is_cut_is_told_in_full(qtbot: QtBot) -> None:
    label = ElidedLabel("A very long title that has no room <here>")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    qtbot.waitUntil(lambda: "&lt;here&gt;" in label.toolTip())
    label.resize(600, 20)
    qtbot.waitUntil(lambda: label.toolTip() == "")


def test_an_empty_place_offers_what_to_do(qtbot: QtBot) -> None:
    empty = EmptyState("Nothing dated yet", "Give an event a date.", "New event")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.action_requested):
        qtbot.mouseClick(empty.findChildren(QuietButton)[0], Qt.MouseButton.LeftButton)


def test_hints_and_headers_can_be_read_aloud(qtbot: QtBot) -> None:
    hint, header = KeyHint("E", "event"), SectionHeader("Sources", "7")
    for widget in (hint, header):
        qtbot.addWidget(widget)
    assert hint.accessibleName() == "E: event"
    header.set_aside("8")
    assert [label.text() for label in header.findChildren(PlainLabel)] == ["Sources", "8"]
