"""How many pairs of statements stand against each other, counted without making the pairs.

Statements that say the same are counted together, and ranges that do not meet are counted by sorting their ends, so
that the cost grows with the different statements (n log n) and not with the pairs. What no order of ends can tell is
compared by the rules themselves; either way the figures are those of `pairs`, which the tests hold it to.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, combinations, product
from typing import NamedTuple, TypeVar

from crossread.db.disagreements.figures import Figure, is_more_than_a_twentieth, stated_gap
from crossread.db.disagreements.rules import Weighed, compare_weighed, weigh
from crossread.db.disagreements.stated import Stated, Subject, value_type_of
from crossread.db.records import Qualifier, Stance

Key = TypeVar("Key", int, tuple[Decimal, int])


@dataclass(frozen=True, slots=True)
class Tally:
    """So many pairs in conflict, so many in tension."""

    conflicts: int = 0
    tensions: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.conflicts + other.conflicts, self.tensions + other.tensions)

    def __bool__(self) -> bool:
        return bool(self.conflicts or self.tensions)


class Said(NamedTuple):
    """All of a statement that comparing looks at."""

    stance: Stance = "asserts"
    value: str | None = None
    value_high: str | None = None
    qualifier: Qualifier | None = None
    answer_id: str | None = None
    scope: str = ""
    as_of: str | None = None


class _Group(NamedTuple):
    """What is said, ready to be compared, and how often."""

    said: Weighed
    times: int


_Rough = tuple[float, float, float, float, int, Figure]
"""A figure's least and greatest number and its low and high end, rounded; how often it is said; and the figure."""
_Test = Callable[[Weighed], bool]
_Count = Callable[[Sequence[_Group], Sequence[_Group] | None], Tally]


def tally(subject: Subject, said: Mapping[Said, int]) -> Tally:
    """The pairs in conflict and in tension on one claim or event, of statements given with how often each is made."""
    contexts: dict[tuple[object, object], list[_Group]] = {}
    for each, times in said.items():
        weighed = weigh(_stated(each), subject)
        if weighed is not None:
            contexts.setdefault((weighed.scope, weighed.as_of), []).append(_Group(weighed, times))
    groups = list(contexts.values())
    found = Tally()
    for place, group in enumerate(groups):
        found += _between(group, None, subject)
        for other in groups[place + 1 :]:
            if _of_one_thing(group[0].said, other[0].said):
                found += _between(group, other, subject)
    return found


def said(stated: Stated) -> Said:
    """All of a statement that comparing looks at."""
    return Said(
        stated.stance,
        stated.value,
        stated.value_high,
        stated.qualifier,
        stated.answer_id,
        stated.scope,
        stated.as_of,
    )


def said_by(stated: Iterable[Stated]) -> dict[Said, int]:
    """Statements as `tally` takes them."""
    counted: dict[Said, int] = {}
    for each in stated:
        key = said(each)
        counted[key] = counted.get(key, 0) + 1
    return counted


def _stated(said: Said) -> Stated:
    return Stated(
        id="",
        annotation_id="",
        source_id="",
        stance=said.stance,
        value=said.value,
        value_high=said.value_high,
        qualifier=said.qualifier,
        answer_id=said.answer_id,
        scope=said.scope,
        as_of=said.as_of,
    )


def _of_one_thing(a: Weighed, b: Weighed) -> bool:
    """Whether scope and as-of let the two be compared; the same for all of their contexts."""
    if a.scope and b.scope and a.scope != b.scope:
        return False
    return a.as_of is None or b.as_of is None or a.as_of.meets(b.as_of)


def _between(ones: Sequence[_Group], others: Sequence[_Group] | None, subject: Subject) -> Tally:
    """The pairs of one of `ones` and one of `others`; among `ones` if there are no others."""
    kind = value_type_of(subject)
    if kind in ("number", "duration"):
        return _sorted_out(ones, others, subject, _is_range, _ranges)
    if kind == "date":
        return _sorted_out(ones, others, subject, _is_simple_date, _simple_dates)
    return _by_the_rules(ones, others, subject)


def _by_the_rules(ones: Sequence[_Group], others: Sequence[_Group] | None, subject: Subject) -> Tally:
    conflicts = tensions = 0
    for one, other in combinations(ones, 2) if others is None else product(ones, others):
        relation = compare_weighed(one.said, other.said, subject).relation
        if relation == "conflict":
            conflicts += one.times * other.times
        elif relation == "tension":
            tensions += one.times * other.times
    return Tally(conflicts, tensions)


def _sorted_out(
    ones: Sequence[_Group], others: Sequence[_Group] | None, subject: Subject, is_sortable: _Test, count: _Count
) -> Tally:
    """Count what can be sorted by its ends so, and the rest against everything by the rules."""
    easy, hard = _parted(ones, is_sortable)
    if others is None:
        return count(easy, None) + _by_the_rules(hard, None, subject) + _by_the_rules(hard, easy, subject)
    other_easy, other_hard = _parted(others, is_sortable)
    return count(easy, other_easy) + _by_the_rules(hard, others, subject) + _by_the_rules(easy, other_hard, subject)


