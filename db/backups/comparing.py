"""What differs between a project as it is now and one of its backups: counts by table, names where there are any."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from crossread.db.backups import checking
from crossread.db.backups.facts import facts_of
from crossread.db.backups.kept import Backup
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.store.schema import BY_NAME

Kind = Literal["source", "event", "claim", "voice", "annotation"]
How = Literal["not_yet", "still_there", "different"]
"""Made since the backup; in the backup and gone now; in both, and not the same."""

MOST_NAMED = 200
"""Of each kind and way no more are named; all are counted."""
_CHUNK = 2_000
_QUOTE = 80
_TITLES: tuple[tuple[Kind, str, str], ...] = (
    ("source", "sources", "title"),
    ("event", "events", "title"),
    ("claim", "claims", "statement"),
    ("voice", "voices", "name"),
    ("annotation", "annotations", "quote"),
)
# What belongs to a record without being one: its rows count as its own.
_PARTS: Mapping[Kind, tuple[str, ...]] = {
    "source": ("revisions", "zones", "finished"),
    "claim": ("answers",),
    "annotation": ("event_tags", "positions"),
}
_UNIMPORTANT = ("key", "modified_at")


@record
class Difference:
    """One thing that is not the same in both: `name` is what it is called now, or was called then."""

    kind: Kind
    name: str
    how: How


@record
class Comparison:
    """A backup against the project as it is now."""

    same: bool
    """Not a row differs that a researcher made."""
    step_then: int
    step_now: int
    counts: Mapping[str, tuple[int, int]]
    """Rows by table, then and now."""
    totals: Mapping[tuple[Kind, How], int]
    """How many differ."""
    named: tuple[Difference, ...]
    """The first `MOST_NAMED` of each kind and way."""


def compare(project: Project, backup: Backup) -> Comparison:
    """Read both and tell them apart; a second for 100,000 annotations, in a reader's thread.

    Raises CrossreadError in words if the backup is damaged.
    """
    checking.check(backup)
    now = project.store.conn
    with checking.reading(backup.path, pages_too=False) as then:
        totals: dict[tuple[Kind, How], int] = {}
        named: list[Difference] = []
        for kind, table, title in _TITLES:
            for row_id, how in _changes_of(then, now, kind, table):
                totals[kind, how] = totals.get((kind, how), 0) + 1
                if totals[kind, how] <= MOST_NAMED:
                    name = _name(then if how == "still_there" else now, table, title, row_id)
                    named.append(Difference(kind=kind, name=name, how=how))
        before, after = facts_of(then), facts_of(now)
        others = any(
            next(_differing(then, now, table), None) is not None for table in ("relations", "silences", "verdicts")
        )
    counts = {name: (before.counts.get(name, 0), after.counts.get(name, 0)) for name in BY_NAME}
    return Comparison(
        same=not totals and not others and before.title == after.title,
        step_then=before.step,
        step_now=after.step,
        counts=counts,
        totals=totals,
        named=tuple(named),
    )


def _changes_of(then: sqlite3.Connection, now: sqlite3.Connection, kind: Kind, table: str) -> Iterator[tuple[str, How]]:
    found = {row_id: how for row_id, how, _owner in _differing(then, now, table)}
    for part in _PARTS.get(kind, ()):
        for _row_id, _how, owner in _differing(then, now, part):
            found.setdefault(owner, "different")
    yield from found.items()


def _differing(then: sqlite3.Connection, now: sqlite3.Connection, table: str) -> Iterator[tuple[str, How, str]]:
    """Rows that are not the same in both, as id, how, and the id of the record they belong to. Both are read once."""
    shape = BY_NAME[table]
    columns = [name for name in shape.all_columns if name not in _UNIMPORTANT]
    owner = columns.index(shape.owner) if shape.owner else 0
    # Ids are unique and have an index: both sides come in the same order without sorting.
    sql = f"SELECT {', '.join(f'{chr(34)}{name}{chr(34)}' for name in columns)} FROM {table} ORDER BY id"
    olds, news = _rows(then.execute(sql)), _rows(now.execute(sql))
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old[0] < new[0]):
            assert old is not None
            yield old[0], "still_there", old[owner]
            old = next(olds, None)
        elif old is None or new[0] < old[0]:
            yield new[0], "not_yet", new[owner]
            new = next(news, None)
        else:
            if old != new:
                yield new[0], "different", new[owner]
            old, new = next(olds, None), next(news, None)


def _rows(cursor: sqlite3.Cursor) -> Iterator[tuple[str, ...]]:
    while chunk := cursor.fetchmany(_CHUNK):
        yield from chunk
        # Whoever shows the window waits for the interpreter no longer than this.
        time.sleep(0)


def _name(conn: sqlite3.Connection, table: str, column: str, row_id: str) -> str:
    row = conn.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row_id,)).fetchone()
    text = " ".join(row[0].split()) if row else ""
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"


def counts_now(project: Project) -> dict[str, int]:
    """The rows of the project by table, to hold against `Backup.counts`."""
    return facts_of(project.store.conn).counts


def fewer_and_more(then: Mapping[str, int], now: Mapping[str, int], tables: Iterable[str]) -> dict[str, int]:
    """By table how many more rows the backup has than there are now; less than 0 for fewer. Equal ones are left out."""
    found = {table: then[table] - now.get(table, 0) for table in tables if table in then}
    return {table: more for table, more in found.items() if more}
