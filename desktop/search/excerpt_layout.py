"""Words with their matches laid out in the room there is: a match is stronger and underlined, not only coloured."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from crossread.db.record import record
from crossread.db.search.passages import Excerpt

LEAD = 24
"""So many characters are left before a match that would not be seen otherwise."""


def utf16(words: str, offset: int) -> int:
    """An offset in code points as Qt counts it."""
    return offset if words.isascii() else len(words[:offset].encode("utf-16-le", "surrogatepass")) // 2


def match_format(color: QColor) -> QTextCharFormat:
    """How a match looks."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontUnderline(True)
    made.setUnderlineColor(color)
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return made


@record
class Words:
    """Words on one line of text, and where in them the matches stand."""

    text: str
    matches: tuple[tuple[int, int], ...]

    @staticmethod
    def of(found: Excerpt) -> "Words":
        """What was found, with an ellipsis where it goes on."""
        text = "".join(" " if each.isspace() else each for each in found.words) + ("…" if found.cut_after else "")
        words = Words(text=text, matches=found.matches)
        return words.without(0) if found.cut_before else words

    def without(self, start: int) -> "Words":
        """The words from `start` on, behind an ellipsis, with the matches moved along."""
        matches = tuple((first + 1 - start, last + 1 - start) for first, last in self.matches if first >= start)
        return Words(text="…" + self.text[start:], matches=matches)

    def cut(self, units: int) -> "Words":
        """No more than so many of Qt's units, up to a blank, with an ellipsis behind."""
        kept = self.text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "ignore")[:-1]
        blank = kept.rfind(" ")
        kept = (kept[:blank] if blank > len(kept) - 24 else kept[:-1]).rstrip()
        return Words(text=kept + "…", matches=tuple(each for each in self.matches if each[1] <= len(kept)))

    def is_beyond(self, units: int) -> bool:
        """Whether there is more than so many of Qt's units."""
        return utf16(self.text, len(self.text)) > units


def draw_excerpt(
    painter: QPainter, where: QRectF, found: Excerpt, font: QFont, *, lines: int, color: QColor, accent: QColor
) -> float:
    """Draw as many lines as there is room for, the first match always among them; answers with the room above."""
    words = Words.of(found)
    layout = _laid_out(words, font, where.width(), lines, accent)
    if words.matches and _end_of(layout) < utf16(words.text, words.matches[0][1]):
        blank = words.text.rfind(" ", 0, max(words.matches[0][0] - LEAD, 0))
        words = words.without(blank + 1)
        layout = _laid_out(words, font, where.width(), lines, accent)
    if words.is_beyond(_end_of(layout)):
        layout = _laid_out(words.cut(_end_of(layout)), font, where.width(), lines, accent)
    painter.setPen(color)
    above = (where.height() - layout.lineCount() * line_height(font)) / 2
    layout.draw(painter, QPointF(where.left(), where.top() + above))
    return above


def line_height(font: QFont) -> int:
    """So far lie lines apart."""
    return round(font.pixelSize() * 1.4)


def _laid_out(words: Words, font: QFont, width: float, lines: int, accent: QColor) -> QTextLayout:
    layout = QTextLayout(words.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    look = match_format(accent)
    ranges = []
    for start, end in words.matches:
        made = QTextLayout.FormatRange()
        made.start = utf16(words.text, start)
        made.length = utf16(words.text, end) - made.start
        made.format = look
        ranges.append(made)
    layout.setFormats(ranges)
    layout.beginLayout()
    y = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 10))
        line.setPosition(QPointF(0, y))
        y += line_height(font)
    layout.endLayout()
    return layout


def _end_of(layout: QTextLayout) -> int:
    if not layout.lineCount():
        return 0
    line = layout.lineAt(layout.lineCount() - 1)
    return line.textStart() + line.textLength()
