"""The passages of an open source on an event or claim, and what its tags say about where it and another correspond."""

from bisect import bisect_left
from collections.abc import Sequence

from crossread.db.records import Annotation
from crossread.desktop.read.lining.matching import pair_in_order
from crossread.desktop.read.lining.step_map import Pair
from crossread.desktop.read.text_view import TextView

_MOST_PAIRS = 64
"""A tag that both texts carry more often than so says little of what corresponds."""


def passages_on(view: TextView, tag_id: str) -> Sequence[Annotation]:
    """The annotations on an event or claim, in reading order."""
    return tuple(view.buckets.by_tag().get(tag_id, ()))


def places_of(view: TextView, passages: Sequence[Annotation]) -> list[float]:
    """The parts of the text (0 to 1) at which passages begin."""
    length = max(1, view.offsets.length)
    return [one.start / length for one in passages]


def starts_by_tag(view: TextView) -> dict[str, list[int]]:
    """Where the passages on each event and claim begin, ascending; without the tags that say too little."""
    by_tag = view.buckets.by_tag()
    return {tag_id: [one.start for one in each] for tag_id, each in by_tag.items() if 0 < len(each) <= _MOST_PAIRS}


def shared_pairs(
    starts: dict[str, list[int]], length: int, others: dict[str, list[int]], other_length: int
) -> tuple[list[Pair], list[Pair]]:
    """Offsets that correspond, going by every event and claim that both texts carry.

    First those of tags that both carry once, which leave no doubt, then the rest, paired in reading order.
    """
    certain: list[Pair] = []
    rest: list[Pair] = []
    length, other_length = max(1, length), max(1, other_length)
    for tag_id, here in starts.items():
        there = others.get(tag_id)
        if there is None:
            continue
        if len(here) == len(there) == 1:
            certain.append((here[0], there[0]))
        else:
            paired = pair_in_order([one / length for one in here], [one / other_length for one in there])
            rest.extend((here[one], there[two]) for one, two in paired)
    return certain, rest


def nearest_to(passages: Sequence[Annotation], offset: int) -> int:
    """The number of the passage that begins nearest to an offset; there is at least one."""
    at = bisect_left([one.start for one in passages], offset)
    near = [number for number in (at - 1, at) if 0 <= number < len(passages)]
    return min(near, key=lambda number: (abs(passages[number].start - offset), number))
