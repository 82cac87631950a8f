"""Who is on whose side, from who agrees with whom: no two on one side may stand against each other.

Sets are whole numbers whose bits are the members, so that fifty statements are put on their sides in a few steps each.
"""

from collections.abc import Callable

Agreeing = Callable[[int], int]
"""Of each member all that agree with it, itself among them."""


def sided(everyone: int, at_odds: int, agree: Agreeing) -> tuple[list[list[int]], int]:
    """All sides, and how many of them, from the first on, stand against another.

    Those `at_odds` with anything are taken in order, each with all further ones that agree with every one on its side.
    What is at odds with nothing is beside them: it agrees with all of them, as "in November" does with the 9th and with
    the 10th, or speaks of another thing.
    """
    against = _cliques(at_odds, agree)
    return against + _cliques(everyone & ~at_odds, agree), len(against)


def _cliques(free: int, agree: Agreeing) -> list[list[int]]:
    """The first with all further ones that agree with every one taken before them, then of what is left the same."""
    found = []
    while free:
        members = []
        candidates = free
        while candidates:
            lowest = candidates & -candidates
            each = lowest.bit_length() - 1
            members.append(each)
            free ^= lowest
            candidates = (candidates ^ lowest) & agree(each)
        found.append(members)
    return found
