"""The numbers behind the plot: bar by bar and lane by lane, as rows for a table and as CSV. Needs numpy."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.desktop.timeline.bars import Bars
from crossread.desktop.timeline.calendar_units import MINUTES_A_DAY, words_of
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.options import Options
from crossread.desktop.timeline.points import Points
from crossread.desktop.timeline.smoothing import smoothed

LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Row:
    """One bar: its minutes `[first, last)`, and the weight of each lane in it."""

    first: int
    last: int
    weights: tuple[float, ...]

    @property
    def words(self) -> str:
        """When it is, as people write it."""
        return words_of(self.first, self.last)


def rows_of(figures: Figures, bars: Bars, options: Options) -> list[Row]:
    """The bars that hold anything, as they are drawn."""
    masses = smoothed(figures.masses, bars.edges, options.smooth)
    found = []
    for place in np.flatnonzero((masses > LEAST).any(axis=0)).tolist():
        first, last = int(bars.edges[place]), int(bars.edges[place + 1])
        found.append(Row(first, last, tuple(masses[:, place].tolist())))
    return found


def density_csv(figures: Figures, rows: Sequence[Row], legend: Sequence[str]) -> str:
    """One line for each bar of each lane that holds anything, then what has no date; the legend goes before."""
    lines: list[Sequence[object]] = [("lane", "title", "from", "to", "annotations", "share_of_lane")]
    totals = [figures.mass.totals[row] for row in figures.rows]
    for row in rows:
        for lane, total, weight in zip(figures.lanes, totals, row.weights, strict=True):
            if weight > LEAST:
                share = repr(weight / total) if total > LEAST else ""
                lines.append((lane.letter or lane.id, lane.title, moment(row.first), moment(row.last), weight, share))
    for lane, count in zip(figures.lanes, figures.undated_by_lane, strict=True):
        if count:
            lines.append((lane.letter or lane.id, lane.title, "", "", count, ""))
    return _csv(lines, legend)


def points_csv(points: Points, legend: Sequence[str]) -> str:
    """One line for each point: the annotation, its source, and the ends of both times."""
    lines: list[Sequence[object]] = [
        ("annotation", "source", "published_from", "published_to", "happened_from", "happened_to")
    ]
    times = (points.published_first, points.published_last, points.happened_first, points.happened_last)
    for place, annotation_id in enumerate(points.ids):
        title = points.titles[int(points.places[place])]
        lines.append((annotation_id, title, *(moment(int(each[place])) for each in times)))
    return _csv(lines, legend)


def moment(minute: int) -> str:
    """A minute as ISO 8601, years before 1 and after 9999 with their sign."""
    from crossread.db.dates import date_of

    day, clock = divmod(minute, MINUTES_A_DAY)
    year, month, of_month = date_of(day)
    said = f"{year:04}" if 0 <= year <= 9999 else f"{year:+05}"
    return f"{said}-{month:02}-{of_month:02}" + (f"T{clock // 60:02}:{clock % 60:02}" if clock else "")


def _csv(lines: Iterable[Sequence[object]], legend: Sequence[str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for said in legend:
        writer.writerow([f"# {said}"])
    for line in lines:
        writer.writerow([_harmless(each) for each in line])
    return text.getvalue()


def _harmless(cell: object) -> object:
    """Text that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell
