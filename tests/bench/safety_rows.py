"""The rows that steps have made, written again by bare sqlite3: what the safety of a step is held against."""

import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from crossread.db.project import Project

# Steps, history and the search index are the safety; the others are the annotation.
OWN = ("annotations", "event_tags", "positions")
SAFETY = ("steps", "history", "documents")

Rows = dict[str, list[tuple[object, ...]]]


def bare_copy(project: Project, path: Path) -> sqlite3.Connection:
    """A copy of the project's file, opened as any script would: write-ahead log, synchronous FULL, nothing else."""
    project.store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    # The whole file is at rest now, and this process alone has it open.
    shutil.copy(project.path, path)
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = FULL")
    return conn


class LastRows:
    """Takes down the rows that the last step has made."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._marks = {table: self._last(table) for table in (*OWN, *SAFETY)}

    def take(self) -> Rows:
        """The rows that came since the last time."""
        rows: Rows = {}
        for table, mark in self._marks.items():
            rows[table] = self._project.store.rows(f"SELECT * FROM {table} WHERE {_KEY.get(table, 'key')} > ?", (mark,))
            self._marks[table] = self._last(table)
        return rows

    def _last(self, table: str) -> int:
        return self._project.store.number(f"SELECT max({_KEY.get(table, 'key')}) FROM {table}")


_KEY = {"steps": "number"}


def write_bare(conn: sqlite3.Connection, rows: Rows, tables: Sequence[str]) -> None:
    """Commit the rows of these tables, and with the documents their index."""
    conn.execute("BEGIN IMMEDIATE")
    for table in tables:
        for row in rows[table]:
            conn.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    if "documents" in tables:
        for key, _, _, body in rows["documents"]:
            conn.execute("INSERT INTO document_index (rowid, body) VALUES (?, ?)", (key, body))
    conn.execute("COMMIT")
