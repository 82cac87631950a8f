"""Paints the events: spikes, bars that fade where a date is fuzzy, names, and the dates that sources give them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPaintEngine, QPainter, QPen, QPixmap

from crossread.desktop.look import palettes
from crossread.desktop.look.textures import Texture, draw_bar, draw_sign, draw_strip, texture
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline import lettering
from crossread.desktop.timeline.event_labels import Place
from crossread.desktop.timeline.event_marks import Mark
from crossread.desktop.timeline.lane_colors import legible
from crossread.desktop.timeline.layout import BAR_TRACK, EVENT_ROW
from crossread.desktop.timeline.sketch import SIGN_WIDTH, SWATCH_WIDTH, WIDEST_LABEL, Sketch

CONFLICT, TENSION = "≠", "≈"
_signs: dict[tuple[str, Texture, float, str], QPixmap] = {}
SLICES = 8
"""A fading end is put together of so many pieces where there is no other way."""


def line_color(mark: Mark, chosen: frozenset[str], look: Theme) -> QColor:
    """The colour of an event's mark."""
    return look.accent if mark.event.id in chosen else legible(mark.event.color, look.name)


def paint_events(painter: QPainter, chosen: frozenset[str], made: Sketch, look: Theme) -> None:
    """All marks with their names."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if made.layout.compact:
        for mark in made.marks:
            _paint_in_strip(painter, mark, made, line_color(mark, chosen, look))
        return
    left, top, height = made.layout.left, made.layout.bars_top, made.layout.total_top - made.layout.bars_top
    for mark in made.marks:
        color = line_color(mark, chosen, look)
        if mark.event.given:
            _paint_given(painter, mark, made, look, color)
        if mark.shape == "spike":
            painter.fillRect(left + round(mark.left), top, 2, height, color)
        else:
            _paint_bar(painter, mark, made, top, color, look=look)
    for mark, place in zip(made.marks, made.places, strict=True):
        if place is not None:
            _paint_name(painter, mark, place, made, look, is_chosen=mark.event.id in chosen)


def _paint_in_strip(painter: QPainter, mark: Mark, made: Sketch, color: QColor) -> None:
    layout = made.layout
    left, right = (round(within(layout.left + x, layout.left, layout.right)) for x in (mark.left, mark.right))
    if mark.shape == "spike":
        painter.fillRect(left, 1, 2, 4, color)
    else:
        painter.fillRect(left, 1, max(right - left, 1), 2 if mark.shape == "bar" else 1, color)


def _paint_name(painter: QPainter, mark: Mark, place: Place, made: Sketch, look: Theme, *, is_chosen: bool) -> None:
    layout, event = made.layout, mark.event
    top = layout.labels_top + place.row * EVENT_ROW
    if place.leader is not None:
        end = layout.total_top if mark.shape == "spike" else layout.bars_top + mark.track * BAR_TRACK
        color = look.accent if is_chosen else legible(event.color, look.name)
        painter.fillRect(layout.left + round(place.leader), top + 2, 1, end - top - 1, color)
    painter.setFont(lettering.small(strong=is_chosen))
    start, base = layout.left + place.x, top + EVENT_ROW - 4
    _paint_sign(painter, QRectF(round(start), base - 8, SWATCH_WIDTH - 5, 8), mark, look)
    start += SWATCH_WIDTH
    if event.stands:
        painter.setPen(look.conflict if event.stands == "conflict" else look.tension)
        painter.drawText(QPointF(start, base), CONFLICT if event.stands == "conflict" else TENSION)
        start += SIGN_WIDTH
    painter.setPen(look.accent if is_chosen else look.ink)
    words = event.title
    if lettering.width(words, strong=is_chosen) > WIDEST_LABEL:
        words = lettering.elided(words, round(WIDEST_LABEL) + 1, strong=is_chosen)
    painter.drawText(QPointF(start, base), words)


def _paint_sign(painter: QPainter, where: QRectF, mark: Mark, look: Theme) -> None:
    """The sign of an event: as shapes into a file, on the screen as a picture that is made once for all frames."""
    event = mark.event
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        draw_sign(painter, where, event.color, event.id, radius=2, look=look)
        return
    size = where.size().toSize()
    ratio = painter.device().devicePixelRatio()
    key = (event.color, texture(event.color, event.id), ratio, look.name)
    made = _signs.get(key)
    if made is None:
        made = _signs[key] = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        on_it = QPainter(made)
        draw_sign(on_it, QRectF(QPointF(0, 0), where.size()), event.color, event.id, radius=2, look=look)
        on_it.end()
    painter.drawPixmap(where.topLeft(), made)


def _paint_given(painter: QPainter, mark: Mark, made: Sketch, look: Theme, color: QColor) -> None:
    """The dates that sources give an event otherwise than it stands: each a small stroke, a thin line through all."""
    event, layout = mark.event, made.layout
    if not event.is_given_otherwise:
        return
    spots = [(made.x_of((each.first + each.last) / 2), each.place) for each in event.given]
    at: list[float] = [*(x for x, _ in spots), made.x_of((event.first + event.last) / 2)]
    left, right = max(min(at), float(layout.left)), min(max(at), float(layout.right))
    if right < left or (right - left < 2 and not event.stands):
        return
    y = layout.bars_top + mark.track * BAR_TRACK + 1
    joined = look.conflict if event.stands == "conflict" else look.tension if event.stands else color
    painter.setPen(QPen(joined, 1))
    painter.drawLine(QLineF(left, y, right, y))
    for x, place in spots:
        if layout.left <= x <= layout.right:
            painter.fillRect(QRectF(round(x) - 1, y - 3, 3, 7), palettes.source_color(place, look))


def _paint_bar(painter: QPainter, mark: Mark, made: Sketch, bars_top: int, color: QColor, *, look: Theme) -> None:
    layout, kind = made.layout, texture(mark.event.color, mark.event.id)
    top, high = bars_top + mark.track * BAR_TRACK, BAR_TRACK - 1
    left = round(within(layout.left + mark.outer_left, layout.left, layout.right))
    right = round(within(layout.left + mark.outer_right, layout.left, layout.right))
    wide = max(right - left, 1)
    fuzzy = mark.outer_left != mark.left or mark.outer_right != mark.right
    if mark.shape == "bar" and fuzzy:
        _fill_fading(painter, mark, made, [QRectF(left, top, wide, high)], color)
        # What is about right only has no pattern: it would end sharply where the colour fades.
        first, last = (within(layout.left + x, layout.left, layout.right) for x in (mark.left, mark.right))
        if last > first:
            _fill_patterned(painter, QRectF(round(first), top, round(last - first), high), color, kind, look)
    elif mark.shape == "bar":
        _fill_patterned(painter, QRectF(left, top, wide, high), color, kind, look)
    elif fuzzy:
        # Hollow: it lies some time in here, and did not last so long.
        lines = [QRectF(left, y, wide, 1) for y in (top, top + high - 1)]
        _fill_fading(painter, mark, made, lines, color)
        for x, is_end in ((left, mark.outer_left == mark.left), (left + wide - 1, mark.outer_right == mark.right)):
            if is_end:
                painter.fillRect(x, top, 1, high, color)
    else:
        painter.setPen(color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(left, top, wide - 1, high - 1)


def _fill_patterned(painter: QPainter, where: QRectF, color: QColor, kind: Texture, look: Theme) -> None:
    if painter.paintEngine().type() == QPaintEngine.Type.Raster:
        draw_strip(painter, where, color, kind, look)
    else:
        draw_bar(painter, where, color, kind, look, radius=0)


def within(value: float, low: float, high: float) -> float:
    """The value, or the end it is beyond."""
    return min(max(value, low), high)


def _fill_fading(painter: QPainter, mark: Mark, made: Sketch, boxes: Sequence[QRectF], color: QColor) -> None:
    origin = made.layout.left
    if painter.paintEngine().type() != QPaintEngine.Type.Pdf:
        ink = _fading(mark, origin, color)
        for box in boxes:
            painter.fillRect(box, ink)
        return
    # A gradient into nothing is all colour in a PDF: it is put together of pieces.
    places = [
        *np.linspace(mark.outer_left, mark.left, SLICES + 1),
        *np.linspace(mark.right, mark.outer_right, SLICES + 1),
    ]
    for number, (start, end) in enumerate(pairwise(places)):
        strength = min(number + 0.5, 2 * SLICES + 0.5 - number, SLICES) / SLICES
        faded = QColor(color)
        faded.setAlphaF(min(strength, 1.0))
        for box in boxes:
            piece = box.intersected(QRectF(origin + start, box.top(), end - start, box.height()))
            if piece.width() > 0:
                painter.fillRect(piece, faded)


def _fading(mark: Mark, origin: float, color: QColor) -> QBrush:
    """The colour, fading out where the date is said to be about right only."""
    whole = mark.outer_right - mark.outer_left
    clear = QColor(color)
    clear.setAlpha(0)
    shade = QLinearGradient(QPointF(origin + mark.outer_left, 0), QPointF(origin + mark.outer_right, 0))
    shade.setColorAt(0, clear if mark.outer_left < mark.left else color)
    shade.setColorAt((mark.left - mark.outer_left) / whole, color)
    shade.setColorAt((mark.right - mark.outer_left) / whole, color)
    shade.setColorAt(1, clear if mark.outer_right > mark.right else color)
    return QBrush(shade)
