"""The keyboard of the random user: each key on its own, to the window that has the keys by then."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_NONE = Qt.KeyboardModifier.NoModifier
_HELD = {
    Qt.KeyboardModifier.ShiftModifier: Qt.Key.Key_Shift,
    Qt.KeyboardModifier.ControlModifier: Qt.Key.Key_Control,
    Qt.KeyboardModifier.AltModifier: Qt.Key.Key_Alt,
    Qt.KeyboardModifier.MetaModifier: Qt.Key.Key_Meta,
}


class Keyboard:
    """Presses and releases. What has no focus has the keys of the main window.

    Not by `QTest.keyClick` and the like: they send all of a combination, and any part of it may destroy the window.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def press(self, key: int, modifiers: Qt.KeyboardModifier = _NONE, text: str = "") -> None:
        """A key alone, or with others that are held meanwhile."""
        held = [(each, own) for each, own in _HELD.items() if each & modifiers]
        if QApplication.activePopupWidget() is not None:
            # Alt on its own closes a menu, and what follows would go on in the window below.
            held, modifiers = [], _NONE
        for each, own in held:
            self._send(True, own, each, "")
        for is_down in (True, False):
            self._send(is_down, key, modifiers, text or _text_of(key))
        for _, own in reversed(held):
            self._send(False, own, _NONE, "")

    def type(self, text: str) -> None:
        """Letter by letter."""
        for letter in text:
            self.press(ord(letter.upper()) if letter.isascii() else Qt.Key.Key_unknown, text=letter)

    def press_all(self, keys: QKeySequence) -> None:
        """The combinations of a shortcut."""
        found: Any = keys
        for place in range(keys.count()):
            self.press(found[place].key(), found[place].keyboardModifiers())

    def _send(self, is_down: bool, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        handle = QApplication.focusWindow() or self._window.windowHandle()
        if handle is not None and is_there(handle):
            QTest.simulateEvent(handle, is_down, key, modifiers, text, False)


def is_there(handle: QWindow) -> bool:
    """Whether a window is shown; what was done last may have destroyed it."""
    return isValid(handle) and handle.isVisible()


def _text_of(key: int) -> str:
    # PySide answers with a letter, whatever its types say.
    return str(QTest.keyToAscii(Qt.Key(key))).strip("\0")