def _parted(groups: Sequence[_Group], is_sortable: _Test) -> tuple[list[_Group], list[_Group]]:
    easy: list[_Group] = []
    hard: list[_Group] = []
    for group in groups:
        (easy if is_sortable(group.said) else hard).append(group)
    return easy, hard


def _is_range(said: Weighed) -> bool:
    return not said.denies and said.figure is not None


def _ranges(ones: Sequence[_Group], others: Sequence[_Group] | None) -> Tally:
    """Asserted numbers: in conflict where their ranges do not meet, in tension where they meet by courtesy alone."""
    conflicts = _apart([_ends(one) for one in ones], None if others is None else [_ends(each) for each in others])
    return Tally(conflicts, _stretched(ones, others))


def _ends(group: _Group) -> tuple[tuple[Decimal, int], tuple[Decimal, int], int]:
    figure = group.said.figure
    assert figure is not None
    # An end that is left out lies a little beyond the same number taken in.
    return (figure.low, int(figure.low_open)), (figure.high, -int(figure.high_open)), group.times


def _stretched(ones: Sequence[_Group], others: Sequence[_Group] | None) -> int:
    """Only what reaches beyond its stated figure can meet another by courtesy."""
    loose, firm = _loose_and_firm(ones)
    if others is None:
        return sum(_tense(one, loose[place + 1 :]) + _tense(one, firm) for place, one in enumerate(loose))
    other_loose, other_firm = _loose_and_firm(others)
    among = sum(_tense(one, other_loose) + _tense(one, other_firm) for one in loose)
    return among + sum(_tense(one, firm) for one in other_loose)


def _tense(one: _Rough, others: Sequence[_Rough]) -> int:
    """How many pairs of one figure and each of the others meet, but by more than the stated figures allow.

    Rounded numbers decide what they can decide: rounding never turns an order round. The rest is compared exactly.
    """
    least, greatest, low, high, times, exact = one
    found = 0
    for other_least, other_greatest, other_low, other_high, other_times, other_exact in others:
        if greatest < other_least:
            gap, bound = other_least - greatest, max(abs(greatest), abs(other_least))
        elif other_greatest < least:
            gap, bound = least - other_greatest, max(abs(least), abs(other_greatest))
        else:
            continue
        if high < other_low or other_high < low:
            continue
        beyond, doubt = gap * 20 - bound, bound * 1e-9
        if beyond < -doubt:
            continue
        if (beyond <= doubt or high == other_low or other_high == low) and not _is_tense(exact, other_exact):
            continue
        found += times * other_times
    return found


def _is_tense(one: Figure, other: Figure) -> bool:
    return one.meets(other) and is_more_than_a_twentieth(*stated_gap(one, other))


def _loose_and_firm(groups: Sequence[_Group]) -> tuple[list[_Rough], list[_Rough]]:
    loose: list[_Rough] = []
    firm: list[_Rough] = []
    for said, times in groups:
        exact = said.figure
        assert exact is not None
        ends = (float(exact.least), float(exact.greatest), float(exact.low), float(exact.high))
        is_firm = exact.low == exact.least and exact.high == exact.greatest
        (firm if is_firm else loose).append((*ends, times, exact))
    return loose, firm


def _is_simple_date(said: Weighed) -> bool:
    days = said.days
    if said.denies or days is None or days.span:
        return False
    return not any(end.uncertain or end.season for end in (days.start, days.end))


def _simple_dates(ones: Sequence[_Group], others: Sequence[_Group] | None) -> Tally:
    """Dates without doubt or season: what is apart only until `~` widens it is in tension."""
    conflicts, unwidened = (
        _apart([ends(one) for one in ones], None if others is None else [ends(each) for each in others])
        for ends in (_wide_days, _days)
    )
    return Tally(conflicts, unwidened - conflicts)


def _days(group: _Group) -> tuple[int, int, int]:
    days = group.said.days
    assert days is not None
    return days.start.first, days.end.last, group.times


def _wide_days(group: _Group) -> tuple[int, int, int]:
    days = group.said.days
    assert days is not None
    return days.start.wide_first, days.end.wide_last, group.times


def _apart(ones: Sequence[tuple[Key, Key, int]], others: Sequence[tuple[Key, Key, int]] | None) -> int:
    """How many pairs of ranges, given as (low, high, times), do not meet."""
    against = ones if others is None else others
    highs, until = _summed([(high, times) for _, high, times in against])
    found = 0
    for low, _, times in ones:
        found += times * until[bisect_left(highs, low)]
    if others is not None:
        lows, before = _summed([(low, times) for low, _, times in against])
        for _, high, times in ones:
            found += times * (before[-1] - before[bisect_right(lows, high)])
    return found


def _summed(ends: list[tuple[Key, int]]) -> tuple[list[Key], list[int]]:
    """The ends in order, and how many lie before each place among them."""
    ends.sort()
    return [end for end, _ in ends], [0, *accumulate(times for _, times in ends)]
