"""Statements as columns of numbers, and how every two of them stand to each other, worked out for whole tables at once.

Intervals are compared by their ends, the rest by codes; ends of numbers too long for floating point are ranked exactly.
Needs numpy.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from crossread.db.disagreements.days import SEASON_SLACK, Days, End, days
from crossread.db.disagreements.figures import Figure, figure, is_more_than_a_twentieth, stated_gap
from crossread.db.disagreements.rules import fold
from crossread.db.disagreements.stated import Subject, value_type_of
from crossread.db.disagreements.tally import Said
from crossread.db.records import Claim

if TYPE_CHECKING:
    from decimal import Decimal

NOTHING, AGREE, NOT_THE_SAME, TENSION, CONFLICT = range(5)
"""How two groups stand to each other, in a table."""
_EXACT_DIGITS = 15

Bools = NDArray[np.bool_]
Table = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A group of statements that say the same, ready to be compared; `place` is its place in what was given."""

    place: int
    denies: bool
    value: tuple[object, ...]
    figure: Figure | None
    days: Days | None
    answer: str | None
    scope: str
    as_of: Days | None


def prepared(subject: Subject, said: Iterable[Said]) -> list[Prepared]:
    """The groups that can be compared at all, as `rules.weigh` has it."""
    kind = value_type_of(subject)
    tolerance = subject.tolerance if isinstance(subject, Claim) else None
    if isinstance(subject, Claim) and kind == "answer" and subject.compare == "wording":
        return []
    found = []
    for place, each in enumerate(said):
        denies = each.stance == "denies"
        if each.stance == "questions" or (kind == "answer" and each.answer_id is None):
            continue
        number: Figure | None = None
        day: Days | None = None
        if kind == "date":
            day = None if each.value is None else days(each.value)
            if day is None:
                continue
        elif kind in ("number", "duration"):
            if each.value is not None:
                number = figure(each.value, each.value_high, each.qualifier, tolerance)
            if number is None and (each.value is not None or not denies):
                continue
        found.append(
            Prepared(
                place,
                denies,
                (each.value, each.value_high, each.qualifier),
                number,
                day,
                each.answer_id,
                fold(each.scope),
                days(each.as_of) if each.as_of else None,
            )
        )
    return found


class Columns:
    """The groups of one claim or event as columns."""

    def __init__(self, subject: Subject, groups: Sequence[Prepared]) -> None:
        self._groups = groups
        self._kind = value_type_of(subject)
        self._exclusive = isinstance(subject, Claim) and subject.compare == "exclusive"
        self._denies = np.array([group.denies for group in groups])
        self._scope = _codes([group.scope or None for group in groups])
        self._as_of = _Dates([group.as_of for group in groups]) if any(group.as_of for group in groups) else None
        self._answer = _codes([group.answer for group in groups]) if self._kind == "answer" else None
        self._dates = _Dates([group.days for group in groups]) if self._kind == "date" else None
        self._figures = _figures_of(subject, groups) if self._kind in ("number", "duration") else None
        self._any_denies = bool(self._denies.any())
        self._value = _codes([group.value for group in groups]) if self._any_denies else None

    def table(self, rows: slice) -> Table:
        """How each of some groups stands to every group: shape (rows, groups)."""
        made = self._by_kind(rows)
        if self._scope.any():
            scoped = (self._scope[rows, None] > 0) & (self._scope > 0)
            made[scoped & (self._scope[rows, None] != self._scope)] = NOT_THE_SAME
        if self._as_of is not None:
            made[self._as_of.never_meet(rows)] = NOT_THE_SAME
        return made

    def _by_kind(self, rows: slice) -> Table:
        unlike = self._denies[rows, None] != self._denies
        if self._kind == "truth":
            return np.where(unlike, CONFLICT, AGREE).astype(np.int8)
        if self._answer is not None:
            return self._answers(rows, unlike)
        lines = self._figures if self._figures is not None else self._dates
        assert lines is not None
        made = lines.table(rows)
        if self._any_denies:
            assert self._value is not None
            both = self._denies[rows, None] & self._denies
            same = self._value[rows, None] == self._value
            made[both] = np.where(same, AGREE, NOTHING)[both]
            # Of an assertion and a denial, what is denied is wider.
            within = np.where(self._denies[rows, None], lines.holds(rows), lines.lies_in(rows))
            made[unlike] = np.where(within, CONFLICT, NOTHING)[unlike]
        return made

    def _answers(self, rows: slice, unlike: Bools) -> Table:
        assert self._answer is not None
        same = self._answer[rows, None] == self._answer
        neither = ~(self._denies[rows, None] | self._denies)
        apart = np.where(neither & ~same, CONFLICT if self._exclusive else NOTHING, NOTHING)
        return np.where(same, np.where(unlike, CONFLICT, AGREE), apart).astype(np.int8)


