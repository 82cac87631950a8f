"""Paints the events: spikes, bars that fade where a date is fuzzy, names, and the dates that sources give them."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from crossread.desktop.look import fonts, palettes
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline.event_marks import Mark
from crossread.desktop.timeline.lane_colors import legible
from crossread.desktop.timeline.layout import BAR_TRACK, EVENT_ROW
from crossread.desktop.timeline.sketch import SIGN_WIDTH, WIDEST_LABEL, Sketch

CONFLICT, TENSION = "≠", "≈"


def line_color(mark: Mark, chosen: frozenset[str], look: Theme) -> QColor:
    """The colour of an event's mark."""
    return look.accent if mark.event.id in chosen else legible(mark.event.color, look.name)


def paint_events(painter: QPainter, chosen: frozenset[str], made: Sketch, look: Theme) -> None:
    """All marks with their names."""
    layout = made.layout
    plain, strong = fonts.interface_font("small"), fonts.interface_font("small")
    strong.setBold(True)
    for mark, place in zip(made.marks, made.places, strict=True):
        color = line_color(mark, chosen, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if layout.compact:
            left, right = (within(layout.left + x, layout.left, layout.right) for x in (mark.left, mark.right))
            if mark.shape == "spike":
                painter.fillRect(QRectF(round(left), 1, 2, 4), color)
            else:
                painter.fillRect(QRectF(round(left), 1, max(right - left, 1), 2 if mark.shape == "bar" else 1), color)
            continue
        _paint_given(painter, mark, made, look, color)
        _paint_mark(painter, mark, made, color)
        if place is None:
            continue
        is_chosen = mark.event.id in chosen
        top = layout.labels_top + place.row * EVENT_ROW
        if place.leader is not None:
            x = layout.left + round(place.leader)
            painter.setPen(QPen(color, 1))
            end = layout.total_top if mark.shape == "spike" else layout.bars_top + mark.track * BAR_TRACK
            painter.drawLine(QLineF(x, top + 2, x, end))
        painter.setFont(strong if is_chosen else plain)
        painter.setPen(look.accent if is_chosen else look.ink)
        words = mark.event.title
        if (made.widths.strong if is_chosen else made.widths.plain)(words) > WIDEST_LABEL:
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(WIDEST_LABEL) + 1)
        start = layout.left + place.x
        if mark.event.stands:
            painter.setPen(look.conflict if mark.event.stands == "conflict" else look.tension)
            painter.drawText(
                QPointF(start, top + EVENT_ROW - 4), CONFLICT if mark.event.stands == "conflict" else TENSION
            )
            painter.setPen(look.accent if is_chosen else look.ink)
            start += SIGN_WIDTH
        painter.drawText(QPointF(start, top + EVENT_ROW - 4), words)


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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    joined = look.conflict if event.stands == "conflict" else look.tension if event.stands else color
    painter.setPen(QPen(joined, 1))
    painter.drawLine(QLineF(left, y, right, y))
    for x, place in spots:
        if layout.left <= x <= layout.right:
            painter.fillRect(QRectF(round(x) - 1, y - 3, 3, 7), palettes.source_color(place, look))


def _paint_mark(painter: QPainter, mark: Mark, made: Sketch, color: QColor) -> None:
    layout = made.layout
    top = layout.bars_top + mark.track * BAR_TRACK
    if mark.shape == "spike":
        painter.fillRect(
            QRectF(layout.left + round(mark.left), layout.bars_top, 2, layout.total_top - layout.bars_top), color
        )
        return
    left, right = (within(layout.left + x, layout.left, layout.right) for x in (mark.outer_left, mark.outer_right))
    bar = QRectF(left, top, max(right - left, 1), BAR_TRACK - 1)
    if mark.shape == "bar":
        painter.fillRect(bar, _fading(mark, layout.left, color))
        return
    # Hollow: it lies some time in here, and did not last so long.
    painter.setPen(QPen(QBrush(_fading(mark, layout.left, color)), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0, 0, -1, -1))


def within(value: float, low: float, high: float) -> float:
    """The value, or the end it is beyond."""
    return min(max(value, low), high)


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
