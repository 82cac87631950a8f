"""What stands against what on one claim or event: sides and reasons, each reason once for all whom it concerns."""

from collections.abc import Mapping, Sequence

from crossread.db.disagreements.pairs import pair_of
from crossread.db.disagreements.reasons import Date, Number, Reason, show_argument
from crossread.db.disagreements.rules import compare
from crossread.db.disagreements.standing import CONFLICT, NOT_THE_SAME, TENSION, Standing
from crossread.db.disagreements.stated import Stated, Subject
from crossread.db.disagreements.tally import Said as Compared
from crossread.db.disagreements.tally import said
from crossread.db.record import record

MOST_REASONS = 40
"""So many reasons of one kind are given for one claim or event; how many more there are is told."""
MOST_OF_A_VOICE = 40
"""Each statement of a voice is held against so many that follow it."""
_APART = frozenset({"number.apart", "date.apart"})
_Ids = tuple[dict[str, None], dict[str, None]]


@record
class Reasoned:
    """One reason, with the ids of those on either side that it concerns.

    `first` and `second` are what does not meet, where the reason is no more than that.
    """

    sentence: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    first: str = ""
    second: str = ""


@record
class Against:
    """All of one claim or event. `sides` hold ids of statements: first the `opposed`, which stand against another.

    `more` counts reasons that are not listed, for conflicts, tensions and what is not the same thing.
    """

    conflicts: tuple[Reasoned, ...]
    tensions: tuple[Reasoned, ...]
    apart: tuple[Reasoned, ...]
    voices: tuple[Reasoned, ...]
    sides: tuple[tuple[str, ...], ...]
    opposed: int
    more: tuple[int, int, int]


def read_against(subject: Subject, stated: Sequence[Stated]) -> Against:
    """Compare all that is stated and not set aside. What says the same is compared once."""
    groups: dict[Compared, list[Stated]] = {}
    for each in stated:
        groups.setdefault(said(each), []).append(each)
    members = list(groups.values())
    standing = Standing(subject, list(groups), [len(each) for each in members])
    found: dict[int, dict[Reason | None, _Ids]] = {CONFLICT: {}, TENSION: {}, NOT_THE_SAME: {}}
    more = {CONFLICT: 0, TENSION: 0, NOT_THE_SAME: 0}
    places = [group.place for group in standing.groups]
    for number, place in enumerate(places):
        row = standing.table(number, number + 1)[0]
        for level, reasons in found.items():
            others = (row == level).nonzero()[0].tolist()
            for other in (places[each] for each in others if each > number):
                if len(reasons) >= MOST_REASONS:
                    more[level] += 1
                    continue
                one, two = members[place], members[other]
                reason = compare(one[0], two[0], subject).reason
                ids = reasons.setdefault(reason, ({}, {}))
                ids[0].update(dict.fromkeys(each.id for each in one))
                ids[1].update(dict.fromkeys(each.id for each in two))
    return Against(
        conflicts=_reasoned(found[CONFLICT]),
        tensions=_reasoned(found[TENSION]),
        apart=_reasoned(found[NOT_THE_SAME]),
        voices=_of_one_voice(subject, stated),
        sides=tuple(tuple(each.id for place in side for each in members[place]) for side in standing.sides),
        opposed=standing.opposed,
        more=(more[CONFLICT], more[TENSION], more[NOT_THE_SAME]),
    )


def _reasoned(found: Mapping[Reason | None, _Ids]) -> tuple[Reasoned, ...]:
    made: list[Reasoned] = []
    for reason, (a, b) in found.items():
        apart = dict(reason.arguments) if reason is not None and reason.id in _APART else {}
        first, second = apart.get("a", ""), apart.get("b", "")
        made.append(
            Reasoned(
                sentence=reason.sentence if reason is not None else "",
                a=tuple(a),
                b=tuple(b),
                first=show_argument(first) if isinstance(first, Number | Date) else "",
                second=show_argument(second) if isinstance(second, Number | Date) else "",
            )
        )
    return tuple(made)


def _of_one_voice(subject: Subject, stated: Sequence[Stated]) -> tuple[Reasoned, ...]:
    """Where one voice contradicts itself or changed its account: all of its statements that do, in `a`."""
    by_voice: dict[tuple[str, str], list[Stated]] = {}
    for each in stated:
        by_voice.setdefault(each.voice, []).append(each)
    found: dict[tuple[tuple[str, str], str], dict[str, None]] = {}
    for voice, mine in by_voice.items():
        for place, one in enumerate(mine):
            for other in mine[place + 1 : place + MOST_OF_A_VOICE]:
                pair = pair_of(one, other, subject)
                if pair.relation not in ("conflict", "tension"):
                    continue
                sentence = next(each.sentence for each in pair.remarks if each.id.startswith("voice."))
                found.setdefault((voice, sentence), {}).update({one.id: None, other.id: None})
    return tuple(Reasoned(sentence=sentence, a=tuple(ids), b=()) for (_, sentence), ids in found.items())
