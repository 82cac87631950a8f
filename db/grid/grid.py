"""What a grid is made of: columns, rows, cells. Immutable once made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from crossread.db.disagreements.verdicts import instant
from crossread.db.record import record
from crossread.db.records import Compare, ValueType, VerdictStatus

By = Literal["source", "voice"]
Kind = Literal["claim", "event"]
Mark = Literal["", "tension", "conflict"]
CellState = Literal["said", "silent", "unread", "read", "read_before", "too_early"]
"""What a cell is: something is said there; the source was marked silent; it was not read to the end; it was, and
nothing was marked; it was before the claim existed; it was published before the event could have happened."""

MARKS: tuple[Mark, ...] = ("", "tension", "conflict")


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a source or voice speaks on a row, and the worst that any of it stands in: an index of `MARKS`."""

    count: int
    mark: int


class Side(NamedTuple):
    """Those who say what can hold together: so many accounts (voices, or origins) in so many sources.

    `beside` are those who stand against nothing.
    """

    accounts: int
    sources: int
    beside: bool = False


@record
class Column:
    """A source, or a voice; in a grid of voices a source is the voice of what it says in its own name.

    `place` is the source's among the sources (its letter and colour), -1 for a voice. `origin` is the id of the source
    that stands for its origin; `copies_of` of one that it copies or translates. `finished` is when its latest revision
    was last read to the end.
    """

    id: str
    title: str
    detail: str = ""
    published: str | None = None
    place: int = -1
    origin: str = ""
    copies_of: str | None = None
    finished: str | None = None
    revision: int = 0


@record
class Row:
    """A claim or an event. `conflicts` and `tensions` count pairs; `sides` are all, those that stand against another
    first, then the most accounts first; `at_odds` counts the accounts that stand against another or themselves,
    `totals` the conflicts of a total with the sum of its parts, which are among the `conflicts`.

    `said` counts what is stated, `comparable` what of it could be compared and is not set aside, 0 if that is but one.
    `group` is the claim or event that it stands under, `depth` how many stand above it; `since` when it was made, if
    the history tells; `first_day` the first day on which its event can have happened, in days since 1970; `changed` is
    the last step that changed anything in it.
    """

    id: str
    kind: Kind
    title: str
    color: str = ""
    group: str | None = None
    depth: int = 0
    value_type: ValueType = "date"
    compare: Compare = "exclusive"
    unit: str | None = None
    event_id: str | None = None
    part_of_total: bool = False
    conflicts: int = 0
    tensions: int = 0
    said: int = 0
    comparable: int = 0
    sources: int = 0
    accounts: int = 0
    sides: tuple[Side, ...] = ()
    at_odds: int = 0
    totals: int = 0
    status: VerdictStatus | None = None
    stale: bool = False
    since: str | None = None
    first_day: int | None = None
    changed: int = 0


class Grid:
    """Rows in the order of the codebook, columns in that of the sources or voices."""

    def __init__(
        self,
        *,
        by: By,
        step: int,
        columns: tuple[Column, ...],
        rows: tuple[Row, ...],
        cells: Mapping[str, Mapping[str, Cell]],
        silent: frozenset[tuple[str, str]],
        last_days: Mapping[str, int],
    ) -> None:
        self.by, self.step = by, step
        self.columns, self.rows = columns, rows
        self.cells = cells
        """The cells in which anything is said, by the id of the row and then of the column."""
        self.silent = silent
        """Pairs of claim and source: the source's latest revision is marked silent on the claim."""
        self.last_days = last_days
        """The last day, in days since 1970, on which each source can have been published."""
        self.row_place = {row.id: place for place, row in enumerate(rows)}
        self.column_place = {column.id: place for place, column in enumerate(columns)}

    def row(self, row_id: str) -> Row:
        """A row by its id. Raises KeyError."""
        return self.rows[self.row_place[row_id]]

    def column(self, column_id: str) -> Column:
        """A column by its id. Raises KeyError."""
        return self.columns[self.column_place[column_id]]

    def count(self, row_id: str, column_id: str) -> int:
        """How many statements a cell holds."""
        cell = self.cells.get(row_id, {}).get(column_id)
        return cell.count if cell is not None else 0

    def mark(self, row_id: str, column_id: str) -> Mark:
        """The worst that anything in a cell stands in."""
        cell = self.cells.get(row_id, {}).get(column_id)
        return MARKS[cell.mark] if cell is not None else ""

    def state(self, row_id: str, column_id: str) -> CellState:
        """What a cell is. Of a voice it is only known whether it says something: else it is `read`."""
        if column_id in self.cells.get(row_id, {}):
            return "said"
        if (row_id, column_id) in self.silent:
            return "silent"
        column, row = self.column(column_id), self.row(row_id)
        if column.place < 0:
            return "read"
        published = self.last_days.get(column_id)
        if published is not None and row.first_day is not None and published < row.first_day:
            return "too_early"
        if column.finished is None:
            return "unread"
        is_before = row.since is not None and instant(column.finished) < instant(row.since)
        return "read_before" if is_before else "read"
