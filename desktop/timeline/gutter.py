"""Paints what stands beside the lanes: letters and titles before them, how many have no date after them."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from crossread.desktop.look.textures import draw_bar
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline import lettering
from crossread.desktop.timeline.lane_colors import lane_color
from crossread.desktop.timeline.lane_textures import lane_texture
from crossread.desktop.timeline.lanes import Lane
from crossread.desktop.timeline.layout import LEAST_LETTER, LEAST_TITLE, RIGHT_MARGIN, Layout
from crossread.desktop.timeline.sketch import Sketch
from crossread.desktop.timeline.weights import peak_words

_Align = Qt.AlignmentFlag
LETTER_X, TITLE_X = 12, 38
LOW_LETTERS = 9
"""So many pixels high are letters of lanes that are lower."""
LETTER_COLUMN = 15
UNTITLED_LETTERS = 46


def paint_gutter(painter: QPainter, lanes: Sequence[Lane], pointed: int | None, made: Sketch, look: Theme) -> None:
    """Letters and titles, as many as have room; the lane that is pointed at is named whatever its height."""
    layout = made.layout
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    last = len(lanes) if made.options.stacked else min(layout.first_lane + layout.shown_lanes, len(lanes))
    if made.options.stacked:
        _paint_key(painter, lanes, made, look)
    else:
        # The name of the one that is pointed at is larger than its lane, and comes before those beside it.
        covered = 1 if layout.row >= LEAST_LETTER else -(-LEAST_TITLE // layout.row)
        for lane in range(layout.first_lane, last):
            _paint_sign(painter, lanes[lane], lane, made, look)
            if pointed is not None and 0 < abs(lane - pointed) < covered:
                continue
            if lane == pointed or layout.row >= LEAST_LETTER:
                _paint_name(painter, lanes[lane], lane, made, look, pointed=lane == pointed)
            else:
                _paint_low_name(painter, lanes[lane], lane, made, look)
    if layout.total_row:
        painter.setFont(lettering.small())
        painter.setPen(look.ink)
        painter.drawText(_total_box(layout), _Align.AlignVCenter | _Align.AlignLeft, _tr("All"))
    if layout.scrolls:
        whole = layout.lanes_bottom - layout.lanes_top
        size = max(whole * layout.shown_lanes / layout.lanes, 12)
        share = layout.first_lane / (layout.lanes - layout.shown_lanes)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.handle)
        painter.drawRoundedRect(QRectF(layout.width - 7, layout.lanes_top + (whole - size) * share, 5, size), 2.5, 2.5)


def paint_undated(painter: QPainter, undated: Sequence[int], pointed: int | None, made: Sketch, look: Theme) -> None:
    """The column after the end of time: how many of each lane have no date."""
    layout = made.layout
    if not any(undated) or layout.width - layout.right <= RIGHT_MARGIN:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(look.hairline, 1))
    x = layout.right + 8
    painter.drawLine(x, layout.total_top, x, layout.lanes_bottom)
    painter.setFont(lettering.small())
    painter.setPen(look.ink_quiet)
    room = QRectF(x, layout.lanes_bottom, layout.width - x - 10, layout.axis_bottom - layout.lanes_bottom)
    painter.drawText(room, _Align.AlignVCenter | _Align.AlignRight, _tr("no date"))

    def say(top: float, height: float, count: int) -> None:
        where = QRectF(x, top + height / 2 - 8, layout.width - x - 10, 16)
        painter.drawText(where, _Align.AlignVCenter | _Align.AlignRight, f"{count:,}")

    if layout.total_row or made.options.stacked or layout.row < LEAST_LETTER:
        top, height = (layout.total_top, layout.total_row) if layout.total_row else (layout.lanes_top, layout.row)
        painter.setPen(look.ink)
        say(top, max(height, 14), sum(undated))
    if made.options.stacked:
        return
    painter.setFont(lettering.sized(_pixels(layout)))
    for lane in range(layout.first_lane, min(layout.first_lane + layout.shown_lanes, len(undated))):
        if undated[lane] and (layout.row >= LEAST_LETTER or lane == pointed):
            painter.setPen(look.ink if lane == pointed else look.ink_quiet)
            say(layout.row_top(lane), layout.row, undated[lane])


def paint_published(painter: QPainter, lanes: Sequence[Lane], made: Sketch, look: Theme) -> None:
    """On the lane of each source a small wedge at its date published: what it tells lies before it, or was foretold."""
    layout = made.layout
    if made.options.stacked:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.panel, 1))
    size = min(max(layout.row / 3, 3.0), 5.0)
    left, right, x_of = layout.left, layout.right, made.x_of
    for lane in range(layout.first_lane, min(layout.first_lane + layout.shown_lanes, len(lanes))):
        published = lanes[lane].published
        if published is None:
            continue
        x = x_of((published[0] + published[1]) / 2)
        if left <= x <= right:
            foot = layout.row_top(lane) + layout.row
            painter.setBrush(lane_color(lanes[lane].color, look))
            top = foot - size - 1
            painter.drawPolygon(QPolygonF([QPointF(x - size, top), QPointF(x + size, top), QPointF(x, foot)]))


def _paint_sign(painter: QPainter, lane: Lane, number: int, made: Sketch, look: Theme) -> None:
    layout = made.layout
    top, inset = layout.row_top(number), int(layout.row > 6)
    color = lane_color(lane.color, look)
    if lane.is_event:
        bar = QRectF(layout.left - 10, top + inset, 6, layout.row - 2 * inset)
        draw_bar(painter, bar, color, lane_texture(lane), look, radius=0)
    else:
        painter.fillRect(QRectF(layout.left - 8, top + inset, 3, layout.row - 2 * inset), color)


def _paint_low_name(painter: QPainter, lane: Lane, number: int, made: Sketch, look: Theme) -> None:
    """Where lanes are lower than letters, these stand in as many columns as let each have its own; a lane without a
    letter has its title where there is room for one."""
    layout, place = made.layout, number - made.layout.first_lane
    middle = layout.row_top(number) + layout.row / 2
    painter.setPen(look.ink_quiet)
    if lane.letter:
        columns = -(-LOW_LETTERS // layout.row)
        room = (layout.left - LETTER_X - 10) / columns if not layout.titles else LETTER_COLUMN
        painter.setFont(lettering.sized(LOW_LETTERS, strong=True))
        where = QRectF(LETTER_X + place % columns * min(room, LETTER_COLUMN), middle - 8, LETTER_COLUMN * 2, 16)
        painter.drawText(where, _Align.AlignVCenter | _Align.AlignLeft, lane.letter)
    elif place % -(-LEAST_TITLE // layout.row) == 0:
        painter.setFont(lettering.sized(11))
        words = lettering.elided(lane.title, layout.left - LETTER_X - 12, pixels=11)
        painter.drawText(QRectF(LETTER_X, middle - 8, layout.left, 16), _Align.AlignVCenter | _Align.AlignLeft, words)


def _paint_name(painter: QPainter, lane: Lane, number: int, made: Sketch, look: Theme, *, pointed: bool) -> None:
    layout = made.layout
    low = layout.row < LEAST_LETTER
    middle = min(max(layout.row_top(number) + layout.row / 2, 7), layout.lanes_bottom - 4)
    box = QRectF(0, middle - 8, layout.left - 10, 16)
    if pointed and low:
        painter.fillRect(box, look.panel)
    pixels = _pixels(layout)
    titled = layout.titles
    painter.setPen(look.ink if pointed else look.ink_quiet)
    if lane.letter:
        painter.setFont(lettering.sized(pixels, strong=True))
        fitting = lettering.elided(lane.letter, UNTITLED_LETTERS, pixels=pixels, strong=True)
        painter.drawText(box.adjusted(LETTER_X, 0, 0, 0), _Align.AlignVCenter | _Align.AlignLeft, fitting)
    if titled:
        painter.setFont(lettering.sized(pixels))
        start = LETTER_X if not lane.letter else TITLE_X + (24 if len(lane.letter) > 2 else 0)
        words = lettering.elided(lane.title, layout.left - start - 12, pixels=pixels)
        painter.drawText(box.adjusted(start, 0, 0, 0), _Align.AlignVCenter | _Align.AlignLeft, words)


def paint_peak(painter: QPainter, made: Sketch, look: Theme) -> None:
    """How high the lane of all is at the most."""
    layout = made.layout
    if layout.total_row and layout.titles and made.total_peak:
        painter.setFont(lettering.small())
        painter.setPen(look.ink_quiet)
        words = _tr("up to {peak}").format(peak=peak_words(made.total_peak, made.bars.unit, share=made.options.share))
        painter.drawText(_total_box(layout), _Align.AlignVCenter | _Align.AlignRight, words)


def _total_box(layout: Layout) -> QRectF:
    return QRectF(LETTER_X, layout.total_top + layout.total_row / 2 - 8, layout.left - LETTER_X - 12, 16)


def _paint_key(painter: QPainter, lanes: Sequence[Lane], made: Sketch, look: Theme) -> None:
    """What the colours of a stack mean, in its order; what has no room is counted."""
    layout = made.layout
    room = max((layout.lanes_bottom - layout.lanes_top) // 14, 1)
    shown = list(lanes) if len(lanes) <= room else list(lanes[: room - 1])
    painter.setFont(lettering.small())
    for place, lane in enumerate(shown):
        y = layout.lanes_top + place * 14
        bar = QRectF(LETTER_X, y + 3, 8, 8)
        draw_bar(painter, bar, lane_color(lane.color, look), lane_texture(lane), look, radius=0)
        painter.setPen(look.ink_quiet)
        said = f"{lane.letter} {lane.title}".strip() if layout.titles else lane.letter or lane.title
        words = lettering.elided(said, layout.left - 38)
        painter.drawText(QRectF(LETTER_X + 13, y - 1, layout.left - 36, 16), _Align.AlignVCenter, words)
    if len(shown) < len(lanes):
        y = layout.lanes_top + len(shown) * 14
        words = _tr("and {count} more").format(count=len(lanes) - len(shown))
        painter.drawText(QRectF(LETTER_X, y - 1, layout.left - 24, 16), _Align.AlignVCenter, words)


def _pixels(layout: Layout) -> int:
    """The size of letters that have a lane each."""
    return min(max(layout.row, LOW_LETTERS), 12) if layout.row >= LEAST_LETTER else 11


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