class _Figures:
    """Ranges of numbers; a group without one is a denial of any."""

    def __init__(self, figures: Sequence[Figure | None], *, is_short: bool) -> None:
        self._exact = figures
        nothing = figure("0", None, None, None)
        assert nothing is not None
        filled = [each or nothing for each in figures]
        self._any = np.array([each is None for each in figures])
        if is_short:
            # An end that is left out lies a little beyond the same number taken in.
            self._low = _stepped([each.low for each in filled], [each.low_open for each in filled], np.inf)
            self._high = _stepped([each.high for each in filled], [each.high_open for each in filled], -np.inf)
        else:
            self._low, self._high = _ranked(filled)
        self._least = np.array([float(each.least) for each in filled])
        self._greatest = np.array([float(each.greatest) for each in filled])

    def table(self, rows: slice) -> Table:
        meets = (self._low[rows, None] <= self._high) & (self._low <= self._high[rows, None])
        upward = self._least - self._greatest[rows, None]
        downward = self._least[rows, None] - self._greatest
        gap = np.maximum(np.maximum(upward, downward), 0.0)
        near = np.where(upward > 0, self._greatest[rows, None], self._least[rows, None])
        other = np.where(upward > 0, self._least, self._greatest)
        bound = np.maximum(np.abs(near), np.abs(other))
        beyond = gap * 20 - bound
        made = np.where(meets, AGREE, CONFLICT).astype(np.int8)
        stretched = meets & (gap > 0)
        made[stretched & (beyond > 0)] = TENSION
        doubtful = stretched & (np.abs(beyond) <= bound * 1e-9)
        for one, column in zip(*np.nonzero(doubtful), strict=True):
            exact, against = self._exact[rows.start + int(one)], self._exact[int(column)]
            if exact is not None and against is not None:
                tense = is_more_than_a_twentieth(*stated_gap(exact, against))
                made[one, column] = TENSION if tense else AGREE
        return made

    def lies_in(self, rows: slice) -> Bools:
        """Whether the row's range lies wholly in the column's, or is above 0 where the column is of any number."""
        inside = (self._low[rows, None] >= self._low) & (self._high[rows, None] <= self._high)
        return np.where(self._any, self._least[rows, None] > 0, inside)

    def holds(self, rows: slice) -> Bools:
        """Whether the column's range lies wholly in the row's; as `lies_in`, the other way round."""
        inside = (self._low >= self._low[rows, None]) & (self._high <= self._high[rows, None])
        return np.where(self._any[rows, None], self._least > 0, inside)


