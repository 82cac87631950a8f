"""A query that was read: its tree, and which of its words are to be shown where they stand."""

from collections.abc import Iterator

from crossread.db.record import record
from crossread.db.search.syntax import Group, Leaf, Node, Remark, Syntax, read_syntax

SHORTEST_TRIGRAM = 3
# Whose words are shown in what: by the table that holds it, "texts" for the texts of the sources.
SOURCE_FIELDS = ("source", "title", "author", "publisher")
SHOWN_IN: dict[str, tuple[str | None, ...]] = {
    "texts": (None, "text"),
    "sources": (None, "note", *SOURCE_FIELDS),
    "annotations": (None, "note"),
    "silences": (None, "note"),
    "relations": (None, "note"),
    "verdicts": (None, "note"),
    "events": (None, "event"),
    "claims": (None, "claim"),
    "answers": (None, "claim", "answer"),
    "voices": (None, "voice"),
}


@record
class Term:
    """A word or phrase that was looked for, to be shown where it stands.

    `prefix`: by its beginning; `anywhere`: also inside a run of letters. `words` are folded as `fold.plain` does.
    """

    words: tuple[str, ...]
    prefix: bool = False
    anywhere: bool = False


@record
class Query:
    """A query with at least one word."""

    tree: Node
    remarks: tuple[Remark, ...] = ()
    is_words: bool = False
    """Its operators were read as words; a remark says why."""

    def terms(self, table: str) -> tuple[Term, ...]:
        """The words to be shown in what this table holds (`texts` for a text), none that was ruled out by NOT."""
        fields = SHOWN_IN[table]
        found = [_term(leaf) for leaf in leaves(self.tree) if leaf.field in fields]
        return tuple(dict.fromkeys(found))


def read_query(typed: str) -> Query | None:
    """Make sense of a query; None for one without a word.

    Operators (AND, OR, NOT, quotes, brackets, fields, a trailing *) count only if the whole query parses; otherwise
    each word is looked for as it is written, all of them.
    """
    return _query(read_syntax(typed))


def read_unfinished(typed: str) -> Query | None:
    """The same query with its last word taken for a beginning; None if that makes no difference."""
    syntax = read_syntax(typed)
    last = typed[-1:]
    if syntax.tree is None or not last.isalnum():
        return None
    tree = _with_open_end(syntax.tree)
    return _query(Syntax(tree=tree, remarks=syntax.remarks, is_words=syntax.is_words)) if tree != syntax.tree else None


def leaves(tree: Node) -> Iterator[Leaf]:
    """The words and phrases that make a hit, in order."""
    if isinstance(tree, Leaf):
        yield tree
        return
    for part in tree.parts[:1] if tree.operator == "not" else tree.parts:
        yield from leaves(part)


def _query(syntax: Syntax) -> Query | None:
    if syntax.tree is None:
        return None
    return Query(tree=syntax.tree, remarks=syntax.remarks, is_words=syntax.is_words)


def _term(leaf: Leaf) -> Term:
    return Term(words=leaf.words, prefix=leaf.prefix, anywhere=leaf.anywhere)


def _with_open_end(tree: Node) -> Node:
    if isinstance(tree, Leaf):
        if tree.anywhere or tree.prefix:
            return tree
        return Leaf(text=tree.text, words=tree.words, field=tree.field, prefix=True)
    return Group(operator=tree.operator, parts=(*tree.parts[:-1], _with_open_end(tree.parts[-1])))
