"""A text as blocks (its paragraphs and lines) with what the guesses about it need to know of each."""

import re
from dataclasses import dataclass
from functools import cache

from crossread.db.intake.language import language, script, scripts
from crossread.db.text import paragraphs

WITHOUT_SPACES = frozenset({"han", "kana", "thai", "lao", "khmer", "myanmar"})
_STOPS = ".…。．؟?!！？।։።"
_NOTE_NUMBERS = "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_LEADING_ON = ":,;：，；、"
_CLOSERS = "”’\"'»›)]」』）】“*_ "


@dataclass(slots=True)
class Block:
    """One paragraph or line. `mark` is what it has been found to be, None as long as it is plain text.

    `size` is the number of words, or what would be that number in a script without spaces.
    """

    start: int
    end: int
    text: str
    size: int
    is_foreign: bool = False
    is_prose: bool = False
    mark: str | None = None
    _folded: str | None = None
    _words: frozenset[str] | None = None

    @property
    def folded(self) -> str:
        """Its words in lower case with one space between and at both ends: for finding wording again."""
        if self._folded is None:
            self._folded = folded(self.text)
        return self._folded

    @property
    def words(self) -> frozenset[str]:
        """The different words of `folded`."""
        if self._words is None:
            self._words = frozenset(self.folded.split())
        return self._words

    @property
    def ends_with_stop(self) -> bool:
        """Whether it ends as a sentence does, quotation marks and brackets apart."""
        bare = _without_closers(self.text)
        return bool(bare) and bare[-1] in _STOPS

    @property
    def leads_on(self) -> bool:
        """Whether it ends in the middle of something, with a colon or a comma."""
        bare = _without_closers(self.text)
        return bool(bare) and bare[-1] in _LEADING_ON


@dataclass(slots=True)
class Layout:
    """The blocks of a text, the script that most of it is in, and where its body lies: `blocks[body:tail]`."""

    text: str
    blocks: list[Block]
    script: str | None
    body: int = 0
    tail: int = 0
    _language: str | None = None

    @property
    def language(self) -> str | None:
        """The language of the first prose of the body, once that has been found."""
        if self._language is None:
            prose = [block.text for block in self.blocks[self.body : self.body + 12] if block.is_prose]
            self._language = language(" ".join(prose) or self.text)
        return self._language

    @property
    def head(self) -> list[Block]:
        """What comes before the body."""
        return self.blocks[: self.body]

    @property
    def last_lines(self) -> list[Block]:
        """The last three blocks of the body, where some articles are signed and dated."""
        return self.blocks[max(self.body, self.tail - 3) : self.tail]


def read_layout(text: str) -> Layout:
    """Cut a text into blocks and tell which are prose, and which are in another script than the text."""
    spans = paragraphs(text)
    longest = sorted(spans, key=lambda span: span[0] - span[1])[:12]
    main = script(" ".join(text[start : min(end, start + 200)] for start, end in longest))
    spaced = main not in WITHOUT_SPACES
    blocks = []
    for start, end in spans:
        content = text[start:end]
        # A run without spaces that is longer than any word is no short line either.
        size = max(content.count(" ") + content.count("\n") + 1, len(content) // 30) if spaced else len(content) // 2
        block = Block(start=start, end=end, text=content, size=size)
        if size <= 80:
            block.is_foreign = _is_foreign(content, main)
        block.is_prose = not block.is_foreign and _is_prose(block)
        blocks.append(block)
    return Layout(text=text, blocks=blocks, script=main, tail=len(blocks))


def folded(text: str) -> str:
    """The words of a text in lower case, with one space between them and at both ends."""
    return f" {' '.join(_gap_pattern().split(text.lower()))} "


@cache
def _gap_pattern() -> "re.Pattern[str]":
    return re.compile(r"[\s.,;:!?…()\[\]{}“”„«»\"‘'’–—\-/|•·*#،؛؟。、，]+")


@cache
def _related(one: str) -> frozenset[str]:
    return frozenset({"han", "kana", "hangul"}) if one in {"han", "kana", "hangul"} else frozenset({one})


def _is_foreign(content: str, main: str | None) -> bool:
    if main is None or (main == "latin" and len(content.encode("ascii", "ignore")) * 2 > len(content)):
        return False
    found = scripts(content[:120])
    total = sum(found.values())
    return total > 0 and sum(found[one] for one in _related(main)) * 2 < total


def _without_closers(text: str) -> str:
    """A text as far as its last stop or letter: without quotation marks, brackets, and the number of a note."""
    bare = text.rstrip(_CLOSERS)
    short = bare.rstrip(_NOTE_NUMBERS)
    if 0 < len(bare) - len(short) <= 3:
        opened = short.rstrip("[(")
        in_brackets = opened != short or not bare[len(short) :].isascii()
        if opened[-1:] in _STOPS and opened and (in_brackets or opened[-2:-1].isalpha()):
            return opened
    return bare


def _is_prose(block: Block) -> bool:
    """Whether it reads as a paragraph of an article: long, or a whole sentence that is no headline."""
    if block.size < 10 or block.text.isupper():
        return False
    if block.size >= 45:
        return True
    bare = _without_closers(block.text)
    if not bare or bare[-1] not in _STOPS:
        return False
    # A headline can be a question or a cry; a statement with a stop is a sentence.
    inner = bare[:-1]
    return bare[-1] not in "?!" or block.size >= 25 or any(f"{stop} " in inner for stop in ".!?”")
