"""Where the ticks of an axis lie, and what stands at them: round figures, or the first of a year, month or day."""

from math import ceil, floor, log10

from crossread.db.dates import date_of, day_number
from crossread.db.dates.showing import MONTH_NAMES, year

MINUTES = 1440
Tick = tuple[float, str]
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_DAYS = (1, 2, 7, 14)
_CLOCKS = (1, 2, 5, 15, 30, 60, 120, 180, 360, 720)


def number_ticks(low: float, high: float, most: int = 5) -> list[Tick]:
    """Round figures between two ends, at most so many."""
    step = _round_step((high - low) / max(most, 1))
    first, last = ceil(low / step), floor(high / step)
    return [(number * step, _figure(number * step)) for number in range(first, min(last, first + 2 * most) + 1)]


def day_ticks(low: float, high: float, most: int = 5) -> list[Tick]:
    """As `number_ticks`, for lengths of time in days; below a day in hours and minutes."""
    from crossread.db.numbers import show_duration

    if high - low >= 1:
        return [(value, f"{words} days") for value, words in number_ticks(low, high, most)]
    step = next((each for each in _CLOCKS if (high - low) * MINUTES / each <= most), _CLOCKS[-1]) / MINUTES
    first, last = ceil(low / step), floor(high / step)
    return [
        (number * step, show_duration(f"{number * step:.9f}") if number else "0")
        for number in range(first, min(last, first + 2 * most) + 1)
    ]


def time_ticks(low: float, high: float, most: int = 5) -> list[Tick]:
    """Minutes since 1970 at which a year, a month, a day or an hour begins."""
    span = max(high - low, 1.0)
    for step in _CLOCKS:
        if span / step <= most:
            return [
                (float(at), f"{at // 60 % 24:02}:{at % 60:02}")
                for at in range(ceil(low / step) * step, floor(high) + 1, step)
            ]
    for step in _DAYS:
        if span / MINUTES / step <= most:
            first = ceil(low / MINUTES / step) * step
            return [(float(day * MINUTES), _day(day)) for day in range(first, floor(high / MINUTES) + 1, step)]
    for step in _MONTHS:
        if span / MINUTES / 30.4 / step <= most:
            return _months(low, high, step)
    # Dates reach to the beginning of the world; the steps grow with them.
    return _months(low, high, 12 * ceil(_round_step(span / MINUTES / 365.25 / most)))


def _months(low: float, high: float, step: int) -> list[Tick]:
    begins, month, _ = date_of(floor(low / MINUTES))
    number = ceil((begins * 12 + month - 1) / step) * step
    found: list[Tick] = []
    while (at := float(day_number(number // 12, number % 12 + 1) * MINUTES)) <= high:
        if at >= low:
            in_year = step < 12
            words = f"{MONTH_NAMES[number % 12 + 1]} {year(number // 12)}" if in_year else year(number // 12)
            found.append((at, words))
        number += step
    return found


def _day(day: int) -> str:
    _, month, day_of_month = date_of(day)
    return f"{day_of_month} {MONTH_NAMES[month]}"


def _round_step(least: float) -> float:
    if least <= 0:
        return 1.0
    power = 10.0 ** floor(log10(least))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * 0.999999)


def _figure(value: float) -> str:
    rounded = round(value, 9)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.6g}"
