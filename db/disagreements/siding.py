"""Who is on whose side, from who agrees with whom: no two on one side may stand against each other.

Sets are whole numbers whose bits are the members, so that fifty statements are put on their sides in a few steps each.
"""

from collections.abc import Callable, Iterator

Agreeing = Callable[[int], int]
"""Of each member all that agree with it, itself among them."""


def sided(everyone: int, at_odds: int, agree: Agreeing) -> tuple[list[list[int]], int]:
    """All sides, and how many of them, from the first on, stand against another.

    Those `at_odds` with anything are taken in order, each with all further ones that agree with every one on its side.
    What is at odds with nothing is on the one side that it agrees with; what agrees with several of them, as "in
    November" does with the 9th and with the 10th, or with none, is beside them.
    """
    against = [(members, _set_of(members)) for members in _cliques(at_odds, agree)]
    beside = 0
    for each in _members(everyone & ~at_odds):
        outside = ~agree(each)
        fitting = [place for place, (_, side) in enumerate(against) if not side & outside]
        if len(fitting) == 1:
            members, side = against[fitting[0]]
            members.append(each)
            against[fitting[0]] = members, side | 1 << each
        else:
            beside |= 1 << each
    return [members for members, _ in against] + _cliques(beside, agree), len(against)


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


def _members(of: int) -> Iterator[int]:
    while of:
        lowest = of & -of
        yield lowest.bit_length() - 1
        of ^= lowest


def _set_of(members: list[int]) -> int:
    found = 0
    for each in members:
        found |= 1 << each
    return found
