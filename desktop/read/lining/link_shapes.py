"""The shapes of links between two pages: a ribbon for an event, a line in the pattern of a claim. No widgets."""

from collections.abc import Callable, Sequence
from math import hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from crossread.desktop.look.palettes import LinePattern

_STEPS = 28
_DASHES: dict[LinePattern, Sequence[float]] = {
    LinePattern.DASHED: (4.5, 2.6),
    LinePattern.DOTTED: (1.2, 2.0),
    LinePattern.DASH_DOT: (5.0, 2.0, 1.2, 2.0),
}
_DOUBLE = 1.6
_WAVE_LENGTH = 8.0
_WAVE_REACH = 1.7
_LINE_ALPHA = 0.75
_HALF = 0.35
_FAINT = 0.42
_EDGE_ALPHA = 0.5


def bend(left: QPointF, right: QPointF) -> QPainterPath:
    """The way from one place to another, level where it leaves and where it arrives."""
    path = QPainterPath(left)
    middle = (left.x() + right.x()) / 2
    path.cubicTo(QPointF(middle, left.y()), QPointF(middle, right.y()), right)
    return path


def draw_ribbon(
    painter: QPainter,
    left: tuple[float, float],
    right: tuple[float, float],
    *,
    width: float,
    fill: QBrush,
    edge: QColor,
    strength: float,
) -> None:
    """A filled band from one stretch (top, bottom) at the left edge to another at the right one, `width` away."""
    path = bend(QPointF(0, left[0]), QPointF(width, right[0]))
    path.lineTo(width, right[1])
    middle = width / 2
    path.cubicTo(QPointF(middle, right[1]), QPointF(middle, left[1]), QPointF(0, left[1]))
    path.closeSubpath()
    line = QColor(edge)
    painter.setOpacity(strength)
    painter.fillPath(path, fill)
    painter.setOpacity(1.0)
    line.setAlphaF(_EDGE_ALPHA * strength)
    painter.setPen(QPen(line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(bend(QPointF(0, left[0]), QPointF(width, right[0])))
    painter.drawPath(bend(QPointF(0, left[1]), QPointF(width, right[1])))


def draw_thread(
    painter: QPainter, left: QPointF, right: QPointF, colour: QColor, pattern: LinePattern, *, faint: bool
) -> None:
    """A line from place to place in the pattern of a claim."""
    shade = QColor(colour)
    shade.setAlphaF(_FAINT if faint else _LINE_ALPHA)
    pen = QPen(shade, 1.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if pattern is LinePattern.DOUBLE:
        painter.setPen(pen)
        painter.drawPolyline(_beside(left, right, lambda _along: -_DOUBLE))
        painter.drawPolyline(_beside(left, right, lambda _along: _DOUBLE))
    elif pattern is LinePattern.WAVY:
        painter.setPen(pen)
        painter.drawPolyline(_beside(left, right, lambda along: _WAVE_REACH * sin(along * 2 * pi / _WAVE_LENGTH)))
    else:
        if pattern in _DASHES:
            pen.setDashPattern(list(_DASHES[pattern]))
        painter.setPen(pen)
        if faint:
            painter.drawPath(bend(left, right))
            return
        # Two lines of one pixel side by side are drawn four times as fast as one that is wider.
        aside = QPointF(-_HALF if right.y() > left.y() else _HALF, _HALF)
        painter.drawPath(bend(left + aside, right + aside))
        painter.drawPath(bend(left - aside, right - aside))


def _beside(left: QPointF, right: QPointF, reach: Callable[[float], float]) -> QPolygonF:
    """The bend from place to place, moved aside by so much at each length of it."""
    width, height = right.x() - left.x(), right.y() - left.y()
    steps = max(_STEPS, int((abs(width) + abs(height)) / 1.5))
    points: list[QPointF] = []
    along, x, y = 0.0, left.x(), left.y()
    for step in range(steps + 1):
        t = step / steps
        # The cubic of `bend`, written out, and its direction.
        u = 1 - t
        at_x = left.x() + width * (1.5 * u * t * (u + t) + t**3)
        at_y = left.y() + height * (3 * u * t * t + t**3)
        to_x, to_y = width * 1.5 * (u * u + t * t), height * 6 * u * t
        along += hypot(at_x - x, at_y - y)
        x, y = at_x, at_y
        length = hypot(to_x, to_y) or 1.0
        aside = reach(along)
        points.append(QPointF(x - to_y / length * aside, y + to_x / length * aside))
    return QPolygonF(points)


def draw_stub(painter: QPainter, tip: QPointF, colour: QColor, *, up: bool) -> None:
    """A small arrowhead: it goes on further up or down."""
    reach = 4.0 if up else -4.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF([tip, QPointF(tip.x() - 4, tip.y() + reach * 1.5), QPointF(tip.x() + 4, tip.y() + reach * 1.5)])
    )


def draw_sign(painter: QPainter, middle: QPointF, sign: str, ink: QColor, ground: QColor) -> None:
    """A sign in a small round field on the middle of a link."""
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ground)
    painter.drawEllipse(middle, 8.5, 8.5)
    painter.setPen(ink)
    painter.drawText(QRectF(middle.x() - 9, middle.y() - 9.5, 18, 18), int(Qt.AlignmentFlag.AlignCenter), sign)
