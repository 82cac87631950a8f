"""A source's letter in its colour."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import source_color, source_letter
from crossread.desktop.look.theme import current

SIZE = 18


def draw_badge(painter: QPainter, box: QRectF, place: int) -> None:
    """A ring in the colour of the source at that place, its letter inside."""
    look = current()
    painter.setPen(QPen(source_color(place, look), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
    letter, font = source_letter(place), fonts.interface_font("strong")
    font.setPixelSize(12 if len(letter) == 1 else 9)
    painter.setFont(font)
    painter.setPen(look.ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
