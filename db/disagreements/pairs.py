"""All pairs of one claim or event that stand against each other, each with what a reader wants to know of the two."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from crossread.db.disagreements.reasons import Date, Reason, reason
from crossread.db.disagreements.rules import Outcome, Relation, Weighed, compare, compare_weighed, weigh
from crossread.db.disagreements.stated import Stated, Subject, value_type_of
from crossread.db.disagreements.tally import Said, said
from crossread.db.records import Event, ValueType

PairKind = Literal["truth", "number", "duration", "date", "answer", "total"]

FEW = 48
"""Of more different statements than this it is worth while to load numpy, and to compare them in bulk first."""
_ORDER: dict[Relation, int] = {"conflict": 0, "tension": 1, "not_the_same_thing": 2, "agree": 3, "nothing": 4}


class Pair(NamedTuple):
    """Two statements and how they stand to each other.

    `a` and `b` are ids of positions; of annotations for an event. For the kind `total` `b` is None, `a` the total's
    position and `parts` the positions that add up to more. `remarks` are what is said besides the reason: whether the
    voice contradicts itself or changed its account, and which of the two is less than certain.
    """

    a: str
    b: str | None
    relation: Relation
    kind: PairKind
    same_source: bool
    same_voice: bool
    reason: Reason | None = None
    remarks: tuple[Reason, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The reason and the remarks in English."""
        said = [] if self.reason is None else [self.reason]
        return "; ".join(each.sentence for each in (*said, *self.remarks))

    def as_json(self) -> dict[str, object]:
        """The pair as `crossread disagreements --json` prints it."""
        row: dict[str, object] = {
            "a": self.a,
            "b": self.b,
            "relation": self.relation,
            "kind": self.kind,
            "same_source": self.same_source,
            "same_voice": self.same_voice,
            "reason": self.sentence,
        }
        return row | {"parts": list(self.parts)} if self.kind == "total" else row


def pair_of(a: Stated, b: Stated, subject: Subject) -> Pair:
    """How two statements stand to each other, whatever that is."""
    return _pair(a, b, compare(a, b, subject), subject)


def pairs(
    subject: Subject,
    stated: Sequence[Stated],
    relations: Collection[Relation] = ("conflict", "tension"),
    *,
    most: int | None = None,
) -> list[Pair]:
    """The pairs in one of the relations, or so many of them: conflicts, then tensions, each in the order of `stated`.

    Statements that say the same are compared once, so that the cost grows with the square of the different ones and
    with the number of pairs found.
    """
    groups: dict[Said, list[int]] = {}
    weighed: list[Weighed] = []
    for index, each in enumerate(stated):
        key = said(each)
        group = groups.get(key)
        if group is None:
            ready = weigh(each, subject)
            if ready is None:
                continue
            weighed.append(ready)
            groups[key] = group = []
        group.append(index)
    found: list[tuple[int, int, int, Outcome]] = []
    members = list(groups.values())
    for place, other_place in _to_compare(subject, list(groups), relations):
        one, ones, other, others = weighed[place], members[place], weighed[other_place], members[other_place]
        outcome = compare_weighed(one, other, subject)
        if outcome.relation not in relations:
            continue
        if most is not None and len(found) >= most and len(members) > FEW:
            # They come in the order of their relations: what is left comes after these.
            break
        rank = _ORDER[outcome.relation]
        crossed = ones[-1] > others[0]
        turned = compare_weighed(other, one, subject) if crossed else outcome
        found.extend((rank, i, j, outcome) if i < j else (rank, j, i, turned) for i in ones for j in others)
    if "agree" in relations:
        rank, agree = _ORDER["agree"], Outcome("agree")
        found.extend((rank, i, j, agree) for same in members for i, j in combinations(same, 2))
    # No two rows have the same two statements, so that the outcomes are never compared.
    found.sort()
    return [_pair(stated[i], stated[j], outcome, subject) for _, i, j, outcome in found[:most]]


def conflicts_of(new: Stated, subject: Subject, others: Iterable[Stated]) -> list[Pair]:
    """What one statement, perhaps not yet kept, stands against: conflicts, then tensions, each in order."""
    found = [pair for other in others if (pair := pair_of(new, other, subject)).relation in ("conflict", "tension")]
    return sorted(found, key=lambda pair: _ORDER[pair.relation])


def _to_compare(subject: Subject, groups: Sequence[Said], relations: Collection[Relation]) -> Iterable[tuple[int, int]]:
    """The places of every two groups that can stand in one of the relations: of many, found in bulk beforehand."""
    if len(groups) <= FEW:
        return combinations(range(len(groups)), 2)
    from crossread.db.disagreements.standing import Standing

    standing = Standing(subject, groups, [1] * len(groups))
    ordered = sorted(relations, key=_ORDER.__getitem__)
    return (places for relation in ordered for places in standing.standing_in((relation,)))


def _pair(a: Stated, b: Stated, outcome: Outcome, subject: Subject) -> Pair:
    same_voice = a.voice == b.voice
    remarks: tuple[Reason, ...] = ()
    if outcome.relation in ("conflict", "tension"):
        if same_voice:
            remarks += (_account(a, b),)
        if a.certainty != "certain":
            remarks += (reason("certainty.first", certainty=a.certainty),)
        if b.certainty != "certain":
            remarks += (reason("certainty.second", certainty=b.certainty),)
    of_event = isinstance(subject, Event)
    kind: ValueType = value_type_of(subject)
    return Pair(
        a=a.annotation_id if of_event else a.id,
        b=b.annotation_id if of_event else b.id,
        relation=outcome.relation,
        kind=kind,
        same_source=a.source_id == b.source_id,
        same_voice=same_voice,
        reason=outcome.reason,
        remarks=remarks,
    )


def _account(a: Stated, b: Stated) -> Reason:
    """Whether one voice contradicts itself or, as of different days or published on such, changed its account."""
    for one, other in ((a.as_of, b.as_of), (a.published, b.published)):
        if one is None or other is None or one == other:
            continue
        from crossread.db.disagreements.days import days

        then, later = days(one), days(other)
        if then is None or later is None:
            continue
        ranges = sorted([(then.start.first, then.end.last, one), (later.start.first, later.end.last, other)])
        if ranges[0][:2] != ranges[1][:2]:
            return reason("voice.changed", earlier=Date(ranges[0][2]), later=Date(ranges[1][2]))
    return reason("voice.contradicts")
