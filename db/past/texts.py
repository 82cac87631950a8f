"""The texts that nothing refers to any more, neither a source nor the history: how many, and letting go of them."""

import sqlite3

from crossread.db.search.fold import fold, has_spaceless_script

_UNUSED = (
    "FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM revisions) AND sha256 NOT IN ("
    "SELECT json_extract(before, '$.sha256') FROM history "
    "WHERE table_name = 'revisions' AND step > ? AND json_extract(before, '$.sha256') IS NOT NULL)"
)


def count_unused(conn: sqlite3.Connection, after: int) -> tuple[int, int]:
    """How many texts nothing refers to but the history up to a step, and how many characters they have."""
    found = conn.execute(f"SELECT count(*), coalesce(sum(length), 0) {_UNUSED}", (after,)).fetchone()
    return int(found[0]), int(found[1])


def delete_unused(conn: sqlite3.Connection) -> int:
    """Delete them with what the search index holds of them, inside the transaction under way; answers with how many."""
    keys = [row[0] for row in conn.execute(f"SELECT key {_UNUSED}", (0,))]
    for key in keys:
        folded = fold(conn.execute("SELECT text FROM texts WHERE key = ?", (key,)).fetchone()[0])
        conn.execute("INSERT INTO text_index (text_index, rowid, body) VALUES ('delete', ?, ?)", (key, folded))
        if has_spaceless_script(folded):
            conn.execute(
                "INSERT INTO text_trigrams (text_trigrams, rowid, body) VALUES ('delete', ?, ?)", (key, folded)
            )
        conn.execute("DELETE FROM texts WHERE key = ?", (key,))
    if keys:
        # Only a merge of the whole index forgets the words themselves.
        conn.execute("INSERT INTO text_index (text_index) VALUES ('optimize')")
        conn.execute("INSERT INTO text_trigrams (text_trigrams) VALUES ('optimize')")
    return len(keys)
