"""A text cut into the numbers, words and signs that the grammar of dates reads, each with its code point offsets."""

import re
from dataclasses import dataclass
from functools import lru_cache

CLOSING = 24


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: `kind` is `iso` (a whole ISO day or time), `number`, `word`, `sign` or `end`.

    `text` is folded to lower case, `raw` as written; `gap` tells whether there is white space before it.
    """

    kind: str
    text: str
    raw: str
    start: int
    end: int
    gap: bool


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<iso>(?<![\w-])-?[0-9]{4}-[0-9]{2}-[0-9]{2}"
        r"(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?(?![\w-]))"
        r"|(?P<number>[0-9]+)|(?P<word>[^\W\d_]+)|(?P<sign>\S)"
    )


def tokens_of(text: str) -> list[Token]:
    """All tokens of a text, closed by `CLOSING` ones of the kind `end`, so that looking ahead needs no check."""
    found: list[Token] = []
    last = 0
    for match in _pattern().finditer(text):
        start, end = match.span()
        raw = match[0]
        gap = start > last
        found.append(Token(match.lastgroup or "sign", raw.casefold(), raw, start, end, gap or not found))
        last = end
    found.extend([Token("end", "", "", len(text), len(text), True)] * CLOSING)
    return found
