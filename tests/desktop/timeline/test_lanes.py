"""The area of what is drawn is the number of annotations, at every zoom."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from crossread.db.dates import parse
from crossread.db.density import CumulativeMass, Masses
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.look import theme
from crossread.desktop.timeline.bars import LEAST_BAR, bars_of, columns_of, peak_of, rates_of
from crossread.desktop.timeline.lane_image import ridges, strips
from crossread.desktop.timeline.painting import paint_lanes
from crossread.desktop.timeline.sketch import sketch
from crossread.desktop.timeline.time_window import TimeWindow, fitted
from crossread.desktop.timeline.timeline import Timeline
from tests.desktop.timeline.hands import sketch_of

DATES = [
    *["1912-04-14T23:40:00"] * 5,
    *["1912-04-15"] * 7,
    *["1912-04-14/1912-04-18", "1912", "1912-04", "1912-21", "1911-12~", "-0043", "2150-03"],
]
ROW = 400


def cumulative(dates: list[str]) -> CumulativeMass:
    masses = Masses()
    for date in dates:
        masses.add("a", parse(date).known, 1.0)
    return CumulativeMass.build(masses, ["a"])


ALL = cumulative(DATES)
WINDOWS = ["1912-04-14/1912-04-15", "1912-04-10/1912-04-20", "1912-03/1912-06", "1911/1913", "1850/1950", "-0100/2300"]


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("width", [333, 1200])
def test_the_area_of_the_bars_is_the_count(window: str, width: int) -> None:
    look = TimeWindow(*map(float, parse(window).known))
    bars = bars_of(look, width)
    rates = rates_of(ALL.between(bars.edges), bars)
    columns = columns_of(bars, look, width)
    heights = rates[:, columns.left] * columns.share + rates[:, columns.right] * (1 - columns.share)
    area = float(heights.sum()) * look.span / width
    exact = float(ALL.between([look.first, look.last])[0, 0])
    # Bars at the edges of the view lie in it by a part only.
    cut = sum(
        float(rates[0, place]) * (bars.edges[place + 1] - bars.edges[place]) for place in (0, len(bars.edges) - 2)
    )
    assert area == pytest.approx(exact, abs=cut + 1e-6)
    if window == "-0100/2300":
        assert area == pytest.approx(len(DATES), rel=1e-6)


@pytest.mark.parametrize("zoom", [1.0, 0.1, 0.01])
def test_the_ink_of_a_ridge_is_its_area(zoom: float) -> None:
    dates = [f"1912-04-{day:02}" for day in range(2, 28) for _ in range(day % 5)]
    mass = cumulative(dates)
    look = fitted(parse("1912-04-01").first, parse("1912-05-01").first).zoomed(zoom)
    width = 1200
    bars = bars_of(look, width)
    rates = rates_of(mass.between(bars.edges), bars)
    rate, _ = peak_of(rates, bars)
    columns = columns_of(bars, look, width)
    # Filled as strongly as its outline, ink is area.
    picture = ridges(rates / rate * (ROW - 3), columns, [(0, 0, 0)], (9, 9, 9), ROW, fill=1.0, scale=1.0)
    tall = (rates / rate * (ROW - 3))[0]
    by_column = tall[columns.left] * columns.share + tall[columns.right] * (1 - columns.share)
    assert picture[: ROW - 1, :, 3].sum(axis=0) / 255 == pytest.approx(by_column, abs=2.5)
    ink = float(picture[: ROW - 1, :, 3].sum()) / 255
    count = ink / (ROW - 3) * rate * look.span / width
    seen = float(mass.between([look.first, look.last])[0, 0])
    assert count == pytest.approx(seen, rel=0.02)


@given(st.floats(-2e9, 2e9), st.floats(60, 1e9), st.integers(50, 3000))
def test_bars_cover_the_window_and_are_wide_enough_to_see(first: float, span: float, width: int) -> None:
    look = TimeWindow(first, first + span)
    bars = bars_of(look, width)
    assert bars.edges[0] <= look.first
    assert bars.edges[-1] >= look.last
    lengths = np.diff(bars.edges)
    assert lengths.min() > 0
    assert lengths.min() * width / span >= LEAST_BAR * 0.9 * (0.93 if bars.unit.kind == "month" else 1)
    columns = columns_of(bars, look, width)
    assert np.all(columns.right - columns.left <= 1)


def test_a_weight_too_thin_for_a_pixel_is_still_seen() -> None:
    look = TimeWindow(0, 1200)
    bars = bars_of(look, 240)
    rates = np.zeros((1, len(bars.edges) - 1))
    rates[0, 3], rates[0, 7] = 1e-6, 1.0
    columns = columns_of(bars, look, 240)
    picture = ridges(rates * 20, columns, [(10, 20, 30)], (200, 201, 202), 24, fill=0.3, scale=1.0)
    assert picture[-1, int(3.5 * 240 / len(rates[0])), :3].tolist() == [10, 20, 30]
    assert picture[-1, int(12.5 * 240 / len(rates[0])), :3].tolist() == [200, 201, 202]
    strip = strips(rates, columns, [(10, 20, 30)], 4)
    assert strip[0, int(3.5 * 240 / len(rates[0])), 3] > 30
    assert strip[0, int(12.5 * 240 / len(rates[0])), 3] == 0


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_on_every_screen_a_lane_lies_beside_its_letter(
    make_timeline: Callable[..., Timeline], tmp_path: Path, scale: float
) -> None:
    path = tmp_path / "many.crossread"
    with Project.create(path, title="Many") as project, project.step("make"):
        event = project.events.add("Sinking", date="1912-04-15")
        for number in range(40):
            source = project.sources.add(f"Paper {number}", f"She sank. {number}")
            # Every third paper alone says anything, so that a lane is not taken for its neighbour.
            if number % 3 == 0:
                passage = Passage(source_id=source.id, revision=1, start=0, end=8)
                project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])
    timeline = make_timeline(path, height=345)
    assert timeline.canvas is not None
    assert timeline.figures is not None
    canvas, layout = timeline.canvas, sketch_of(timeline).layout
    assert not layout.ridges
    assert layout.row % 2, "an odd number of pixels, whose parts do not come out even"
    window = canvas.window_of_time
    assert window is not None
    made = sketch(timeline.figures, window, layout, theme.LIGHT, scale=scale)
    image = QImage(round(canvas.width() * scale), round(canvas.height() * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_lanes(painter, made, scale)
    painter.end()
    first, last = parse("1912-04-15").known
    x = round(made.x_of((first + last) / 2) * scale)
    for lane in range(layout.first_lane, layout.first_lane + layout.shown_lanes):
        middle = image.pixelColor(x, int((layout.row_top(lane) + layout.row / 2 - 0.5) * scale))
        assert (middle != QColor(Qt.GlobalColor.white)) == (lane % 3 == 0), lane
