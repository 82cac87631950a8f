"""Lines of a report as lines of type: broken to a width, with their links, in the colours of what they are."""

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from crossread.db.report.blocks import Line, Span
from crossread.desktop.report import paper

_LEADING = 1.34
# What would turn the writing of the rest of a line round, and what no font has a sign for.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class SetLine:
    """Lines of type under each other; keeps the layout that they belong to."""

    def __init__(self, layout: QTextLayout, lines: list[QTextLine], height: float) -> None:
        self._layout, self._lines = layout, lines
        self.line_height = height

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    @property
    def height(self) -> float:
        """All lines together."""
        return self.line_height * len(self._lines)

    @property
    def width(self) -> float:
        """What the widest line takes."""
        return max((line.naturalTextWidth() for line in self._lines), default=0.0)

    @property
    def ascent(self) -> float:
        """From the top of the first line to its base."""
        return self._lines[0].ascent() if self._lines else 0.0

    def draw(self, painter: QPainter, at: QPointF, ink: QColor, first: int = 0, last: int | None = None) -> None:
        """Draw the lines from `first` to before `last`, the first of them at a place."""
        painter.setPen(ink)
        for number, line in enumerate(self._lines[first:last]):
            line.draw(painter, QPointF(at.x(), at.y() + number * self.line_height - line.y()))


def set_line(
    text: str | Line,
    font: QFont,
    width: float,
    *,
    strong: QFont | None = None,
    anchor: str = "",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    leading: float = _LEADING,
    most_lines: int = 0,
) -> SetLine:
    """Set words to a width. `strong` is the type of what is strong; `anchor` is a place that links can lead to."""
    spans = (Span(text=text),) if isinstance(text, str) else text
    parts = [_words(span) for span in spans]
    layout = QTextLayout("".join(parts), font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for span, words in zip(spans, parts, strict=True):
        # Qt counts in UTF-16 units, here as everywhere in its texts.
        length = len(words.encode("utf-16-le", "replace")) // 2
        made = _format(span, strong, anchor if not formats and not start else "")
        if made is not None and length:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, length, made
            formats.append(piece)
        start += length
    layout.setFormats(formats)
    lines: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if most_lines and len(lines) == most_lines:
            continue
        lines.append(line)
    layout.endLayout()
    return SetLine(layout, lines, font.pixelSize() * leading)


def _words(span: Span) -> str:
    words = _UNSEEN.sub("", span.text.replace("\n", "\u2028"))
    if span.kind in ("foreign", "strong", "quiet") and _RIGHT_TO_LEFT.search(words):
        return f"\u2068{words}\u2069"
    return words


def _format(span: Span, strong: QFont | None, anchor: str) -> QTextCharFormat | None:
    ink = {"conflict": "conflict", "tension": "tension", "quiet": "quiet", "label": "quiet"}.get(span.kind)
    if not (span.link or anchor or ink or (span.kind == "strong" and strong)):
        return None
    made = QTextCharFormat()
    if span.kind in ("strong", "conflict", "tension") and strong is not None:
        made.setFont(strong)
    if ink is not None:
        made.setForeground(paper.INKS[ink])
    if span.link:
        made.setAnchor(True)
        made.setAnchorHref(f"#{span.link}")
        made.setForeground(paper.INKS["accent"])
    if anchor:
        made.setAnchor(True)
        made.setAnchorNames([anchor])
    return made
