"""Keys in words: as they stand on key caps, as they are read out, and which one was pressed."""

import sys
from functools import lru_cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_SIGNS = {
    "Down": "↓",
    "Up": "↑",
    "Left": "←",
    "Right": "→",
    "Return": "Enter",
    "PgDown": "Page ↓",
    "PgUp": "Page ↑",
    "Backspace": "⌫",
}


@lru_cache(maxsize=512)
def caps(key: str) -> str:
    """A key as it stands on key caps: `Ctrl T`, `Alt ↓`, `Ctrl +`."""
    written = spoken(key)
    if written.endswith("+"):
        parts = [*written[:-1].rstrip("+").split("+"), "+"] if len(written) > 1 else ["+"]
    else:
        parts = written.split("+")
    return " ".join(_SIGNS.get(part, part) for part in parts)


@lru_cache(maxsize=512)
def spoken(key: str) -> str:
    """A key as the system writes it: `Ctrl+T`."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def pressed(event: QKeyEvent) -> str:
    """The key that was pressed, as `QKeySequence` writes it everywhere; nothing for one that is only held."""
    key = Qt.Key(event.key())
    if key in _HELD:
        return ""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    if key == Qt.Key.Key_Backtab:
        key, modifiers = Qt.Key.Key_Tab, modifiers | Qt.KeyboardModifier.ShiftModifier
    elif modifiers == Qt.KeyboardModifier.ShiftModifier and 0x20 < key < 0x80 and not chr(key).isalpha():
        # Shift is held to print the sign: where another keyboard has it without, it is the same key.
        modifiers = Qt.KeyboardModifier.NoModifier
    return QKeySequence(QKeyCombination(modifiers, latin_key(event) or key)).toString()


_HELD = frozenset(
    {
        Qt.Key.Key_unknown,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_Mode_switch,
        Qt.Key.Key_Multi_key,
    }
)
# The rows of letters, from the scan code of the first on, as X11 and Wayland count them.
_ROWS = ((24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))


def latin_key(event: QKeyEvent) -> Qt.Key | None:
    """The Latin letter on the key that a letter of another script was typed with, if it is known."""
    if event.key() < 0x80 or not event.text().isalpha():
        return None
    if sys.platform == "win32":
        code = event.nativeVirtualKey()
        return Qt.Key(code) if ord("A") <= code <= ord("Z") else None
    code = event.nativeScanCode()
    found = next((letters[code - first] for first, letters in _ROWS if 0 <= code - first < len(letters)), None)
    return Qt.Key(ord(found)) if found is not None else None
