"""Which rows and columns of a grid are shown, and in which order. Pure: no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from crossread.db.grid import Column, Grid, Row
from crossread.db.record import record

Sort = Literal["codebook", "conflict", "sources", "latest"]
Across = Literal["hand", "published"]
Status = Literal["all", "conflict", "again", "settled", "open"]
SORTS: tuple[Sort, ...] = ("codebook", "conflict", "sources", "latest")
STATUSES: tuple[Status, ...] = ("all", "conflict", "again", "settled", "open")


@record
class GridQuery:
    """What of a grid is wanted. Empty conditions ask for nothing; of several ids in one any will do.

    `source_ids` choose columns too, `across` orders them. `voice_rows` are the ids of the rows in which any of the
    voices `voice_ids` says something, once they are known.
    """

    sort: Sort = "codebook"
    across: Across = "hand"
    status: Status = "all"
    words: str = ""
    event_ids: frozenset[str] = frozenset()
    group_ids: frozenset[str] = frozenset()
    voice_ids: frozenset[str] = frozenset()
    voice_rows: frozenset[str] | None = None
    source_ids: frozenset[str] = frozenset()


@record
class Arranged:
    """The rows in their order, with how many are folded away below each of some, and the columns in theirs."""

    rows: tuple[Row, ...]
    found: tuple[Row, ...]
    """The rows with those that are folded away."""
    columns: tuple[Column, ...]
    below: Mapping[str, int]
    counts: Mapping[Status, int]
    total: int
    """Rows there are with any filter taken away."""


def arrange(grid: Grid, query: GridQuery, folded: frozenset[str] = frozenset()) -> Arranged:
    """What of the grid is shown. `below` has every row that others stand under, in the order of the codebook only."""
    found = [row for row in grid.rows if _is_wanted(row, query, grid)]
    counts: dict[Status, int] = {each: sum(holds(row, each) for row in found) for each in STATUSES}
    rows = [row for row in found if holds(row, query.status)]
    wanted, below = tuple(rows), dict[str, int]()
    if query.sort == "codebook":
        below = _below(rows)
        rows = _unfolded(rows, folded & below.keys())
    else:
        rows.sort(key=lambda row: _rank(row, query.sort))
    return Arranged(
        rows=tuple(rows), found=wanted, columns=_columns(grid, query), below=below, counts=counts, total=len(grid.rows)
    )


def holds(row: Row, status: Status) -> bool:
    """Whether a row stands as is asked for."""
    if status == "conflict":
        return row.conflicts > 0
    if status == "again":
        return row.stale
    is_decided = row.status not in (None, "open") and not row.stale
    if status == "settled":
        return is_decided
    return status == "all" or (not is_decided and (row.conflicts > 0 or row.tensions > 0))


def _is_wanted(row: Row, query: GridQuery, grid: Grid) -> bool:
    if query.event_ids and query.event_ids.isdisjoint((row.event_id, row.id)):
        return False
    if query.group_ids and not _stands_under(row, query.group_ids, grid):
        return False
    if query.voice_ids and query.voice_rows is not None and row.id not in query.voice_rows:
        return False
    if query.source_ids and not any(source in grid.cells.get(row.id, {}) for source in query.source_ids):
        return False
    if query.words:
        text = _folded_text(row, grid)
        return all(word in text for word in query.words.casefold().split())
    return True


def _folded_text(row: Row, grid: Grid) -> str:
    about = grid.row_place.get(row.event_id or "")
    parts = [row.title, row.unit or "", "" if about is None else grid.rows[about].title]
    return " ".join(parts).casefold()


def _stands_under(row: Row, group_ids: frozenset[str], grid: Grid) -> bool:
    at: str | None = row.id
    while at is not None:
        if at in group_ids:
            return True
        at = grid.row(at).group if at in grid.row_place else None
    return False


def _below(rows: Sequence[Row]) -> dict[str, int]:
    """How many of the rows stand under each, at any depth."""
    found: dict[str, int] = {}
    above: list[Row] = []
    for row in rows:
        while above and (above[-1].depth >= row.depth or above[-1].kind != row.kind):
            above.pop()
        for each in above:
            found[each.id] = found.get(each.id, 0) + 1
        above.append(row)
    return found


def _unfolded(rows: Iterable[Row], folded: frozenset[str]) -> list[Row]:
    shown = []
    hidden_below: Row | None = None
    for row in rows:
        if hidden_below is not None and row.kind == hidden_below.kind and row.depth > hidden_below.depth:
            continue
        hidden_below = row if row.id in folded else None
        shown.append(row)
    return shown


def _rank(row: Row, sort: Sort) -> tuple[int, ...]:
    if sort == "conflict":
        return (-row.conflicts, -row.tensions, -row.accounts)
    if sort == "sources":
        return (-row.sources, -row.accounts)
    return (-row.changed,)


def _columns(grid: Grid, query: GridQuery) -> tuple[Column, ...]:
    columns = list(grid.columns)
    if query.source_ids and grid.by == "source":
        columns = [column for column in columns if column.id in query.source_ids]
    if query.voice_ids and grid.by == "voice":
        columns = [column for column in columns if column.id in query.voice_ids] or columns
    if query.across == "published":
        last = (1 << 62,)
        columns.sort(key=lambda column: (grid.last_days.get(column.id, last[0]), column.place < 0))
        if grid.by == "voice":
            columns.sort(key=lambda column: column.place >= 0)
    return tuple(columns)
