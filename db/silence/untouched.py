"""Which claims a source does not touch, and a close look at one of them."""

from collections.abc import Collection, Sequence

from crossread.db.dates import InvalidDateError, widened_days
from crossread.db.nesting import nested
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Claim, Source, Zone
from crossread.db.silence.nearest import MOST, Near, Sought, nearest
from crossread.db.silence.prepared import Prepared
from crossread.db.text import gaps, paragraph_number

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
    project: Project,
    *,
    source_ids: Collection[str] | None = None,
    claim_ids: Collection[str] | None = None,
    most: int | None = None,
) -> tuple[Cell, ...]:
    """What nobody has said anything of yet, source by source, claims in the order of the codebook.

    A source that came out before the event can have happened is left out. `most` ends the list early.
    """
    claims = [claim for claim in _in_order(project) if claim_ids is None or claim.id in claim_ids]
    sources = [source for source in project.sources.all() if source_ids is None or source.id in source_ids]
    events = {event.id: _days(event.date) for event in project.events.all()}
    begins = {claim.id: days[0] for claim in claims if (days := events.get(claim.event_id or "")) is not None}
    latest = dict(project.store.rows("SELECT source_id, max(number) FROM revisions GROUP BY source_id"))
    found: list[Cell] = []
    for source in sources:
        if most is not None and len(found) >= most:
            break
        closed = _closed(project, source.id, latest[source.id])
        days = _days(source.published)
        until = days[1] if days is not None else None
        found.extend(
            Cell(source_id=source.id, claim_id=claim.id, revision=latest[source.id])
            for claim in claims
            if claim.id not in closed and (until is None or until >= begins.get(claim.id, until))
        )
    return tuple(found[:most])


def _closed(project: Project, source_id: str, revision: int) -> set[str]:
    """The claims on which a source says something, in any revision, or is silent in this one."""
    rows = project.store.rows(
        "SELECT DISTINCT p.claim_id FROM annotations a CROSS JOIN positions p ON p.annotation_id = a.id "
        "WHERE a.source_id = ? UNION SELECT claim_id FROM silences WHERE source_id = ? AND revision = ?",
        (source_id, source_id, revision),
    )
    return {row[0] for row in rows}


def _in_order(project: Project) -> list[Claim]:
    """The claims, each after the one that it stands under."""
    return [claim for claim, _ in nested(project.claims.all())]


def _days(date: str | None) -> tuple[int, int] | None:
    """First and last day of a date, `~` widening them: nothing is called too early for half a day."""
    try:
        return widened_days(date) if date else None
    except InvalidDateError:
        return None


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
