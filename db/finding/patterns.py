"""Finding a regular expression with the `regex` package. Only to be run in a process that can be killed.

Without `accents` both the text and the letters of the pattern are compared without their marks.
"""

import time
from array import array
from contextlib import suppress

from crossread.db.finding.boundaries import is_word
from crossread.db.finding.hits import Hits
from crossread.db.finding.letters import ACCENTS, CLINGING, fold_unit
from crossread.db.finding.wanted import PatternFault, Wanted

MOST_HITS = 2_000_000
_LONGEST_PATTERN = 5_000


class Bare:
    """A text without the marks on its letters; every other character stays one, so that patterns count as they see."""

    __slots__ = ("_origins", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        self._origins: array[int] | None = None
        self.text = original
        if original.isascii():
            return
        known = {letter: bare_letter(letter) for letter in set(original)}
        if any(not bare for bare in known.values()):
            self._origins = array("I", [at for at, letter in enumerate(original) if known[letter]])
        self.text = original.translate({ord(letter): bare for letter, bare in known.items()})

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The original range of `[start, end)`, which is not empty, with the marks on its last letter."""
        if self._origins is not None:
            start, end = self._origins[start], self._origins[end - 1] + 1
        while end < len(self.original) and self.original[end] in CLINGING:
            end += 1
        return start, end


def bare_letter(letter: str) -> str:
    """A character without its marks, empty if it is one; itself where that would be more than one."""
    if letter.isascii() or letter.isspace():
        return letter
    if letter in ACCENTS:
        return ""
    bare = fold_unit(letter, case=True, accents=False)
    return bare if len(bare) == 1 else letter


def find_pattern(text: str, bare: Bare | None, wanted: Wanted, seconds: float) -> Hits | PatternFault:
    """Every hit that is not empty. `bare` is the text without marks, to be given unless accents count.

    Looks at the clock while it matches; what the engine does before that (building a huge pattern) has to be stopped
    from outside.
    """
    import regex

    own = Bare(wanted.text) if bare is not None else None
    pattern = wanted.text if own is None else own.text
    if len(pattern) > _LONGEST_PATTERN:
        return PatternFault(kind="bad", reason=f"longer than {_LONGEST_PATTERN} characters")
    flags = regex.VERSION1 | regex.MULTILINE | regex.UNICODE
    if not wanted.case:
        flags |= regex.IGNORECASE | regex.FULLCASE
    ends_at = time.monotonic() + seconds
    try:
        compiled = regex.compile(pattern, flags)
        if wanted.whole_word:
            # An alternative that ends inside of a word must not hide one that ends with it.
            with suppress(regex.error):
                compiled = regex.compile(rf"\b(?:{pattern})\b", flags | regex.WORD)
    except regex.error as error:
        position = error.pos
        if own is not None and position is not None and position < len(own.text):
            position = own.range_of(position, position + 1)[0]
        return PatternFault(kind="bad", reason=str(error.msg), position=position)
    except (RecursionError, OverflowError, MemoryError, ValueError, KeyError) as error:
        return PatternFault(kind="bad", reason=str(error) or type(error).__name__)
    starts, ends = array("I"), array("I")
    last_end = 0
    try:
        for match in compiled.finditer(text if bare is None else bare.text, timeout=max(0.01, seconds)):
            start, end = match.span()
            if start == end:
                continue
            if bare is not None:
                start, end = bare.range_of(start, end)
            if start < last_end or (wanted.whole_word and not is_word(text, start, end)):
                continue
            starts.append(start)
            ends.append(end)
            last_end = end
            if len(starts) % 1024 == 0 and (time.monotonic() > ends_at or len(starts) > MOST_HITS):
                return PatternFault(kind="slow")
    except TimeoutError:
        return PatternFault(kind="slow")
    except MemoryError:
        return PatternFault(kind="slow", reason="memory")
    return Hits(starts, ends)
