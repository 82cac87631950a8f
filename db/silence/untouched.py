"""Which claims a source does not touch, and a close look at one of them."""

from collections.abc import Collection, Sequence

from crossread.db.grid import read_grid
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Claim, Source, Zone
from crossread.db.silence.nearest import MOST, Near, Sought, nearest
from crossread.db.silence.prepared import Prepared
from crossread.db.text import gaps, paragraph_number

_OPEN = frozenset({"unread", "read", "read_before"})
_MOST_QUOTES = 40
_MOST_PREPARED = 4


@record
class Cell:
    """A claim that a source, in its latest revision, neither says anything on nor was marked silent on."""

    source_id: str
    claim_id: str
    revision: int


@record
class Look:
    """A close look at a cell: the claim, and what in the source comes nearest to it.

    `place` is the source's among the sources; `others` how many other sources say something on the claim. `numbers`
    are those of the paragraphs of `near`, from 1, `excerpts` their words. `gaps` are the ranges of the paragraphs from
    which text may be missing, `gap_numbers` their numbers.
    """

    cell: Cell
    claim: Claim
    source: Source
    place: int
    event: str = ""
    others: int = 0
    near: tuple[Near, ...] = ()
    excerpts: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    gap_numbers: tuple[int, ...] = ()


def open_cells(
    project: Project, *, source_ids: Collection[str] | None = None, claim_ids: Collection[str] | None = None
) -> tuple[Cell, ...]:
    """What nobody has said anything of yet, source by source, claims in the order of the codebook.

    A source that came out before the event can have happened is left out.
    """
    grid = read_grid(project)
    claims = [row.id for row in grid.rows if row.kind == "claim" and (claim_ids is None or row.id in claim_ids)]
    return tuple(
        Cell(source_id=column.id, claim_id=claim_id, revision=column.revision)
        for column in grid.columns
        if source_ids is None or column.id in source_ids
        for claim_id in claims
        if grid.state(claim_id, column.id) in _OPEN
    )


def untouched_in(project: Project, source_id: str) -> tuple[Cell, ...]:
    """The claims that one source does not touch."""
    return open_cells(project, source_ids={source_id})


class Looker:
    """Looks at one cell after the other; keeps the last few texts prepared. For one reader's thread at a time."""

    def __init__(self) -> None:
        self._prepared: dict[tuple[str, tuple[tuple[int, int], ...]], Prepared] = {}

    def look(self, project: Project, cell: Cell, most: int = MOST) -> Look:
        """A close look at one cell. Raises InvalidRecordError if the source or the claim is gone."""
        claim, source = project.claims.get(cell.claim_id), project.sources.get(cell.source_id)
        sought, others = _sought(project, claim, cell.source_id)
        zones = project.sources.revision(cell.source_id, cell.revision).zones
        prepared = self._ready(project, cell, zones)
        near = nearest(prepared, sought, most)
        text = prepared.text
        missing = gaps(text, zones)
        return Look(
            cell=cell,
            claim=claim,
            source=source,
            place=_place(project, cell.source_id),
            event=sought.event,
            others=others,
            near=near,
            excerpts=tuple(text[each.start : each.end] for each in near),
            numbers=tuple(paragraph_number(text, each.start) for each in near),
            gaps=tuple(missing),
            gap_numbers=tuple(paragraph_number(text, start) for start, _ in missing),
        )

    def _ready(self, project: Project, cell: Cell, zones: Sequence[Zone]) -> Prepared:
        furniture = tuple((zone.start, zone.end) for zone in zones if zone.kind == "furniture")
        key = (project.sources.revision(cell.source_id, cell.revision).sha256, furniture)
        if key not in self._prepared:
            while len(self._prepared) >= _MOST_PREPARED:
                self._prepared.pop(next(iter(self._prepared)), None)
            self._prepared[key] = Prepared(project.sources.text(cell.source_id, cell.revision), furniture)
        return self._prepared[key]


def _place(project: Project, source_id: str) -> int:
    ids = [row[0] for row in project.store.rows("SELECT id FROM sources ORDER BY sort_order IS NULL, sort_order, key")]
    return ids.index(source_id)


def _sought(project: Project, claim: Claim, source_id: str) -> tuple[Sought, int]:
    """What to look for, and in how many other sources anything is said on the claim."""
    rows = project.store.rows(
        "SELECT a.quote, p.value, p.value_high, a.source_id FROM positions p JOIN annotations a "
        "ON a.id = p.annotation_id WHERE p.claim_id = ? AND a.source_id <> ? ORDER BY a.key",
        (claim.id, source_id),
    )
    event = project.events.get(claim.event_id).title if claim.event_id else ""
    answers = [text for answer in claim.answers for text in (answer.text, *answer.aliases)]
    sought = Sought(
        statement=claim.statement,
        value_type=claim.value_type,
        answers=(*answers, *([claim.unit] if claim.unit else [])),
        event=event,
        quotes=tuple(row[0] for row in rows[:_MOST_QUOTES]),
        values=tuple({value for row in rows for value in row[1:3] if value}),
    )
    return sought, len({row[3] for row in rows})
