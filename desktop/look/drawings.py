"""The drawings of icons: in one stroke on a 16-unit grid (resources/icons), tinted with the theme's colours."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from crossread import resources
from crossread.desktop.look import dress

SIZE = 16


@cache
def _drawing(name: str) -> bytes:
    return (Path(resources.__file__).parent / "icons" / f"{name}.svg").read_bytes()


def pixmap(name: str, color: QColor, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` device-independent pixels."""
    made = QPixmap(QSize(round(size * scale), round(size * scale)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, QRectF(0, 0, size * scale, size * scale), name, color)
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def draw(painter: QPainter, where: QRectF, name: str, color: QColor) -> None:
    """Draw the icon into a rectangle; nothing while the first paint is under way, which would wait 6 ms for it."""
    if dress.is_held_back():
        return
    from PySide6.QtSvg import QSvgRenderer

    drawing = _drawing(name).replace(b"currentColor", color.name().encode())
    QSvgRenderer(drawing).render(painter, where)
