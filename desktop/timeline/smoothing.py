"""Weights smoothed over days: every date spread into a triangle so many days wide. Nothing is lost. Needs numpy.

The weight up to an instant is worked out on a fine grid and averaged there twice over half of the days, which is a
triangle; what leaves one bar comes into another. A few shifted copies would do with less, and draw a comb for a spike.
"""

from collections.abc import Callable

import numpy as np

from crossread.desktop.timeline.bars import Floats
from crossread.desktop.timeline.calendar_units import MINUTES_A_DAY

MOST_CELLS = 1_200
"""The grid is no finer than so many cells for what is in view: there are three bars to ten of them."""
STEPS = 24
"""Nor finer than this part of half the days."""

Between = Callable[[Floats], Floats]


def smoothed(between: Between, edges: Floats, days: int) -> Floats:
    """The weight between the edges with every date spread over so many days, most of it in their middle.

    Where bars are as long as that, there is nothing to see of it, and the weights are as they are.
    """
    plain = between(edges)
    reach = days * MINUTES_A_DAY / 2
    lengths = np.diff(edges)
    if not days or float(np.median(lengths)) >= 2 * reach:
        return plain
    made = plain.copy()
    # A break of the axis is one long bar: on either side of it there is a grid of its own.
    ends = np.flatnonzero(lengths > max(8 * reach, 4 * float(np.median(lengths)))) + 1
    flow_before: Floats | None = None
    for low, high in zip([0, *ends.tolist()], [*ends.tolist(), len(edges)], strict=True):
        upto, flow = _spread(between, edges[low:high], reach)
        made[:, low : high - 1] = np.diff(upto, axis=1)
        if flow_before is not None:
            made[:, low - 1] += flow[:, 0] - flow_before
        flow_before = flow[:, -1]
    return np.maximum(made, 0.0)


def _spread(between: Between, at: Floats, reach: float) -> tuple[Floats, Floats]:
    """At each of the edges the smoothed weight up to there, from wherever the grid begins, and how much more it is
    than the weight itself.
    """
    step = max(reach / STEPS, float(at[-1] - at[0]) / MOST_CELLS)
    cells = max(round(reach / step), 1)
    # The same cells wherever one looks from: what is drawn does not tremble while one moves.
    first = int((at[0] - reach) // step) - cells
    last = int((at[-1] + reach) // step) + cells + 1
    nodes = np.arange(first, last + 1, dtype=np.float64) * step
    masses = between(nodes)
    upto = np.concatenate((np.zeros((len(masses), 1)), np.cumsum(masses, axis=1)), axis=1)
    mean = _averaged(_averaged(upto, cells), cells)
    inner = slice(cells - 1, len(nodes) - cells + 1)
    more = mean - upto[:, inner]
    places = nodes[inner]
    found = np.array([np.interp(at, places, row) for row in mean]).reshape(len(masses), len(at))
    flow = np.array([np.interp(at, places, row) for row in more]).reshape(len(masses), len(at))
    return found, flow


def _averaged(values: Floats, count: int) -> Floats:
    """The mean of each `count` values that follow one another; so many fewer than there were, but one."""
    sums = np.concatenate((np.zeros((len(values), 1)), np.cumsum(values, axis=1)), axis=1)
    return np.asarray((sums[:, count:] - sums[:, :-count]) / count)
