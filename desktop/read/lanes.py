"""Which lane each of several overlapping ranges takes, so that none hides another. No Qt."""

from collections.abc import Sequence
from heapq import heappop, heappush


def assign_lanes(ranges: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """The lane of each half-open range, ascending by start, and the number of lanes.

    The lowest free lane is taken (greedy colouring of an interval graph, which needs no more lanes than the ranges lie
    deep), so a range keeps low where it can.
    """
    lanes: list[int] = []
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    count = 0
    for start, end in ranges:
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane = count
            count += 1
        lanes.append(lane)
        heappush(busy, (end, lane))
    return lanes, count
