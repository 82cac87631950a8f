"""The checks one after the other, on a connection of their own that cannot write, all at one moment of the project."""

import sqlite3
from collections.abc import Callable, Iterator

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.store import files, stranger
from crossread.db.verify import history, indexes, links, passages, values
from crossread.db.verify.faults import Checked, Fault

_MOST_DAMAGE_LINES = 20


def verify(project: Project) -> Iterator[Fault]:
    """Everything that is wrong with a project, one after the other as it is found; notes have `note` set.

    Checked are SQLite's own structure, the schema, what refers to what, texts and their hashes, quotes and what
    surrounds them, zones, dates, values, times, the history, and the search index. Reads the file as it was last
    committed, on a connection of its own; does not write.
    """
    try:
        conn = files.open_for_reading(project.path)
    except CrossreadError as error:
        yield Fault(sentence=str(error))
        return
    # What is no UTF-8 must be found and named, not raise in the middle.
    conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        conn.execute("BEGIN")
        checked = Checked(conn)
        damaged = False
        for fault in _structure(checked, project):
            damaged = True
            yield fault
        checks: tuple[Callable[[Checked], Iterator[Fault]], ...] = (
            links.check,
            passages.check,
            values.check,
            history.check,
            indexes.check,
        )
        for check in checks:
            try:
                yield from check(checked)
            except sqlite3.DatabaseError as error:
                if not damaged:
                    yield Fault(sentence=f"The file is damaged and cannot be read to its end: {error}.")
                damaged = True
    finally:
        conn.close()


def _structure(checked: Checked, project: Project) -> Iterator[Fault]:
    """SQLite's own check, and the schema."""
    try:
        for (line,) in checked.conn.execute(f"PRAGMA integrity_check({_MOST_DAMAGE_LINES})"):
            # Some versions of SQLite complain of a search index that they may not write to; `indexes` checks these.
            if line != "ok" and "readonly" not in line:
                yield Fault(sentence=f"The file is damaged; go back to a backup: {' '.join(str(line).split())}.")
        stranger.check_schema(checked.conn, project.path, stranger.stored_version(checked.conn))
        rows = checked.conn.execute("SELECT count(*) FROM project").fetchone()[0]
        if rows != 1:
            yield Fault(sentence=f"The project has {rows} titles instead of one.", table="project")
    except sqlite3.DatabaseError as error:
        yield Fault(sentence=f"The file is damaged; go back to a backup: {error}.")
    except CrossreadError as error:
        yield Fault(sentence=str(error))
