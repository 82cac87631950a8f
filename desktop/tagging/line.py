"""The line of the picker: words that name an event or a claim, then marks that say the whole position. Pure; no Qt.

    fled ⇥ >100k @putin

The words end with Tab (or a choice from the list), or by themselves where a token begins as no word does: `@`, a sign
before a figure, `!` or `?` alone. The marks follow in any order, each its own token; quotes keep words together.

| mark                        | says                                                                                 |
|-----------------------------|--------------------------------------------------------------------------------------|
| `100k` `1.5m` `1,960` `45%` | the number; in words too: `about two hundred`                                        |
| `10mo` `2h` `3w` `44`       | the length of time (`min h d w mo y`; days without one)                              |
| `14 Apr 1912` `~1912` `a/b` | the date, as people write it; `late Sept 2023`, `two days later`                     |
| `baku`                      | the answer, by any part of its text or an alias; one that is not listed is made      |
| `yes` `no`                  | true or false: `no` denies                                                           |
| `> >= < <= ~ =` before it   | more than, at least, less than, at most, about, just so; of dates: after, before, …  |
| `a..b`                      | a range: from a to b; of dates some time in it                                       |
| `-`                         | no value: what the selection offers is left out                                      |
| `@putin` `@"Red Cross"`     | the voice, by any part of its name or an alias; quoted only the very name; made if new |
| `@`                         | the voice that this paragraph quoted last                                            |
| `!`  `?`  `+`               | the voice denies, questions, asserts                                                 |
| `#crew` `#"third class"`    | the scope                                                                            |
| `as of 3 May` `asof:1912`   | as of when                                                                           |
| `<-Reuters` `<- "a memo"`   | the way the statement took, one mark for each stop                                   |
| `?likely` `?possible`       | how certain the passage is; `?l` and `?p` do                                         |
| `&endorses` `&rejects`      | what the source makes of the voice: also `&distances`; the first letter does         |
| `^` `^collision`            | what a relative date counts from: the date published, or an event with a date        |
| `:number` `:date` …         | the kind of a new claim: also `:duration`, `:answer`, `:truth`; the first letters do |

An event takes a date, a voice and an anchor. What is not understood is told for its token and left out; the rest
stands, and Enter takes it.
"""

from dataclasses import dataclass
from typing import Literal

from crossread.desktop.tagging.values import SIGNS, sign_of

TokenKind = Literal[
    "value",
    "none",
    "voice",
    "denies",
    "questions",
    "asserts",
    "scope",
    "as_of",
    "via",
    "certainty",
    "source_stance",
    "anchor",
    "kind",
]

END_OF_WORDS = "\t"
_ALONE: dict[str, TokenKind] = {"!": "denies", "?": "questions", "+": "asserts", "-": "none"}
_OPENING = '"“„«'
_CLOSING = {'"': '"”', "“": '”"', "„": '“”"', "«": '»"'}


