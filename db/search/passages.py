"""The texts and records that a query is true of, and the passages of a text: what a list of hits is made of, piece by
piece, so that nobody waits for thousands of them.
"""

import re
from array import array
from collections.abc import Sequence
from functools import cache

from crossread.db.record import record
from crossread.db.search.conditions import record_condition, text_condition, text_match
from crossread.db.search.places import places
from crossread.db.search.queries import Query, Term
from crossread.db.store.store import Store

LONGEST = 400
"""A passage has at most about so many characters, however far away the next full stop is."""
BEFORE, LONGEST_SHOWN = 120, 480
"""An excerpt has at most so many characters before its first match, and in all."""
TABLES = ("annotations", "silences", "verdicts", "relations", "events", "claims", "answers", "voices", "sources")
"""The tables of records, in the order in which their hits are listed."""
_STOPS, _FULL_STOPS = ".!?…؟۔", "。！？։।"
_SMALL = r"a-z\u00df-\u00f6\u00f8-\u00ff\u0430-\u045f\u0561-\u0587"
_ORDER = "s.sort_order IS NULL, s.sort_order, s.key"
_ALIASES = "(SELECT coalesce(group_concat(char(10) || value, ''), '') FROM json_each(aliases))"
SAID_BY = {
    "sources": "SELECT id, title || char(10) || coalesce(author, '') || char(10) || coalesce(publisher, '') "
    "|| char(10) || note FROM sources WHERE id = ?",
    "annotations": "SELECT source_id, note FROM annotations WHERE id = ?",
    "events": "SELECT NULL, title || char(10) || description FROM events WHERE id = ?",
    "claims": "SELECT NULL, statement || char(10) || description FROM claims WHERE id = ?",
    "voices": f"SELECT NULL, name || {_ALIASES} FROM voices WHERE id = ?",
    "answers": f"SELECT NULL, text || {_ALIASES} FROM answers WHERE id = ?",
    "silences": "SELECT source_id, note FROM silences WHERE id = ?",
    "verdicts": "SELECT NULL, reason FROM verdicts WHERE id = ?",
    "relations": "SELECT a, reason FROM relations WHERE id = ?",
}
"""What of a record is searched, and the source that it belongs to."""


@record
class FoundText:
    """A text that the query is true of; `key` is that of its row."""

    source_id: str
    revision: int
    key: int


@record
class FoundRecord:
    """A record that the query is true of, and the source that it belongs to, if it does."""

    table: str
    id: str
    source_id: str = ""


@record
class Excerpt:
    """A piece of what was found: its range, its words, and where in these words the matches stand.

    `cut_before` and `cut_after`: the sentence goes on there.
    """

    start: int
    end: int
    words: str
    matches: tuple[tuple[int, int], ...]
    cut_before: bool = False
    cut_after: bool = False


def latest_texts(store: Store) -> list[FoundText]:
    """The last text of every source, in their order: what does not change from one query to the next."""
    rows = store.rows(
        "SELECT s.id, r.number, t.key FROM sources s JOIN revisions r ON r.source_id = s.id "
        "AND r.number = (SELECT max(number) FROM revisions l WHERE l.source_id = s.id) "
        f"JOIN texts t ON t.sha256 = r.sha256 ORDER BY {_ORDER}"
    )
    return [FoundText(source_id=row[0], revision=row[1], key=row[2]) for row in rows]


def found_among(store: Store, query: Query, texts: Sequence[FoundText]) -> list[FoundText]:
    """Those of the texts that the query is true of, in their order."""
    match = text_match(query.tree)
    if match is not None:
        # The index alone is asked: to visit the rows would take ten times as long.
        rows = store.rows("SELECT rowid FROM text_index WHERE text_index MATCH ?", (match,))
        keys = {row[0] for row in rows}
        return [text for text in texts if text.key in keys]
    found = {(text.source_id, text.revision) for text in found_texts(store, query)}
    return [text for text in texts if (text.source_id, text.revision) in found]


