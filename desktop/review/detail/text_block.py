"""A few lines of text with formats, laid out in a width and drawn; and where ranges of it lie, for underlines."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

Part = tuple[int, int, QTextCharFormat]
"""Start and end in code points, and the format of what lies between."""


def utf16(words: str, offset: int) -> int:
    """An offset in code points as Qt counts it."""
    return offset if words.isascii() else len(words[:offset].encode("utf-16-le", "surrogatepass")) // 2


def ink(color: QColor, *, strong: QFont | None = None) -> QTextCharFormat:
    """A format of a colour, and of another font if one is given."""
    made = QTextCharFormat()
    made.setForeground(color)
    if strong is not None:
        made.setFont(strong)
    return made


class TextBlock:
    """Text in one font; `lead` is how far its lines lie apart, in device-independent pixels."""

    def __init__(self, font: QFont, lead: int) -> None:
        self._layout = QTextLayout("", font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._text, self._lead, self.height = "", lead, 0

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def show(self, text: str, parts: Sequence[Part]) -> None:
        """Another text; to be laid out again."""
        self._text = text
        self._layout.setText(text)
        ranges = []
        for start, end, look in parts:
            made = QTextLayout.FormatRange()
            made.start = utf16(text, start)
            made.length = utf16(text, end) - made.start
            made.format = look
            ranges.append(made)
        self._layout.setFormats(ranges)

    def lay_out(self, width: float) -> int:
        """Break the lines for a width; answers with the height."""
        self._layout.beginLayout()
        y = 0
        while self._text:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 20))
            line.setPosition(QPointF(0, y + max((self._lead - line.height()) / 2, 0)))
            y += self._lead
        self._layout.endLayout()
        self.height = y
        return y

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it with its top left corner at a point, in the painter's pen where nothing else is said."""
        self._layout.draw(painter, at)

    def baselines(self, start: int, end: int) -> list[QLineF]:
        """The stretches under a range of code points, line by line, just below the letters; from the top left corner.

        From the glyphs themselves, because in lines of mixed directions a range can lie in several places.
        """
        first, last = utf16(self._text, start), utf16(self._text, end)
        found = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            here, there = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if here >= there:
                continue
            boxes = [run.boundingRect() for run in line.glyphRuns(here, there - here)]
            level = line.y() + line.ascent() + 4
            for left, right in _joined(boxes):
                found.append(QLineF(left, level, right, level))
        return found


def _joined(boxes: Sequence[QRectF]) -> list[tuple[float, float]]:
    """The boxes as stretches from left to right, those that touch as one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if found and left <= found[-1][1] + 2:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found
