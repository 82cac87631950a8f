"""The drawings of a report on paper: the same plain shapes that the HTML has as SVG."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from crossread.db.report.drawing import Area, Dot, Drawing, Shape, Stroke, Words, arrow_head
from crossread.desktop.report import paper
from crossread.desktop.report.lines import set_line

_FAINT = 0.35
PIXEL = 7.5
"""A pixel of a drawing, in tenths of a point."""


def scale_of(drawing: Drawing, width: float) -> float:
    """How large a pixel is drawn, so that the drawing is no wider than there is room."""
    return min(PIXEL, width / drawing.width)


def draw(painter: QPainter, drawing: Drawing, at: QPointF, scale: float) -> None:
    """Draw all shapes, the top left corner at a place."""
    painter.save()
    painter.translate(at)
    painter.scale(scale, scale)
    for each in drawing.shapes:
        if isinstance(each, Words):
            _words(painter, each, scale)
        else:
            _shape(painter, each)
    painter.restore()


def _shape(painter: QPainter, shape: Shape) -> None:
    ink = _ink(shape.ink)
    if isinstance(shape, Stroke):
        pen = QPen(ink, shape.width)
        if shape.dashed:
            pen.setDashPattern([4 / shape.width, 3 / shape.width])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_polygon(shape.points))
        if shape.arrow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPolygon(_polygon(arrow_head(shape)))
    elif isinstance(shape, Area):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faint(ink) if shape.faint else ink)
        painter.drawPolygon(_polygon(shape.points))
    elif isinstance(shape, Dot):
        painter.setPen(QPen(ink, 1.5) if shape.hollow else Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white") if shape.hollow else ink)
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)


def _words(painter: QPainter, shape: Words, scale: float) -> None:
    # Type is set in tenths of a point, or small sizes would be rounded to whole pixels.
    painter.save()
    painter.scale(1 / scale, 1 / scale)
    font = paper.sans(round(shape.size * scale))
    line = set_line(shape.text, font, 1e6, most_lines=1)
    shift = {"start": 0.0, "middle": line.width / 2, "end": line.width}[shape.anchor]
    x, base = shape.x * scale - shift, shape.y * scale
    line.draw(painter, QPointF(x, base - line.ascent), _ink(shape.ink))
    painter.restore()


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _faint(ink: QColor) -> QColor:
    return QColor.fromRgbF(*(1 - (1 - part) * _FAINT for part in (ink.redF(), ink.greenF(), ink.blueF())))


def _ink(role: str) -> QColor:
    return paper.INKS[role]
