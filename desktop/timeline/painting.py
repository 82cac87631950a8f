"""Paints what a sketch says around the picture of the lanes: lines below it, words and marks above it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from crossread.desktop.look import fonts, palettes
from crossread.desktop.look.modes import ThemeName
from crossread.desktop.look.theme import THEMES, Theme, current
from crossread.desktop.timeline.axis_ticks import LABEL_OFFSET
from crossread.desktop.timeline.event_marks import Mark
from crossread.desktop.timeline.figures import PlottedSource
from crossread.desktop.timeline.layout import BAR_TRACK, EVENT_ROW
from crossread.desktop.timeline.sketch import WIDEST_LABEL, Sketch

_Align = Qt.AlignmentFlag
_THEMES = {theme.name: theme for theme in THEMES}


@dataclass(slots=True, kw_only=True)
class Scenery:
    """What is painted now. `chosen` are ids of events; `passages` the minutes of chosen annotations by source."""

    sketch: Sketch | None = None
    sources: tuple[PlottedSource, ...] = ()
    chosen: frozenset[str] = frozenset()
    passages: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    brush: tuple[float, float] | None = None
    pointed_lane: int | None = None
    focused: bool = False


class Layer(QGraphicsItem):
    """An item that fills the canvas and lets a function paint it."""

    def __init__(self, paint: Callable[[QPainter, Scenery, Theme], None], scenery: Scenery) -> None:
        super().__init__()
        self._paint, self._scenery = paint, scenery
        self._rect = QRectF()

    def set_rect(self, rect: QRectF) -> None:
        """Fill another canvas."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    def boundingRect(self) -> QRectF:
        """The whole canvas."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Whatever the function paints."""
        if self._scenery.sketch is not None:
            self._paint(painter, self._scenery, current())


def paint_under(painter: QPainter, scenery: Scenery, look: Theme) -> None:
    """The brushed range, the hairlines of the axis, the lines of the events through the lanes."""
    made = scenery.sketch
    assert made is not None
    layout = made.layout
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if scenery.brush is not None:
        first, last = (_within(made.x_of(minute), layout.left, layout.right) for minute in scenery.brush)
        if last > first:
            band = QRectF(first, 0, last - first, layout.lanes_bottom)
            painter.fillRect(band, look.accent_fill)
            painter.setPen(QPen(look.accent, 1))
            painter.drawLines([QLineF(x, 0, x, layout.lanes_bottom) for x in (first, last)])
    painter.setPen(QPen(look.hairline, 1))
    painter.drawLines(
        [
            QLineF(
                layout.left + round(tick.x), layout.lanes_top - 2, layout.left + round(tick.x), layout.lanes_bottom + 5
            )
            for tick in made.axis.ticks
        ]
    )
    for mark, place in zip(made.marks, made.places, strict=True):
        if layout.compact or (place is None and mark.event.id not in scenery.chosen) or mark.shape != "spike":
            continue
        pen = QPen(_line_color(mark, scenery, look), 1)
        pen.setDashPattern([1, 2])
        painter.setPen(pen)
        x = layout.left + round(mark.left)
        painter.drawLine(QLineF(x, layout.lanes_top, x, layout.lanes_bottom))


def paint_over(painter: QPainter, scenery: Scenery, look: Theme) -> None:
    """Letters, titles, chosen passages, the events with their names, the words of the axis, the ring of the keys."""
    made = scenery.sketch
    assert made is not None
    _paint_events(painter, scenery, made, look)
    _paint_axis(painter, made, look)
    if made.layout.compact:
        _paint_compact_name(painter, made, look)
    else:
        _paint_gutter(painter, scenery, made, look)
        _paint_passages(painter, scenery, made, look)
    if scenery.focused:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.focus, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, made.layout.width - 2, made.layout.height - 2), 4, 4)


