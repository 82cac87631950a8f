"""How many conflicts and tensions there are on each claim and event of a project, read for a list that marks them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from crossread.db.claims import Claims
from crossread.db.disagreements.stated import Stated, Subject
from crossread.db.disagreements.tally import Said, Tally, tally
from crossread.db.disagreements.totals import exceeded_totals
from crossread.db.disagreements.verdicts import set_aside
from crossread.db.events import Events
from crossread.db.judgements import Verdicts
from crossread.db.project import Project
from crossread.db.records import Claim, Verdict
from crossread.db.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The claims and events whose figures a step may have changed."""

    claims: frozenset[str]
    events: frozenset[str]


def claim_tallies(
    project: Project, claim_ids: Collection[str] | None = None, source_ids: Sequence[str] | None = None
) -> dict[str, Tally]:
    """The pairs that stand against each other on the claims given, or on all, between some sources or all.

    Claims without such a pair, or that are gone, are left out. What verdicts set aside is, and totals that their parts
    exceed count as conflicts: the figures are those of `project.disagreements`.
    """
    store = project.store
    claims = [claim for claim in Claims(store).all() if claim_ids is None or claim.id in claim_ids]
    verdicts = _verdicts(store, "claim_id")
    said = _said(
        store,
        "SELECT p.claim_id, p.stance, p.value, p.value_high, p.qualifier, p.answer_id, p.scope, p.as_of, count(*) "
        "FROM positions p {join} WHERE p.stance <> 'questions' {which} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8",
        owner=("p", "claim_id"),
        ids=claim_ids,
        source_ids=source_ids,
        gone=_set_aside_of_own(store, "SELECT id, claim_id FROM positions", verdicts),
    )
    found = {claim.id: tally(claim, said[claim.id]) for claim in claims if claim.id in said}
    for total, exceeded in _totals(project, claims, verdicts, source_ids).items():
        found[total] = found.get(total, Tally()) + Tally(exceeded)
    return {claim_id: counted for claim_id, counted in found.items() if counted}


def event_tallies(
    project: Project, event_ids: Collection[str] | None = None, source_ids: Sequence[str] | None = None
) -> dict[str, Tally]:
    """The same for the dates that passages give the events."""
    store = project.store
    verdicts = _verdicts(store, "event_id")
    said = _said(
        store,
        "SELECT t.event_id, 'asserts', t.date, NULL, NULL, NULL, '', NULL, count(*) "
        "FROM event_tags t {join} WHERE t.date IS NOT NULL {which} GROUP BY 1, 3",
        owner=("t", "event_id"),
        ids=event_ids,
        source_ids=source_ids,
        gone=_set_aside_of_own(store, "SELECT id, event_id FROM event_tags", verdicts),
    )
    events = Events(store).all() if said else []
    found = {event.id: tally(event, said[event.id]) for event in events if event.id in said}
    return {event_id: counted for event_id, counted in found.items() if counted}


def touched_by(project: Project, step: int) -> Touched:
    """The claims and events that positions, tags, answers or verdicts of a step are or were on, and totals of these."""
    claims = _touched(project.store, step, "claim_id", ("positions", "answers", "verdicts"))
    claims |= _changed(project.store, step, "claims")
    marks = ", ".join("?" * len(claims))
    claims |= _ids(
        project.store,
        f"SELECT parent_id FROM claims WHERE part_of_total AND parent_id IS NOT NULL AND id IN ({marks})",
        tuple(claims),
    )
    events = _touched(project.store, step, "event_id", ("event_tags", "verdicts"))
    return Touched(claims=frozenset(claims), events=frozenset(events | _changed(project.store, step, "events")))


def events_tagged_in(project: Project, step: int) -> frozenset[str]:
    """The events whose tags a step set, changed or took away."""
    return frozenset(_touched(project.store, step, "event_id", ("event_tags",)))


