"""All that one look at the timeline shows, worked out before anything is painted. Needs numpy."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor

from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline import lettering
from crossread.desktop.timeline.axis_ticks import Axis, Stretch, axis_of
from crossread.desktop.timeline.bars import Bars, Columns, Floats, bars_of, columns_of, peak_of, rates_of
from crossread.desktop.timeline.event_labels import Place, Wish, place_labels
from crossread.desktop.timeline.event_marks import Mark, marks_of
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.fold import UNFOLDED, Fold
from crossread.desktop.timeline.lane_colors import lane_color
from crossread.desktop.timeline.lane_image import Mask, Picture, Rgb, ridges, stacked, strips
from crossread.desktop.timeline.lane_textures import lane_texture, mask
from crossread.desktop.timeline.layout import Layout
from crossread.desktop.timeline.options import Options
from crossread.desktop.timeline.smoothing import smoothed
from crossread.desktop.timeline.time_window import TimeWindow

PLAIN = Options()
LEAST_WEIGHT = 1e-9
LEAST_SILENCE = 3.0
"""A silence narrower than so many pixels is not shaded."""
HIT = 3.0
"""What lies so many pixels beside the pointer is under it."""
HEADROOM = 2
"""The highest bar ends so many pixels below the lane above it."""
FILL = {"light": 0.30, "sepia": 0.34, "dark": 0.34}
WIDEST_LABEL = 210.0
SIGN_WIDTH = 12.0
SWATCH_WIDTH = 17.0
"""The sign of an event, its colour and pattern, before its name."""
MOST_LABELLED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Places are pixels from the left of the plot; `places` goes with `marks`. `window` is on the axis as it is drawn,
    `seen` are its minutes. `peak` is the weight of the highest bar, `total_peak` that of all lanes together, both as
    parts of a whole where shares are shown. `picture` are the lanes in pixels of the screen, `total_picture` what is
    above them, if there is room; `heights` the same as parts of the highest. `silent` are spans without anything that
    others cover: lane, left, right.
    """

    layout: Layout
    window: TimeWindow
    seen: TimeWindow
    fold: Fold
    bars: Bars
    axis: Axis
    marks: list[Mark]
    places: list[Place | None]
    picture: Picture
    total_picture: Picture | None
    heights: Floats
    total_heights: Floats
    peak: float
    total_peak: float
    silent: list[tuple[int, float, float]]
    breaks: list[float]
    options: Options

    def x_of(self, minute: float) -> float:
        """The place of a minute on the canvas."""
        return self.layout.left + self.window.share(self.fold.to_plot(minute)) * self.layout.plot_width

    def minute_at(self, x: float) -> float:
        """The minute at a place of the canvas."""
        return self.fold.to_real(self.window.at((x - self.layout.left) / self.layout.plot_width))

    def bar_at(self, x: float) -> tuple[int, int]:
        """The minutes of the bar at a place; of its neighbours too where bars are hard to hit."""
        return self.bars.at(self.minute_at(x - HIT))[0], self.bars.at(self.minute_at(x + HIT))[1]


def sketch(
    figures: Figures,
    window: TimeWindow,
    layout: Layout,
    look: Theme,
    *,
    scale: float = 1.0,
    chosen: frozenset[str] = frozenset(),
    options: Options = PLAIN,
) -> Sketch:
    """Work out a look; `scale` is the screen's pixels for one of ours, `chosen` the events that are named first."""
    fold = figures.fold if options.breaks else UNFOLDED
    bars = bars_of(window, layout.plot_width, fold)
    if fold is UNFOLDED and not options.smooth:
        first_number = bars.unit.number_at(int(bars.edges[0]))
        masses = figures.bar_sums.masses(bars.unit, first_number, len(bars.edges) - 1)
    else:
        masses = smoothed(figures.masses, bars.edges, options.smooth)
    total = masses.sum(axis=0, keepdims=True)
    if options.share and not layout.compact:
        wholes = np.array([figures.mass.totals[row] for row in figures.rows])[:, None]
        masses, total = masses / np.maximum(wholes, 1e-9), total / max(float(wholes.sum()), 1e-9)
    total_rates = rates_of(total, bars)
    total_rate, total_peak = peak_of(total_rates, bars)
    rates = total_rates if layout.compact else rates_of(masses, bars)
    rate, peak = peak_of(rates.sum(axis=0, keepdims=True) if options.stacked else rates, bars)
    first = 0 if options.stacked else layout.first_lane
    heights = rates[first : len(rates) if options.stacked else first + layout.shown_lanes] / (rate or 1.0)
    columns = columns_of(bars, window, max(round(layout.plot_width * scale), 1))
    place_of = float if fold is UNFOLDED else fold.to_plot
    seen = TimeWindow(fold.to_real(window.first), fold.to_real(window.last))
    events = figures.events_between(seen.first, seen.last)
    marks = marks_of(events, window, layout.plot_width, layout.bar_tracks, place_of)
    total_heights = total_rates / (total_rate or 1.0)
    return Sketch(
        layout=layout,
        window=window,
        seen=seen,
        fold=fold,
        bars=bars,
        axis=_axis(window, layout, fold),
        marks=marks,
        places=_places(marks, layout, chosen),
        picture=_picture(heights, columns, layout, look, scale, figures, options),
        total_picture=_total_picture(total_heights, columns, layout, look, scale),
        heights=heights,
        total_heights=total_heights,
        peak=peak,
        total_peak=total_peak,
        silent=_silent(masses, bars, window, layout) if options.gaps and not options.stacked else [],
        breaks=[window.share(fold.to_plot((a + b) / 2)) * layout.plot_width for a, b in fold.breaks],
        options=options,
    )


