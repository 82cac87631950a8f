"""Looked-for words as one regular expression over a text as it is: letter case, accents and marks do not matter.

Folding the whole text to compare it would take longer than all the rest; so it is the word that is unfolded: each of
its letters becomes the class of all characters that are folded to it, with any marks behind it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from crossread.db.search.fold import fold, plain
from crossread.db.search.queries import Term

# What `fold` leaves out, and what it does not but `plain` does: marks that belong to the letter before them.
MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
)
# Where characters lie that are folded to another: Latin to Cyrillic, letter-like signs, and the compatibility forms.
_FOLDED = ((0x80, 0x590), (0x5D0, 0x700), (0x10A0, 0x1100), (0x1C80, 0x1CC0), (0x1D00, 0x2000), (0x2070, 0x2500))
_FORMS = ((0xA640, 0xA7FF), (0xAB30, 0xABC0), (0xF900, 0xFE00), (0xFE70, 0xFFF0))
_LETTER = r"[^\W_]"


@lru_cache(maxsize=32)
def pattern_of(terms: Sequence[Term]) -> re.Pattern[str]:
    """Matches each place of the terms, the longer one where two begin alike; nothing if there are none.

    `terms` must be hashable. It begins with a class of characters, which is what `re` looks for fastest.
    """
    ordered = sorted(terms, key=lambda term: -sum(map(len, term.words)))
    if not ordered:
        return re.compile(r"(?!)")
    firsts = "".join(sorted({letter for term in ordered for letter in _forms(term.words[0][0])}))
    behind = rf"(?<!{_LETTER}[\s\S])(?<![{MARKS}][\s\S])"
    branches = [_branch(term, behind) for term in ordered]
    return re.compile(f"[{re.escape(firsts)}](?:{'|'.join(branches)})")


def _branch(term: Term, behind: str) -> str:
    first, *others = term.words
    begin = rf"(?<={_class(first[0])})[{MARKS}]*+{_letters(first[1:])}"
    if term.anywhere:
        return begin
    words = [begin, *(_letters(word) for word in others)]
    whole = r"[\W_]+".join(words)
    end = rf"(?:{_LETTER}[{MARKS}]*)*" if term.prefix else f"(?!{_LETTER})"
    return behind + whole + end


def _letters(word: str) -> str:
    return "".join(rf"{_class(letter)}[{MARKS}]*+" if not letter.isspace() else r"\s*" for letter in word)


def _class(letter: str) -> str:
    forms = _forms(letter)
    return f"[{re.escape(forms)}]" if len(forms) > 1 else re.escape(forms)


def _forms(letter: str) -> str:
    return _unfolded().get(letter, "") + "".join(dict.fromkeys((letter, letter.upper()[:1])))


@cache
def _unfolded() -> dict[str, str]:
    """For each folded character all others that become it."""
    found: dict[str, list[str]] = {}
    for first, last in (*_FOLDED, *_FORMS):
        for code in range(first, last):
            character = chr(code)
            folded = plain(fold(character))
            if len(folded) == 1 and folded != character:
                found.setdefault(folded, []).append(character)
    return {folded: "".join(characters) for folded, characters in found.items()}


def is_mark(character: str) -> bool:
    """Whether a character belongs to the letter before it."""
    return unicodedata.category(character) == "Mn"
