"""Parts of a total that add up to more than it: a conflict of its own kind, between one position and several."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from crossread.db.disagreements.days import days
from crossread.db.disagreements.figures import EXACT, Figure, figure
from crossread.db.disagreements.pairs import Pair
from crossread.db.disagreements.reasons import Number, figure_of, reason
from crossread.db.disagreements.rules import fold
from crossread.db.disagreements.stated import Stated
from crossread.db.records import Claim

_Least = tuple[Stated, Figure]


def exceeded_totals(
    total: Claim, stated: Iterable[Stated], parts: Iterable[tuple[Claim, Sequence[Stated]]]
) -> list[Pair]:
    """For each position on the total that its parts exceed, the conflict; the caller leaves out what is set aside.

    Parts are the claims under the total that are marked so, of its type and, where both have one, of its unit. Of each
    the position that says least counts, among those with the total's own scope and as-of: those of the same voice if
    these alone exceed it, else those of all.
    """
    if total.value_type not in ("number", "duration"):
        return []
    claims = [(claim, said) for claim, said in parts if _is_part(claim, total)]
    if not claims:
        return []
    found = []
    for position in stated:
        limit = _range(position, total)
        if limit is None or not limit.high.is_finite():
            continue
        own = _least(position, claims, own_voice=True)
        chosen = own if _exceeds(own, limit) else _least(position, claims, own_voice=False)
        if _exceeds(chosen, limit):
            found.append(_conflict(position, [said for said, _ in chosen], total, _sum(chosen)))
    return found


def _is_part(claim: Claim, total: Claim) -> bool:
    if not claim.part_of_total or claim.parent_id != total.id or claim.value_type != total.value_type:
        return False
    return not (claim.unit and total.unit) or fold(claim.unit) == fold(total.unit)


def _range(stated: Stated, claim: Claim) -> Figure | None:
    if stated.stance != "asserts" or stated.value is None:
        return None
    return figure(stated.value, stated.value_high, stated.qualifier, claim.tolerance)


def _least(position: Stated, claims: list[tuple[Claim, Sequence[Stated]]], *, own_voice: bool) -> list[_Least]:
    """Of each part the position with the least lower end."""
    chosen = []
    for claim, said in claims:
        ranges = [
            (each, its_range)
            for each in said
            if _same_thing(each, position)
            and (not own_voice or each.voice == position.voice)
            and (its_range := _range(each, claim)) is not None
        ]
        if ranges:
            chosen.append(min(ranges, key=lambda pair: (pair[1].low, pair[1].low_open)))
    return chosen


def _same_thing(a: Stated, b: Stated) -> bool:
    if fold(a.scope) != fold(b.scope):
        return False
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return a.as_of == b.as_of
    return _day_range(a.as_of) == _day_range(b.as_of)


def _day_range(text: str) -> tuple[int, int] | None:
    value = days(text)
    return None if value is None else (value.start.first, value.end.last)


def _sum(chosen: list[_Least]) -> Decimal:
    total = Decimal(0)
    for _, its_range in chosen:
        total = EXACT.add(total, its_range.low)
    return total


def _exceeds(chosen: list[_Least], limit: Figure) -> bool:
    if not chosen:
        return False
    least = _sum(chosen)
    beyond = limit.high_open or any(its_range.low_open for _, its_range in chosen)
    return least > limit.high or (least == limit.high and beyond)


def _conflict(position: Stated, parts: list[Stated], total: Claim, least: Decimal) -> Pair:
    of_days = total.value_type == "duration"
    why = reason(
        "total.exceeded",
        parts=tuple(figure_of(part, of_days=of_days) for part in parts),
        sum=Number(f"{least:f}", of_days=of_days),
        total=figure_of(position, of_days=of_days),
    )
    return Pair(
        a=position.id,
        b=None,
        relation="conflict",
        kind="total",
        same_source=all(part.source_id == position.source_id for part in parts),
        same_voice=all(part.voice == position.voice for part in parts),
        reason=why,
        parts=tuple(part.id for part in parts),
    )
