"""What a user types, made into something that full-text search takes without ever being a syntax error."""

import re
import sqlite3
from dataclasses import dataclass
from functools import cache

from crossread.db.search.fold import fold, has_spaceless_script, plain

# Scripts whose words change their endings so much that a word is looked for by its beginning.
_INFLECTED = r"[\u0400-\u052f\u0531-\u058f\u10a0-\u10ff]"
_OPERATORS = r"\b(?:AND|OR|NOT)\b|[\"()*]"
_TERM = r'"([^"]*)"(\*?)|([^\s"()]+)'
SHORTEST_TRIGRAM = 3


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase that was looked for, to be shown where it stands; `prefix`: by its beginning."""

    words: tuple[str, ...]
    prefix: bool
    anywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query: `match` for the word index, `terms` for showing; `pieces` are looked for inside runs without spaces."""

    match: str
    terms: tuple[Term, ...]
    pieces: tuple[str, ...]


def read_query(conn: sqlite3.Connection, typed: str) -> Query | None:
    """Make sense of a query; None for one without a word.

    Operators (AND, OR, NOT, quotes, brackets, a trailing *) count only if the whole query parses; otherwise each word
    is looked for as it is written, all of them.
    """
    folded = fold(typed).strip()
    pieces = tuple(piece for piece in folded.split() if has_spaceless_script(piece))
    words = [word for word in folded.split() if not has_spaceless_script(word) and _tokens(word)]
    all_words = " ".join(_quoted(word) for word in words)
    if not pieces and _compiled(_OPERATORS).search(folded) and _parses(conn, folded):
        return Query(match=folded, terms=_shown(folded), pieces=())
    if not words and not pieces:
        return None
    terms = [Term(words=_tokens(word), prefix=_is_prefix(word)) for word in words]
    terms += [Term(words=(plain(piece),), prefix=False, anywhere=True) for piece in pieces]
    return Query(match=all_words, terms=tuple(terms), pieces=pieces)


def _quoted(word: str) -> str:
    bare = word.rstrip("*")
    return '"' + bare.replace('"', '""') + '"' + ("*" if _is_prefix(word) else "")


def _is_prefix(word: str) -> bool:
    return word.endswith("*") or _compiled(_INFLECTED).search(word) is not None


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_compiled(r"[^\W_]+").findall(plain(text)))


def _shown(query: str) -> tuple[Term, ...]:
    found = []
    for phrase, star, word in _compiled(_TERM).findall(query):
        text = phrase or word
        if word in ("AND", "OR", "NOT") or not _tokens(text):
            continue
        found.append(Term(words=_tokens(text), prefix=bool(star) or text.endswith("*")))
    return tuple(found)


def _parses(conn: sqlite3.Connection, query: str) -> bool:
    try:
        conn.execute("SELECT 1 FROM text_index WHERE text_index MATCH ? LIMIT 1", (query,)).fetchone()
    except sqlite3.OperationalError:
        return False
    return True