def found_texts(store: Store, query: Query) -> list[FoundText]:
    """The texts that the query is true of, also earlier ones, in the order of the sources."""
    sql, values = text_condition(store, query.tree)
    rows = store.rows(
        "SELECT r.source_id, r.number, t.key FROM texts t JOIN revisions r ON r.sha256 = t.sha256 "
        f"JOIN sources s ON s.id = r.source_id WHERE {sql} ORDER BY {_ORDER}, r.number",
        values,
    )
    return [FoundText(source_id=row[0], revision=row[1], key=row[2]) for row in rows]


def found_records(store: Store, query: Query) -> list[FoundRecord]:
    """The records that the query is true of, table by table, the older ones first."""
    sql, values = record_condition(store, query.tree)
    rows = store.rows(
        "SELECT d.kind, d.record_id, coalesce(a.source_id, i.source_id, CASE d.kind WHEN 'sources' THEN d.record_id "
        "ELSE '' END) FROM documents d LEFT JOIN annotations a ON d.kind = 'annotations' AND a.id = d.record_id "
        f"LEFT JOIN silences i ON d.kind = 'silences' AND i.id = d.record_id WHERE {sql} ORDER BY d.key",
        values,
    )
    found = [FoundRecord(table=row[0], id=row[1], source_id=row[2]) for row in rows]
    return sorted(found, key=lambda each: TABLES.index(each.table))


def text_of(store: Store, key: int) -> str:
    """The text in a row; empty if it is gone."""
    row = store.row("SELECT text FROM texts WHERE key = ?", (key,))
    return str(row[0]) if row is not None else ""


def passages(text: str, terms: Sequence[Term]) -> "array[int]":
    """Where the passages with a match begin, each told by its first match: matches of one sentence are one passage."""
    found = array("L")
    reached = -1
    for start, _ in places(text, terms):
        if start >= reached:
            found.append(start)
            reached = _end(text, start)
    return found


def excerpt(text: str, terms: Sequence[Term], first: int) -> Excerpt:
    """The sentence round the match at `first`, cut where it is long, with all matches in it."""
    start = _begin(text, first)
    cut_before = start > 0 and start == first - LONGEST
    if first - start > BEFORE:
        start, cut_before = _at_word(text, first - BEFORE, first), True
    whole = _end(text, first)
    end = min(whole, start + LONGEST_SHOWN)
    words = text[start:end].rstrip()
    return Excerpt(
        start=start,
        end=start + len(words),
        words=words,
        matches=tuple(places(words, terms)),
        cut_before=cut_before,
        cut_after=end < whole or (whole == first + LONGEST and whole < len(text)),
    )


def said(store: Store, table: str, record_id: str) -> tuple[str | None, str] | None:
    """The source of a record, if it belongs to one, and what of it is searched; None if it is gone."""
    row = store.row(SAID_BY[table], (record_id,))
    return (row[0], row[1]) if row is not None else None


@cache
def _break() -> re.Pattern[str]:
    # A full stop with what closes behind it, but not after an initial or a short title; or the end of a line, unless a
    # small letter goes on in the next one, as in texts that were broken at a width.
    # It begins with a class of characters, which is what `re` looks for fastest.
    after_title = r"(?<!\b[^\W\d_].)(?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?<!\bSt.)(?<!\bNo.)"
    stop = rf"(?<=[{_STOPS}]){after_title}[\"'”’»)\]]*\s+"
    full_stop = rf"(?<=[{_FULL_STOPS}])[”’」』]?"
    line = rf"(?<=\n)(?![ \t]*[{_SMALL}])"
    return re.compile(rf"[{_STOPS}{_FULL_STOPS}\n](?:{stop}|{full_stop}|{line})")


def _end(text: str, start: int) -> int:
    limit = min(start + LONGEST, len(text))
    found = _break().search(text, start, limit)
    return found.end() if found else limit


def _begin(text: str, first: int) -> int:
    """After the last break before a match."""
    near = max(0, first - LONGEST)
    last = near
    for match in _break().finditer(text, near, first):
        last = match.end()
    return last


def _at_word(text: str, near: int, before: int) -> int:
    """The begin of the first word after `near`."""
    blank = text.find(" ", near, before)
    return blank + 1 if blank >= 0 else near