class _Dates:
    """Dates, by their days; a group without one has none and is not asked about."""

    def __init__(self, dates: Sequence[Days | None]) -> None:
        self._there = np.array([each is not None for each in dates])
        filled = [each or _NO_DAYS for each in dates]
        self._span = np.array([each.span for each in filled])
        self._start = _Ends([each.start for each in filled])
        self._end = _Ends([each.end for each in filled])

    def never_meet(self, rows: slice) -> Bools:
        """Whether both have a date and cannot be the same day, `~` widening them."""
        both = self._there[rows, None] & self._there
        meets = (self._start.wide_first[rows, None] <= self._end.wide_last) & (
            self._start.wide_first <= self._end.wide_last[rows, None]
        )
        found: Bools = both & ~meets
        return found

    def table(self, rows: slice) -> Table:
        made = _nearness(self._start, self._end, rows)
        spans = self._span[rows, None] & self._span
        if spans.any():
            starts, ends = _nearness(self._start, self._start, rows), _nearness(self._end, self._end, rows)
            for table, side in ((starts, self._start), (ends, self._end)):
                table[side.is_open[rows, None] | side.is_open] = AGREE
            made[spans] = np.maximum(starts, ends)[spans]
        return made

    def lies_in(self, rows: slice) -> Bools:
        """Whether the row's days lie wholly in the column's, `~` widening both."""
        found: Bools = (self._start.wide_first[rows, None] >= self._start.wide_first) & (
            self._end.wide_last[rows, None] <= self._end.wide_last
        )
        return found

    def holds(self, rows: slice) -> Bools:
        """Whether the column's days lie wholly in the row's; as `lies_in`, the other way round."""
        found: Bools = (self._start.wide_first >= self._start.wide_first[rows, None]) & (
            self._end.wide_last <= self._end.wide_last[rows, None]
        )
        return found


class _Ends:
    """One end of each date."""

    def __init__(self, ends: Sequence[End]) -> None:
        self.first, self.last, self.wide_first, self.wide_last = (
            np.array(column, dtype=np.int64)
            for column in zip(*((each.first, each.last, each.wide_first, each.wide_last) for each in ends), strict=True)
        )
        self.uncertain = np.array([each.uncertain for each in ends])
        self.season = np.array([each.season for each in ends])
        self.is_open = np.array([each.is_open for each in ends])


def _nearness(start: _Ends, end: _Ends, rows: slice) -> Table:
    """AGREE where two ranges of days meet, TENSION where they nearly do (`days.nearness`), else CONFLICT."""
    made = np.full((len(start.first[rows]), len(start.first)), AGREE, dtype=np.int8)
    before = end.last[rows, None] < start.first
    after = end.last < start.first[rows, None]
    for apart, gap, uncertain, season in (
        (
            before,
            start.wide_first - end.wide_last[rows, None],
            end.uncertain[rows, None] | start.uncertain,
            end.season[rows, None] | start.season,
        ),
        (
            after,
            start.wide_first[rows, None] - end.wide_last,
            end.uncertain | start.uncertain[rows, None],
            end.season | start.season[rows, None],
        ),
    ):
        nearly = (gap <= 0) | uncertain | (season & (gap <= SEASON_SLACK))
        made[apart] = np.where(nearly, TENSION, CONFLICT)[apart]
    return made


def _figures_of(subject: Subject, groups: Sequence[Prepared]) -> _Figures:
    slack = len(subject.tolerance or "0.1") if isinstance(subject, Claim) else 0
    is_short = all(
        isinstance(text, str) and len(text) + slack <= _EXACT_DIGITS
        for group in groups
        for text in group.value[:2]
        if text is not None
    )
    return _Figures([group.figure for group in groups], is_short=is_short)


def _stepped(numbers: "Sequence[Decimal]", is_open: Sequence[bool], toward: float) -> NDArray[np.float64]:
    made = np.array([float(each) for each in numbers])
    return np.where(is_open, np.nextafter(made, toward), made)


def _ranked(figures: Sequence[Figure]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    lows = [(each.low, int(each.low_open)) for each in figures]
    highs = [(each.high, -int(each.high_open)) for each in figures]
    rank = {end: place for place, end in enumerate(sorted({*lows, *highs}))}
    return np.array([float(rank[each]) for each in lows]), np.array([float(rank[each]) for each in highs])


def _codes(values: Sequence[object]) -> NDArray[np.int64]:
    """A number for each different value, 0 for None."""
    known: dict[object, int] = {None: 0}
    return np.array([known.setdefault(each, len(known)) for each in values], dtype=np.int64)


_NOWHERE = End("", 0, 0, 0, 0, uncertain=False, season=False)
_NO_DAYS = Days(False, _NOWHERE, _NOWHERE)
