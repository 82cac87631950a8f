"""Paints what a sketch says around the picture of the lanes: lines below it, words and marks above it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline import lettering
from crossread.desktop.timeline.axis_ticks import LABEL_OFFSET
from crossread.desktop.timeline.event_painting import line_color, paint_events, within
from crossread.desktop.timeline.gutter import paint_peak, paint_published
from crossread.desktop.timeline.lane_image import Picture
from crossread.desktop.timeline.layout import TERMS_ROW
from crossread.desktop.timeline.overview_strip import paint_overview
from crossread.desktop.timeline.scenery import Scenery
from crossread.desktop.timeline.sketch import Sketch

_Align = Qt.AlignmentFlag
MOST_POINTED = 12
"""So many chosen passages are also pointed at from the axis."""


def paint_under(painter: QPainter, scenery: Scenery, look: Theme) -> None:
    """The brushed range, the hairlines of the axis, the lines of the events through the lanes."""
    made = scenery.sketch
    assert made is not None
    layout = made.layout
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if scenery.brush is not None:
        first, last = (within(made.x_of(minute), layout.left, layout.right) for minute in scenery.brush)
        if last > first:
            band = QRectF(first, 0, last - first, layout.lanes_bottom)
            painter.fillRect(band, look.accent_fill)
            painter.setPen(QPen(look.accent, 1))
            painter.drawLines([QLineF(x, 0, x, layout.lanes_bottom) for x in (first, last)])
    for lane, left, right in made.silent:
        where = QRectF(layout.left + left, layout.row_top(lane), right - left, layout.row - 1)
        painter.fillRect(where, QBrush(_pale(look), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(look.hairline, 1))
    painter.drawLines(
        [
            QLineF(
                layout.left + round(tick.x), layout.total_top - 2, layout.left + round(tick.x), layout.lanes_bottom + 5
            )
            for tick in made.axis.ticks
        ]
    )
    for mark, place in zip(made.marks, made.places, strict=True):
        if layout.compact or (place is None and mark.event.id not in scenery.chosen) or mark.shape != "spike":
            continue
        pen = QPen(line_color(mark, scenery.chosen, look), 1)
        pen.setDashPattern([1, 2])
        painter.setPen(pen)
        x = layout.left + round(mark.left)
        painter.drawLine(QLineF(x, layout.total_top, x, layout.lanes_bottom))


def paint_lanes(painter: QPainter, made: Sketch, scale: float) -> None:
    """The total and the lanes as pixels of a screen with so many for one of ours."""
    layout = made.layout
    if made.total_picture is not None:
        painter.drawImage(QPointF(layout.left, layout.total_top), _image(made.total_picture, scale))
    image, row = _image(made.picture, scale), round(layout.row * scale)
    if row == layout.row * scale:
        painter.drawImage(QPointF(layout.left, layout.lanes_top), image)
        return
    # Of half a pixel too much for each lane the fiftieth would be far from its letter.
    for lane in range(made.picture.shape[0] // row):
        top = layout.lanes_top + lane * layout.row
        where = QRectF(layout.left, top, layout.plot_width, layout.row)
        painter.drawImage(where, image, QRectF(0, lane * row, made.picture.shape[1], row))


def _image(picture: Picture, scale: float) -> QImage:
    """The picture as Qt knows it: it shares the memory, and must not outlive it."""
    height, width = picture.shape[:2]
    image = QImage(picture.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
    image.setDevicePixelRatio(scale)
    return image


def paint_over(painter: QPainter, scenery: Scenery, look: Theme) -> None:
    """Chosen passages, the events with their names, the words of the axis, the ring of the keys."""
    made = scenery.sketch
    assert made is not None
    paint_events(painter, scenery.chosen, made, look)
    _paint_axis(painter, made, look)
    if made.breaks:
        _paint_breaks(painter, made, look)
    if made.layout.compact:
        _paint_compact_name(painter, made, look)
    else:
        paint_peak(painter, made, look)
        paint_published(painter, scenery.lanes, made, look)
        _paint_passages(painter, scenery, made, look)
        _paint_terms(painter, made, look)
        if scenery.overview is not None:
            paint_overview(painter, scenery.overview, made, look)
    if scenery.focused:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.focus, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, made.layout.width - 2, made.layout.height - 2), 4, 4)


def _paint_passages(painter: QPainter, scenery: Scenery, made: Sketch, look: Theme) -> None:
    layout = made.layout
    places = {each.id: lane for lane, each in enumerate(scenery.lanes)}
    pointed: list[tuple[float, float]] = []
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for lane_id, ranges in scenery.passages.items():
        lane = places.get(lane_id) if not made.options.stacked else 0
        if lane is None or not layout.first_lane <= lane < layout.first_lane + layout.shown_lanes:
            continue
        bottom = layout.row_top(lane) + layout.row
        merged = _merged((made.x_of(first), made.x_of(last)) for first, last in ranges)
        pointed += merged
        for left, right in merged:
            if right < layout.left or left > layout.right:
                continue
            start, end = within(left, layout.left, layout.right), within(right, layout.left, layout.right)
            middle = (start + end) / 2
            start, end = min(start, middle - 3), max(end, middle + 3)
            # In a low lane the whole of it: a smaller mark would be lost among the strips.
            height = min(5.0, layout.row - 1) if layout.ridges else layout.row - 1
            painter.setPen(QPen(look.panel, 1))
            painter.setBrush(look.accent)
            painter.drawRoundedRect(QRectF(start, bottom - height, end - start, height), 2, 2)
    painter.setPen(QPen(look.panel, 1))
    painter.setBrush(look.accent)
    for left, right in pointed if len(pointed) <= MOST_POINTED else ():
        middle = (left + right) / 2
        if layout.left <= middle <= layout.right:
            # Between the axis and its words, which it must not hide.
            top, foot = layout.lanes_bottom - 1.0, layout.lanes_bottom + 4.5
            painter.drawPolygon(QPolygonF([QPointF(middle, top), QPointF(middle + 5, foot), QPointF(middle - 5, foot)]))


def _paint_breaks(painter: QPainter, made: Sketch, look: Theme) -> None:
    """Two slanting strokes on the axis and a pale band through the lanes where time is left out."""
    layout = made.layout
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for each in made.breaks:
        x = layout.left + each
        if not layout.left <= x <= layout.right:
            continue
        painter.fillRect(QRectF(x - 4, layout.total_top, 8, layout.lanes_bottom - layout.total_top + 4), look.panel)
        painter.setPen(QPen(look.ink_quiet, 1.2))
        for shift in (-3, 3):
            foot = layout.lanes_bottom
            painter.drawLine(QLineF(x + shift - 3, foot + 5, x + shift + 3, foot - 5))
            painter.drawLine(QLineF(x + shift - 3, layout.total_top + 5, x + shift + 3, layout.total_top - 5))


def _paint_terms(painter: QPainter, made: Sketch, look: Theme) -> None:
    """What is not plain counts is said on the plot itself."""
    layout, terms = made.layout, list[str]()
    if made.options.share:
        terms.append(QCoreApplication.translate("Timeline", "share of each lane"))
    if made.options.smooth:
        words = QCoreApplication.translate("Timeline", "smoothed over {days} days")
        terms.append(words.format(days=made.options.smooth))
    if made.options.gaps and not made.options.stacked:
        terms.append(QCoreApplication.translate("Timeline", "shaded: silent while two others are not"))
    if not terms or layout.compact:
        return
    said = " · ".join(terms)
    width = lettering.width(said)
    where = QRectF(layout.right - width - 8, 1, width + 8, TERMS_ROW)
    painter.setFont(lettering.small())
    painter.setPen(look.ink)
    painter.drawText(where, _Align.AlignVCenter | _Align.AlignRight, said)


def _paint_axis(painter: QPainter, made: Sketch, look: Theme) -> None:
    layout = made.layout
    plain, strong = lettering.small(), lettering.small(strong=True)
    base = layout.axis_bottom - (4.0 if layout.compact else 6.0 if not layout.overview else 5.0)
    painter.setFont(plain)
    least = float(layout.left)
    if made.axis.context and not layout.compact:
        painter.setPen(look.ink_quiet)
        painter.drawText(QPointF(12, base), made.axis.context)
        least = 12 + lettering.width(made.axis.context) + 8
    for tick in made.axis.ticks:
        x = layout.left + tick.x + LABEL_OFFSET
        if x < least:
            continue
        painter.setFont(strong if tick.strong else plain)
        painter.setPen(look.ink if tick.strong else look.ink_quiet)
        painter.drawText(QPointF(x, base), tick.label)


def _paint_compact_name(painter: QPainter, made: Sketch, look: Theme) -> None:
    painter.setFont(fonts.interface_font("strong"))
    painter.setPen(look.ink)
    words = QCoreApplication.translate("Timeline", "Timeline")
    painter.drawText(QRectF(12, 4, made.layout.left - 16, 20), _Align.AlignVCenter | _Align.AlignLeft, words)
    painter.setFont(lettering.small())
    painter.setPen(look.ink_quiet)
    painter.drawText(QPointF(12, made.layout.height - 6), made.axis.context)


def _pale(look: Theme) -> QColor:
    made = QColor(look.ink_faint)
    made.setAlpha(110)
    return made


def _merged(ranges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ranges of pixels in order, those that meet as one: a claim can have thousands."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(ranges):
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged
