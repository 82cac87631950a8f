"""The search index against what it should hold, without writing: FTS5's own check is an INSERT, which would.

So the documents are compared with the records, the lists of what is indexed with both, and words of each text and note
are looked up where they must be found.
"""

from collections.abc import Iterator

from crossread.db.search.fold import fold, has_spaceless_script
from crossread.db.search.index import DOCUMENT_OF
from crossread.db.verify.faults import Checked, Fault, short

_WORDS_OF_A_TEXT = 20
# Looking up a word takes some 20 µs; of very many notes every so-manieth is tried.
_MOST_NOTES_TRIED = 10_000
# Letters that every version of the index takes for letters; newer scripts are in none.
_LATEST_LETTER = "\u052f"

_SEARCH = "All that you made is there; salvage makes a file whose search index is new."


def check(checked: Checked) -> Iterator[Fault]:
    """Faults of the search index."""
    yield from _documents(checked)
    yield from _listed(checked)
    yield from _notes(checked)
    yield from _texts(checked)


def _documents(checked: Checked) -> Iterator[Fault]:
    for table, expression in DOCUMENT_OF.items():
        rows = checked.conn.execute(
            f"SELECT r.id, {expression}, d.body FROM {table} r "
            "LEFT JOIN documents d ON d.kind = ? AND d.record_id = r.id ORDER BY r.key",
            (table,),
        )
        for record_id, searched, body in rows:
            expected = fold(searched) if searched.strip() else None
            if body != expected:
                yield checked.fault(table, record_id, "is not in the search index as it is now", _SEARCH)
        for (record_id,) in checked.conn.execute(
            f"SELECT record_id FROM documents WHERE kind = ? AND record_id NOT IN (SELECT id FROM {table})", (table,)
        ).fetchall():
            yield Fault(
                sentence=f"The search index holds something that has been deleted ({table} {record_id}).",
                table=table,
                record_id=record_id,
                advice=_SEARCH,
            )


def _listed(checked: Checked) -> Iterator[Fault]:
    spaceless = [
        key for key, text in checked.conn.execute("SELECT key, text FROM texts") if has_spaceless_script(fold(text))
    ]
    expected = {
        "document_index": {row[0] for row in checked.conn.execute("SELECT key FROM documents")},
        "text_index": {row[0] for row in checked.conn.execute("SELECT key FROM texts")},
        "text_trigrams": set(spaceless),
    }
    for name, keys in expected.items():
        indexed = {row[0] for row in checked.conn.execute(f"SELECT id FROM {name}_docsize")}
        what = "notes and names" if name == "document_index" else "texts"
        if missing := len(keys - indexed):
            yield Fault(sentence=f"The search index lacks {missing:,} {what} ({name}).", table=name, advice=_SEARCH)
        if extra := len(indexed - keys):
            yield Fault(
                sentence=f"The search index holds {extra:,} {what} that are not there ({name}).",
                table=name,
                advice=_SEARCH,
            )


def _notes(checked: Checked) -> Iterator[Fault]:
    count = checked.conn.execute("SELECT count(*) FROM documents").fetchone()[0]
    every = 1 + count // _MOST_NOTES_TRIED
    for key, table, record_id, body in checked.conn.execute(
        "SELECT key, kind, record_id, body FROM documents WHERE key % ? = 0", (every,)
    ).fetchall():
        if any(not _finds(checked, "document_index", key, word) for word in _words(body, 1)):
            yield checked.fault(table, record_id, "is not found by its words in the search index", _SEARCH)


def _texts(checked: Checked) -> Iterator[Fault]:
    for (key,) in dict.fromkeys(checked.conn.execute("SELECT key FROM texts")):
        digest, text = checked.conn.execute("SELECT sha256, text FROM texts WHERE key = ?", (key,)).fetchone()
        for word in _words(fold(text), _WORDS_OF_A_TEXT):
            if not _finds(checked, "text_index", key, word):
                yield checked.fault(
                    "texts", digest, f"is not found by its word “{short(word)}” in the search index", _SEARCH
                )
                break


def _finds(checked: Checked, name: str, key: int, word: str) -> bool:
    found = checked.conn.execute(f"SELECT 1 FROM {name} WHERE {name} MATCH ? AND rowid = ?", (f'"{word}"', key))
    return found.fetchone() is not None


def _words(body: str, count: int) -> list[str]:
    """Some words, spread over the text, that stand between spaces and are of letters known to every index."""
    usable = [word for word in body.split() if word.isalnum() and max(word) <= _LATEST_LETTER]
    return usable[:: 1 + len(usable) // count][:count]
