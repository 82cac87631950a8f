"""Where the axis has ticks and what they say, in the calendar's words: at most 14, no two labels touching. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from crossread.db.dates import date_of, day_number
from crossread.db.dates.showing import MONTH_NAMES
from crossread.db.dates.showing import year as year_words
from crossread.desktop.timeline.calendar_units import MINUTES_A_DAY, UNITS, Unit
from crossread.desktop.timeline.time_window import TimeWindow

MOST_TICKS = 14
LABEL_OFFSET = 4.0
"""A label begins so many pixels after its tick: it names what begins there."""
LABEL_GAP = 8.0
LEAST_TICKS, FEW_TICKS = 2, 4

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line at `x` pixels from the left of the axis; `strong` where something greater begins, a year among months.

    The label of the last is empty where it would not end before the axis does.
    """

    minute: int
    x: float
    label: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The ticks from left to right, and the words for what all labels leave out: "Apr 1912" before days."""

    ticks: list[Tick]
    context: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis: its minutes, and where these begin and end in pixels."""

    window: TimeWindow
    left: float
    right: float


def axis_of(
    window: TimeWindow,
    width: float,
    measure: Measure,
    strong_measure: Measure | None = None,
    stretches: Sequence[Stretch] = (),
) -> Axis:
    """The finest division of a window, `width` pixels wide, whose labels have room; `measure` gives widths of text.

    Of an axis with breaks give the stretches between them; `window` is then as long as what is drawn.
    """
    parts = stretches or (Stretch(window, 0.0, width),)
    measures = (measure, strong_measure or measure)
    for place, unit in enumerate(UNITS):
        if window.span / unit.minutes > MOST_TICKS + 1:
            continue
        ticks = _ticks(unit, parts)
        if len(ticks) <= MOST_TICKS and _apart(ticks, width, measures):
            seen = _with_room(ticks, width, measures)
            if _labels(seen) < FEW_TICKS and place:
                # One or two are hardly a scale: rather every second, third, ... of the finer ones.
                finer = UNITS[place - 1]
                thinned = _thinned(finer, parts, width, measures)
                if _labels(thinned) > _labels(seen):
                    return Axis(thinned, _context(finer, parts[0].window))
            if len(parts) > 1:
                seen = _with_each_named(seen, parts, width, measures)
            return Axis(seen, _context(unit, parts[0].window))
    return Axis([], "")


def _thinned(unit: Unit, parts: Sequence[Stretch], width: float, measures: tuple[Measure, Measure]) -> list[Tick]:
    ticks = _ticks(unit, parts)
    for every in range(2, MOST_TICKS):
        kept = [tick for tick in ticks if unit.number_at(tick.minute) % every == 0]
        if len(kept) <= MOST_TICKS and _apart(kept, width, measures):
            seen = _with_room(kept, width, measures)
            return seen if _labels(seen) >= LEAST_TICKS else []
    return []


def _labels(ticks: list[Tick]) -> int:
    return sum(bool(tick.label) for tick in ticks)


def _with_room(ticks: list[Tick], width: float, measures: tuple[Measure, Measure]) -> list[Tick]:
    """The ticks, at the end of the axis without the words that have no room: the line is where it is all the same."""
    return [tick if _end(tick, measures) <= width else replace(tick, label="") for tick in ticks]


def _with_each_named(
    ticks: list[Tick], parts: Sequence[Stretch], width: float, measures: tuple[Measure, Measure]
) -> list[Tick]:
    """Between breaks no stretch without a date, where there is room for one: it could be any time."""
    made = list(ticks)
    for part in parts:
        if len(made) >= MOST_TICKS or any(part.left <= tick.x <= part.right for tick in made):
            continue
        for unit in (each for each in reversed(UNITS) if each.minutes <= 4 * part.window.span):
            inside = [each for each in _boundaries(unit, part.window) if part.window.first <= each < part.window.last]
            if inside:
                x = part.left + part.window.share(inside[0]) * (part.right - part.left)
                tried = sorted([*made, Tick(inside[0], x, _whole_label(unit, inside[0]), False)], key=lambda one: one.x)
                if _apart(tried, width, measures) and _end(tried[-1], measures) <= width:
                    made = tried
                break
    return made


def _whole_label(unit: Unit, minute: int) -> str:
    """What begins at a boundary, with all that its neighbours would say."""
    day, clock = divmod(minute, MINUTES_A_DAY)
    year, month, of_month = date_of(day)
    if unit.kind == "year":
        return year_words(year)
    if unit.kind == "month":
        return f"{MONTH_NAMES[month]} {year_words(year)}"
    said = f"{of_month} {MONTH_NAMES[month]} {year_words(year)}"
    return f"{said}, {clock // 60:02}:{clock % 60:02}" if clock else said


def _ticks(unit: Unit, parts: Sequence[Stretch]) -> list[Tick]:
    ticks: list[Tick] = []
    before = None
    for part in parts:
        window, room = part.window, part.right - part.left
        for minute in _boundaries(unit, window):
            if window.first <= minute < window.last:
                label, strong = _label(unit, minute, before)
                ticks.append(Tick(minute, part.left + window.share(minute) * room, label, strong))
            before = minute
    return ticks


def _boundaries(unit: Unit, window: TimeWindow) -> list[int]:
    if unit.kind != "year" or unit.step == 1:
        return unit.edges(window.first, window.last)
    # The years before our era are round where they are said so: 100 BCE is the year -99.
    first, last = (date_of(int(minute // MINUTES_A_DAY))[0] for minute in (window.first, window.last))
    years: list[int] = []
    if first <= 0:
        said = (1 - first) // unit.step * unit.step
        years += [1 - each for each in range(said, 0, -unit.step)]
        years += [1]
    years += range(max(first // unit.step, 1) * unit.step, last + unit.step + 1, unit.step)
    return [day_number(year) * MINUTES_A_DAY for year in years]


def _label(unit: Unit, minute: int, before: int | None) -> tuple[str, bool]:
    """What is said at a boundary: the more the greater what begins there, or since the one before it."""
    day, clock = divmod(minute, MINUTES_A_DAY)
    year, month, of_month = date_of(day)
    if unit.kind == "year":
        return year_words(year), False
    if unit.kind == "minute":
        if clock:
            return f"{clock // 60:02}:{clock % 60:02}", False
        new_year = f" {year_words(year)}" if (month, of_month) == (1, 1) else ""
        return f"{of_month} {MONTH_NAMES[month]}{new_year}", True
    if unit.kind == "month":
        return (year_words(year), True) if month == 1 else (MONTH_NAMES[month], False)
    passed = before is not None and date_of(before // MINUTES_A_DAY)[0] != year
    if passed:
        return f"{of_month} {MONTH_NAMES[month]} {year_words(year)}", True
    return f"{of_month} {MONTH_NAMES[month]}", of_month == 1


def _context(unit: Unit, window: TimeWindow) -> str:
    year, month, day = date_of(int(window.first // MINUTES_A_DAY))
    if unit.kind == "minute":
        return f"{day} {MONTH_NAMES[month]} {year_words(year)}"
    return "" if unit.kind == "year" else year_words(year)


def _end(tick: Tick, measures: tuple[Measure, Measure]) -> float:
    return tick.x + LABEL_OFFSET + measures[tick.strong](tick.label)


def _apart(ticks: list[Tick], width: float, measures: tuple[Measure, Measure]) -> bool:
    following = [tick.x for tick in ticks[1:]]
    return all(_end(tick, measures) + LABEL_GAP <= x for tick, x in zip(ticks, following, strict=False))
