"""Finding what a key stands for, by the sign that it prints; in a script that is not Latin also by its place."""

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from crossread.desktop.widgets.key_text import latin_key

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_NOT_HELD = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


class KeyMap:
    """Finds what a key stands for; `keys` are those of each deed, as `QKeySequence` reads them."""

    def __init__(self, keys: Mapping[str, Iterable[str]]) -> None:
        self._keys = keys
        self._found: dict[str, str] = {}

    def deed(self, event: QKeyEvent) -> str:
        """The id of what a key does, or nothing. Where letters are not Latin ones, a letter counts by its place."""
        if not self._found:
            # Read at the first key: a text is shown before anybody types.
            self._found = {QKeySequence(key).toString(): deed for deed, keys in self._keys.items() for key in keys}
        latin = latin_key(event)
        for key in [Qt.Key(event.key()), *([latin] if latin is not None else [])]:
            for held in _ways(event, key):
                deed = self._found.get(QKeySequence(QKeyCombination(held, key)).toString())
                if deed is not None:
                    return deed
        return ""


def _ways(event: QKeyEvent, key: Qt.Key) -> Iterator[Qt.KeyboardModifier]:
    """What may be held with a key: what is, and that without what was only held to print the sign, Shift or AltGr."""
    held = event.modifiers() & ~_NOT_HELD
    yield held
    if not _has_capital(key):
        yield held & ~_SHIFT
    # Windows tells AltGr as Ctrl and Alt; where these two are really held, nothing is printed.
    if held & _ALT_GR == _ALT_GR and len(event.text()) == 1 and event.text().isprintable():
        yield held & ~(_ALT_GR | _SHIFT)


def _has_capital(key: Qt.Key) -> bool:
    """Whether Shift and the key are more than the sign that they type: `Shift+S`, `Shift+Left`, but `?`."""
    return key >= 0x80 or key == Qt.Key.Key_Space or chr(key).isalpha()
