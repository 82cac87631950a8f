"""A field with a list below it: what is typed is offered, and what is taken is told."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.completing_field import Choice, CompletingField

NAMES = ("Baku", "Barda", "Yerevan")


def offers(typed: str) -> Sequence[Choice]:
    wanted = typed.strip().casefold()
    found = [Choice(key=name, text=name) for name in NAMES if name.casefold().startswith(wanted)]
    if wanted and wanted not in (name.casefold() for name in NAMES):
        found.append(Choice(key="", text=f"make {typed}", make=True))
    return found


class Taken(list[Choice]):
    """What was taken, in order."""


@pytest.fixture
def field(qtbot: QtBot) -> CompletingField:
    made = CompletingField("Place", offers)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def taken(field: CompletingField) -> Taken:
    got = Taken()
    field.taken.connect(got.append)
    return got


def test_typing_offers_and_enter_takes_the_first(field: CompletingField, taken: Taken) -> None:
    QTest.keyClicks(field, "ba")
    assert field.is_open
    assert [choice.text for choice in field.choices] == ["Baku", "Barda", "make ba"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.is_open, [choice.key for choice in taken]) == ("Baku", False, ["Baku"])


def test_the_arrows_choose_and_are_read_out(field: CompletingField, taken: Taken) -> None:
    QTest.keyClicks(field, "ba")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.accessibleDescription() == "Barda"
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.accessibleDescription() == "Baku"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert [choice.key for choice in taken] == ["Barda"]


def test_the_down_arrow_shows_all_and_escape_none(field: CompletingField, taken: Taken) -> None:
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert [choice.text for choice in field.choices] == list(NAMES)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.is_open
    assert taken == []


def test_to_make_leaves_what_was_typed(field: CompletingField, taken: Taken) -> None:
    QTest.keyClicks(field, "Ganja")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Ganja"
    assert [choice.make for choice in taken] == [True]


def test_enter_on_a_closed_list_makes_what_nothing_is_like(field: CompletingField, taken: Taken) -> None:
    QTest.keyClicks(field, "Ganja")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [choice.make for choice in taken] == [True]


def test_a_known_name_is_entered_as_it_stands(field: CompletingField, taken: Taken, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "Baku")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.returnPressed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert taken == []


def test_a_click_takes_a_line(field: CompletingField, taken: Taken) -> None:
    QTest.keyClicks(field, "ba")
    assert field._list is not None
    place = field._list.visualRect(field._list.rows.index(1)).center()
    QTest.mouseClick(field._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [choice.key for choice in taken] == ["Barda"]


def test_taking_back_what_was_typed_offers_nothing(field: CompletingField) -> None:
    QTest.keyClicks(field, "ba")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), field.is_open) == ("", False)


def test_undo_is_passed_on_when_nothing_typed_is_left(field: CompletingField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.undo_requested):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_field_that_is_read_only_offers_nothing(field: CompletingField) -> None:
    field.setReadOnly(True)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert not field.is_open
