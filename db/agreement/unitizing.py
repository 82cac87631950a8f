"""Agreement on where something begins and ends in a continuous text: Krippendorff's alpha for unitizing. Pure.

Krippendorff, K. (2004): Measuring the Reliability of Qualitative Text Analysis Data. Quality and Quantity 38, 787-800;
first in Krippendorff, K. (1995): On the Reliability of Unitizing Contiguous Data. Sociological Methodology 25, 47-76.
A continuum of `length` characters is cut by each coder into units of one category and the gaps between them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations

from crossread.db.agreement.nominal import Figure
from crossread.db.record import record

Spans = Sequence[tuple[int, int]]
"""The units of one coder, as half-open ranges: in order and apart, though they may touch."""


@record
class Spread:
    """Observed and expected disagreement of one category, as shares of the squared length; `units` of all coders."""

    observed: float
    expected: float
    units: int
    same: int = 0


def disagreement(coders: Sequence[Spans], length: int) -> Spread:
    """How far two or more coders lie apart in a continuum `[0, length)`, and how far they would by chance."""
    many = len(coders)
    apart = sum(_apart(one, other) for one, other in combinations(coders, 2))
    observed = 2 * apart / (many * (many - 1) * length**2)
    lengths = [end - start for spans in coders for start, end in spans]
    gaps = sorted(each for spans in coders for each in _gaps(spans, length))
    beyond = [0, *accumulate(reversed(gaps))]
    top = 0.0
    for each in lengths:
        first = bisect_left(gaps, each)
        fitting = len(gaps) - first
        # In how many ways the unit fits into the gaps, each of which would cost its squared length.
        ways = beyond[fitting] - fitting * (each - 1)
        top += (len(lengths) - 1) / 3 * (2 * each**3 - 3 * each**2 + each) + each**2 * ways
    whole = many * length
    bottom = whole * (whole - 1) - sum(each * (each - 1) for each in lengths)
    same = sum(set(spans) == set(coders[0]) for spans in coders) == many
    return Spread(
        observed=observed,
        expected=2 / length * top / bottom if bottom else 0.0,
        units=len(lengths),
        same=len(coders[0]) if same else 0,
    )


def alpha_u(categories: Iterable[Spread]) -> Figure:
    """Alpha of one category, or of several together: one less their observed by their expected disagreement."""
    found = list(categories)
    units = sum(each.units for each in found)
    if not units:
        return Figure(why="nothing_marked")
    expected = sum(each.expected for each in found)
    if not expected:
        return Figure(why="no_variation", units=units)
    return Figure(value=1 - sum(each.observed for each in found) / expected, units=units)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Units in order, those of one coder that overlap made one; those that only touch stay apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _gaps(spans: Spans, length: int) -> list[int]:
    edges = [0, *(edge for span in spans for edge in span), length]
    return [end - start for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _apart(one: Spans, other: Spans) -> int:
    """The squared distances between two coders: of ends where units overlap, of whole units that lie in a gap."""
    apart, met = 0, set[int]()
    starts, ends = [start for start, _ in other], [end for _, end in other]
    for start, end in one:
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        met.update(range(first, last))
        apart += sum((start - there) ** 2 + (end - until) ** 2 for there, until in other[first:last])
        if first >= last:
            apart += (end - start) ** 2
    return apart + sum((end - start) ** 2 for at, (start, end) in enumerate(other) if at not in met)
