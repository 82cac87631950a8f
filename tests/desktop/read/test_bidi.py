"""Bars lie where Qt itself marks the same letters, also on lines that run both ways."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextCharFormat, QTextLayout

from crossread.desktop.read.bidi import merged, runs_both_ways, spans_of_line

LINES = [
    "left to right alone",
    "abc שלום עולם def 12 عربي end",
    "مرحبا بالعالم 1912 world ثم",
    "שָׁלוֹם pointed",
    "e\u0301 n\u0303o 👨‍👩‍👧‍👦 𠀀𪛖 x",
    "mixed עברית 👍🏽 and (brackets) שוב",
]
WIDTH, HEIGHT = 900, 40


def laid_out(text: str) -> QTextLayout:
    font = QFont("DejaVu Sans")
    font.setPixelSize(20)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(WIDTH)
    layout.endLayout()
    return layout


def marked_columns(layout: QTextLayout, start: int, length: int) -> set[int]:
    """The columns of pixels that Qt paints behind a selection."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    chosen = QTextLayout.FormatRange()
    chosen.start, chosen.length = start, length
    ground = QTextCharFormat()
    ground.setBackground(QColor(255, 0, 0))
    ground.setForeground(QColor(255, 0, 0))
    chosen.format = ground
    painter = QPainter(image)
    layout.draw(painter, QPointF(), [chosen])
    painter.end()
    # Coloured emoji cover the ground in places, but never in a whole column.
    red = QColor(255, 0, 0).rgb()
    height = int(layout.lineAt(0).height())
    return {x for x in range(WIDTH) if any(image.pixel(x, y) == red for y in range(height))}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", LINES)
def test_spans_are_where_qt_draws_the_letters(text: str) -> None:
    layout = laid_out(text)
    line = layout.lineAt(0)
    mixed = runs_both_ways(text)
    boundaries = [at for at in range(units(text) + 1) if layout.isValidCursorPosition(at)]
    for i, start in enumerate(boundaries):
        for end in boundaries[i + 1 :]:
            spans = spans_of_line(line, start, end, mixed=mixed)
            columns = {x for left, right in spans for x in range(round(left), round(right))}
            # Half a pixel at either end of each run is a matter of rounding.
            wrong = columns ^ marked_columns(layout, start, end - start)
            edges = {round(x) + d for span in spans for x in span for d in (-2, -1, 0, 1)}
            assert wrong <= edges, (text, start, end)
            assert all(right > left for left, right in spans)


def test_one_direction_needs_no_glyphs() -> None:
    assert not runs_both_ways("plain, 𠀀 and 👩‍👧 too")
    assert runs_both_ways("a ש")


def test_touching_stretches_are_one() -> None:
    assert merged([(5, 9), (0, 5.2), (12, 14)]) == [(0, 9), (12, 14)]
