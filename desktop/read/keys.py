"""What keys do in a text: the deeds, their keys unless others are chosen, and finding a deed by its key.

A text view is given a `KeyMap` and looks every key up in it; none is known to the view itself. The movements of the
caret are among them, so that each can be shown, found and changed like everything else.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from crossread.desktop.widgets.key_map import KeyMap

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


def default_keys() -> KeyMap:
    """The keys that nobody changed; made once."""
    if not _default:
        _default.append(KeyMap({name: keys.split(" or ") for name, keys in DEFAULT_KEYS.items()}))
    return _default[0]


_default: list[KeyMap] = []
