"""The query language: what a user types, read as a tree of words and phrases joined by AND, OR and NOT.

Words stand beside each other or with AND between them: all of them. `NOT` binds before `AND`, `AND` before `OR`; round
brackets group. `"..."` is a phrase, `word*` what begins so, `title:` and its like look in one place only. All of this
counts only if the whole query can be read so; otherwise every word is just a word.
"""

import re
from functools import cache
from typing import Literal

from crossread.db.record import record
from crossread.db.search.fold import fold, has_spaceless_script, plain

FIELDS = ("text", "source", "title", "author", "publisher", "note", "event", "claim", "answer", "voice")
OPERATORS = ("AND", "OR", "NOT")
MOST_WORDS = 64
"""A pasted page is looked for by its first words."""
DEEPEST = 32

RemarkKind = Literal["open_quote", "open_bracket", "closing_bracket", "dangling", "too_deep", "no_field", "blank_field"]
# Scripts whose words change their endings so much that a word is looked for by its beginning.
_INFLECTED = r"[\u0400-\u052f\u0531-\u058f\u10a0-\u10ff]"
_TOKEN = r'\s*(?:(?P<bracket>[()])|"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<word>[^\s"()]+)|(?P<quote>"))'
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»〝〞", '"'))


@record
class Remark:
    """What was not read as it may have been meant: `what` is the word that it is about.

    `no_field` and `blank_field` stand beside a query that was read all the same; the others say why its operators were
    read as words.
    """

    kind: RemarkKind
    what: str = ""


@record
class Leaf:
    """A word or phrase: `words` folded, as they are compared; `text` as it is given to the index.

    `anywhere`: of a script without spaces, to be found inside a run.
    """

    text: str
    words: tuple[str, ...]
    field: str | None = None
    prefix: bool = False
    anywhere: bool = False


@record
class Group:
    """All of the parts, any of them, or the first without the second."""

    operator: Literal["and", "or", "not"]
    parts: "tuple[Node, ...]"


Node = Leaf | Group


@record
class Syntax:
    """A query as it was read; no tree if there is no word in it. `is_words`: its operators were read as words."""

    tree: Node | None
    remarks: tuple[Remark, ...] = ()
    is_words: bool = False


def read_syntax(typed: str) -> Syntax:
    """Read a query. Never fails: what cannot be read as a whole is read as words, and a remark says why."""
    folded = fold(typed.translate(_QUOTES)).strip()
    try:
        reader = _Reader(folded)
        return Syntax(tree=reader.read(), remarks=tuple(reader.remarks))
    except _UnreadError as error:
        bare = re.sub(r'["()]', " ", folded)
        leaves = [leaf for leaf in map(word_leaf, bare.split()) if leaf is not None]
        return Syntax(tree=_joined("and", leaves[:MOST_WORDS]), remarks=(error.remark,), is_words=True)


def word_leaf(word: str, field: str | None = None) -> Leaf | None:
    """A word as it stands in a query; None if there is no letter and no figure in it."""
    if has_spaceless_script(word):
        bare = word.strip("*")
        return Leaf(text=bare, words=(plain(bare),), field=field, anywhere=True)
    prefix = word.endswith("*") or _compiled(_INFLECTED).search(word) is not None
    words = tokens(word)
    return Leaf(text=word.rstrip("*"), words=words, field=field, prefix=prefix) if words else None


def phrase_leaf(phrase: str, field: str | None, *, prefix: bool) -> Leaf | None:
    """What stood between quotes: found as it is, with no other ending unless a `*` follows."""
    words = tokens(phrase)
    if not words:
        return None
    if has_spaceless_script(phrase):
        return Leaf(text=phrase.strip(), words=(plain(phrase.strip()),), field=field, anywhere=True)
    return Leaf(text=phrase, words=words, field=field, prefix=prefix)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_compiled(r"[^\W_]+").findall(plain(text)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class _UnreadError(Exception):
    def __init__(self, kind: RemarkKind, what: str = "") -> None:
        super().__init__(kind)
        self.remark = Remark(kind=kind, what=what)


class _Reader:
    """Reads by recursive descent; each function leaves `_at` behind what it has read."""

    def __init__(self, query: str) -> None:
        self._tokens = [match for match in _compiled(_TOKEN).finditer(query) if match.group().strip()]
        self._at = 0
        self._depth = 0
        self.remarks: list[Remark] = []

    def read(self) -> Node | None:
        tree = self._any(None)
        if self._at < len(self._tokens):
            raise _UnreadError("closing_bracket")
        return tree

    def _any(self, field: str | None) -> Node | None:
        parts = [self._all(field)]
        while self._operator() == "OR":
            self._pass_operator("OR")
            parts.append(self._all(field))
        return _joined("or", [part for part in parts if part is not None])

    def _all(self, field: str | None) -> Node | None:
        parts = [self._without(field)]
        while self._goes_on():
            if self._operator() == "AND":
                self._pass_operator("AND")
            parts.append(self._without(field))
        return _joined("and", [part for part in parts if part is not None])

    def _without(self, field: str | None) -> Node | None:
        tree = self._one(field)
        while self._operator() == "NOT":
            self._pass_operator("NOT")
            other = self._one(field)
            if tree is not None and other is not None:
                tree = Group(operator="not", parts=(tree, other))
        return tree

    def _one(self, field: str | None) -> Node | None:
        if self._at >= len(self._tokens):
            return None
        token = self._tokens[self._at]
        if token["bracket"] == ")":
            if self._depth == 0:
                raise _UnreadError("closing_bracket")
            return None
        if token["quote"]:
            raise _UnreadError("open_quote")
        if self._operator():
            # An operator with nothing before it.
            raise _UnreadError("dangling", token["word"])
        self._at += 1
        if token["bracket"]:
            return self._bracket(field)
        if token["phrase"] is not None:
            return phrase_leaf(token["phrase"], field, prefix=bool(token["star"]))
        return self._word(token["word"], field)

    def _bracket(self, field: str | None) -> Node | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _UnreadError("too_deep")
        tree = self._any(field)
        if self._at >= len(self._tokens):
            raise _UnreadError("open_bracket")
        self._at += 1
        self._depth -= 1
        return tree

    def _word(self, word: str, field: str | None) -> Node | None:
        name, colon, rest = word.partition(":")
        known = name.casefold()
        if not colon or not name.isalpha():
            return word_leaf(word, field)
        if known not in FIELDS:
            if rest and rest[0].isalnum():
                self.remarks.append(Remark(kind="no_field", what=name))
            return word_leaf(word, field)
        if rest:
            return self._word(rest, known)
        if self._at >= len(self._tokens) or self._tokens[self._at]["bracket"] == ")" or self._operator():
            self.remarks.append(Remark(kind="blank_field", what=known))
            return None
        return self._one(known)

    def _operator(self) -> str:
        if self._at >= len(self._tokens):
            return ""
        word = self._tokens[self._at]["word"]
        return word if word in OPERATORS else ""

    def _pass_operator(self, operator: str) -> None:
        self._at += 1
        if self._at >= len(self._tokens) or self._tokens[self._at]["bracket"] == ")" or self._operator():
            raise _UnreadError("dangling", operator)

    def _goes_on(self) -> bool:
        if self._at >= len(self._tokens) or self._tokens[self._at]["bracket"] == ")":
            return False
        return self._operator() in ("", "AND")


def _joined(operator: Literal["and", "or"], parts: "list[Node] | list[Leaf]") -> Node | None:
    if len(parts) <= 1:
        return parts[0] if parts else None
    return Group(operator=operator, parts=tuple(parts))