@dataclass(frozen=True, slots=True)
class Split:
    """A line cut in two; `marks_at` is where the marks begin, or None while the words have not ended."""

    words: str
    marks: str
    marks_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One mark at `[start, end)` of the marks: `text` is what stands behind its sign, without quotes."""

    kind: TokenKind
    start: int
    end: int
    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    raw: str


def split(line: str) -> Split:
    """The words and the marks of a whole line."""
    before, tab, after = line.partition(END_OF_WORDS)
    if tab:
        return Split(before.strip(), after, len(before) + 1)
    pieces = _pieces(line)
    for at, piece in enumerate(pieces):
        following = pieces[at + 1].raw if at + 1 < len(pieces) else ""
        if _ends_words(piece.raw, following, is_first=at == 0):
            return Split(line[: piece.start].strip(), line[piece.start :], piece.start)
    return Split(line.strip(), "", None)


def tokens(marks: str) -> tuple[Token, ...]:
    """The marks of a line in order. Words without a sign that follow each other are one value."""
    pieces = _pieces(marks)
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        token, at = _token(pieces, at)
        found.append(token)
    return tuple(found)


def quoted(name: str) -> str:
    """A name as it is written behind a sign: in quotes, if it must be."""
    return name if name and not any(c.isspace() or c in _CLOSING for c in name) else f'"{name.replace(chr(34), "")}"'


def _ends_words(raw: str, following: str, *, is_first: bool) -> bool:
    if raw.startswith("@"):
        return True
    if raw in ("!", "?"):
        return not is_first
    sign = sign_of(raw)
    if not sign or sign == "=":
        return False
    rest = raw.removeprefix(sign) or following
    return rest[:1].isdigit() or (rest[:1] == "-" and rest[1:2].isdigit())


def _pieces(text: str) -> list[_Piece]:
    """Split at white space, but not inside quotes that open at the beginning or behind a sign."""
    found: list[_Piece] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        while at < len(text) and not text[at].isspace():
            opens = text[at] in _OPENING and (at == start or not text[at - 1].isalnum())
            at = _closing_quote(text, at) if opens else at + 1
        found.append(_Piece(start, at, text[start:at]))
    return found


def _closing_quote(text: str, at: int) -> int:
    """The place behind the quote that closes the one here, or the end of the text."""
    ends = [place for mark in _CLOSING[text[at]] if (place := text.find(mark, at + 1)) >= 0]
    return min(ends) + 1 if ends else len(text)


def _token(pieces: list[_Piece], at: int) -> tuple[Token, int]:
    piece = pieces[at]
    raw = piece.raw
    if raw in _ALONE:
        return _made(_ALONE[raw], piece, ""), at + 1
    if raw.startswith("@"):
        return _made("voice", piece, raw[1:]), at + 1
    if raw.startswith("#"):
        return _made("scope", piece, raw[1:]), at + 1
    arrow = "<-" if raw.startswith("<-") and not raw[2:3].isdigit() else "←" if raw.startswith("←") else ""
    if arrow:
        return _via(pieces, at, arrow)
    if raw.startswith("^"):
        return _made("anchor", piece, raw[1:]), at + 1
    if raw.startswith("&") and raw[1:].isalpha():
        return _made("source_stance", piece, raw[1:]), at + 1
    if raw.startswith("?") and raw[1:].isalpha():
        return _made("certainty", piece, raw[1:]), at + 1
    if raw.startswith(":") and raw[1:].isalpha():
        return _made("kind", piece, raw[1:]), at + 1
    if raw.casefold().startswith("asof:"):
        return _phrase("as_of", pieces, at, len("asof:"))
    if raw.casefold() == "as" and at + 1 < len(pieces) and pieces[at + 1].raw.casefold() == "of":
        return _as_of(pieces, at)
    return _phrase("value", pieces, at, 0)


def _made(kind: TokenKind, piece: _Piece, text: str, end: int | None = None) -> Token:
    bare = _unquoted(text)
    return Token(
        kind=kind, start=piece.start, end=piece.end if end is None else end, text=bare, quoted=bare != text.strip()
    )


def _via(pieces: list[_Piece], at: int, arrow: str) -> tuple[Token, int]:
    rest = pieces[at].raw.removeprefix(arrow)
    if not rest and at + 1 < len(pieces) and _is_bare(pieces, at + 1):
        return _made("via", pieces[at], pieces[at + 1].raw, pieces[at + 1].end), at + 2
    return _made("via", pieces[at], rest), at + 1


def _as_of(pieces: list[_Piece], at: int) -> tuple[Token, int]:
    if at + 2 < len(pieces) and _is_bare(pieces, at + 2):
        token, behind = _phrase("as_of", pieces, at + 2, 0)
        return Token(kind="as_of", start=pieces[at].start, end=token.end, text=token.text, quoted=token.quoted), behind
    return _made("as_of", pieces[at], "", pieces[at + 1].end), at + 2


def _phrase(kind: TokenKind, pieces: list[_Piece], at: int, cut: int) -> tuple[Token, int]:
    """A piece and those without a sign behind it; what stands in quotes is a phrase of its own."""
    first = pieces[at].raw[cut:]
    behind = at + 1
    words = [first] if first else []
    if not _is_quoted(first):
        while behind < len(pieces) and _is_bare(pieces, behind) and not _is_quoted(pieces[behind].raw):
            words.append(pieces[behind].raw)
            behind += 1
        if not words and behind < len(pieces) and _is_quoted(pieces[behind].raw):
            words.append(pieces[behind].raw)
            behind += 1
    return _made(kind, pieces[at], " ".join(words), pieces[behind - 1].end), behind


def _is_bare(pieces: list[_Piece], at: int) -> bool:
    """Whether a piece can go on with a phrase: it begins with none of the signs."""
    raw = pieces[at].raw
    if raw in _ALONE and raw != "-":
        return False
    if raw[0] in "@#^←" or raw.casefold().startswith("asof:"):
        return False
    if raw.startswith("<-") and not raw[2:3].isdigit():
        return False
    if raw[0] in "&?:" and raw[1:].isalpha():
        return False
    following = pieces[at + 1].raw.casefold() if at + 1 < len(pieces) else ""
    return not (raw.startswith(SIGNS) or (raw.casefold() == "as" and following == "of"))


def _is_quoted(raw: str) -> bool:
    return bool(raw) and raw[0] in _OPENING


def _unquoted(text: str) -> str:
    text = text.strip()
    if text and text[0] in _OPENING:
        closing = _CLOSING[text[0]]
        text = text[1:]
        if text and text[-1] in closing:
            text = text[:-1]
    return " ".join(text.split())
