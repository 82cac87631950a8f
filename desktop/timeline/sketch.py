"""All that one look at the timeline shows, worked out before anything is painted. Needs numpy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.desktop.look import palettes
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline.axis_ticks import Axis, axis_of
from crossread.desktop.timeline.bars import Bars, Columns, Floats, bars_of, columns_of, peak_of, rates_of
from crossread.desktop.timeline.event_labels import Place, Wish, place_labels
from crossread.desktop.timeline.event_marks import Mark, marks_of
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.lane_image import Picture, Rgb, ridges, strips
from crossread.desktop.timeline.layout import Layout
from crossread.desktop.timeline.time_window import TimeWindow

HEADROOM = 2
"""The highest bar ends so many pixels below the lane above it."""
FILL = {"light": 0.30, "sepia": 0.34, "dark": 0.34}
WIDEST_LABEL = 210.0
MOST_LABELLED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWidths:
    """How wide words are in pixels: plain and strong."""

    plain: Callable[[str], float]
    strong: Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Places are pixels from the left of the plot; `places` goes with `marks`. `peak` is the weight of the highest bar.
    `picture` are the lanes in pixels of the screen.
    """

    layout: Layout
    window: TimeWindow
    bars: Bars
    axis: Axis
    marks: list[Mark]
    places: list[Place | None]
    widths: TextWidths
    picture: Picture
    peak: float

    def x_of(self, minute: float) -> float:
        """The place of a minute on the canvas."""
        return self.layout.left + self.window.share(minute) * self.layout.plot_width

    def minute_at(self, x: float) -> float:
        """The minute at a place of the canvas."""
        return self.window.at((x - self.layout.left) / self.layout.plot_width)

    def bar_at(self, x: float) -> tuple[int, int]:
        """The minutes of the bar at a place; of its neighbours too where bars are hard to hit."""
        return self.bars.at(self.minute_at(x - 1.5))[0], self.bars.at(self.minute_at(x + 1.5))[1]


def sketch(
    figures: Figures,
    window: TimeWindow,
    layout: Layout,
    look: Theme,
    widths: TextWidths,
    *,
    scale: float = 1.0,
    chosen: frozenset[str] = frozenset(),
) -> Sketch:
    """Work out a look; `scale` is the screen's pixels for one of ours, `chosen` the events that are named first."""
    bars = bars_of(window, layout.plot_width)
    masses = figures.masses(bars.edges)
    if layout.compact:
        masses = masses.sum(axis=0, keepdims=True)
    rates = rates_of(masses, bars)
    rate, peak = peak_of(rates, bars)
    shares = rates[layout.first_lane : layout.first_lane + layout.shown_lanes] / (rate or 1.0)
    columns = columns_of(bars, window, max(round(layout.plot_width * scale), 1))
    marks = marks_of(figures.events, window, layout.plot_width, layout.bar_tracks)
    return Sketch(
        layout=layout,
        window=window,
        bars=bars,
        axis=axis_of(window, layout.plot_width, widths.plain, widths.strong),
        marks=marks,
        places=_places(marks, layout, widths, chosen),
        widths=widths,
        picture=_picture(shares, columns, layout, look, scale),
        peak=peak,
    )


def _picture(shares: Floats, columns: Columns, layout: Layout, look: Theme, scale: float) -> Picture:
    row = round(layout.row * scale)
    if layout.compact:
        colors = [_rgb(look.ink_quiet.getRgb())]
    else:
        seen = range(layout.first_lane, layout.first_lane + len(shares))
        colors = [_rgb(palettes.source_color(place, look).getRgb()) for place in seen]
    if not layout.ridges:
        return strips(shares, columns, colors, row)
    heights = shares * (row - (HEADROOM + 1) * scale)
    return ridges(heights, columns, colors, _rgb(look.hairline.getRgb()), row, fill=FILL[look.name], scale=scale)


def _places(marks: Sequence[Mark], layout: Layout, widths: TextWidths, chosen: frozenset[str]) -> list[Place | None]:
    places: list[Place | None] = [None] * len(marks)
    if not layout.event_rows:
        return places
    served = sorted(range(len(marks)), key=lambda each: -_weight(marks[each], chosen))[:MOST_LABELLED]
    wishes = [
        Wish(
            marks[each].left,
            marks[each].right,
            min(
                (widths.strong if marks[each].event.id in chosen else widths.plain)(marks[each].event.title),
                WIDEST_LABEL,
            ),
            _weight(marks[each], chosen),
        )
        for each in served
    ]
    for each, place in zip(served, place_labels(wishes, layout.event_rows, layout.plot_width), strict=True):
        places[each] = place
    return places


def _weight(mark: Mark, chosen: frozenset[str]) -> float:
    return mark.event.uses + (1e9 if mark.event.id in chosen else 0)


def _rgb(color: object) -> Rgb:
    assert isinstance(color, tuple)
    return int(color[0]), int(color[1]), int(color[2])
