"""Keys in words, and which one was pressed."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from crossread.desktop.widgets.key_text import caps, pressed

NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def event(key: Qt.Key, held: Qt.KeyboardModifier = NONE, text: str = "", scan_code: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, scan_code, 0, 0, text)


@pytest.mark.parametrize(
    ("key", "cap"),
    [
        ("Ctrl+T", "Ctrl T"),
        ("Ctrl++", "Ctrl +"),
        ("+", "+"),
        ("Alt+Down", "Alt ↓"),
        ("Return", "Enter"),
        ("PgUp", "Page ↑"),
        ("Ctrl+,", "Ctrl ,"),
        ("Ctrl+Shift++", "Ctrl Shift +"),
    ],
)
def test_caps(key: str, cap: str) -> None:
    assert caps(key) == cap


def test_what_was_pressed() -> None:
    assert pressed(event(Qt.Key.Key_E, CONTROL | SHIFT)) == "Ctrl+Shift+E"
    assert pressed(event(Qt.Key.Key_Left, Qt.KeyboardModifier.KeypadModifier)) == "Left"
    assert pressed(event(Qt.Key.Key_Backtab, SHIFT)) == "Shift+Tab"
    assert pressed(event(Qt.Key.Key_S, SHIFT, "S")) == "Shift+S"
    # Where Shift is held only to print the sign, the key is the sign.
    assert pressed(event(Qt.Key.Key_Slash, SHIFT, "/")) == "/"
    assert pressed(event(Qt.Key.Key_Space, SHIFT, " ")) == "Shift+Space"
    assert pressed(event(Qt.Key.Key_Shift, SHIFT)) == ""
    assert pressed(event(Qt.Key.Key_Control, CONTROL)) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="the numbers of the keys are those of X11 and Wayland")
def test_a_letter_of_another_script_is_the_key_it_lies_on() -> None:
    assert pressed(event(Qt.Key(0x423), CONTROL, "у", 26)) == "Ctrl+E"