def _paint_gutter(painter: QPainter, scenery: Scenery, made: Sketch, look: Theme) -> None:
    layout = made.layout
    every = max(-(-12 // layout.row), 1)
    letter_font, title_font = fonts.interface_font("key"), fonts.interface_font("small")
    letter_font.setBold(True)
    metrics = QFontMetricsF(title_font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for lane in range(layout.first_lane, min(layout.first_lane + layout.shown_lanes, len(scenery.sources))):
        top = layout.row_top(lane)
        color = palettes.source_color(lane, look)
        pointed = lane == scenery.pointed_lane
        painter.fillRect(QRectF(layout.left - 8, top + (layout.row > 6), 3, layout.row - 2 * (layout.row > 6)), color)
        near = scenery.pointed_lane is not None and 0 < abs(lane - scenery.pointed_lane) < every
        if not pointed and (near or (lane - layout.first_lane) % every):
            continue
        middle = min(max(top + layout.row / 2, 7), layout.lanes_bottom - 4)
        painter.setPen(look.ink if pointed else look.ink_quiet)
        painter.setFont(letter_font)
        painter.drawText(
            QRectF(12, middle - 8, 26, 16), _Align.AlignVCenter | _Align.AlignLeft, palettes.source_letter(lane)
        )
        if layout.titles:
            painter.setFont(title_font)
            words = metrics.elidedText(scenery.sources[lane].title, Qt.TextElideMode.ElideRight, layout.left - 52)
            painter.drawText(
                QRectF(36, middle - 8, layout.left - 50, 16), _Align.AlignVCenter | _Align.AlignLeft, words
            )
    if layout.scrolls:
        whole = layout.lanes_bottom - layout.lanes_top
        size = max(whole * layout.shown_lanes / layout.lanes, 12)
        share = layout.first_lane / (layout.lanes - layout.shown_lanes)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.handle)
        painter.drawRoundedRect(QRectF(layout.width - 9, layout.lanes_top + (whole - size) * share, 5, size), 2.5, 2.5)


def _paint_passages(painter: QPainter, scenery: Scenery, made: Sketch, look: Theme) -> None:
    layout = made.layout
    places = {source.id: lane for lane, source in enumerate(scenery.sources)}
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for source_id, ranges in scenery.passages.items():
        lane = places.get(source_id)
        if lane is None or not layout.first_lane <= lane < layout.first_lane + layout.shown_lanes:
            continue
        bottom = layout.row_top(lane) + layout.row
        for left, right in _merged((made.x_of(first), made.x_of(last)) for first, last in ranges):
            if right < layout.left or left > layout.right:
                continue
            start, end = _within(left, layout.left, layout.right), _within(right, layout.left, layout.right)
            middle = (start + end) / 2
            start, end = min(start, middle - 3), max(end, middle + 3)
            height = min(5.0, layout.row - 1)
            painter.setPen(QPen(look.panel, 1))
            painter.setBrush(look.accent)
            painter.drawRoundedRect(QRectF(start, bottom - height, end - start, height), 2, 2)


def _paint_events(painter: QPainter, scenery: Scenery, made: Sketch, look: Theme) -> None:
    layout = made.layout
    plain, strong = fonts.interface_font("small"), fonts.interface_font("small")
    strong.setBold(True)
    for mark, place in zip(made.marks, made.places, strict=True):
        color = _line_color(mark, scenery, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if layout.compact:
            left, right = (_within(layout.left + x, layout.left, layout.right) for x in (mark.left, mark.right))
            if mark.shape == "spike":
                painter.fillRect(QRectF(round(left), 1, 2, 4), color)
            else:
                painter.fillRect(QRectF(round(left), 1, max(right - left, 1), 2 if mark.shape == "bar" else 1), color)
            continue
        _paint_mark(painter, mark, made, color)
        if place is None:
            continue
        chosen = mark.event.id in scenery.chosen
        top = layout.labels_top + place.row * EVENT_ROW
        if place.leader is not None:
            x = layout.left + round(place.leader)
            painter.setPen(QPen(color, 1))
            end = layout.lanes_top if mark.shape == "spike" else layout.bars_top + mark.track * BAR_TRACK
            painter.drawLine(QLineF(x, top + 2, x, end))
        painter.setFont(strong if chosen else plain)
        painter.setPen(look.accent if chosen else look.ink)
        words = mark.event.title
        if (made.widths.strong if chosen else made.widths.plain)(words) > WIDEST_LABEL:
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(WIDEST_LABEL) + 1)
        painter.drawText(QPointF(layout.left + place.x, top + EVENT_ROW - 4), words)


def _paint_mark(painter: QPainter, mark: Mark, made: Sketch, color: QColor) -> None:
    layout = made.layout
    top = layout.bars_top + mark.track * BAR_TRACK
    if mark.shape == "spike":
        painter.fillRect(
            QRectF(layout.left + round(mark.left), layout.bars_top, 2, layout.lanes_top - layout.bars_top), color
        )
        return
    left, right = (_within(layout.left + x, layout.left, layout.right) for x in (mark.outer_left, mark.outer_right))
    bar = QRectF(left, top, max(right - left, 1), BAR_TRACK - 1)
    if mark.shape == "bar":
        painter.fillRect(bar, _fading(mark, layout.left, color))
        return
    # Hollow: it lies some time in here, and did not last so long.
    painter.setPen(QPen(QBrush(_fading(mark, layout.left, color)), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0, 0, -1, -1))


def _fading(mark: Mark, origin: float, color: QColor) -> QBrush:
    """The colour, or one that fades out where the date is said to be about right only."""
    whole = mark.outer_right - mark.outer_left
    if mark.outer_left == mark.left and mark.outer_right == mark.right:
        return QBrush(color)
    clear = QColor(color)
    clear.setAlpha(0)
    shade = QLinearGradient(QPointF(origin + mark.outer_left, 0), QPointF(origin + mark.outer_right, 0))
    shade.setColorAt(0, clear if mark.outer_left < mark.left else color)
    shade.setColorAt((mark.left - mark.outer_left) / whole, color)
    shade.setColorAt((mark.right - mark.outer_left) / whole, color)
    shade.setColorAt(1, clear if mark.outer_right > mark.right else color)
    return QBrush(shade)


def _paint_axis(painter: QPainter, made: Sketch, look: Theme) -> None:
    layout = made.layout
    plain, strong = fonts.interface_font("small"), fonts.interface_font("small")
    strong.setBold(True)
    base = layout.height - (4.0 if layout.compact else 6.0)
    painter.setFont(plain)
    least = float(layout.left)
    if made.axis.context and not layout.compact:
        painter.setPen(look.ink_quiet)
        painter.drawText(QPointF(12, base), made.axis.context)
        least = 12 + QFontMetricsF(plain).horizontalAdvance(made.axis.context) + 8
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
    painter.setFont(fonts.interface_font("small"))
    painter.setPen(look.ink_quiet)
    painter.drawText(QPointF(12, made.layout.height - 6), made.axis.context)


def _line_color(mark: Mark, scenery: Scenery, look: Theme) -> QColor:
    return look.accent if mark.event.id in scenery.chosen else _legible(mark.event.color, look.name)


@cache
def _legible(color: str, theme_name: ThemeName) -> QColor:
    """The colour of an event as that of a thin line; found once, for every frame asks again."""
    return palettes.claim_line(color, _THEMES[theme_name])


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _merged(ranges: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The ranges of pixels in order, those that meet as one: a claim can have thousands."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted(ranges):
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged
