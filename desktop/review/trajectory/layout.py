"""Where everything of a trajectory lies in a rectangle: axes with their words, points, and the lines that join them.

Pure geometry in pixels; the painter and the pointer both work from it.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from crossread.db.trajectory import BREAK, Clock, Point, Scale, Trajectory, scale_of, strands, time_of
from crossread.desktop.review.trajectory.ticks import Tick, time_ticks, value_ticks

RADIUS = 8.0
"""Of a point, which holds its source's letter."""
LONGEST_ARROW = 26.0
LEAST_BAR = RADIUS + 5
"""A range that is shorter than the point on it stands out so far: that it is one is to be seen."""
LINE = 16.0
"""The height of a line of words."""
GAP = 8.0
NEIGHBOUR = 2 * RADIUS + 2
CROWDED = 14.0
UNDATED = 30.0
NEAR_NOUGHT = 0.6
MOST_NAMES = 12
_TRIES = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point at `x`, `y`; `top` and `bottom` are the ends of what it can mean, `left` and `right` of its time."""

    point: Point
    x: float
    y: float
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Strand:
    """What one voice says over time: the corners of a line in steps, and where its name stands, if there is room."""

    corners: tuple[tuple[float, float], ...]
    name: str
    name_at: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Layout:
    """All of a plot. The plot itself is the rectangle from `left`, `top` to `right`, `bottom`."""

    left: float
    top: float
    right: float
    bottom: float
    edge: float
    """The right end of the levels: the plot's own, or that of what has no time."""
    times: Scale
    values: Scale
    time_ticks: tuple[Tick, ...]
    value_ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    strands: tuple[Strand, ...]
    undated: Tick | None
    """What is written under the points that have no time on this clock, right of the axis."""

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The point under the pointer, or so near that it is meant."""
        near = [(max(abs(mark.x - x), abs(mark.y - y)), number) for number, mark in enumerate(self.marks)]
        distance, number = min(near, default=(RADIUS * 3, 0))
        return self.marks[number] if distance <= RADIUS + 3 else None


def lay_out(
    trajectory: Trajectory, clock: Clock, size: tuple[float, float], measure: Measure, no_time: str = ""
) -> Layout:
    """The layout of a trajectory on one clock, in a width and height.

    `measure` gives the width of small words in pixels, `no_time` is what is written under points without a time.
    """
    width, height = size
    points = trajectory.points
    timed = {point.position_id: time for point in points if (time := time_of(point, clock)) is not None}
    top, bottom = RADIUS + 3, height - LINE - GAP
    values = _values(trajectory, bottom - top)
    rows = value_ticks(trajectory, values)
    left = max((measure(tick.words) for tick in rows), default=0.0) + GAP
    gutter = max(measure(no_time) + 4, _columns_needed(points, timed, values) * NEIGHBOUR) if no_time else UNDATED
    gutter = gutter if len(timed) < len(points) else 0.0
    right = width - 2 - (gutter + GAP if gutter and timed else 0.0)
    times = scale_of(list(timed.values()), right - left, least=CROWDED, margin=RADIUS + 4)
    undated = (width - gutter / 2 - 2 if timed else (left + right) / 2) if gutter else None
    room = _Room(left, right, bottom, width - 2, times, values, undated, timed)
    marks = room.marks(points)
    dated = [(timed[point.position_id], _time_words(point, clock)) for point in points if point.position_id in timed]
    columns = time_ticks(dated, times, right - left, measure)
    return Layout(
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        edge=width - 2,
        times=times,
        values=values,
        time_ticks=tuple(Tick(tick.words, left + tick.at, left + tick.label_at) for tick in columns),
        value_ticks=tuple(Tick(tick.words, bottom - tick.at, bottom - tick.label_at) for tick in rows),
        marks=marks,
        strands=_strands(strands(points, clock), marks, room, measure),
        undated=None if undated is None else Tick(no_time, undated, undated - measure(no_time) / 2),
    )


def _columns_needed(points: Sequence[Point], timed: Mapping[str, tuple[float, float]], values: Scale) -> int:
    """How many points without a time stand side by side, up to six."""
    levels = [values.place(point.shape.at) for point in points if point.position_id not in timed]
    beside = [sum(abs(level - other) < NEIGHBOUR - 1 for other in levels) for level in levels]
    return min(max(beside, default=0), 6)


def _time_words(point: Point, clock: Clock) -> str:
    return (point.published if clock == "published" else point.as_of) or ""


def _values(trajectory: Trajectory, length: float) -> Scale:
    spans = [(_low(point), _high(point)) for point in trajectory.points]
    low, high = min((span[0] for span in spans), default=0.0), max((span[1] for span in spans), default=0.0)
    if trajectory.value_type != "date" and 0 < low <= high * NEAR_NOUGHT:
        # From nought, where that leaves the figures room: a rise is seen as large as it is.
        spans.append((0.0, 0.0))
    return scale_of(spans, length, least=5.0, empty=0.9, most_breaks=1, margin=RADIUS)


def _low(point: Point) -> float:
    return point.shape.at if point.shape.low is None else point.shape.low


def _high(point: Point) -> float:
    return point.shape.at if point.shape.high is None else point.shape.high


class _Taken:
    """Where points are, by level and in order, so that a crowd of thousands is placed at once."""

    def __init__(self) -> None:
        self._by_level: dict[int, list[tuple[float, float]]] = {}

    def aside(self, x: float, y: float, bounds: tuple[float, float]) -> float:
        """The nearest place on the same level where a point covers no other; the very place if there is none."""
        level, reach = int(y // NEIGHBOUR), len(_TRIES) // 2 * NEIGHBOUR + NEIGHBOUR
        near: list[float] = []
        for lane in (level - 1, level, level + 1):
            there = self._by_level.get(lane)
            if there is not None:
                first, last = bisect_left(there, (x - reach,)), bisect_left(there, (x + reach,))
                near += [other for other, height in there[first:last] if abs(height - y) < NEIGHBOUR - 1]
        near.sort()
        near.append(inf)
        for step in _TRIES:
            tried = x + step * NEIGHBOUR
            # The next one to the right of where it would begin to touch.
            if (
                bounds[0] <= tried <= bounds[1]
                and near[bisect_right(near, tried - NEIGHBOUR + 1)] >= tried + NEIGHBOUR - 1
            ):
                insort(self._by_level.setdefault(level, []), (tried, y))
                return tried
        return x


@dataclass(frozen=True, slots=True)
class _Room:
    """The rectangle of a plot with its axes, and the times of its points by position."""

    left: float
    right: float
    bottom: float
    edge: float
    times: Scale
    values: Scale
    undated: float | None
    timed: Mapping[str, tuple[float, float]]

    def marks(self, points: Sequence[Point]) -> tuple[Mark, ...]:
        """Every point at its place, moved aside where it would cover another."""
        placed: list[Mark] = []
        taken = _Taken()
        # Many are of one time: where that lies is worked out once.
        known: dict[tuple[float, float] | None, tuple[float, float, float, tuple[float, float]]] = {}
        for point in points:
            y = self._level(point.shape.at)
            time = self.timed.get(point.position_id)
            if time not in known:
                known[time] = (*self._columns(time), self._bounds(time))
            first, x, last, bounds = known[time]
            top, bottom = (y, y) if point.shape.is_single else (self._level(_high(point)), self._level(_low(point)))
            placed.append(Mark(point, taken.aside(x, y, bounds), y, top, bottom, first, last))
        return tuple(placed)

    def _level(self, value: float) -> float:
        return self.bottom - self.values.place(value)

    def _columns(self, time: tuple[float, float] | None) -> tuple[float, float, float]:
        if time is None:
            x = self.right if self.undated is None else self.undated
            return x, x, x
        panel = self.times.panel_of(time[0])
        first, middle, last = (self.left + panel.place(each) for each in (time[0], (time[0] + time[1]) / 2, time[1]))
        return first, middle, last

    def _bounds(self, time: tuple[float, float] | None) -> tuple[float, float]:
        """How far a point can be moved aside: never over a break, nor from no time into that of others."""
        if time is not None:
            panel = self.times.panel_of(time[0])
            start, end = self.left + panel.start - BREAK / 2, self.left + panel.end + BREAK / 2
            return max(start, self.left + RADIUS - 2), min(end, self.right - RADIUS)
        start = self.right + GAP - 2 if self.timed else self.left
        return start + RADIUS, self.edge - RADIUS + 2


Box = tuple[float, float, float, float]


def _strands(
    joined: Sequence[Sequence[Point]], marks: Sequence[Mark], room: _Room, measure: Measure
) -> tuple[Strand, ...]:
    by_id = {mark.point.position_id: mark for mark in marks}
    taken: list[Box] = [_box_of(mark) for mark in marks] if joined else []
    found: list[Strand] = []
    for said in joined:
        corners: list[tuple[float, float]] = []
        for point in said:
            mark = by_id[point.position_id]
            if corners and corners[-1][1] != mark.y:
                corners.append((mark.x, corners[-1][1]))
            corners.append((mark.x, mark.y))
        name = said[0].who
        is_named = len(found) < MOST_NAMES
        box = _box_beside(by_id[said[-1].position_id], measure(name), room, taken) if is_named else None
        if box is not None:
            taken.append(box)
        found.append(Strand(tuple(corners), name, None if box is None else box[:2]))
    return tuple(found)


def _box_of(mark: Mark) -> Box:
    """All that is drawn of a point, its bar or arrow included."""
    shape = mark.point.shape
    least = RADIUS if shape.is_single else LEAST_BAR
    above = RADIUS + LONGEST_ARROW if shape.high is None else least
    below = RADIUS + LONGEST_ARROW if shape.low is None else least
    return mark.x - RADIUS, min(mark.top, mark.y - above), mark.x + RADIUS, max(mark.bottom, mark.y + below)


def _box_beside(mark: Mark, width: float, room: _Room, taken: Sequence[Box]) -> Box | None:
    """Room for words beside a point where they touch nothing; None where there is none."""
    for x, y in (
        (mark.x + RADIUS + 4, mark.y - LINE / 2),
        (mark.x - width / 2, mark.y - RADIUS - LINE),
        (mark.x - width / 2, mark.y + RADIUS),
        (mark.x - width / 2, mark.y + LEAST_BAR + 1),
        (mark.x - RADIUS - 4 - width, mark.y - LINE),
    ):
        right, low = x + width, y + LINE
        is_inside = x >= room.left and right <= room.right and y >= 0 and low <= room.bottom
        if is_inside and not any(
            x < end and start < right and y < bottom and top < low for start, top, end, bottom in taken
        ):
            return x, y, right, low
    return None
