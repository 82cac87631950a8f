"""A query as conditions of SQL: which texts it is true of, and which records.

Words go to the full-text indexes, runs of a script without spaces to the trigrams or, when they are too short for that,
to LIKE. A word about the source (`title:` and its like) is looked up first and becomes a list of ids.
"""

import json
from collections.abc import Callable
from typing import NamedTuple

from crossread.db.search.fold import fold
from crossread.db.search.patterns import pattern_of
from crossread.db.search.places import folded_places
from crossread.db.search.queries import SHORTEST_TRIGRAM, SOURCE_FIELDS, Term
from crossread.db.search.syntax import Leaf, Node
from crossread.db.store.store import Store, Value

NOTES = ("annotations", "silences", "relations", "verdicts")
_TABLES = {"event": ("events",), "claim": ("claims", "answers"), "answer": ("answers",), "voice": ("voices",)}
_COLUMNS = {"source": ("title", "author", "publisher")}
_JOINS = {"and": "AND", "or": "OR", "not": "AND NOT"}
_MATCHES = {"and": "AND", "or": "OR", "not": "NOT"}
_IDS = "(SELECT value FROM json_each(?))"


class Condition(NamedTuple):
    """A condition of SQL with its values."""

    sql: str
    values: tuple[Value, ...] = ()


class _Match(NamedTuple):
    """What the full-text index is asked for; parts that are joined make one question."""

    query: str


NEVER = Condition("0")


def text_match(tree: Node) -> str | None:
    """What the index of texts is asked for, if that is all that the query needs."""

    def leaf_match(leaf: Leaf) -> _Match | Condition:
        is_simple = leaf.field in (None, "text") and not leaf.anywhere
        return _Match(_quoted(leaf)) if is_simple else NEVER

    built = _built(tree, leaf_match, "t.key", "text_index")
    return built.query if isinstance(built, _Match) else None


def text_condition(store: Store, tree: Node) -> Condition:
    """True of the rows of `texts t`, of the sources `s`, that the query is true of."""

    def leaf_condition(leaf: Leaf) -> _Match | Condition:
        if leaf.field in SOURCE_FIELDS:
            return Condition(f"s.id IN {_IDS}", (_sources_with(store, leaf),))
        if leaf.field not in (None, "text"):
            return NEVER
        if not leaf.anywhere:
            return _Match(_quoted(leaf))
        if len(leaf.text) >= SHORTEST_TRIGRAM:
            sql = "t.key IN (SELECT rowid FROM text_trigrams WHERE text_trigrams MATCH ?)"
            return Condition(sql, (_in_quotes(leaf.text),))
        return Condition("t.text LIKE ? ESCAPE '\\'", (_like(leaf.text),))

    return _as_condition(_built(tree, leaf_condition, "t.key", "text_index"), "t.key", "text_index")


def record_condition(store: Store, tree: Node) -> Condition:
    """True of the rows of `documents d` that the query is true of."""

    def leaf_condition(leaf: Leaf) -> _Match | Condition:
        if leaf.field in SOURCE_FIELDS:
            return _of_sources(_sources_with(store, leaf))
        if leaf.field == "text":
            return NEVER
        there = Condition("d.body LIKE ? ESCAPE '\\'", (_like(leaf.text),)) if leaf.anywhere else _Match(_quoted(leaf))
        if leaf.field is None:
            return there
        sql, values = _as_condition(there, "d.key", "document_index")
        if leaf.field == "note":
            in_notes = f"(d.kind IN {_listed(NOTES)} AND {sql})"
            in_sources = f"(d.kind = 'sources' AND d.record_id IN {_IDS})"
            return Condition(f"({in_notes} OR {in_sources})", (*values, _sources_with(store, leaf)))
        return Condition(f"(d.kind IN {_listed(_TABLES[leaf.field])} AND {sql})", values)

    return _as_condition(_built(tree, leaf_condition, "d.key", "document_index"), "d.key", "document_index")


def _built(tree: Node, of_leaf: Callable[[Leaf], _Match | Condition], key: str, index: str) -> _Match | Condition:
    if isinstance(tree, Leaf):
        return of_leaf(tree)
    parts = [_built(part, of_leaf, key, index) for part in tree.parts]
    matches = [part.query for part in parts if isinstance(part, _Match)]
    if len(matches) == len(parts):
        return _Match("(" + f" {_MATCHES[tree.operator]} ".join(matches) + ")")
    conditions = [_as_condition(part, key, index) for part in parts]
    sql = f" {_JOINS[tree.operator]} ".join(condition.sql for condition in conditions)
    return Condition(f"({sql})", tuple(value for condition in conditions for value in condition.values))


def _as_condition(part: _Match | Condition, key: str, index: str) -> Condition:
    if isinstance(part, Condition):
        return part
    return Condition(f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)", (part.query,))


def _of_sources(ids: Value) -> Condition:
    of_records = [
        f"(d.kind = '{table}' AND d.record_id IN (SELECT id FROM {table} WHERE source_id IN {_IDS}))"
        for table in ("annotations", "silences")
    ]
    return Condition(f"(d.record_id IN {_IDS} OR {' OR '.join(of_records)})", (ids, ids, ids))


def _sources_with(store: Store, leaf: Leaf) -> Value:
    """The ids of the sources that say the word in that field, as JSON. The index knows all fields as one."""
    field = leaf.field or "source"
    columns = _COLUMNS.get(field, (field,))
    there = (
        "d.body LIKE ? ESCAPE '\\'"
        if leaf.anywhere
        else "d.key IN (SELECT rowid FROM document_index WHERE " + ("document_index MATCH ?)")
    )
    rows = store.rows(
        f"SELECT id, {', '.join(columns)} FROM sources WHERE id IN "
        f"(SELECT d.record_id FROM documents d WHERE d.kind = 'sources' AND {there})",
        (_like(leaf.text) if leaf.anywhere else _quoted(leaf),),
    )
    terms = (Term(words=leaf.words, prefix=leaf.prefix, anywhere=leaf.anywhere),)
    pattern = pattern_of(terms)
    found = [
        row[0]
        for row in rows
        if any(pattern.search(said) or any(folded_places(said, terms)) for said in row[1:] if said)
    ]
    return json.dumps(found)


def _quoted(leaf: Leaf) -> str:
    return _in_quotes(leaf.text) + ("*" if leaf.prefix else "")


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""').replace("\0", " ") + '"'


def _listed(names: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{name}'" for name in names) + ")"


def _like(piece: str) -> str:
    escaped = fold(piece).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
