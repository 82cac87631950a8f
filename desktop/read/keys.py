"""What keys do in a text: the deeds, their keys unless others are chosen, and finding a deed by its key.

A text view is given a `KeyMap` and looks every key up in it; none is known to the view itself. The movements of the
caret are among them, so that each can be shown, found and changed like everything else.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from crossread.desktop.widgets.key_text import latin_key

if TYPE_CHECKING:
    from crossread.desktop.read.text_view import TextView

Unit = Literal["sentence", "paragraph"]
Done = bool | None
"""False if there was nothing to do, and the key may mean something to whoever holds the text."""
Deed: TypeAlias = "Callable[[TextView], Done]"


class Move(Protocol):
    """Moves the caret; `keep` extends the selection to it."""

    def __call__(self, view: "TextView", keep: bool) -> Done:
        """Move it in a text."""


_Operation = QTextCursor.MoveOperation
_Mode = QTextCursor.MoveMode
_Shift, _Plain = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def _by_qt(operation: QTextCursor.MoveOperation) -> "Move":
    return lambda view, keep: view.moveCursor(operation, _Mode.KeepAnchor if keep else _Mode.MoveAnchor)


def _by_unit(unit: "Unit", *, forward: bool) -> "Move":
    return lambda view, keep: view.move_by(unit, forward=forward, keep=keep)


def _by_page(key: Qt.Key) -> "Move":
    return lambda view, keep: _native(view, key, _Shift if keep else _Plain)


def _native(view: "TextView", key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """What Qt does of itself at a key, where it offers no other way to ask for it."""
    QTextEdit.keyPressEvent(view, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


_MOVES: "Mapping[str, tuple[Move, str]]" = {
    "left": (_by_qt(_Operation.Left), "Left"),
    "right": (_by_qt(_Operation.Right), "Right"),
    "word_left": (_by_qt(_Operation.WordLeft), "Ctrl+Left"),
    "word_right": (_by_qt(_Operation.WordRight), "Ctrl+Right"),
    "sentence_back": (_by_unit("sentence", forward=False), "K"),
    "sentence_forward": (_by_unit("sentence", forward=True), "J"),
    "paragraph_back": (_by_unit("paragraph", forward=False), "Ctrl+Up"),
    "paragraph_forward": (_by_unit("paragraph", forward=True), "Ctrl+Down"),
    "up": (_by_qt(_Operation.Up), "Up"),
    "down": (_by_qt(_Operation.Down), "Down"),
    "line_start": (_by_qt(_Operation.StartOfLine), "Home"),
    "line_end": (_by_qt(_Operation.EndOfLine), "End"),
    "page_up": (_by_page(Qt.Key.Key_PageUp), "PgUp"),
    "page_down": (_by_page(Qt.Key.Key_PageDown), "PgDown"),
    "text_start": (_by_qt(_Operation.Start), "Ctrl+Home"),
    "text_end": (_by_qt(_Operation.End), "Ctrl+End"),
}
_OTHERS: "Mapping[str, tuple[Deed, str]]" = {
    "scroll_down": (lambda view: _native(view, Qt.Key.Key_Space, _Plain), "Space"),
    "scroll_up": (lambda view: _native(view, Qt.Key.Key_Space, _Shift), "Shift+Space"),
    "select_sentence": (lambda view: view.select_sentence(), "S"),
    "drop_sentence": (lambda view: view.drop_sentence(), "Shift+S"),
    "select_paragraph": (lambda view: view.select_paragraph(), "P"),
    "select_all": (lambda view: view.selectAll(), "Ctrl+A"),
    "copy": (lambda view: view.copy_selection(), "Ctrl+C or Ctrl+Ins"),
    "let_go": (lambda view: view.let_go(), "Esc"),
    "choose_next_here": (lambda view: view.choose_next_here(), "A"),
}

# A movement is there twice: with Shift it extends the selection.
DEEDS: "Mapping[str, Deed]" = {
    **{f"caret_{name}": partial(move, keep=False) for name, (move, _) in _MOVES.items()},
    **{f"extend_{name}": partial(move, keep=True) for name, (move, _) in _MOVES.items()},
    **{name: deed for name, (deed, _) in _OTHERS.items()},
}
"""What can be done in a text, by the id of the action."""
DEFAULT_KEYS: Mapping[str, str] = {
    **{f"caret_{name}": key for name, (_, key) in _MOVES.items()},
    **{f"extend_{name}": f"Shift+{key}" for name, (_, key) in _MOVES.items()},
    **{name: key for name, (_, key) in _OTHERS.items()},
}
"""Their keys, as people write them; several have " or " between them."""


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
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        latin = latin_key(event)
        for key in [Qt.Key(event.key()), *([latin] if latin is not None else [])]:
            for held in (modifiers, modifiers if _has_capital(key) else modifiers & ~_Shift):
                deed = self._found.get(QKeySequence(QKeyCombination(held, key)).toString())
                if deed is not None:
                    return deed
        return ""


def default_keys() -> KeyMap:
    """The keys that nobody changed; made once."""
    if not _default:
        _default.append(KeyMap({name: keys.split(" or ") for name, keys in DEFAULT_KEYS.items()}))
    return _default[0]


_default: list[KeyMap] = []


def _has_capital(key: Qt.Key) -> bool:
    """Whether Shift and the key are more than the sign that they type: `Shift+S`, `Shift+Left`, but `?`."""
    return key >= 0x80 or key == Qt.Key.Key_Space or chr(key).isalpha()
