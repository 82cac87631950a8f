"""Breaking a text into a few lines of a width, the last of them cut with an ellipsis."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

MOST_KEPT = 8_000


class Breaker:
    """Breaks in one font; what was broken is kept."""

    def __init__(self, font: QFont) -> None:
        self._font, self._metrics = font, QFontMetricsF(font)
        self._known: dict[tuple[str, int, int], list[str]] = {}

    def lines(self, text: str, width: float, most: int) -> list[str]:
        """At most so many lines, none wider than `width` pixels."""
        key = (text, round(width), most)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > MOST_KEPT:
                self._known.clear()
            known = self._known[key] = self._broken(text, max(width, 1.0), most)
        return known

    def _broken(self, text: str, width: float, most: int) -> list[str]:
        if most <= 0 or not text:
            return []
        if most == 1 or self._metrics.horizontalAdvance(text) <= width:
            return [self._cut(text, width)]
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        # Qt counts UTF-16 units.
        units = text.encode("utf-16-le")
        found: list[str] = []
        start = 0
        while len(found) < most - 1:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            end = line.textStart() + line.textLength()
            found.append(units[2 * start : 2 * end].decode("utf-16-le", "ignore").rstrip())
            start = end
        layout.endLayout()
        rest = units[2 * start :].decode("utf-16-le", "ignore")
        if rest:
            found.append(self._cut(rest, width))
        return found

    def _cut(self, text: str, width: float) -> str:
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
