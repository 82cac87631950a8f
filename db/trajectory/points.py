"""What a trajectory is made of: one point a statement, where it lies, and what kind of figure it is. Pure."""

from collections.abc import Iterable
from typing import Literal

from crossread.db.dates import AFTER_ALL, BEFORE_ALL, InvalidDateError, parse
from crossread.db.disagreements.figures import figure
from crossread.db.disagreements.rules import fold
from crossread.db.grid.grid import Kind
from crossread.db.record import record
from crossread.db.records import Certainty, Qualifier, SetAsideWhy, Stance, ValueType

MINUTES_A_DAY = 1440
Clock = Literal["published", "as_of"]
"""What a point is plotted against: when its source was published, or the day for which the figure is given."""


@record
class Shape:
    """A stated figure as it is drawn, in its own unit, in days, or for a date in minutes since 1970.

    `at` is where its sign stands. `low` to `high` is what it can mean; None is an end that is open, which is drawn as
    an arrow. `rough` tells that the ends are by courtesy only ("about", "nearly", `~`), which is drawn dashed.
    """

    at: float
    low: float | None
    high: float | None
    rough: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is one figure and no range."""
        return self.low == self.high and self.low is not None


@record
class Point:
    """One statement with a value. `voice` is empty where the source speaks for itself; `place` is the source's."""

    position_id: str
    annotation_id: str
    source_id: str
    place: int
    source: str
    shape: Shape
    words: str
    voice_id: str | None = None
    voice: str = ""
    stance: Stance = "asserts"
    published: str | None = None
    as_of: str | None = None
    given: str = ""
    quote: str = ""
    scope: str = ""
    certainty: Certainty = "certain"
    via: tuple[str, ...] = ()
    aside: SetAsideWhy | None = None

    @property
    def who(self) -> str:
        """The voice, or the source where it speaks for itself."""
        return self.voice or self.source


@record
class Trajectory:
    """All points of a claim or of an event's date, in reading order; `without` counts statements that name no value."""

    kind: Kind
    id: str
    title: str
    value_type: ValueType
    points: tuple[Point, ...]
    unit: str | None = None
    without: int = 0

    @property
    def has_as_of(self) -> bool:
        """Whether any point says for which day it holds."""
        return any(point.as_of for point in self.points)


def shape_of(
    value_type: ValueType,
    value: str | None,
    value_high: str | None = None,
    qualifier: Qualifier | None = None,
    tolerance: str | None = None,
) -> Shape | None:
    """How a stated value is drawn; None where there is none to draw. Ends follow the rules of disagreement."""
    if value is None:
        return None
    if value_type == "date":
        return _date_shape(value)
    if value_type not in ("number", "duration"):
        return None
    means = figure(value, value_high, qualifier, tolerance)
    if means is None:
        return None
    stated = float(means.least)
    if value_high is not None:
        return Shape(at=(stated + float(means.greatest)) / 2, low=stated, high=float(means.greatest))
    if qualifier in ("about", "nearly"):
        return Shape(at=stated, low=float(means.low), high=float(means.high), rough=True)
    if qualifier in ("more than", "at least"):
        return Shape(at=stated, low=stated, high=None)
    if qualifier is not None:
        return Shape(at=stated, low=None, high=stated)
    return Shape(at=stated, low=stated, high=stated)


def time_of(point: Point, clock: Clock) -> tuple[float, float] | None:
    """The minutes since 1970 that the time of a point can mean; None if it has none on that clock.

    A day, and what is shorter, is one instant, its middle: nobody looks for the hour of publishing.
    """
    text = point.published if clock == "published" else point.as_of
    if not text:
        return None
    try:
        first, last = parse(text).known
    except InvalidDateError:
        return None
    if last - first <= MINUTES_A_DAY:
        return (first + last) / 2, (first + last) / 2
    return float(first), float(last)


def strands(points: Iterable[Point], clock: Clock) -> list[list[Point]]:
    """What each voice says one after the other, where it says it at two times or more: lists in order of time.

    Only what it asserts of the same scope is joined, and nothing that was set aside. Of one time the last said counts.
    """
    by_voice: dict[tuple[str, str], dict[tuple[float, float], Point]] = {}
    for point in points:
        time = time_of(point, clock)
        if time is not None and point.stance == "asserts" and point.aside is None:
            by_voice.setdefault((point.voice_id or point.source_id, fold(point.scope)), {})[time] = point
    return [[said[time] for time in sorted(said)] for said in by_voice.values() if len(said) > 1]


def _date_shape(text: str) -> Shape | None:
    try:
        value = parse(text)
    except InvalidDateError:
        return None
    first, last = value.widened
    low = None if first <= BEFORE_ALL else float(first)
    high = None if last >= AFTER_ALL else float(last)
    rough = value.approximate or value.uncertain
    if low is None or high is None:
        end = high if low is None else low
        return None if end is None else Shape(at=end, low=low, high=high, rough=rough)
    middle = (low + high) / 2
    # A day, and what is shorter, is one point and no range.
    is_single = value.kind == "plain" and value.precision in ("day", "minute") and not rough
    return Shape(at=middle, low=middle, high=middle) if is_single else Shape(at=middle, low=low, high=high, rough=rough)
