"""The timeline as a picture out of the app: every lane whole and drawn as a shape, words as words, a legend above."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)

from crossread.db.errors import CrossreadError
from crossread.db.system_words import why
from crossread.desktop.look import fonts
from crossread.desktop.look.textures import printed_brush
from crossread.desktop.look.theme import LIGHT, Theme
from crossread.desktop.timeline.bars import Floats
from crossread.desktop.timeline.drawing import Drawing
from crossread.desktop.timeline.lane_colors import lane_color
from crossread.desktop.timeline.lane_textures import lane_texture
from crossread.desktop.timeline.layout import AXIS_HEIGHT, lay_out
from crossread.desktop.timeline.painting import paint_over, paint_under
from crossread.desktop.timeline.scenery import Scenery
from crossread.desktop.timeline.sketch import FILL, HEADROOM, Sketch, sketch
from crossread.desktop.timeline.still_life import paint_sides

WIDTH = 1200
LANE = 24
GUTTER = 270
MOST_LANES_TALL = 1_600
LINE = 17.0
PAD = 16.0
DOTS_PER_METRE = 96 / 0.0254

Paint = Callable[[QPainter], None]


def density_picture(drawing: Drawing, legend: Sequence[str]) -> tuple[QSizeF, Paint]:
    """What the drawing shows, on light paper and with all lanes: its size, and what paints it."""
    figures, window = drawing.figures, drawing.window_of_time
    assert figures is not None
    assert window is not None
    options = drawing.options
    lanes = 8 if options.stacked else max(len(figures.lanes), 1)
    height = round(150 + min(lanes * LANE, MOST_LANES_TALL) + AXIS_HEIGHT)
    layout = lay_out(
        WIDTH,
        height,
        lanes=len(figures.lanes),
        events=len(figures.events),
        undated=figures.undated_count > 0,
        stacked=options.stacked,
        terms=options.has_terms,
        gutter=GUTTER,
    )
    made = sketch(figures, window, layout, LIGHT, chosen=drawing.scenery.chosen, options=options)
    scenery = replace(drawing.scenery, sketch=made, pointed_lane=None, focused=False, overview=None)
    head = PAD + LINE * len(legend)

    def paint(painter: QPainter) -> None:
        _paint_legend(painter, legend, LIGHT)
        painter.translate(0, head)
        paint_under(painter, scenery, LIGHT)
        _paint_shapes(painter, scenery, made, LIGHT)
        paint_over(painter, scenery, LIGHT)
        paint_sides(painter, scenery, LIGHT)

    return QSizeF(WIDTH, head + height), paint


def framed(size: QSizeF, inner: Paint, legend: Sequence[str]) -> tuple[QSizeF, Paint]:
    """Any drawing of a size with a legend above."""
    head = PAD + LINE * len(legend)

    def paint(painter: QPainter) -> None:
        _paint_legend(painter, legend, LIGHT)
        painter.translate(0, head)
        inner(painter)

    return QSizeF(size.width(), size.height() + head), paint


def _paint_shapes(painter: QPainter, scenery: Scenery, made: Sketch, look: Theme) -> None:
    """The total and the lanes as shapes: as many corners as there are bars, whatever the scale."""
    layout = made.layout
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(layout.left, 0, layout.plot_width, layout.height))
    scale = layout.plot_width / made.window.span
    edges = layout.left + (made.bars.places - made.window.first) * scale
    if layout.total_row:
        foot = layout.total_top + layout.total_row - 1.0
        _hill(painter, edges, made.total_heights[0] * (layout.total_row - HEADROOM - 1), foot, look.ink_quiet)
    room = layout.row - HEADROOM - 1.0
    under = np.zeros(len(edges) - 1)
    if made.options.stacked:
        foot = layout.row_top(0) + layout.row - 1.0
        for place in range(len(made.heights) - 1, -1, -1):
            tall = under + made.heights[place] * room
            path = _outline(edges, tall, foot)
            path.connectPath(_outline(edges, under, foot).toReversed())
            whose = scenery.lanes[place]
            painter.fillPath(path, lane_color(whose.color, look))
            painter.fillPath(path, printed_brush(lane_texture(whose), look))
            under = tall
    else:
        for place, heights in enumerate(made.heights):
            lane = layout.first_lane + place
            foot = layout.row_top(lane) + layout.row - 1.0
            color = lane_color(scenery.lanes[lane].color, look)
            _hill(painter, edges, heights * room, foot, color)
    painter.restore()


def drawing_bytes(size: QSizeF, paint: Paint, kind: str, *, title: str) -> bytes:
    """The picture as an `svg` or a `pdf`: lines as lines, words as words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "svg":
        from PySide6.QtSvg import QSvgGenerator

        svg = QSvgGenerator()
        svg.setOutputDevice(buffer)
        svg.setSize(size.toSize())
        svg.setViewBox(QRectF(QPointF(0, 0), size))
        svg.setResolution(96)
        svg.setTitle(title)
        paint_on(QPainter(svg), size, paint)
    else:
        pdf = QPdfWriter(buffer)
        pdf.setTitle(title)
        pdf.setCreator("Crossread")
        pdf.setResolution(96)
        page = QPageSize(size * 72 / 96, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        pdf.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
        paint_on(QPainter(pdf), size, paint)
    buffer.close()
    return bytes(buffer.data().data())


def pixels_of(size: QSizeF, scale: float) -> QSize:
    """How many pixels a picture has, so many for one of ours."""
    return QSize(round(size.width() * scale), round(size.height() * scale))


def image(size: QSizeF, paint: Paint, scale: float = 2.0) -> QImage:
    """The picture in pixels."""
    made = QImage(pixels_of(size, scale), QImage.Format.Format_RGB32)
    made.setDotsPerMeterX(round(DOTS_PER_METRE * scale))
    made.setDotsPerMeterY(round(DOTS_PER_METRE * scale))
    painter = QPainter(made)
    painter.scale(scale, scale)
    paint_on(painter, size, paint)
    return made


def write(path: Path, content: bytes) -> None:
    """Write a file whole, or leave what was there."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as problem:
        beside.unlink(missing_ok=True)
        raise CrossreadError(f"{path.name} could not be written: {why(problem)}. Choose another folder.") from problem


def paint_on(painter: QPainter, size: QSizeF, paint: Paint) -> None:
    """Paint the ground and the picture, and end."""
    try:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(QPointF(0, 0), size), LIGHT.paper)
        paint(painter)
    finally:
        painter.end()


def _paint_legend(painter: QPainter, legend: Sequence[str], look: Theme) -> None:
    for place, said in enumerate(legend):
        font = fonts.interface_font("title" if not place else "small")
        painter.setFont(font)
        painter.setPen(look.ink if not place else look.ink_quiet)
        words = QFontMetricsF(font).elidedText(said, Qt.TextElideMode.ElideRight, WIDTH - 24)
        painter.drawText(QPointF(12, PAD + LINE * place + 6), words)


def _hill(painter: QPainter, edges: Floats, heights: Floats, foot: float, color: QColor) -> None:
    painter.setPen(QPen(LIGHT.hairline, 1))
    painter.drawLine(QLineF(float(edges[0]), foot, float(edges[-1]), foot))
    filled = QColor(color)
    filled.setAlphaF(FILL[LIGHT.name])
    # What is empty has no line of its own: a base line in colour would say that there is something.
    for begin, end in _runs(heights):
        path = _outline(edges[begin : end + 1], heights[begin:end], foot)
        painter.fillPath(path, filled)
        painter.setPen(QPen(color, 1.2))
        painter.drawPath(path)


def _runs(heights: Floats) -> list[tuple[int, int]]:
    turns = np.flatnonzero(np.diff((heights > 0).astype(np.int8), prepend=0, append=0))
    return list(zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True))


def _outline(edges: Floats, heights: Floats, foot: float) -> QPainterPath:
    path = QPainterPath(QPointF(float(edges[0]), foot))
    for left, right, height in zip(edges[:-1].tolist(), edges[1:].tolist(), heights.tolist(), strict=True):
        path.lineTo(left, foot - height)
        path.lineTo(right, foot - height)
    path.lineTo(float(edges[-1]), foot)
    return path
