"""Reading a grid from a project: whole, or anew where a step changed it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from crossread.db.dates import InvalidDateError, widened_days
from crossread.db.disagreements.counts import Origins
from crossread.db.disagreements.totals import exceeded_totals
from crossread.db.disagreements.verdicts import instant, is_stale, latest, set_aside
from crossread.db.grid.columns import read_columns
from crossread.db.grid.grid import By, Cell, Column, Grid, Kind, Row
from crossread.db.grid.statements import Spoken, Statement, marks_of, read_statements, spoken, voices_used
from crossread.db.grid.told import made_at, read_told
from crossread.db.nesting import nested
from crossread.db.project import Project
from crossread.db.records import Changes, Claim, Event, Verdict
from crossread.db.tallies import touched_by

MOST_ANEW = 200
"""Of more rows than this all are read again."""
_KINDS: tuple[Kind, Kind] = ("claim", "event")


def read_grid(project: Project, by: By = "source") -> Grid:
    """The whole grid, from one state of the project."""
    reading = Reading(project, by)
    statements = {kind: read_statements(project.store, kind, reading.places) for kind in _KINDS}
    columns = read_columns(project, by, voices_used(statements["claim"]) | voices_used(statements["event"]))
    told = read_told(project.store)
    rows: list[Row] = []
    cells: dict[str, Mapping[str, Cell]] = {}
    for row, subject in _laid_out(project, told.made):
        stated = statements[row.kind].get(row.id, ())
        found = reading.spoken(subject, stated)
        rows.append(reading.filled(row, subject, found, told.last_change(row.id, (each.id for each in stated))))
        if found.cells:
            cells[row.id] = found.cells
    return Grid(
        by=by,
        step=project.step_number,
        columns=columns,
        rows=tuple(rows),
        cells=cells,
        silent=_silent(project, columns),
        last_days={column.id: last for column in columns if (last := _last_day(column.published)) is not None},
    )


def grid_after(project: Project, before: Grid, changes: Sequence[Changes]) -> Grid:
    """What the grid is after some steps; only the rows that these concern are read again."""
    if any(each.concerns("source", "revision", "relation", "project") for each in changes):
        return read_grid(project, before.by)
    if before.by == "voice" and any(each.concerns("voice", "annotation") for each in changes):
        # Who speaks at all may be others now.
        return read_grid(project, before.by)
    touched = [touched_by(project, each.step) for each in changes]
    ids: dict[Kind, set[str]] = {
        "claim": set[str]().union(*(each.claims for each in touched)),
        "event": set[str]().union(*(each.events for each in touched)),
    }
    if len(ids["claim"]) + len(ids["event"]) > MOST_ANEW:
        return read_grid(project, before.by)
    step = project.step_number
    rows, cells = list(before.rows), dict(before.cells)
    subjects: Iterable[tuple[Row, Claim | Event]]
    if any(each.concerns("claim", "event") for each in changes):
        laid_out = list(_laid_out(project, _made(project, before)))
        rows = [_kept(row, before) for row, _ in laid_out]
        subjects = [each for each in laid_out if each[0].id in ids[each[0].kind] or each[0].id not in before.row_place]
        for gone in before.row_place.keys() - {row.id for row in rows}:
            cells.pop(gone, None)
    else:
        subjects = [
            (before.row(each), project.claims.get(each) if kind == "claim" else project.events.get(each))
            for kind in _KINDS
            for each in ids[kind]
            if each in before.row_place
        ]
    place = {row.id: number for number, row in enumerate(rows)}
    reading = Reading(project, before.by)
    anew = {
        kind: read_statements(project.store, kind, reading.places, [row.id for row, _ in subjects if row.kind == kind])
        for kind in _KINDS
    }
    for row, subject in subjects:
        found = reading.spoken(subject, anew[row.kind].get(row.id, ()))
        rows[place[row.id]] = reading.filled(row, subject, found, step)
        cells[row.id] = found.cells
    silences = any(each.concerns("silence", "claim") for each in changes)
    return Grid(
        by=before.by,
        step=step,
        columns=before.columns,
        rows=tuple(rows),
        cells=cells,
        silent=_silent(project, before.columns) if silences else before.silent,
        last_days=before.last_days,
    )


def read_row(project: Project, kind: Kind, subject_id: str) -> Row:
    """One row alone, without its depth. Raises InvalidRecordError if the claim or event is gone."""
    subject: Claim | Event = project.claims.get(subject_id) if kind == "claim" else project.events.get(subject_id)
    reading = Reading(project, "source")
    about = subject.id if isinstance(subject, Event) else subject.event_id
    date = project.store.row("SELECT date FROM events WHERE id = ?", (about,))
    made = _since(subject, made_at(project.store, subject_id)) if isinstance(subject, Claim) else None
    row = _empty(subject, 0, made, _first_day(date[0] if date else None))
    stated = read_statements(project.store, kind, reading.places, [subject_id]).get(subject_id, ())
    changed = project.store.number(
        "SELECT max(step) FROM history WHERE row_id = ? OR row_id IN "
        "(SELECT id FROM positions WHERE claim_id = ? UNION ALL SELECT id FROM event_tags WHERE event_id = ?)",
        (subject_id,) * 3,
    )
    return reading.filled(row, subject, reading.spoken(subject, stated), changed)


class Reading:
    """What all rows need to know of the project."""

    def __init__(self, project: Project, by: By) -> None:
        self._project, self._by = project, by
        self._origins = Origins(project.relations.all())
        self.places = {source.id: place for place, source in enumerate(project.sources.all())}
        self._verdicts: dict[str, list[Verdict]] = {}
        for verdict in project.verdicts.all():
            self._verdicts.setdefault(verdict.claim_id or verdict.event_id or "", []).append(verdict)
        self._parts: dict[str, list[str]] = {}
        for part, total in project.store.rows("SELECT id, parent_id FROM claims WHERE part_of_total"):
            self._parts.setdefault(total, []).append(part)

    def spoken(self, subject: Claim | Event, stated: Sequence[Statement]) -> Spoken:
        """What the statements on a row come to."""
        gone = set_aside(self._verdicts.get(subject.id, ()))
        exceeded, more = self._exceeded(subject) if subject.id in self._parts else (frozenset(), 0)
        found = spoken(subject, stated=stated, set_aside=gone, origins=self._origins, by=self._by, exceeded=exceeded)
        return found._replace(conflicts=found.conflicts + more, totals=more)

    def verdicts(self, subject: Claim | Event) -> Sequence[Verdict]:
        """All on one claim or event, in the order of deciding."""
        return self._verdicts.get(subject.id, ())

    def marks(self, subject: Claim | Event, stated: Sequence[Statement]) -> dict[str, int]:
        """The worst that each statement stands in, as an index of `MARKS`."""
        exceeded = self._exceeded(subject)[0] if subject.id in self._parts else ()
        return marks_of(subject, stated, set_aside(self.verdicts(subject)), exceeded)

    def filled(self, row: Row, subject: Claim | Event, found: Spoken, changed: int) -> Row:
        """The row with its figures, and with how its latest verdict stands."""
        last = latest(self._verdicts.get(row.id, ()))
        stale = last is not None and is_stale(last, subject, self._project.disagreements.stated_on(subject))
        return replace(
            row,
            conflicts=found.conflicts,
            tensions=found.tensions,
            said=found.said,
            comparable=found.comparable,
            sources=found.sources,
            accounts=found.accounts,
            sides=found.sides,
            at_odds=found.at_odds,
            totals=found.totals,
            status=None if last is None else last.status,
            stale=stale,
            changed=changed,
        )

    def _exceeded(self, total: Claim | Event) -> tuple[Collection[str], int]:
        """The positions on a total that its parts exceed, and how many."""
        assert isinstance(total, Claim)
        disagreements = self._project.disagreements
        parts = [self._project.claims.get(each) for each in self._parts[total.id]]
        gone = set_aside(self._verdicts.get(total.id, ()))
        said = []
        for part in parts:
            without = {*gone, *set_aside(self._verdicts.get(part.id, ()))}
            said.append((part, [each for each in disagreements.stated_on(part) if each.id not in without]))
        considered = [each for each in disagreements.stated_on(total) if each.id not in gone]
        found = exceeded_totals(total, considered, said)
        return frozenset(pair.a for pair in found), len(found)


def _laid_out(project: Project, since: Mapping[str, str]) -> Iterable[tuple[Row, Claim | Event]]:
    """Claims and then events, each after what it stands under; without what is stated on them.

    `since` is when each claim was made, as far as the history tells.
    """
    claims, events = project.claims.all(), project.events.all()
    first_days = {event.id: first for event in events if (first := _first_day(event.date)) is not None}
    for claim, depth in nested(claims):
        row = _empty(claim, depth, _since(claim, since.get(claim.id)), first_days.get(claim.event_id or ""))
        yield _grouped(row), claim
    for event, depth in nested(events):
        yield _grouped(_empty(event, depth, None, first_days.get(event.id))), event


def _grouped(row: Row) -> Row:
    """What has nothing above it is in no group, whatever it names: nobody who goes up the groups may go in a ring."""
    return row if row.depth or row.group is None else replace(row, group=None)


def _made(project: Project, before: Grid) -> dict[str, str]:
    """When the claims were made: known of those that there were before."""
    made = {row.id: row.since for row in before.rows if row.kind == "claim" and row.since is not None}
    for (claim_id,) in project.store.rows("SELECT id FROM claims"):
        if claim_id not in before.row_place and (at := made_at(project.store, claim_id)) is not None:
            made[claim_id] = at
    return made


def _since(claim: Claim, told: str | None) -> str | None:
    """When a claim was made: one that was taken in from elsewhere is at least as old as its last change there."""
    return told if told is None or not claim.modified_at else min(told, claim.modified_at, key=instant)


def _empty(subject: Claim | Event, depth: int, since: str | None, first_day: int | None) -> Row:
    """The row of a claim or event without what is stated on it."""
    if isinstance(subject, Event):
        return Row(
            id=subject.id,
            kind="event",
            title=subject.title,
            color=subject.color,
            group=subject.parent_id,
            depth=depth,
            first_day=first_day,
        )
    return Row(
        id=subject.id,
        kind="claim",
        title=subject.statement,
        color=subject.color,
        group=subject.parent_id,
        depth=depth,
        value_type=subject.value_type,
        compare=subject.compare,
        unit=subject.unit,
        event_id=subject.event_id,
        part_of_total=subject.part_of_total,
        since=since,
        first_day=first_day,
    )


def _kept(row: Row, before: Grid) -> Row:
    """A row as it is laid out now, with the figures that it had."""
    if row.id not in before.row_place:
        return row
    known = before.row(row.id)
    return replace(
        row,
        conflicts=known.conflicts,
        tensions=known.tensions,
        said=known.said,
        comparable=known.comparable,
        sources=known.sources,
        accounts=known.accounts,
        sides=known.sides,
        at_odds=known.at_odds,
        totals=known.totals,
        status=known.status,
        stale=known.stale,
        changed=known.changed,
    )


def _silent(project: Project, columns: Iterable[Column]) -> frozenset[tuple[str, str]]:
    latest_revision = {column.id: column.revision for column in columns}
    return frozenset(
        (claim_id, source_id)
        for claim_id, source_id, revision in project.store.rows("SELECT claim_id, source_id, revision FROM silences")
        if latest_revision.get(source_id) == revision
    )


def _first_day(date: str | None) -> int | None:
    days_of = _days(date)
    return None if days_of is None else days_of[0]


def _last_day(date: str | None) -> int | None:
    days_of = _days(date)
    return None if days_of is None else days_of[1]


def _days(date: str | None) -> tuple[int, int] | None:
    """First and last day, `~` widening them: nothing is called too early for half a day."""
    try:
        return widened_days(date) if date else None
    except InvalidDateError:
        return None
