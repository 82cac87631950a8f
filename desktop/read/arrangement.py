"""Which panes stand side by side, which share a place as tabs, and how wide each is. No Qt."""

from collections.abc import Sequence

from crossread.db.record import record


@record
class Arrangement:
    """`side_by_side` are the numbers of the panes that are seen, from left to right; the last may share its place."""

    side_by_side: tuple[int, ...]
    tabs: tuple[int, ...]
    """The panes that share the last place, in order; empty if each has a place of its own."""


def arrange(count: int, room: int, least: int, front: int) -> Arrangement:
    """Give each pane a place while none is narrower than `least` pixels; the rest share the last place as tabs.

    `front` is the number of the pane that was used last: among those that share a place it is the one that is seen.
    """
    places = max(1, min(count, room // max(1, least)))
    if places >= count:
        return Arrangement(side_by_side=tuple(range(count)), tabs=())
    shared = tuple(range(places - 1, count))
    seen = front if front in shared else shared[0]
    return Arrangement(side_by_side=(*range(places - 1), seen), tabs=shared)


def fit_widths(wanted: Sequence[float], room: int, least: int) -> list[int]:
    """Share out `room` in proportion to what is wanted, but to none less than `least` while there is room for that."""
    count = len(wanted)
    if not count:
        return []
    least = min(least, room // count)
    total = sum(wanted) or 1.0
    shares = [max(0.0, one) / total * room for one in wanted]
    # What the narrow ones are given is taken from the others in proportion to what they have above the least.
    lacking = sum(max(0.0, least - one) for one in shares)
    above = sum(max(0.0, one - least) for one in shares) or 1.0
    widths = [least if one <= least else round(one - (one - least) / above * lacking) for one in shares]
    widths[-1] += room - sum(widths)
    return widths
