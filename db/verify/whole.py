"""The checks one after the other, on a connection of their own that cannot write, all at one moment of the project."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.store import files, stranger
from crossread.db.verify import history, indexes, links, passages, values
from crossread.db.verify.faults import Checked, Fault, printable
from crossread.db.verify.watch import UNWATCHED, Watch

_MOST_DAMAGE_LINES = 20
_MADE_BY_DAMAGE = (sqlite3.Error, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_LOOKED_AT_EVERY = 50_000
"""Instructions of SQLite's machine: some milliseconds."""

# The share of the time that each takes of a project of a hundred thousand annotations.
_CHECKS: tuple[tuple[Callable[[Checked], Iterator[Fault]], float], ...] = (
    (links.check, 0.1),
    (passages.check, 0.1),
    (values.check, 0.3),
    (history.check, 0.15),
    (indexes.check, 0.2),
)


def verify(project: Project, watch: Watch = UNWATCHED) -> Iterator[Fault]:
    """Everything that is wrong with a project, one after the other as it is found; notes have `note` set.

    Checked are SQLite's own structure, the schema, what refers to what, texts and their hashes, quotes and what
    surrounds them, zones, dates, values, times, the history, and the search index. Reads the file as it was last
    committed, on a connection of its own; does not write. A `watch` is told how far it is, and can stop it: then
    StoppedError is raised.
    """
    yield from verify_file(project.path, watch)


def verify_file(path: Path, watch: Watch = UNWATCHED) -> Iterator[Fault]:
    """The same for the project at a path, also for one that cannot be opened."""
    for fault in _found(path, watch):
        # Names and ids in it may be bytes that are no text.
        sentence = printable(fault.sentence)
        yield fault if sentence == fault.sentence else replace(fault, sentence=sentence)


def _found(path: Path, watch: Watch) -> Iterator[Fault]:
    try:
        conn = files.open_for_reading(path)
    except CrossreadError as error:
        yield Fault(sentence=str(error))
        return
    # What is no UTF-8 must be found and named, not raise in the middle.
    conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    conn.set_progress_handler(lambda: watch.is_stopped, _LOOKED_AT_EVERY)
    try:
        conn.execute("BEGIN")
        checked = Checked(conn)
        damaged = False
        for fault in _structure(checked, path, watch):
            damaged = True
            yield fault
        share = 0.15
        for check, more in _CHECKS:
            watch.tell(share)
            share += more
            try:
                for fault in check(checked):
                    watch.tell()
                    yield fault
            except _MADE_BY_DAMAGE as error:
                watch.tell()
                # What damage makes of a row cannot be foreseen: NULL where there is none, numbers for text.
                if not damaged:
                    reason = " ".join(f"{type(error).__name__}: {error}".split())
                    yield Fault(sentence=f"The file is damaged and cannot be checked to its end ({printable(reason)}).")
                damaged = True
        watch.tell(1.0)
    finally:
        conn.close()


def _structure(checked: Checked, path: Path, watch: Watch) -> Iterator[Fault]:
    """SQLite's own check, and the schema."""
    try:
        for (line,) in checked.conn.execute(f"PRAGMA integrity_check({_MOST_DAMAGE_LINES})"):
            # Some versions of SQLite complain of a search index that they may not write to; `indexes` checks these.
            if line != "ok" and "readonly" not in line:
                told = printable(" ".join(str(line).split()))
                yield Fault(sentence=f"The file is damaged; go back to a backup, or salvage what can be read: {told}.")
        stranger.check_schema(checked.conn, path, stranger.stored_version(checked.conn))
        rows = checked.conn.execute("SELECT count(*) FROM project").fetchone()[0]
        if rows != 1:
            yield Fault(sentence=f"The project has {rows} titles instead of one.", table="project")
    except sqlite3.DatabaseError as error:
        watch.tell()
        told = printable(" ".join(str(error).split()))
        yield Fault(sentence=f"The file is damaged; go back to a backup, or salvage what can be read: {told}.")
    except CrossreadError as error:
        yield Fault(sentence=str(error))
