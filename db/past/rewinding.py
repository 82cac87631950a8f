"""Taking the rows of a file back to a step, in bulk: what each was then is worked out first and written once.

Unlike an undo it writes no history and moves no `modified_at` on: the rows are those of then, to the letter.
"""

import json
import sqlite3

from crossread.db.errors import CrossreadError
from crossread.db.past.working import Work
from crossread.db.search.fold import fold
from crossread.db.search.index import DOCUMENT_OF
from crossread.db.store.schema import BY_NAME, TABLES, Table

Row = dict[str, object]
_CHUNK = 500


def rewind(conn: sqlite3.Connection, number: int, work: Work) -> None:
    """Make the tables, steps and history what they were after a step, inside the transaction under way.

    The search index is left to `index_anew`, and texts that came later stay. Raises CrossreadError where the history
    has gaps.
    """
    for table_name, rows in _then(conn, number, work).items():
        _write(conn, BY_NAME[table_name], rows, work)
    conn.execute("DELETE FROM history WHERE step > ?", (number,))
    conn.execute("DELETE FROM steps WHERE number > ?", (number,))


def index_anew(conn: sqlite3.Connection) -> None:
    """Make all documents of the search index anew from the rows, inside the transaction under way."""
    conn.execute("DELETE FROM documents")
    for table in TABLES:
        if table.name in DOCUMENT_OF:
            found = conn.execute(f"SELECT id, {DOCUMENT_OF[table.name]} AS body FROM {table.name} WHERE body <> ''")
            conn.executemany(
                "INSERT INTO documents (kind, record_id, body) VALUES (?, ?, ?)",
                [(table.name, row_id, fold(body)) for row_id, body in found if body.strip()],
            )
    conn.execute("INSERT INTO document_index (document_index) VALUES ('rebuild')")


def _then(conn: sqlite3.Connection, number: int, work: Work) -> dict[str, dict[str, Row | None]]:
    """The rows that changed since: as they were, or as much of it as changed; None for those that were not there."""
    total = conn.execute("SELECT count(*) FROM history WHERE step > ?", (number,)).fetchone()[0]
    found: dict[str, dict[str, Row | None]] = {}
    # An import into an empty project gives it another id, so its one row stands in the history under several.
    (project_id,) = conn.execute("SELECT id FROM project").fetchone()
    for done, (table_name, row_id, op, before) in enumerate(
        conn.execute("SELECT table_name, row_id, op, before FROM history WHERE step > ? ORDER BY key DESC", (number,))
    ):
        if done % 5_000 == 0:
            work.at("back", done, total)
        rows = found.setdefault(table_name, {})
        known = project_id if table_name == "project" else row_id
        rows[known] = None if op == "insert" else {**(rows.get(known) or {}), **json.loads(before)}
    return found


def _write(conn: sqlite3.Connection, table: Table, rows: dict[str, Row | None], work: Work) -> None:
    names = ", ".join(f'"{column}"' for column in table.all_columns)
    partial = [row_id for row_id, row in rows.items() if row is not None and len(row) < len(table.all_columns)]
    for chunk in _chunks(partial):
        work.at("back")
        for values in conn.execute(
            f"SELECT {names} FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(chunk),)
        ).fetchall():
            now = dict(zip(table.all_columns, values, strict=True))
            rows[now["id"]] = {**now, **(rows[now["id"]] or {})}
    # All out before any goes in: a row may have had the key or the place that another has now.
    for chunk in _chunks(list(rows)):
        work.at("back")
        conn.execute(f"DELETE FROM {table.name} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(chunk),))
    marks = ", ".join("?" * len(table.all_columns))
    for chunk in _chunks([row_id for row_id, row in rows.items() if row is not None]):
        work.at("back")
        there = [rows[row_id] or {} for row_id in chunk]
        if any(len(row) < len(table.all_columns) for row in there):
            # As in a project that was salvaged: what a row was is told in parts, and one of them is gone.
            raise CrossreadError("The history of that time has gaps, so what the project was then is not known.")
        conn.executemany(
            f"INSERT INTO {table.name} ({names}) VALUES ({marks})",
            [tuple(row[column] for column in table.all_columns) for row in there],
        )


def _chunks(ids: list[str]) -> "list[list[str]]":
    return [ids[first : first + _CHUNK] for first in range(0, len(ids), _CHUNK)]
