"""The density as numbers: how much weight lies in each day, month or year, exact at any width of dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossread.db.dates import date_of, day_number
from crossread.db.dates.writing import day_text, month_text, year_text
from crossread.db.density.masses import Masses
from crossread.db.errors import CrossreadError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Bin = Literal["day", "month", "year"]
BINS: tuple[Bin, ...] = ("day", "month", "year")

MINUTES_A_DAY = 1440
# So many numbers are more than anybody can use, and 400 MB; so many bins are the days of five thousand years.
MOST_NUMBERS = 50_000_000
MOST_BINS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """The weight of each series in each bin. Bins that all series leave empty are left out; they are in order of time.

    `bins` are labels as EDTF ("2023-09"); `series` has a list as long as `bins` for each. The sum of all masses and
    `undated` is the number of annotations, but for the last digits of floating point.
    """

    bin: Bin
    bins: list[str]
    series: dict[str | None, list[float]]
    undated: int


def density(masses: Masses, width: Bin = "month", ids: Iterable[str | None] = ()) -> Density:
    """Sort the weights into bins; `ids` are series that are there even when empty, and come first.

    Raises `CrossreadError` if the dates reach so far that there would be too many bins.
    """
    import numpy as np

    totals: dict[tuple[int, int, int], float] = {}
    for key, weight in zip(zip(masses.codes, masses.first, masses.last, strict=True), masses.weight, strict=True):
        totals[key] = totals.get(key, 0.0) + weight
    covered = {(first, last): (_bin_of(first, width), _bin_of(last - 1, width)) for _, first, last in totals}
    runs = _merged(covered.values())
    series = dict.fromkeys([*ids, *masses.ids])
    count = sum(end - start + 1 for start, end in runs)
    if count > MOST_BINS or count * max(len(series), 1) > MOST_NUMBERS:
        raise CrossreadError(
            f"By {width} these dates need {count:,} bins in {len(series):,} series; choose longer bins."
        )
    places: dict[int, int] = {}
    numbers: list[int] = []
    for start, end in runs:
        places[start] = len(numbers) - start
        numbers.extend(range(start, end + 1))
    shifts = _shifts(covered.values(), runs, places)
    starts = np.array([_start_of(number, width) for number in numbers], dtype=np.int64)
    ends = np.array([_start_of(number + 1, width) for number in numbers], dtype=np.int64)
    found = {each: np.zeros(len(numbers)) for each in series}
    names = masses.ids
    for (code, first, last), weight in totals.items():
        low, high = covered[first, last]
        shift = shifts[low]
        _spread(found[names[code]], starts, ends, (first, last, low + shift, high + shift), weight)
    return Density(
        bin=width,
        bins=[_label(number, width) for number in numbers],
        series={each: mass.tolist() for each, mass in found.items()},
        undated=masses.undated,
    )


def _spread(
    mass: "NDArray[np.float64]",
    starts: "NDArray[np.int64]",
    ends: "NDArray[np.int64]",
    where: tuple[int, int, int, int],
    weight: float,
) -> None:
    """Put the weight evenly over the minutes `[first, last)`, which lie in the bins from `low` to `high`."""
    first, last, low, high = where
    if low == high:
        mass[low] += weight
        return
    rate = weight / (last - first)
    mass[low] += rate * (int(ends[low]) - first)
    mass[high] += rate * (last - int(starts[high]))
    mass[low + 1 : high] += rate * (ends[low + 1 : high] - starts[low + 1 : high])


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of bins, both ends inclusive, without overlaps and in order."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(set(ranges)):
        if runs and start <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return runs


def _shifts(ranges: Iterable[tuple[int, int]], runs: list[tuple[int, int]], places: dict[int, int]) -> dict[int, int]:
    """By the first bin of a range: what to add to a bin's number to have its place in the list."""
    from bisect import bisect_right

    heads = [start for start, _ in runs]
    return {low: places[heads[bisect_right(heads, low) - 1]] for low, _ in ranges}


def _bin_of(minute: int, width: Bin) -> int:
    day = minute // MINUTES_A_DAY
    if width == "day":
        return day
    year, month, _ = date_of(day)
    return year if width == "year" else year * 12 + month - 1


def _start_of(number: int, width: Bin) -> int:
    if width == "day":
        return number * MINUTES_A_DAY
    if width == "year":
        return day_number(number) * MINUTES_A_DAY
    return day_number(number // 12, number % 12 + 1) * MINUTES_A_DAY


def _label(number: int, width: Bin) -> str:
    if width == "day":
        return day_text(number)
    return year_text(number) if width == "year" else month_text(number // 12, number % 12 + 1)
