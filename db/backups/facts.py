"""What is known of one state of a project: enough to tell whether a copy is whole, and whether two are the same."""

import sqlite3

from crossread.db.record import record
from crossread.db.store import steps

_SHADOWS_OF = ("document_index", "text_index", "text_trigrams")


@record
class Facts:
    """Read in one transaction. Two files with equal stamps hold the same state of the same project."""

    project_id: str
    title: str
    step: int
    stamp: str
    counts: dict[str, int]
    """Rows by table, of all tables but those that full-text search makes for itself."""


def facts_of(conn: sqlite3.Connection) -> Facts:
    """Count and read; the caller holds a transaction if others write meanwhile."""
    project_id, title, modified_at = conn.execute("SELECT id, title, modified_at FROM project").fetchone() or ("",) * 3
    number = steps.last_number(conn)
    last = conn.execute("SELECT id, at FROM steps WHERE number = ?", (number,)).fetchone() or ("", "")
    # A step that goes on while somebody types keeps its number and its id; its time and the history move on.
    history = conn.execute("SELECT coalesce(max(key), 0) FROM history").fetchone()[0]
    stamp = " ".join((str(number), *last, str(history), modified_at))
    return Facts(project_id=project_id, title=title, step=number, stamp=stamp, counts=_counts(conn))


def _counts(conn: sqlite3.Connection) -> dict[str, int]:
    tables = [
        name
        for name, sql in conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if not name.startswith(("sqlite_", *_SHADOWS_OF)) and "VIRTUAL" not in (sql or "")[:20]
    ]
    return {name: conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
