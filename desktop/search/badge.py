"""A source's letter in its colour, as it stands beside a heading or a filter."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from crossread.desktop.look import fonts, palettes
from crossread.desktop.look.theme import current

SIZE = 20


def draw_badge(painter: QPainter, box: QRectF, place: int) -> None:
    """A ring in the colour of the source at that place, its letter inside."""
    look = current()
    letter = palettes.source_letter(place)
    painter.setPen(QPen(palettes.source_color(place, look), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
    font = QFont(fonts.interface_font("strong"))
    if len(letter) > 1:
        font.setPixelSize(round(font.pixelSize() * (0.85 if len(letter) == 2 else 0.62)))
    painter.setFont(font)
    painter.setPen(look.ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
