"""What is indexed and looked for: text folded so that marks and compatibility forms do not matter."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

# Scripts written without spaces, in which a word-based index finds nothing inside a run.
_SPACELESS = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
# Marks that readers leave out when they type: combining diacritics, Hebrew points, Arabic vowel signs.
_MARKS = (
    r"[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def fold(text: str) -> str:
    """NFKC without the marks that readers leave out; letter case is left to the index."""
    if text.isascii():
        return text
    return _compiled(_MARKS).sub("", unicodedata.normalize("NFKC", text))


def plain(text: str) -> str:
    """Text as it is compared where hits are shown: without any mark and without letter case."""
    return plain_with_offsets(text)[0]


def plain_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """`plain`, and for each of its characters the offset of the one in `text` that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character < "\x80":
            characters.append(character.lower())
            offsets.append(offset)
            continue
        for part in unicodedata.normalize("NFKD", character).casefold():
            if unicodedata.category(part) != "Mn":
                characters.append(part)
                offsets.append(offset)
    return "".join(characters), offsets


def has_spaceless_script(text: str) -> bool:
    """Whether any of the text is written without spaces between words."""
    return not text.isascii() and _compiled(_SPACELESS).search(text) is not None
