"""Which key does what in a text: the keys that nobody changed, others in their place, other layouts."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.desktop.read.keys import DEEDS, DEFAULT_KEYS, default_keys
from crossread.desktop.read.text_view import TextView
from crossread.desktop.widgets.key_map import KeyMap
from tests.desktop.read.making import content

TEXT = "She sank. All were lost. None knew.\n\nThe line denied it. It was late."
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def view(qtbot: QtBot) -> TextView:
    made = TextView()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_content(content(TEXT))
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def pressed(key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "", scan_code: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan_code, 0, 0, text)


def test_every_deed_has_a_key_of_its_own() -> None:
    assert set(DEEDS) == set(DEFAULT_KEYS)
    keys = [QKeySequence(key).toString() for keys in DEFAULT_KEYS.values() for key in keys.split(" or ")]
    assert len(set(keys)) == len(keys)
    assert "" not in keys


def test_the_caret_goes_by_sentence_and_extends(view: TextView) -> None:
    QTest.keyClick(view, Qt.Key.Key_J)
    assert view.caret() == TEXT.index("All")
    QTest.keyClick(view, Qt.Key.Key_J, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_J, SHIFT)
    assert view.selected_text() == "All were lost. None knew.\n\n"
    QTest.keyClick(view, Qt.Key.Key_K, SHIFT)
    assert view.selected_text() == "All were lost. "
    QTest.keyClick(view, Qt.Key.Key_K)
    assert view.caret() == TEXT.index("All")
    assert not view.textCursor().hasSelection()


def test_the_caret_goes_by_letter_word_line_and_to_the_ends(view: TextView) -> None:
    for key, held, at in (
        (Qt.Key.Key_Right, NONE, 1),
        (Qt.Key.Key_Left, NONE, 0),
        (Qt.Key.Key_Right, CONTROL, 4),
        (Qt.Key.Key_Left, CONTROL, 0),
        (Qt.Key.Key_End, CONTROL, len(TEXT)),
        (Qt.Key.Key_Home, NONE, TEXT.index("The line")),
        (Qt.Key.Key_Up, CONTROL, 0),
        (Qt.Key.Key_End, NONE, TEXT.index("\n")),
        (Qt.Key.Key_Home, CONTROL, 0),
        (Qt.Key.Key_PageDown, NONE, TEXT.index("The line")),
    ):
        QTest.keyClick(view, key, held)
        assert view.caret() == at, (key, held)
    QTest.keyClick(view, Qt.Key.Key_Home, CONTROL | SHIFT)
    assert view.selected_text() == TEXT[: TEXT.index("The line")]


def test_another_key_does_it_and_the_old_one_no_longer(view: TextView) -> None:
    view.keys = KeyMap({"caret_sentence_forward": ["Ctrl+Right"], "caret_right": ["L", "F7"]})
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    assert view.caret() == TEXT.index("All")
    for key in (Qt.Key.Key_L, Qt.Key.Key_F7, Qt.Key.Key_Right, Qt.Key.Key_J, Qt.Key.Key_End):
        QTest.keyClick(view, key)
    assert view.caret() == TEXT.index("All") + 2


def test_what_a_deed_does_from_elsewhere_is_reported_too(view: TextView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.passage_selected) as told:
        assert view.do("select_sentence")
    assert (told.args[0].start, told.args[0].end) == (0, 9)
    assert view.do("let_go")
    assert not view.do("let_go")


def test_escape_is_left_to_others_where_nothing_is_selected(view: TextView) -> None:
    event = pressed(Qt.Key.Key_Escape)
    view.keyPressEvent(event)
    assert not event.isAccepted()
    view.do("select_sentence")
    view.keyPressEvent(event)
    assert event.isAccepted()


@pytest.mark.skipif(sys.platform != "linux", reason="the numbers of the keys are those of X11 and Wayland")
def test_letters_count_by_their_place_where_they_are_not_latin() -> None:
    keys = default_keys()
    assert keys.deed(pressed(Qt.Key(0x42B), text="ы", scan_code=39)) == "select_sentence"
    assert keys.deed(pressed(Qt.Key(0x42B), SHIFT, text="Ы", scan_code=39)) == "drop_sentence"
    assert keys.deed(pressed(Qt.Key.Key_Z, text="z", scan_code=39)) == ""


def test_keys_of_the_number_pad_are_keys() -> None:
    keys = KeyMap({"left": ["Left"], "ask": ["?"]})
    assert keys.deed(pressed(Qt.Key.Key_Left, Qt.KeyboardModifier.KeypadModifier)) == "left"
    assert keys.deed(pressed(Qt.Key.Key_Question, SHIFT, "?")) == "ask"
    assert keys.deed(pressed(Qt.Key.Key_Left, SHIFT)) == ""
