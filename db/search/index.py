"""Keeping the search index: explicit statements in the transaction that changes what is indexed.

Editing and undo share `refresh`. A text is indexed once, when it comes in, and stays so while it is in the file.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from crossread.db.search.fold import fold, has_spaceless_script

# What of each record is searched; blank ones have no document.
DOCUMENT_OF = {
    "sources": "title || char(10) || coalesce(author, '') || char(10) || coalesce(publisher, '') || char(10) || note",
    "annotations": "note",
    "events": "title || char(10) || description",
    "claims": "statement || char(10) || description",
    "voices": "name || char(10) || aliases",
    "answers": "text || char(10) || aliases",
    "silences": "note",
    "verdicts": "reason",
    "relations": "reason",
}


def add_text(conn: sqlite3.Connection, key: int, text: str) -> None:
    """Index a text under its key."""
    folded = fold(text)
    conn.execute("INSERT INTO text_index (rowid, body) VALUES (?, ?)", (key, folded))
    if has_spaceless_script(folded):
        conn.execute("INSERT INTO text_trigrams (rowid, body) VALUES (?, ?)", (key, folded))


def refresh(conn: sqlite3.Connection, table: str, row_ids: Iterable[str]) -> None:
    """Bring the documents of these records up to date with the rows as they are now: made, changed or gone."""
    if table not in DOCUMENT_OF:
        return
    for row_id in row_ids:
        row = conn.execute(f"SELECT {DOCUMENT_OF[table]} FROM {table} WHERE id = ?", (row_id,)).fetchone()
        _put(conn, table, row_id, fold(row[0]) if row is not None and row[0].strip() else None)


def add(conn: sqlite3.Connection, table: str, values: Mapping[str, str | int | None]) -> None:
    """Index one record that has just been made of these values, and so has no document."""
    searched = DOCUMENT_OF.get(table)
    if searched is None:
        return
    row_id = str(values["id"])
    body = values.get(searched)
    if body is None:
        # It is put together of several columns, or left to the default of its column.
        body = conn.execute(f"SELECT {searched} FROM {table} WHERE id = ?", (row_id,)).fetchone()[0]
    if str(body).strip():
        _put_first(conn, table, row_id, fold(str(body)))


def add_since(conn: sqlite3.Connection, table: str, key: int) -> None:
    """Index the records of a table that were added after the one with this key, in bulk; none has a document yet."""
    rows = conn.execute(f"SELECT id, {DOCUMENT_OF[table]} AS body FROM {table} WHERE key > ? AND body <> ''", (key,))
    _add(conn, [(table, row_id, fold(body)) for row_id, body in rows if body.strip()])


def _add(conn: sqlite3.Connection, bodies: list[tuple[str, str, str]]) -> None:
    """Add documents, each as kind, id of the record, and folded text; none of these records has one."""
    mark = conn.execute("SELECT coalesce(max(key), 0) FROM documents").fetchone()[0]
    conn.executemany("INSERT INTO documents (kind, record_id, body) VALUES (?, ?, ?)", bodies)
    conn.execute("INSERT INTO document_index (rowid, body) SELECT key, body FROM documents WHERE key > ?", (mark,))


def refresh_step(conn: sqlite3.Connection, step: int, tables: Iterable[str], count: int) -> None:
    """Bring the documents of what a step changed in these tables up to date, in bulk; it changed about `count` rows."""
    for table in tables:
        if table in DOCUMENT_OF:
            _refresh_of(conn, table, step, count)


def _refresh_of(conn: sqlite3.Connection, table: str, step: int, count: int) -> None:
    """Compare the documents there are of the records that a step changed with those there should be."""

    def is_changed(column: str, among: int) -> tuple[str, tuple[object, ...]]:
        # The fewer are asked after: the rows that the step changed, or those that are looked through.
        if among < count:
            of_row = f"SELECT 1 FROM history INDEXED BY history_by_row WHERE row_id = {column} AND step = ?"
            return f"EXISTS ({of_row})", (step,)
        return f"{column} IN (SELECT row_id FROM history WHERE step = ? AND table_name = ?)", (step, table)

    documents = conn.execute("SELECT count(*) FROM documents WHERE kind = ?", (table,)).fetchone()[0]
    records = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    condition, values = is_changed("record_id", documents)
    found: dict[str, tuple[int, str]] = {
        row_id: (key, body)
        for row_id, key, body in conn.execute(
            f"SELECT record_id, key, body FROM documents WHERE kind = ? AND {condition}", (table, *values)
        )
    }
    condition, values = is_changed("id", records)
    wanted: dict[str, str] = {
        row_id: fold(body)
        for row_id, body in conn.execute(
            f"SELECT id, {DOCUMENT_OF[table]} AS body FROM {table} WHERE {condition} AND body <> ''", values
        )
        if body.strip()
    }
    gone = [document for row_id, document in found.items() if wanted.get(row_id) != document[1]]
    conn.executemany("INSERT INTO document_index (document_index, rowid, body) VALUES ('delete', ?, ?)", gone)
    conn.executemany("DELETE FROM documents WHERE key = ?", [(key,) for key, _ in gone])
    _add(conn, [(table, row_id, body) for row_id, body in wanted.items() if found.get(row_id, (0, None))[1] != body])


def _put(conn: sqlite3.Connection, kind: str, record_id: str, body: str | None) -> None:
    before = conn.execute(
        "SELECT key, body FROM documents WHERE kind = ? AND record_id = ?", (kind, record_id)
    ).fetchone()
    if before is not None:
        if before[1] == body:
            return
        conn.execute(
            "INSERT INTO document_index (document_index, rowid, body) VALUES ('delete', ?, ?)", (before[0], before[1])
        )
        conn.execute("DELETE FROM documents WHERE key = ?", (before[0],))
    if body is not None:
        _put_first(conn, kind, record_id, body)


def _put_first(conn: sqlite3.Connection, kind: str, record_id: str, body: str) -> None:
    cursor = conn.execute("INSERT INTO documents (kind, record_id, body) VALUES (?, ?, ?)", (kind, record_id, body))
    conn.execute("INSERT INTO document_index (rowid, body) VALUES (?, ?)", (cursor.lastrowid, body))