def _touched(store: Store, step: int, column: str, tables: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for table in tables:
        found |= _ids(
            store,
            f"SELECT r.{column} FROM history h JOIN {table} r ON r.id = h.row_id "
            f"WHERE h.step = ? AND h.table_name = '{table}' "
            f"UNION SELECT json_extract(before, '$.{column}') FROM history "
            f"WHERE step = ? AND table_name = '{table}' AND before IS NOT NULL",
            (step, step),
        )
    return found


def _changed(store: Store, step: int, table: str) -> set[str]:
    return _ids(store, "SELECT row_id FROM history WHERE step = ? AND table_name = ?", (step, table))


def _ids(store: Store, sql: str, values: Sequence[Any]) -> set[str]:
    return {row[0] for row in store.rows(sql, values) if row[0] is not None}


def _verdicts(store: Store, on: Literal["claim_id", "event_id"]) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for verdict in Verdicts(store).all():
        subject = verdict.claim_id if on == "claim_id" else verdict.event_id
        if subject is not None:
            found.setdefault(subject, []).append(verdict)
    return found


def _set_aside_of_own(store: Store, sql: str, verdicts: dict[str, list[Verdict]]) -> list[str]:
    """What is set aside by the verdict on its own claim or event; a verdict on a total may name positions on parts."""
    gone = {subject: set_aside(found) for subject, found in verdicts.items()}
    ids = [each for found in gone.values() for each in found]
    if not ids:
        return []
    rows = store.rows(f"{sql} WHERE id IN ({', '.join('?' * len(ids))})", ids)
    return [row_id for row_id, subject in rows if row_id in gone.get(subject, ())]


def _said(
    store: Store,
    sql: str,
    *,
    owner: tuple[str, str],
    ids: Collection[str] | None,
    source_ids: Sequence[str] | None,
    gone: Collection[str],
) -> dict[str, dict[Said, int]]:
    """What is said on each, with how often, without what was set aside."""
    table, column = owner
    join, which, values = "", "", list[str]()
    if source_ids is not None:
        join = f"JOIN annotations a ON a.id = {table}.annotation_id"
        which = f"AND a.source_id IN ({', '.join('?' * len(source_ids))})"
        values += source_ids
    for name, wanted, word in ((column, ids, "IN"), ("id", gone or None, "NOT IN")):
        if wanted is not None:
            which += f" AND {table}.{name} {word} ({', '.join('?' * len(wanted))})"
            values += wanted
    found: dict[str, dict[Said, int]] = {}
    for owner_id, *said, times in store.rows(sql.format(join=join, which=which), values):
        found.setdefault(owner_id, {})[Said(*said)] = times
    return found


def _totals(
    project: Project, claims: Sequence[Claim], verdicts: dict[str, list[Verdict]], source_ids: Sequence[str] | None
) -> dict[str, int]:
    """How many positions on each total are exceeded by its parts."""
    wanted = {claim.id: claim for claim in claims if claim.value_type in ("number", "duration")}
    parts: dict[str, list[Claim]] = {}
    for part_id, total in project.store.rows("SELECT id, parent_id FROM claims WHERE part_of_total"):
        if total in wanted:
            parts.setdefault(total, []).append(wanted.get(part_id) or project.claims.get(part_id))

    def considered(subject: Subject, gone: Collection[str]) -> list[Stated]:
        gone = {*gone, *set_aside(verdicts.get(subject.id, ()))}
        return [
            each
            for each in project.disagreements.stated_on(subject)
            if each.id not in gone and (source_ids is None or each.source_id in source_ids)
        ]

    found: dict[str, int] = {}
    for total, members in parts.items():
        gone = set_aside(verdicts.get(total, ()))
        said = [(part, considered(part, gone)) for part in members]
        exceeded = exceeded_totals(wanted[total], considered(wanted[total], ()), said)
        if exceeded:
            found[total] = len(exceeded)
    return found
