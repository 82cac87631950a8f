"""What differs between a project as it is now and one of its backups: counts by table, names where there are any."""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

Since = dict[str, set[str]]
"""Ids of rows that changed, by table."""

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
    """Read both and tell them apart: half a second at 100,000 annotations, some seconds if the history does not help.

    Raises CrossreadError in words if the backup is damaged.
    """
    checking.check(backup)
    now = project.store.conn
    with checking.reading(backup.path, pages_too=False) as then:
        since = _changed_since(then, now)
        totals: dict[tuple[Kind, How], int] = {}
        named: list[Difference] = []
        for kind, table, title in _TITLES:
            for row_id, how in _changes_of(then, now, kind, table, since):
                totals[kind, how] = totals.get((kind, how), 0) + 1
                if totals[kind, how] <= MOST_NAMED:
                    name = _name(then if how == "still_there" else now, table, title, row_id)
                    named.append(Difference(kind=kind, name=name, how=how))
        before, after = facts_of(then), facts_of(now)
        others = any(
            next(_differing(then, now, table, since), None) is not None
            for table in ("relations", "silences", "verdicts")
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


def _changed_since(then: sqlite3.Connection, now: sqlite3.Connection) -> Since | None:
    """Which rows the history names since the backup, if the project went on from just there and kept all since."""
    last = "SELECT key, step, table_name, row_id, op FROM history WHERE key = ?"
    key = then.execute("SELECT coalesce(max(key), 0) FROM history").fetchone()[0]
    newest, after = now.execute(
        "SELECT coalesce(max(key), 0), (SELECT count(*) FROM history WHERE key > ?) FROM history", (key,)
    ).fetchone()
    step = "SELECT number, id FROM steps ORDER BY number DESC LIMIT 1"
    number, step_id = then.execute(step).fetchone() or (0, "")
    goes_on = now.execute("SELECT 1 FROM steps WHERE number = ? AND id = ?", (number, step_id)).fetchone()
    # Rows are numbered without a gap, so that one that was dropped is missed.
    if not goes_on or not key or newest - key != after:
        return None
    if then.execute(last, (key,)).fetchone() != now.execute(last, (key,)).fetchone():
        return None
    since: Since = {}
    for table, row_id in now.execute("SELECT DISTINCT table_name, row_id FROM history WHERE key > ?", (key,)):
        since.setdefault(table, set()).add(row_id)
    return since


def _changes_of(
    then: sqlite3.Connection, now: sqlite3.Connection, kind: Kind, table: str, since: Since | None
) -> Iterator[tuple[str, How]]:
    found = {row_id: how for row_id, how, _owner in _differing(then, now, table, since)}
    for part in _PARTS.get(kind, ()):
        for _row_id, _how, owner in _differing(then, now, part, since):
            found.setdefault(owner, "different")
    yield from found.items()


def _differing(
    then: sqlite3.Connection, now: sqlite3.Connection, table: str, since: Since | None
) -> Iterator[tuple[str, How, str]]:
    """Rows that are not the same in both, as id, how, and the id of the record they belong to.

    Only the rows of `since` are read; all of them, once, if it is None.
    """
    shape = BY_NAME[table]
    columns = [name for name in shape.all_columns if name not in _UNIMPORTANT]
    owner = columns.index(shape.owner) if shape.owner else 0
    olds, news = (_rows(conn, table, columns, since) for conn in (then, now))
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


def _rows(
    conn: sqlite3.Connection, table: str, columns: Sequence[str], since: Since | None
) -> Iterator[tuple[str, ...]]:
    """The rows in the order of their ids."""
    names = ", ".join(f'"{name}"' for name in columns)
    if since is not None:
        for row_id in sorted(since.get(table, ())):
            yield from conn.execute(f"SELECT {names} FROM {table} WHERE id = ?", (row_id,))
        return
    # Ids are unique and have an index: nothing is sorted.
    cursor = conn.execute(f"SELECT {names} FROM {table} ORDER BY id")
    while chunk := cursor.fetchmany(_CHUNK):
        yield from chunk
        # Whoever shows the window waits for the interpreter no longer than this.
        time.sleep(0)


def _name(conn: sqlite3.Connection, table: str, column: str, row_id: str) -> str:
    row = conn.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row_id,)).fetchone()
    text = " ".join(row[0].split()) if row else ""
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"


def fewer_and_more(then: Mapping[str, int], now: Mapping[str, int], tables: Iterable[str]) -> dict[str, int]:
    """By table how many more rows the backup has than there are now; less than 0 for fewer. Equal ones are left out."""
    found = {table: then[table] - now.get(table, 0) for table in tables if table in then}
    return {table: more for table, more in found.items() if more}
