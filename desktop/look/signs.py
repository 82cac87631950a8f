"""Which sign goes with a colour: where a palette starts over, records of one colour get different patterns.

A record's colour says its first pattern, so that those who made few have as many patterns as colours. Of several with
one colour the first made has that pattern, the next the one after it, and so on: colour and pattern together are one
sign until both have been gone through. What is in the project is told here whenever it changes, and what was: that one
is deleted gives the others no other sign.
"""

from collections.abc import Iterable

from PySide6.QtGui import QColor

_later: dict[str, int] = {}
_told = [0]


def tell(records: Iterable[tuple[str, str]]) -> bool:
    """Hear of all events and all claims that there are or were: (id, stored colour) in the order they were made.

    True if what was known before has another sign now, so that it has to be drawn anew.
    """
    counts: dict[str, int] = {}
    now: dict[str, int] = {}
    for record_id, color in records:
        before = counts.get(color, 0)
        counts[color] = before + 1
        if before:
            now[record_id] = before
    if now == _later:
        return False
    _later.clear()
    _later.update(now)
    _told[0] += 1
    return True


def generation() -> int:
    """A number that is another one once signs have changed: for those who keep what they drew."""
    return _told[0]


def place(color: str, palette: tuple[str, ...], record_id: str = "") -> int:
    """The number of a record's pattern, to be taken modulo how many there are; it does not change with its name."""
    stored = QColor.fromString(color).name() if color else ""
    first = palette.index(stored) if stored in palette else sum((stored or record_id).encode())
    return first + _later.get(record_id, 0)
