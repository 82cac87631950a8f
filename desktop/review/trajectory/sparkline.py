"""A trajectory without words, the size of one: for the head of a row in the grid, where many are drawn at once."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from crossread.db.trajectory import Point, scale_of, time_of
from crossread.desktop.look.palettes import source_color
from crossread.desktop.look.theme import Theme, current

DOT = 2.0
MARGIN = 3.0
ARROW = 4.0


def sparkline(points: Sequence[Point], size: QSize, *, ratio: float = 1.0) -> QPixmap:
    """A picture of that many device-independent pixels, clear where nothing is; `ratio` is that of the screen."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_sparkline(painter, QRectF(0, 0, size.width(), size.height()), points)
    painter.end()
    return made


def paint_sparkline(painter: QPainter, where: QRectF, points: Sequence[Point], look: Theme | None = None) -> None:
    """Draw the points into a rectangle: dots, ranges as bars, open ends as longer ones, over a line in steps.

    The line goes from date to date, where several figures were published at one to the one that is nearest to that
    before. What was set aside, or is denied or questioned, is left out; without two points nothing is drawn.
    """
    look = look or current()
    shown = [
        point
        for point in points
        if point.stance == "asserts" and point.aside is None and time_of(point, "published") is not None
    ]
    if len(shown) < 2:
        return
    spans = {point.position_id: time for point in shown if (time := time_of(point, "published")) is not None}
    lows = [point.shape.at if point.shape.low is None else point.shape.low for point in shown]
    highs = [point.shape.at if point.shape.high is None else point.shape.high for point in shown]
    times = scale_of(list(spans.values()), where.width(), least=DOT * 2, most_breaks=2, margin=MARGIN)
    values = scale_of(list(zip(lows, highs, strict=True)), where.height(), least=0.0, most_breaks=0, margin=MARGIN)

    def place(point: Point, value: float) -> QPointF:
        first, last = spans[point.position_id]
        x = times.panel_of(first).place((first + last) / 2)
        return QPointF(where.left() + x, where.bottom() - values.place(value))

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.ink_faint, 1))
    painter.drawPolyline(_steps(shown, spans, place))
    for point, low, high in zip(shown, lows, highs, strict=True):
        top, bottom = place(point, high), place(point, low)
        if point.shape.high is None:
            top.setY(max(top.y() - ARROW, where.top()))
        if point.shape.low is None:
            bottom.setY(min(bottom.y() + ARROW, where.bottom()))
        color = source_color(point.place, look)
        painter.setPen(QPen(color, 1))
        painter.drawLine(QLineF(top, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(place(point, point.shape.at), DOT, DOT)
    painter.restore()


def _steps(
    points: Sequence[Point], spans: Mapping[str, tuple[float, float]], place: Callable[[Point, float], QPointF]
) -> list[QPointF]:
    by_time: dict[tuple[float, float], list[Point]] = {}
    for point in points:
        by_time.setdefault(spans[point.position_id], []).append(point)
    corners: list[QPointF] = []
    before: Point | None = None
    for time in sorted(by_time):
        said = sorted(by_time[time], key=lambda point: point.shape.at)
        if before is None:
            before = said[len(said) // 2]
        else:
            last = before.shape.at
            before = min(said, key=lambda point: abs(point.shape.at - last))
        at = place(before, before.shape.at)
        if corners:
            corners.append(QPointF(at.x(), corners[-1].y()))
        corners.append(at)
    return corners
