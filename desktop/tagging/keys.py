"""What the keys of the picker do, wherever in it they are pressed; letters stay the line's."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from crossread.desktop.widgets.live_keys import live_keys

Command = Literal["take", "stay", "new", "close", "up", "down", "complete", "kind", "back", "nothing"]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN: dict[int, Command] = {
    Qt.Key.Key_Escape: "close",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Tab: "complete",
    Qt.Key.Key_Backspace: "back",
}


def command_of(event: QKeyEvent) -> Command | None:
    """What a key means, or None if it is the field's own."""
    key, held = event.key(), event.modifiers()
    if key in _ENTER:
        # An Enter that is still held from opening the picker must not tag at once.
        if event.isAutoRepeat():
            return "nothing"
        if held & Qt.KeyboardModifier.ShiftModifier:
            return "new"
        return "stay" if held & Qt.KeyboardModifier.ControlModifier else "take"
    if live_keys().deed("picker", event) == "picker_kind":
        return "kind"
    return _PLAIN.get(key) if held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier) else None
