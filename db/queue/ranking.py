"""In which order disagreements are gone through. Pure.

First by band, as `Band` lists them: conflicts before tensions, what is decided at the end unless it is to be looked at
again. Within a band by weight, the heaviest first:

    weight = opposed x (1 + gap) x (1 + freshness / 2)

- `opposed`: how much stands against how much, in pairs of accounts on different sides: 3 against 3 is 9, 5 against 1
  is 5, 1 against 1 is 1. Who is beside the sides, agreeing with all or speaking of another thing, weighs nothing.
  Accounts are voices, and origins where a source speaks for itself; never outlets, so that a report that ten papers
  copied weighs as one. No more than the pairs of statements that do stand against each other, and at least 1 (a voice
  can contradict itself).
- `gap`, from 0 to 1: how far the figures lie apart at most (`gaps`); 1 where nothing lies between, as with true and
  false or two answers.
- `freshness`, from 0 to 1: 1 for what the last step changed, a half after twenty further steps, 0 for what the history
  does not tell of.

What weighs the same goes by sources, then by the latest change, then in the order of the codebook.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from crossread.db.grid.grid import Kind, Row, Side
from crossread.db.record import record
from crossread.db.records import VerdictStatus

HALF_FRESH = 20
"""After so many steps a change is half as fresh."""


class Band(IntEnum):
    """What comes before what, whatever it weighs."""

    CONFLICT = 0
    TENSION = 1
    STALE = 2
    """Decided and to be looked at again, though nothing stands against anything now."""
    DECIDED = 3


@record
class QueueItem:
    """One claim or event in the queue.

    `conflicts` and `tensions` count pairs; `sides`, `gap` and `fresh` are what its weight is made of.
    """

    kind: Kind
    id: str
    title: str
    conflicts: int
    tensions: int
    sides: tuple[Side, ...]
    weight: float
    gap: float
    fresh: float
    status: VerdictStatus | None
    stale: bool
    band: Band

    @property
    def is_to_decide(self) -> bool:
        """Whether it is yet to be decided, or to be looked at again."""
        return self.band is not Band.DECIDED


def rank(rows: Sequence[Row], *, gaps: Mapping[str, float], step: int) -> list[QueueItem]:
    """What is in conflict or tension, or was decided, in the order of the queue.

    `gaps` are by row id, 1 for those left out; `step` is the last step of the project. Claims that compare by wording
    are never in the queue.
    """
    found = []
    for place, row in enumerate(rows):
        band = _band(row)
        if band is None:
            continue
        fresh, gap = freshness(row.changed, step), gaps.get(row.id, 1.0)
        item = QueueItem(
            kind=row.kind,
            id=row.id,
            title=row.title,
            conflicts=row.conflicts,
            tensions=row.tensions,
            sides=row.sides,
            weight=weight(row.sides, row.conflicts + row.tensions, gap, fresh),
            gap=gap,
            fresh=fresh,
            status=row.status,
            stale=row.stale,
            band=band,
        )
        found.append(((band, -item.weight, -row.sources, -row.changed, place), item))
    return [item for _, item in sorted(found, key=lambda each: each[0])]


def weight(sides: Sequence[Side], pairs: int, gap: float, fresh: float) -> float:
    """How heavy a disagreement is; see the head of this module."""
    accounts = [side.accounts for side in sides if not side.beside]
    opposed = (sum(accounts) ** 2 - sum(each * each for each in accounts)) // 2
    return max(min(opposed, pairs), 1) * (1 + gap) * (1 + fresh / 2)


def freshness(changed: int, step: int) -> float:
    """How fresh a change is that the step of the number `changed` made; 0 if that is 0."""
    return HALF_FRESH / (HALF_FRESH + max(step - changed, 0)) if changed else 0.0


def _band(row: Row) -> Band | None:
    if row.value_type == "answer" and row.compare == "wording":
        return None
    is_decided = row.status not in (None, "open")
    if not row.conflicts and not row.tensions:
        if not is_decided:
            return None
        return Band.STALE if row.stale else Band.DECIDED
    if is_decided and not row.stale:
        return Band.DECIDED
    return Band.CONFLICT if row.conflicts else Band.TENSION
