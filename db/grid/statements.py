"""What is stated on each row, as read from the file, and what of it stands against what."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
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
    """One position or event tag; a tag without a date states nothing that could be compared.

    What is read together and says the same has the same `code`.
    """

    id: str
    source_id: str
    voice_id: str | None
    via: str
    code: int
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
    at_odds: int
    totals: int = 0


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
    known: dict[Said, tuple[int, Said]] = {}
    for row in store.conn.execute(query, values):
        subject_id, start, key, own_key, statement_id, source_id, voice_id, via, *values_of = row
        said = Said(*values_of)
        statement = Statement(statement_id, source_id, voice_id, via, *known.setdefault(said, (len(known), said)))
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
    groups: dict[int, _Group] = {}
    columns: list[tuple[str, int]] = []
    by_voice = by == "voice"
    for statement_id, source_id, voice_id, via, code, said in stated:
        column = voice_id if by_voice and voice_id is not None else source_id
        if statement_id in set_aside:
            columns.append((column, -1))
            continue
        columns.append((column, code))
        group = groups.get(code)
        if group is None:
            group = groups[code] = _Group(said)
        group.times += 1
        group.sources.add(source_id)
        # As `disagreements.counts` has it: a voice counts once, whoever quotes it; the end of a way is one origin.
        group.accounts.add(voice_id or (_way(via) if via != "[]" else None) or origins.of(source_id))
    ordered = list(groups.values())
    standing = Standing(subject, [group.said for group in ordered], [group.times for group in ordered])
    found = standing.marks
    marks = {code: _LEVELS[found[place]] for place, code in enumerate(groups) if place in found}
    sides = [
        Side(
            len(set[object]().union(*(ordered[place].accounts for place in places))),
            len(set[str]().union(*(ordered[place].sources for place in places))),
            number >= standing.opposed,
        )
        for number, places in enumerate(standing.sides)
    ]
    at_odds = set[object]().union(
        *(ordered[place].accounts for side in standing.sides[: standing.opposed] for place in side)
    )
    tally = standing.tally
    comparable = sum(ordered[group.place].times for group in standing.groups)
    return Spoken(
        cells=_cells(columns, marks, {at for at, each in enumerate(stated) if each.id in exceeded} if exceeded else ()),
        conflicts=tally.conflicts,
        tensions=tally.tensions,
        said=len(stated),
        comparable=comparable if comparable > 1 else 0,
        sources=len({each.source_id for each in stated}),
        accounts=len(set[object]().union(*(group.accounts for group in ordered))),
        sides=tuple(sorted(sides, key=lambda side: (side.beside, -side.accounts, -side.sources))),
        at_odds=len(at_odds),
    )


class _Group:
    """Statements that say the same: how many, whose, and in which sources."""

    __slots__ = ("accounts", "said", "sources", "times")

    def __init__(self, said: Said) -> None:
        self.said, self.times = said, 0
        self.accounts: set[object] = set()
        self.sources: set[str] = set()


def _way(via: str) -> tuple[str, str] | None:
    """Where a way ends, as an account of its own; ids are never pairs."""
    ends = fold(json.loads(via)[-1])
    return ("way", ends) if ends else None


def _cells(columns: Sequence[tuple[str, int]], marks: Mapping[int, int], exceeded: Collection[int]) -> dict[str, Cell]:
    counts: dict[str, int] = {}
    worst: dict[str, int] = {}
    for column, code in columns:
        counts[column] = counts.get(column, 0) + 1
        mark = marks.get(code, 0)
        if mark > worst.get(column, 0):
            worst[column] = mark
    for at in exceeded:
        column, code = columns[at]
        if code >= 0:
            worst[column] = 2
    return {column: _cell(count, worst.get(column, 0)) for column, count in counts.items()}


@cache
def _cell(count: int, mark: int) -> Cell:
    # Most cells are alike; they never change.
    return Cell(count, mark)


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


def voices_used(statements: Mapping[str, Sequence[Statement]]) -> set[str]:
    """The voices that say anything."""
    return {each.voice_id for stated in statements.values() for each in stated if each.voice_id is not None}
