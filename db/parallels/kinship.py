"""How much two sources share, from their parallel passages: what `copies` and `same origin` are decided on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.db.parallels.finding import Parallel


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """Two sources, their parallel passages, and the share of each text (0 to 1, by characters) that these make up."""

    a: str
    b: str
    passages: Sequence[Parallel]
    share_of_a: float
    share_of_b: float


def kinships(found: Iterable[Parallel], lengths: Mapping[str, int]) -> list[Kinship]:
    """The pairs of sources with shared wording, the closest first; `lengths` are those of the texts that count."""
    by_pair: dict[tuple[str, str], list[Parallel]] = {}
    for each in found:
        by_pair.setdefault((each.a, each.b), []).append(each)
    made = [
        Kinship(
            a=a,
            b=b,
            passages=tuple(passages),
            share_of_a=_share([(each.a_start, each.a_end) for each in passages], lengths[a]),
            share_of_b=_share([(each.b_start, each.b_end) for each in passages], lengths[b]),
        )
        for (a, b), passages in by_pair.items()
    ]
    return sorted(made, key=lambda each: (-max(each.share_of_a, each.share_of_b), each.a, each.b))


def _share(ranges: Iterable[tuple[int, int]], length: int) -> float:
    covered, reached = 0, 0
    for start, end in sorted(ranges):
        covered += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return min(covered / length, 1.0) if length else 0.0
