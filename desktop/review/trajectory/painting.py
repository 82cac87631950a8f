"""Drawing a trajectory from its layout: with any painter, on a widget, in a picture or a page."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from crossread.db.trajectory import BREAK, Shape
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import Theme
from crossread.desktop.review.trajectory.inks import REACH, Inks
from crossread.desktop.review.trajectory.layout import LEAST_BAR, LINE, LONGEST_ARROW, RADIUS, Layout, Mark

ARROW = 4.5
CAP = 4.0


def paint(painter: QPainter, layout: Layout, look: Theme, *, current: str = "") -> None:
    """Draw it all; `current` is the id of the position under the pointer or the keys."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(fonts.interface_font("small"))
    _paint_axes(painter, layout, look)
    for strand in layout.strands:
        painter.setPen(QPen(look.ink_quiet, 1.25))
        painter.drawPolyline([QPointF(x, y) for x, y in strand.corners])
    inks = Inks(look, painter.device().devicePixelRatioF())
    for mark in layout.marks:
        _paint_range(painter, mark, inks, layout)
    for mark in layout.marks:
        _paint_point(painter, mark, inks, is_current=mark.point.position_id == current)
    painter.setFont(fonts.interface_font("small"))
    painter.setPen(look.ink_quiet)
    for strand in layout.strands:
        if strand.name_at is not None:
            x, y = strand.name_at
            _words(painter, QRectF(x, y, 1000, LINE), strand.name)
    painter.restore()


def _words(painter: QPainter, where: QRectF, words: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
    painter.drawText(where, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), words)


def _paint_axes(painter: QPainter, layout: Layout, look: Theme) -> None:
    hairline = QPen(look.hairline, 1)
    for tick in layout.value_ticks:
        level = round(tick.at) + 0.5
        painter.setPen(hairline)
        painter.drawLine(QLineF(layout.left, level, layout.edge, level))
        painter.setPen(look.ink_quiet)
        where = QRectF(0, tick.label_at - LINE / 2, layout.left - 8, LINE)
        _words(painter, where, tick.words, Qt.AlignmentFlag.AlignRight)
    floor = round(layout.bottom) + 0.5
    painter.setPen(QPen(look.ink_faint, 1))
    if layout.time_ticks:
        painter.drawLine(QLineF(layout.left, floor, layout.right, floor))
    for tick in layout.time_ticks:
        painter.setPen(QPen(look.ink_faint, 1))
        painter.drawLine(QLineF(tick.at, floor, tick.at, floor + 4))
        painter.setPen(look.ink_quiet)
        _words(painter, QRectF(tick.label_at, layout.bottom + 6, 1000, LINE), tick.words)
    for panel in layout.times.panels[1:]:
        _paint_break(painter, layout.left + _before(panel.start), floor, look, upright=False)
    for panel in layout.values.panels[1:]:
        level = layout.bottom - _before(panel.start)
        for x in (layout.left, layout.right):
            _paint_break(painter, x, level, look, upright=True)
    if layout.undated is not None:
        if layout.edge > layout.right:
            middle = layout.right + 4
            painter.setPen(QPen(look.ink_faint, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(middle, layout.top, middle, layout.bottom))
        painter.setPen(look.ink_quiet)
        _words(painter, QRectF(layout.undated.label_at, layout.bottom + 6, 1000, LINE), layout.undated.words)


def _before(start: float) -> float:
    """The middle of the break that lies before a panel."""
    return start - RADIUS - 4 - BREAK / 2


def _paint_break(painter: QPainter, x: float, y: float, look: Theme, *, upright: bool) -> None:
    """Two slanting strokes over a gap in the axis."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.paper)
    gap = QRectF(x - 3, y - 5, 6, 10) if not upright else QRectF(x - 5, y - 3, 10, 6)
    painter.fillRect(gap, look.paper)
    painter.setPen(QPen(look.ink_quiet, 1.25))
    for step in (-2.5, 2.5):
        if upright:
            painter.drawLine(QLineF(x - 5, y + step + 2, x + 5, y + step - 2))
        else:
            painter.drawLine(QLineF(x + step - 2, y + 5, x + step + 2, y - 5))


def _paint_range(painter: QPainter, mark: Mark, inks: Inks, layout: Layout) -> None:
    shape, ink = mark.point.shape, inks.of(mark)
    if mark.right - mark.left > 2 * RADIUS:
        # A source that is dated to a month or a year: so long it can lie.
        painter.setPen(ink.faint)
        painter.drawLine(QLineF(mark.left, mark.y, mark.right, mark.y))
    if not shape.is_single:
        painter.setPen(ink.rough if shape.rough else ink.bar)
        _paint_ends(painter, mark, shape, layout, ink.end)


def _paint_ends(painter: QPainter, mark: Mark, shape: Shape, layout: Layout, end: QPen) -> None:
    x = mark.x
    top, bottom = min(mark.top, mark.y - LEAST_BAR), max(mark.bottom, mark.y + LEAST_BAR)
    if shape.high is None:
        top, bottom = max(mark.y - RADIUS - LONGEST_ARROW, 1.0), mark.y if shape.low == shape.at else bottom
    if shape.low is None:
        bottom, top = min(mark.y + RADIUS + LONGEST_ARROW, layout.bottom), mark.y if shape.high == shape.at else top
    painter.drawLine(QLineF(x, top, x, bottom))
    painter.setPen(end)
    if shape.high is None:
        painter.drawPolyline([QPointF(x - ARROW, top + ARROW), QPointF(x, top), QPointF(x + ARROW, top + ARROW)])
    elif shape.low is not None:
        painter.drawLine(QLineF(x - CAP, top, x + CAP, top))
    if shape.low is None:
        painter.drawPolyline(
            [QPointF(x - ARROW, bottom - ARROW), QPointF(x, bottom), QPointF(x + ARROW, bottom - ARROW)]
        )
    elif shape.high is not None:
        painter.drawLine(QLineF(x - CAP, bottom, x + CAP, bottom))


def _paint_point(painter: QPainter, mark: Mark, inks: Inks, *, is_current: bool) -> None:
    middle = QPointF(mark.x, mark.y)
    if is_current:
        painter.setPen(QPen(inks.look.focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, RADIUS + 3, RADIUS + 3)
    painter.drawPixmap(middle - QPointF(REACH, REACH), inks.badge(mark))
    if mark.point.aside is not None:
        painter.setPen(QPen(inks.look.ink, 1.5))
        painter.drawLine(QLineF(mark.x - RADIUS - 3, mark.y + RADIUS + 3, mark.x + RADIUS + 3, mark.y - RADIUS - 3))
