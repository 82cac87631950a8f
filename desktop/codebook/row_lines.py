"""How the words of a row are broken: one line if they fit beside count and mark, else two that are cut at their end."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from crossread.desktop.codebook.book import Entry
from crossread.desktop.look import fonts

COUNT_WIDTH = 26.0
"""Of three figures; the few counts with four take from the words what they need."""
MARK_WIDTH = 36.0
MOST_KNOWN = 20_000


class Line(NamedTuple):
    """A part of the title, and what stands quietly behind it."""

    title: str
    aside: str


class RowLines:
    """Measures and breaks titles; what was measured once is known."""

    def __init__(self) -> None:
        self._body = QFontMetricsF(fonts.interface_font())
        self._small = QFontMetricsF(fonts.interface_font("small"))
        self._needed: dict[tuple[str, str], float] = {}
        self._broken: dict[tuple[str, str, int, int], list[Line]] = {}

    def count(self, entry: Entry, width: float, *, has_figures: bool) -> int:
        """How many lines a row takes at a width from behind its sign to its end."""
        key = (entry.title, entry.aside)
        needed = self._needed.get(key)
        if needed is None:
            if len(self._needed) > MOST_KNOWN:
                self._needed.clear()
            aside = self._small.horizontalAdvance(_after(entry)) if entry.aside else 0.0
            needed = self._needed[key] = self._body.horizontalAdvance(entry.title) + aside
        if has_figures:
            # A claim's mark has its place also without one, so that no line breaks anew when a conflict comes up.
            width -= COUNT_WIDTH + (MARK_WIDTH if entry.kind == "claim" else 0.0)
        return 1 if needed <= width or not (entry.aside or " " in entry.title) else 2

    def broken(self, entry: Entry, room: float, lines: int) -> list[Line]:
        """The row's lines, each in the room; what does not fit is cut."""
        key = (entry.title, entry.aside, round(room), lines)
        known = self._broken.get(key)
        if known is None:
            if len(self._broken) > MOST_KNOWN:
                self._broken.clear()
            known = self._broken[key] = (
                self._break(entry, room) if lines > 1 else [self._last(entry.title, entry, room)]
            )
        return known

    def _break(self, entry: Entry, room: float) -> list[Line]:
        if self._body.horizontalAdvance(entry.title) <= room:
            # What stands behind has the second line to itself.
            return [Line(entry.title, ""), Line("", self._cut(self._small, entry.aside, room))]
        words = entry.title.split(" ")
        first, taken = words[0], 1
        while taken < len(words) and self._body.horizontalAdvance(f"{first} {words[taken]}") <= room:
            first, taken = f"{first} {words[taken]}", taken + 1
        return [Line(self._cut(self._body, first, room), ""), self._last(" ".join(words[taken:]), entry, room)]

    def _last(self, title: str, entry: Entry, room: float) -> Line:
        """Where both do not fit, what stands behind gives way first, but for half of the room."""
        after = _after(entry)
        shown = self._cut(
            self._body, title, max(room - self._small.horizontalAdvance(after), room * 0.5 if after else room)
        )
        rest = room - self._body.horizontalAdvance(shown)
        return Line(shown, self._cut(self._small, after, rest) if after and rest > 24 else "")

    @staticmethod
    def _cut(metrics: QFontMetricsF, text: str, room: float) -> str:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def _after(entry: Entry) -> str:
    return f" · {entry.aside}" if entry.aside else ""
