"""What is stated on each row, as read from the file, and what of it stands against what."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from crossread.db.disagreements.counts import Origins
from crossread.db.disagreements.rules import fold
from crossread.db.disagreements.standing import CONFLICT, TENSION, Standing
from crossread.db.disagreements.stated import Subject
from crossread.db.disagreements.tally import Said
from crossread.db.grid.grid import By, Cell, Kind, Side
from crossread.db.store.store import Store

_POSITIONS = (
    "SELECT p.claim_id, a.start, a.key, p.key, p.id, a.source_id, p.voice_id, p.via, "
    "p.stance, p.value, p.value_high, p.qualifier, p.answer_id, p.scope, p.as_of "
    "FROM positions p JOIN annotations a ON a.id = p.annotation_id"
)
_TAGS = (
    "SELECT t.event_id, a.start, a.key, t.key, t.id, a.source_id, t.voice_id, '[]', "
    "'asserts', t.date, NULL, NULL, NULL, '', NULL "
    "FROM event_tags t JOIN annotations a ON a.id = t.annotation_id"
)
_LEVELS = {CONFLICT: 2, TENSION: 1}


class Statement(NamedTuple):
    """One position or event tag; a tag without a date states nothing that could be compared."""

    id: str
    source_id: str
    voice_id: str | None
    via: str
    said: Said


class Spoken(NamedTuple):
    """What a row's statements come to; `conflicts` and `tensions` count pairs."""

    cells: dict[str, Cell]
    conflicts: int
    tensions: int
    said: int
    comparable: int
    sources: int
    accounts: int
    sides: tuple[Side, ...]


def read_statements(
    store: Store, kind: Kind, places: Mapping[str, int], ids: Collection[str] | None = None
) -> dict[str, list[Statement]]:
    """All that is stated on claims, or of events, by their ids; on all of them, or on some.

    In the order in which a reader meets it: by the sources' `places`, then along the text.
    """
    query, column = (_POSITIONS, "p.claim_id") if kind == "claim" else (_TAGS, "t.event_id")
    values: tuple[Any, ...] = ()
    if ids is not None:
        query, values = f"{query} WHERE {column} IN ({', '.join('?' * len(ids))})", tuple(ids)
    found: dict[str, list[tuple[int, int, int, int, Statement]]] = {}
    known: dict[Said, Said] = {}
    for row in store.conn.execute(query, values):
        subject_id, start, key, own_key, statement_id, source_id, voice_id, via, *values_of = row
        said = Said(*values_of)
        statement = Statement(statement_id, source_id, voice_id, via, known.setdefault(said, said))
        found.setdefault(subject_id, []).append((places[source_id], start, key, own_key, statement))
    for stated in found.values():
        stated.sort()
    return {subject_id: [each[-1] for each in stated] for subject_id, stated in found.items()}


def spoken(
    subject: Subject,
    *,
    stated: Sequence[Statement],
    set_aside: Collection[str],
    origins: Origins,
    by: By,
    exceeded: Collection[str],
) -> Spoken:
    """Cells, figures and sides; `exceeded` are positions on a total that its parts exceed."""
    considered = [each for each in stated if each.id not in set_aside] if set_aside else stated
    times: dict[Said, int] = {}
    for each in considered:
        times[each.said] = times.get(each.said, 0) + 1
    said = list(times)
    standing = Standing(subject, said, list(times.values()))
    marks = {said[place]: _LEVELS[mark] for place, mark in standing.marks.items()}
    cells: dict[str, list[int]] = {}
    accounts: dict[Said, set[tuple[str, str]]] = {}
    sources: dict[Said, set[str]] = {}
    for each in stated:
        gone = each.id in set_aside
        mark = 0 if gone else 2 if each.id in exceeded else marks.get(each.said, 0)
        column = each.source_id if by == "source" or each.voice_id is None else each.voice_id
        cell = cells.get(column)
        if cell is None:
            cells[column] = [1, mark]
        else:
            cell[0] += 1
            cell[1] = max(cell[1], mark)
        if not gone:
            accounts.setdefault(each.said, set()).add(_account(each, origins))
            sources.setdefault(each.said, set()).add(each.source_id)
    sides = [
        Side(
            len(set[tuple[str, str]]().union(*(accounts[said[place]] for place in places))),
            len(set[str]().union(*(sources[said[place]] for place in places))),
        )
        for places in standing.sides
    ]
    tally = standing.tally
    comparable = sum(times[said[group.place]] for group in standing.groups)
    return Spoken(
        cells={column: Cell(count, mark) for column, (count, mark) in cells.items()},
        conflicts=tally.conflicts,
        tensions=tally.tensions,
        said=len(stated),
        comparable=comparable if comparable > 1 else 0,
        sources=len({each.source_id for each in stated}),
        accounts=len(set[tuple[str, str]]().union(*accounts.values())),
        sides=tuple(sorted(sides, key=lambda side: (-side.accounts, -side.sources))),
    )


def marks_of(
    subject: Subject, stated: Sequence[Statement], set_aside: Collection[str], exceeded: Collection[str]
) -> dict[str, int]:
    """The worst that each statement stands in, as an index of `grid.MARKS`; what stands in nothing is left out."""
    said: dict[Said, int] = {}
    for each in stated:
        if each.id not in set_aside:
            said[each.said] = said.get(each.said, 0) + 1
    marked = Standing(subject, list(said), list(said.values())).marks
    levels = {each: _LEVELS[marked[place]] for place, each in enumerate(said) if place in marked}
    found = {each.id: levels.get(each.said, 0) for each in stated if each.id not in set_aside}
    found.update(dict.fromkeys(exceeded, 2))
    return {statement_id: mark for statement_id, mark in found.items() if mark}


def _account(each: Statement, origins: Origins) -> tuple[str, str]:
    # As `disagreements.counts` has it: a voice counts once, whoever quotes it; the end of a way is one origin.
    if each.voice_id is not None:
        return ("voice", each.voice_id)
    if each.via != "[]" and (ends := fold(json.loads(each.via)[-1])):
        return ("way", ends)
    return ("source", origins.of(each.source_id))


def voices_used(statements: Mapping[str, Sequence[Statement]]) -> set[str]:
    """The voices that say anything."""
    return {each.voice_id for stated in statements.values() for each in stated if each.voice_id is not None}
