"""How all that is stated on one claim or event stands together, worked out in bulk: pairs counted, none of them made.

Statements that say the same count as one group. All groups of a claim are compared at once, as columns. The outcome is
that of `rules`, pair by pair, which the tests hold it to. Needs numpy.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crossread.db.disagreements.columns import (
    AGREE,
    CONFLICT,
    NOT_THE_SAME,
    NOTHING,
    TENSION,
    Bools,
    Columns,
    Prepared,
    Table,
    prepared,
)
from crossread.db.disagreements.rules import Relation
from crossread.db.disagreements.siding import sided
from crossread.db.disagreements.stated import Subject
from crossread.db.disagreements.tally import Said, Tally

__all__ = ["AGREE", "CONFLICT", "MOST_AT_ONCE", "NOTHING", "NOT_THE_SAME", "TENSION", "Standing"]

_RELATIONS: tuple[Relation, ...] = ("nothing", "agree", "not_the_same_thing", "tension", "conflict")
"""By how two groups stand in a table."""
MOST_AT_ONCE = 2_000_000
"""So many pairs of groups are compared in one go."""


class Standing:
    """What is stated on one claim or event, in groups of the same; `groups` holds those that can be compared."""

    def __init__(self, subject: Subject, said: Sequence[Said], times: Sequence[int]) -> None:
        self._subject = subject
        self.groups: list[Prepared] = prepared(subject, said)
        self._times = np.array([times[group.place] for group in self.groups], dtype=np.int64)
        self._columns = Columns(subject, self.groups) if self.groups else None
        self._whole: Table | None = None

    def table(self, first: int = 0, last: int | None = None) -> Table:
        """How each of the groups `first` to `last` stands to every group: shape (last - first, groups)."""
        if self._columns is None:
            return np.zeros((0, 0), dtype=np.int8)
        rows = slice(first, len(self.groups) if last is None else last)
        if len(self.groups) ** 2 > MOST_AT_ONCE:
            return self._columns.table(rows)
        if self._whole is None:
            self._whole = self._columns.table(slice(0, len(self.groups)))
        return self._whole[rows]

    def standing_in(self, relations: Collection[Relation]) -> Iterator[tuple[int, int]]:
        """Every two of `groups`, by their places there, that stand in one of the relations; in order."""
        levels = [level for level, relation in enumerate(_RELATIONS) if relation in relations]
        for first in range(0, len(self.groups), step := max(MOST_AT_ONCE // max(len(self.groups), 1), 1)):
            wanted = np.isin(self.table(first, first + step), levels)
            for one, other in zip(*(each.tolist() for each in np.nonzero(wanted)), strict=True):
                if first + one < other:
                    yield first + one, other

    @cached_property
    def _counted(self) -> tuple[Tally, NDArray[np.int8]]:
        count = len(self.groups)
        worst = np.zeros(count, dtype=np.int8)
        conflicts = tensions = 0
        step = max(MOST_AT_ONCE // max(count, 1), 1)
        for first in range(0, count, step):
            table = self.table(first, first + step)
            times = self._times[first : first + step]
            conflict, tension = table == CONFLICT, table == TENSION
            conflicts += int(times @ (conflict @ self._times))
            tensions += int(times @ (tension @ self._times))
            worst[first : first + step] = np.where(
                conflict.any(axis=1), CONFLICT, np.where(tension.any(axis=1), TENSION, NOTHING)
            )
        return Tally(conflicts // 2, tensions // 2), worst

    @property
    def tally(self) -> Tally:
        """How many pairs of statements are in conflict, and in tension."""
        return self._counted[0]

    @property
    def marks(self) -> dict[int, int]:
        """CONFLICT or TENSION for each group, by its place in what was given, that stands against any other."""
        worst = self._counted[1]
        return {group.place: int(mark) for group, mark in zip(self.groups, worst, strict=True) if mark}

    @cached_property
    def _sides(self) -> tuple[list[list[int]], int]:
        count, worst = len(self.groups), self._counted[1]
        if not count:
            return [], 0
        at_odds = _bits(worst[None, :] > 0)[0]
        if count**2 > MOST_AT_ONCE:
            found, against = sided((1 << count) - 1, at_odds, lambda at: _bits(self.table(at, at + 1) == AGREE)[0])
        else:
            found, against = sided((1 << count) - 1, at_odds, _bits(self.table() == AGREE).__getitem__)
        return [[self.groups[each].place for each in side] for side in found], against

    @property
    def sides(self) -> list[list[int]]:
        """The places of the groups by the sides that they are on, as `siding.sided` has it."""
        return self._sides[0]

    @property
    def opposed(self) -> int:
        """So many of the sides, from the first on, stand against another; the others are beside them."""
        return self._sides[1]


def _bits(rows: Bools) -> list[int]:
    """Each row as a set of the places where it is true: a whole number with these bits."""
    packed = np.packbits(rows, axis=1, bitorder="little")
    width, data = packed.shape[1], packed.tobytes()
    return [int.from_bytes(data[at : at + width], "little") for at in range(0, len(data), width)]
