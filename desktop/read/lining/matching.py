"""Which passage of one source stands beside which of another, and the order in which to go through them all. No Qt.

Passages are given by their places: the part of the text (0 to 1) at which each begins, ascending.
"""

from bisect import bisect_left
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

Row = tuple[int | None, ...]
"""For each source the number of its passage in the row, None if it has none there."""


def pair_in_order(places: Sequence[float], others: Sequence[float]) -> list[tuple[int, int]]:
    """Pair the passages of two sources one by one, without crossing: numbers of both, ascending.

    Each passage of the source that has fewer is paired with the nearest of the other that leaves enough for the rest.
    """
    if len(places) > len(others):
        return [(number, other) for other, number in pair_in_order(others, places)]
    made: list[tuple[int, int]] = []
    least = 0
    for number, place in enumerate(places):
        most = len(others) - (len(places) - number)
        at = bisect_left(others, place, least, most + 1)
        if at > most or (at > least and place - others[at - 1] <= others[at] - place):
            at -= 1
        made.append((number, at))
        least = at + 1
    return made


def nearest_partner(pairs: Sequence[tuple[int, int]], number: int, *, second: bool = False) -> int | None:
    """For a passage without a partner of its own, the partner of its nearest neighbour in order; None without pairs.

    `second` if the number is one of the second source.
    """
    if not pairs:
        return None
    own, theirs = (1, 0) if second else (0, 1)
    return min(pairs, key=lambda pair: (abs(pair[own] - number), pair[own]))[theirs]


def rows(sources: Sequence[Sequence[float]]) -> list[Row]:
    """All passages of all sources in rows, each passage in one: those that stand beside each other, from left to right.

    Rows keep the order of every source. Where that leaves a choice, the row that comes sooner in its texts is first.
    """
    chains: list[dict[int, int]] = []
    of: list[list[int]] = []
    previous: int | None = None
    for source, places in enumerate(sources):
        found = [-1] * len(places)
        if previous is not None and places:
            for left, right in pair_in_order(sources[previous], places):
                found[right] = of[previous][left]
        for number in range(len(places)):
            if found[number] < 0:
                found[number] = len(chains)
                chains.append({})
            chains[found[number]][source] = number
        of.append(found)
        if places:
            previous = source
    order = _merged(of, [_mean([sources[source][number] for source, number in chain.items()]) for chain in chains])
    return [tuple(chains[chain].get(source) for source in range(len(sources))) for chain in order]


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places)


def _merged(sequences: Sequence[Sequence[int]], weights: Sequence[float]) -> list[int]:
    """One order of all numbers that agrees with each sequence; where several could be next, the lightest."""
    following: list[list[int]] = [[] for _ in weights]
    waits_for = [0] * len(weights)
    for sequence in sequences:
        for before, after in pairwise(sequence):
            following[before].append(after)
            waits_for[after] += 1
    ready = [(weights[number], number) for number, count in enumerate(waits_for) if not count]
    heapify(ready)
    made: list[int] = []
    while ready:
        _, number = heappop(ready)
        made.append(number)
        for after in following[number]:
            waits_for[after] -= 1
            if not waits_for[after]:
                heappush(ready, (weights[after], after))
    return made
