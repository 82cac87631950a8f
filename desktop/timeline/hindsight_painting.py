"""Paints published against happened: the axes, the slanting line of the present, the points, and what lies where."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from crossread.desktop.look import palettes
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline import lettering
from crossread.desktop.timeline.axis_ticks import LABEL_OFFSET, Axis, axis_of
from crossread.desktop.timeline.dots import Dots, radius
from crossread.desktop.timeline.time_window import TimeWindow

LEFT, TOP, RIGHT, BOTTOM = 92, 8, 16, 34
LINE_HEIGHT = 15.0

_Align = Qt.AlignmentFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The points as one looks at them: `across` is when they were published, `up` when it happened, `plot` where they
    lie. `frame` is drawn round those that are brushed, a ring round the dots that are `ringed`, if any are.
    """

    dots: Dots
    across: TimeWindow
    up: TimeWindow
    plot: QRectF
    frame: QRectF | None
    ringed: NDArray[np.bool_] | None


def paint_points(painter: QPainter, seen: Seen, look: Theme) -> None:
    """All but the ground, on whatever the painter paints on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_axes(painter, seen, look)
    painter.save()
    painter.setClipRect(seen.plot, Qt.ClipOperation.IntersectClip)
    _paint_slant(painter, seen, look)
    if seen.frame is not None:
        painter.fillRect(seen.frame, look.accent_fill)
        painter.setPen(QPen(look.accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(seen.frame)
    _paint_dots(painter, seen, look)
    _paint_sides(painter, seen, look)
    painter.restore()


def _paint_dots(painter: QPainter, seen: Seen, look: Theme) -> None:
    dots, plot = seen.dots, seen.plot
    sizes = radius(dots.counts)
    for dot in range(len(dots.x)):
        color = palettes.source_color(int(dots.places[dot]), look)
        x, y = plot.left() + dots.x[dot], plot.bottom() - dots.y[dot]
        if dots.high[dot] - dots.low[dot] > 2 * sizes[dot] + 4:
            painter.setPen(QPen(_faint(color), 1))
            painter.drawLine(QLineF(x, plot.bottom() - dots.low[dot], x, plot.bottom() - dots.high[dot]))
        painter.setPen(QPen(look.panel, 0.8))
        painter.setBrush(color)
        painter.drawEllipse(QPointF(x, y), sizes[dot], sizes[dot])
        if seen.ringed is not None and seen.ringed[dot]:
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), sizes[dot] + 3, sizes[dot] + 3)


def _paint_sides(painter: QPainter, seen: Seen, look: Theme) -> None:
    """What lies above the slanting line, and what below it."""
    plot = seen.plot
    painter.setFont(lettering.small())
    sides = [
        (seen.across.first < seen.up.last, _tr("told before it happened"), True),
        (seen.up.first < seen.across.last, _tr("told afterwards"), False),
    ]
    for there, words, above in sides:
        if there:
            width = lettering.width(words) + 12
            left, top = (plot.left() + 4, plot.top() + 3) if above else (plot.right() - width - 4, plot.bottom() - 20)
            where = QRectF(left, top, width, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.panel)
            painter.drawRoundedRect(where, 3, 3)
            painter.setPen(look.ink_quiet)
            painter.drawText(where, int(_Align.AlignCenter), words)


def _paint_axes(painter: QPainter, seen: Seen, look: Theme) -> None:
    plot = seen.plot
    level = axis_of(seen.across, plot.width(), lambda words: lettering.width(words, strong=True))
    steep = axis_of(seen.up, plot.height(), lambda _: LINE_HEIGHT - 6)
    painter.setPen(QPen(look.hairline, 1))
    painter.drawLines([QLineF(plot.left() + t.x, plot.top(), plot.left() + t.x, plot.bottom()) for t in level.ticks])
    painter.drawLines(
        [QLineF(plot.left(), plot.bottom() - t.x, plot.right(), plot.bottom() - t.x) for t in steep.ticks]
    )
    foot = plot.bottom() + 14
    for tick in level.ticks:
        painter.setFont(lettering.small(strong=tick.strong))
        painter.setPen(look.ink if tick.strong else look.ink_quiet)
        painter.drawText(QPointF(plot.left() + tick.x + LABEL_OFFSET, foot), tick.label)
    for tick in steep.ticks:
        painter.setFont(lettering.small(strong=tick.strong))
        painter.setPen(look.ink if tick.strong else look.ink_quiet)
        where = QRectF(0, plot.bottom() - tick.x - LINE_HEIGHT - 1, LEFT - 8, LINE_HEIGHT)
        painter.drawText(where, int(_Align.AlignRight | _Align.AlignBottom), tick.label)
    painter.setFont(lettering.small())
    painter.setPen(look.ink_quiet)
    published = _with(_tr("published"), level)
    right = int(_Align.AlignRight | _Align.AlignVCenter)
    painter.drawText(QRectF(plot.left(), plot.bottom() + 17, plot.width(), 15), right, published + " →")
    painter.drawText(QPointF(12, plot.bottom() + 28), "↑ " + _with(_tr("happened"), steep))


def _paint_slant(painter: QPainter, seen: Seen, look: Theme) -> None:
    across, up, plot = seen.across, seen.up, seen.plot
    ends = [
        QPointF(plot.left() + across.share(each) * plot.width(), plot.bottom() - up.share(each) * plot.height())
        for each in (max(across.first, up.first), min(across.last, up.last))
    ]
    if ends[0].x() < ends[1].x():
        pen = QPen(look.ink_quiet, 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(ends[0], ends[1])


def _faint(color: QColor) -> QColor:
    made = QColor(color)
    made.setAlpha(110)
    return made


def _with(words: str, axis: Axis) -> str:
    return f"{words}, {axis.context}" if axis.context else words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hindsight", text)
