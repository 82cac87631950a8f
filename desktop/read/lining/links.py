"""Which passages of two panes side by side are joined by links, and how strongly: never a hairball. No widgets."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor

from crossread.db.record import field, record
from crossread.db.records import Annotation
from crossread.desktop.read.lining.matching import nearest_partner

STRONG, PLAIN, WEAK = 1.0, 0.62, 0.34
"""How strongly a link is drawn: of the row that is read now, of another row, of a passage without a partner in view."""

_MOST_LEANING = 6
"""More passages without a partner of their own than so are not linked at all."""
_EDGE = 15.0
"""Where a link ends whose other passage is out of view: so far from the edge of the text."""


@record
class GapLinks:
    """What two panes side by side have on the chosen event or claim, in reading order, and which belong together."""

    left: Sequence[Annotation] = ()
    right: Sequence[Annotation] = ()
    pairs: Sequence[tuple[int, int]] = ()
    is_event: bool = False
    colour: QColor = field(default_factory=QColor)
    pattern: int = 0
    signs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """For the ids of two annotations, `conflict` or `tension`, as they stand to each other."""
    counts_left: bool = False
    counts_right: bool = True
    """Whether it is told here how many passages lie above and below; else another gap tells it."""


class Stop(NamedTuple):
    """Where a passage is on its side of the gap: -1 above the view, 1 below, else 0."""

    where: int
    top: float
    bottom: float
    level: float


class Link(NamedTuple):
    """What joins two passages; `sign` is `conflict`, `tension` or nothing."""

    left: Stop
    right: Stop
    strength: float
    sign: str


class Side(NamedTuple):
    """One side of a gap: its passages in view by number, how many are above and below, where the view lies."""

    stops: dict[int, Stop]
    above: int
    below: int
    top: float
    bottom: float


def find_links(links: GapLinks, current: frozenset[str], left: Side, right: Side) -> list[Link]:
    """The links of which at least one end is in view; `current` are the annotations of the row that is read now."""
    of_left = dict(links.pairs)
    of_right = {two: one for one, two in links.pairs}
    made: list[Link] = []
    for at, stop in left.stops.items():
        partner = of_left.get(at)
        if partner is not None:
            made.append(_link(links, current, (at, partner), stop, right.stops.get(partner) or _away(right, partner)))
    for at, stop in right.stops.items():
        partner = of_right.get(at)
        if partner is not None and partner not in left.stops:
            made.append(_link(links, current, (partner, at), _away(left, partner), stop))
    for at in _alone(left, of_left):
        partner = nearest_partner(links.pairs, at)
        if partner is not None and partner in right.stops:
            made.append(Link(left.stops[at], right.stops[partner], WEAK, ""))
    for at in _alone(right, of_right):
        partner = nearest_partner(links.pairs, at, second=True)
        if partner is not None and partner in left.stops:
            made.append(Link(left.stops[partner], right.stops[at], WEAK, ""))
    return made


def _alone(side: Side, partners: Mapping[int, int]) -> list[int]:
    """The passages in view that have no partner of their own and lean on that of their neighbour, if they are few."""
    alone = [at for at in side.stops if at not in partners]
    return alone if len(alone) <= _MOST_LEANING else []


def _away(side: Side, number: int) -> Stop:
    """Where a link goes whose passage is out of view."""
    is_above = number < min(side.stops, default=side.above)
    level = side.top + _EDGE if is_above else side.bottom - _EDGE
    return Stop(-1 if is_above else 1, level - 1, level + 1, level)


def _link(links: GapLinks, current: frozenset[str], pair: tuple[int, int], one: Stop, other: Stop) -> Link:
    ids = links.left[pair[0]].id, links.right[pair[1]].id
    if one.where or other.where:
        return Link(one, other, WEAK, "")
    strength = STRONG if current.intersection(ids) else PLAIN
    return Link(one, other, strength, links.signs.get(ids, ""))
