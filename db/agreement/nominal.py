"""Agreement on nominal values given to the same units: Krippendorff's alpha and Cohen's kappa. Pure.

Krippendorff, K. (2011): Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
Cohen, J. (1960): A Coefficient of Agreement for Nominal Scales. Educational and Psychological Measurement 20(1), 37-46.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal

from crossread.db.record import record

_NONE: Mapping[int, int] = {}
Why = Literal["", "alone", "nothing_shared", "no_variation", "nothing_marked"]
"""Why there is no figure: one coder only; no unit that two coders coded; all values the same, so that chance alone
would agree as well; nobody marked anything."""


@record
class Figure:
    """A coefficient, or why there is none. `units` is how many units it stands on, `same` in how many all agree."""

    value: float | None = None
    why: Why = ""
    units: int = 0
    same: int = 0


def alpha(units: Iterable[Sequence[Hashable]], alike: Mapping[int, int] = _NONE) -> Figure:
    """Krippendorff's alpha for nominal data: of each unit the values that its coders gave, those missing left out.

    One less the observed by the expected disagreement; a unit with a single value says nothing and is passed over.
    `alike` counts further units in which all values are None, by how many values they have.
    """
    totals: Counter[Hashable] = Counter()
    apart = 0.0
    counted = same = sum(times for many, times in alike.items() if many > 1)
    if counted:
        totals[None] = sum(many * times for many, times in alike.items() if many > 1)
    for values in units:
        if len(values) < 2:
            continue
        counted += 1
        times = Counter(values)
        same += len(times) == 1
        totals.update(times)
        # Ordered pairs of different values within the unit, each weighed by how many values stand against it.
        apart += (len(values) ** 2 - sum(n * n for n in times.values())) / (len(values) - 1)
    if not counted:
        return Figure(why="nothing_shared")
    whole = totals.total()
    by_chance = (whole**2 - sum(n * n for n in totals.values())) / (whole - 1)
    if not by_chance:
        return Figure(why="no_variation", units=counted, same=same)
    return Figure(value=1 - apart / by_chance, units=counted, same=same)


def kappa(pairs: Iterable[tuple[Hashable, Hashable]], alike: int = 0) -> Figure:
    """Cohen's kappa of two coders: of each unit the values that the one and the other gave.

    `alike` counts further units in which both values are None.
    """
    one: Counter[Hashable] = Counter({None: alike} if alike else {})
    other = Counter(one)
    same = alike
    for first, second in pairs:
        one[first] += 1
        other[second] += 1
        same += first == second
    units = one.total()
    if not units:
        return Figure(why="nothing_shared")
    by_chance = sum(times * other[value] for value, times in one.items()) / units**2
    if by_chance == 1:
        return Figure(why="no_variation", units=units, same=same)
    return Figure(value=(same / units - by_chance) / (1 - by_chance), units=units, same=same)
