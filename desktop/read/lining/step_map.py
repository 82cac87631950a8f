"""Which height of one text belongs to a height of another, going by places that correspond. No Qt.

Between two places that correspond the heights are interpolated, so the map is piecewise linear, never falls, and is
exact at each of them. Places that are told in another order in the other text cannot all be kept: the most that stand
in one order are (the longest increasing subsequence, by patience sorting: Fredman, Discrete Mathematics 11, 1975).
Places of more weight come first and the others fill what lies between them, as in a patience diff.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

Pair = tuple[int, int]
"""An offset in one text and the one that corresponds to it in another."""
Height = Callable[[int], float]
"""The height at which an offset stands in its page; never falls from an offset to a later one."""

_SAME = 0.5
_first = itemgetter(0)


def increasing(pairs: Iterable[Pair]) -> list[Pair]:
    """The most pairs that ascend in both texts at once, in order; n log n."""
    # Of pairs with one first place at most one can be kept: the second places are made to descend there.
    ordered = sorted(set(pairs), key=lambda pair: (pair[0], -pair[1]))
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, second) in enumerate(ordered):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(second)
            last.append(at)
        else:
            ends[length] = second
            last[length] = at
    kept: list[Pair] = []
    at = last[-1] if last else -1
    while at >= 0:
        kept.append(ordered[at])
        at = before[at]
    kept.reverse()
    return kept


def layered(layers: Iterable[Iterable[Pair]]) -> list[Pair]:
    """Pairs that ascend in both texts: the most of the first layer, then of each further one the most that fit in."""
    kept: list[Pair] = []
    for layer in layers:
        fitting = [pair for pair in layer if _fits(pair, kept)]
        kept = sorted([*kept, *increasing(fitting)])
    return kept


def _fits(pair: Pair, kept: Sequence[Pair]) -> bool:
    at = bisect_left(kept, pair[0], key=_first)
    if at < len(kept) and (kept[at][0] == pair[0] or kept[at][1] <= pair[1]):
        return False
    return at == 0 or kept[at - 1][1] < pair[1]


def _before(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[0] and one[1] <= other[1]


class StepMap:
    """Maps heights of one page to heights of another. `pairs` ascend in both (see `layered`)."""

    __slots__ = ("_firsts", "_pinned", "_seconds")

    def __init__(self, pairs: Sequence[Pair], pinned: Pair | None = None) -> None:
        self._firsts = [first for first, _ in pairs]
        self._seconds = [second for _, second in pairs]
        self._pinned = pinned

    def __len__(self) -> int:
        return len(self._firsts)

    def at(
        self,
        y: float,
        height: Height,
        other: Height,
        first: tuple[float, float],
        last: tuple[float, float],
    ) -> float:
        """The height in the other page that belongs to `y` in this one.

        `height` and `other` say where offsets stand in the two pages; they are asked for no more than a few. `first`
        and `last` are the heights that correspond before and after all pairs: where the pages begin and end.
        """
        firsts, seconds = self._firsts, self._seconds
        if self._pinned is not None and abs(height(self._pinned[0]) - y) < _SAME:
            # Of several places on one line the pinned one counts.
            return other(self._pinned[1])
        at = bisect_right(firsts, y, key=height)
        low = (height(firsts[at - 1]), other(seconds[at - 1])) if at else None
        high = (height(firsts[at]), other(seconds[at])) if at < len(firsts) else None
        # What stands before the first or after the last height cannot be scrolled to: there the ends count instead.
        if (low is None or low[0] < first[0] - _SAME) and (high is None or _before(first, high)):
            low = first
        if (high is None or high[0] > last[0] + _SAME) and (low is None or _before(low, last)):
            high = last
        if low is None or high is None:
            # The page begins or ends where the next place stands already: from there on both move alike.
            near = low or high
            return y if near is None else near[1] + y - near[0]
        if high[0] - low[0] < _SAME:
            return low[1]
        return low[1] + (high[1] - low[1]) * (y - low[0]) / (high[0] - low[0])
