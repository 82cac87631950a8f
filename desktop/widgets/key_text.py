"""Keys in words: as they stand on key caps, and as they are read out."""

from PySide6.QtGui import QKeySequence

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


def caps(key: str) -> str:
    """A key as it stands on key caps: `Ctrl T`, `Alt ↓`, `Ctrl +`."""
    written = spoken(key)
    if written.endswith("+"):
        parts = [*written[:-1].rstrip("+").split("+"), "+"] if len(written) > 1 else ["+"]
    else:
        parts = written.split("+")
    return " ".join(_SIGNS.get(part, part) for part in parts)


def spoken(key: str) -> str:
    """A key as the system writes it: `Ctrl+T`."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