def _strong_width(words: str) -> float:
    return lettering.width(words, strong=True)


def _axis(window: TimeWindow, layout: Layout, fold: Fold) -> Axis:
    width = layout.plot_width
    if fold is UNFOLDED:
        return axis_of(window, width, lettering.width, _strong_width)
    parts = [
        Stretch(
            TimeWindow(first, last),
            window.share(fold.to_plot(first)) * width,
            window.share(fold.to_plot(last)) * width,
        )
        for first, last in fold.stretches(fold.to_real(window.first), fold.to_real(window.last))
    ]
    return axis_of(window, width, lettering.width, _strong_width, parts)


def _picture(  # noqa: PLR0917
    heights: Floats,
    columns: Columns,
    layout: Layout,
    look: Theme,
    scale: float,
    figures: Figures,
    options: Options,
) -> Picture:
    row, ground, fill = round(layout.row * scale), rgb(look.hairline), FILL[look.name]
    if layout.compact:
        colors = [rgb(look.ink_quiet)]
        masks: list[Mask | None] = []
    else:
        seen = range(layout.first_lane, layout.first_lane + len(heights))
        colors = [rgb(lane_color(figures.lanes[place].color, look)) for place in seen if place < len(figures.lanes)]
        masks = [mask(lane_texture(figures.lanes[place]), scale) for place in seen if place < len(figures.lanes)]
        colors = colors or [rgb(look.ink_quiet)]
    room = row - (HEADROOM + 1) * scale
    if options.stacked and not layout.compact:
        return stacked(heights * room, columns, colors, ground, row, scale=scale, masks=masks)
    if layout.ridges:
        return ridges(heights * room, columns, colors, ground, row, fill=fill, scale=scale, masks=masks)
    return strips(heights, columns, colors, row)


def _total_picture(total: Floats, columns: Columns, layout: Layout, look: Theme, scale: float) -> Picture | None:
    if not layout.total_row:
        return None
    high = round(layout.total_row * scale)
    tall, ground = total * (high - (HEADROOM + 1) * scale), rgb(look.hairline)
    return ridges(tall, columns, [rgb(look.ink_quiet)], ground, high, fill=FILL[look.name], scale=scale)


def _silent(masses: Floats, bars: Bars, window: TimeWindow, layout: Layout) -> list[tuple[int, float, float]]:
    """The spans in which a lane has nothing and at least two others have: one long hill alone makes no silence."""
    there = masses > LEAST_WEIGHT
    told = there.sum(axis=0) >= min(2, len(masses) - 1)
    scale = layout.plot_width / window.span
    found: list[tuple[int, float, float]] = []
    for lane in range(layout.first_lane, min(layout.first_lane + layout.shown_lanes, len(masses))):
        missing = told & ~there[lane]
        turns = np.flatnonzero(np.diff(missing.astype(np.int8), prepend=0, append=0))
        for begin, end in zip(turns[::2].tolist(), turns[1::2].tolist(), strict=True):
            left, right = ((float(bars.places[each]) - window.first) * scale for each in (begin, end))
            left, right = max(left, 0.0), min(right, float(layout.plot_width))
            if right - left >= LEAST_SILENCE:
                found.append((lane, left, right))
    return found


def _places(marks: Sequence[Mark], layout: Layout, chosen: frozenset[str]) -> list[Place | None]:
    places: list[Place | None] = [None] * len(marks)
    if not layout.event_rows:
        return places
    served = sorted(range(len(marks)), key=lambda each: -_weight(marks[each], chosen))[:MOST_LABELLED]
    wishes = [
        Wish(
            marks[each].left,
            marks[each].right,
            label_width(marks[each], strong=marks[each].event.id in chosen),
            _weight(marks[each], chosen),
        )
        for each in served
    ]
    for each, place in zip(served, place_labels(wishes, layout.event_rows, layout.plot_width), strict=True):
        places[each] = place
    return places


def label_width(mark: Mark, *, strong: bool = False) -> float:
    """How wide the name of an event is, with its own sign and that of a conflict before it."""
    words = lettering.width(mark.event.title, strong=strong)
    return SWATCH_WIDTH + min(words, WIDEST_LABEL) + (SIGN_WIDTH if mark.event.stands else 0)


def _weight(mark: Mark, chosen: frozenset[str]) -> float:
    return mark.event.uses + (1e9 if mark.event.id in chosen else 0)


def rgb(color: QColor) -> Rgb:
    """A colour as three bytes."""
    return color.red(), color.green(), color.blue()
