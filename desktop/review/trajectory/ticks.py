"""What is written along the axes of a trajectory: few words, people's own, none touching another. Pure."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossread.db.dates import InvalidDateError, parse, show
from crossread.db.numbers import show_duration, show_number
from crossread.db.trajectory import Panel, Scale, Trajectory

LABEL_GAP = 10.0
ROW_GAP = 17.0
LONGEST_DATE = 24
_STEPS_OF_DAYS = (1 / 1440, 5 / 1440, 10 / 1440, 15 / 1440, 30 / 1440, 1 / 24, 2 / 24, 3 / 24, 6 / 24, 12 / 24)

Time = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tick:
    """Words on an axis: the pixel that they are of, and the one at which they begin (or have their middle, upright)."""

    words: str
    at: float
    label_at: float


def time_ticks(
    times: Sequence[tuple[Time, str]], scale: Scale, length: float, measure: Callable[[str], float]
) -> list[Tick]:
    """The dates that points have, as many as have room: of each panel the first, then the last, then those between."""
    texts: dict[Time, str] = dict(times)
    if not texts:
        return []
    order: list[Time] = []
    for panel in scale.panels:
        own = sorted(time for time in texts if scale.panel_of(time[0]) is panel)
        order += [*own[:1], *own[:0:-1][:1], *own[1:-1]]
    # The ends of the whole axis come before what is between.
    ends = (min(texts), max(texts))
    order.sort(key=lambda time: time not in ends)
    taken: dict[Time, Tick] = {}
    for time in order:
        at = scale.panel_of(time[0]).place((time[0] + time[1]) / 2)
        before = max((other for other in taken if other < time), default=None)
        words = _after(texts[time], None if before is None else texts[before])
        start = min(max(at - measure(words) / 2, 0.0), max(length - measure(words), 0.0))
        end = start + measure(words) + LABEL_GAP
        if all(
            end <= tick.label_at or tick.label_at + measure(tick.words) + LABEL_GAP <= start for tick in taken.values()
        ):
            taken[time] = Tick(words, at, start)
    return [taken[time] for time in sorted(taken)]


def _after(text: str, before: str | None) -> str:
    """A date in words, without the year if the one before it has the same."""
    words = _shown(text)
    year = _year(text)
    return words.removesuffix(f" {year}") if before is not None and year == _year(before) else words


def _year(text: str) -> int | None:
    try:
        return parse(text).parts[0].year
    except InvalidDateError:
        return None


def value_ticks(trajectory: Trajectory, scale: Scale) -> list[Tick]:
    """Round figures, or the dates that are given, along the upright axis; pixels count from below."""
    if trajectory.value_type == "date":
        return _date_rows(trajectory, scale)
    found: list[Tick] = []
    for panel in scale.panels:
        for value in _round_values(panel, trajectory.value_type == "duration"):
            at = panel.place(value)
            if all(abs(at - tick.at) >= ROW_GAP for tick in found):
                found.append(Tick(_figure(value, trajectory.value_type == "duration"), at, at))
    return found


def _date_rows(trajectory: Trajectory, scale: Scale) -> list[Tick]:
    """The dates as they are given, the ends first; where two have no room, the shorter words stay."""
    rows: dict[float, str] = {}
    for point in trajectory.points:
        at, words = scale.place(point.shape.at), _without_marks(point.words)
        if len(words) <= LONGEST_DATE and len(words) < len(rows.get(at, words + "x")):
            rows[at] = words
    ends = [min(rows), max(rows)] if rows else []
    found: list[Tick] = []
    for at in dict.fromkeys([*ends, *sorted(rows)]):
        if all(abs(at - tick.at) >= ROW_GAP for tick in found):
            found.append(Tick(rows[at], at, at))
    return found


def _without_marks(words: str) -> str:
    return words.removeprefix("about ").removesuffix("?")


def _round_values(panel: Panel, is_duration: bool) -> list[float]:
    span = panel.high - panel.low
    room = panel.end - panel.start
    if span <= 0:
        return [panel.low]
    most = max(2, min(4, int(room / 40) + 1))
    step = _step(span / most, is_duration)
    first = math.ceil(panel.low / step - 1e-9)
    values = [number * step for number in range(first, math.floor(panel.high / step + 1e-9) + 1)]
    return values or [panel.low, panel.high]


def _step(least: float, is_duration: bool) -> float:
    if is_duration and least < 0.5:
        return next((step for step in _STEPS_OF_DAYS if step >= least), 0.5)
    power = 10.0 ** math.floor(math.log10(least))
    found = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= least * (1 - 1e-9))
    return max(found, 1.0) if is_duration else found


def _figure(value: float, is_duration: bool) -> str:
    text = f"{value:.9f}".rstrip("0").rstrip(".")
    text = "0" if text in ("", "-0") else text
    return show_duration(text) if is_duration and text != "0" else show_number(text)


def _shown(text: str) -> str:
    try:
        return show(text)
    except InvalidDateError:
        return text
