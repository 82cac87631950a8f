"""The one place where code points of a text become positions in a Qt text widget (UTF-16 units), and back.

Nothing else in the program converts between the two. The map also knows what is shown otherwise than it is stored:
marks that Qt takes for paragraph ends become line ends one for one, and a paragraph longer than `LONGEST_PARAGRAPH` is
broken for display, at a space (which the break stands for) or, where there is none, by a break of its own.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate

LONGEST_PARAGRAPH = 4_000

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# Qt ends a paragraph at these (U+FDD0 and U+FDD1 begin and end its frames), each a single unit like the line end.
_PARAGRAPH_ENDS = re.compile("[\ufdd0\ufdd1\u2029]")
_SPACES = " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LAST_SPACE = re.compile(f"[{_SPACES}](?=[^{_SPACES}]*\\Z)")


class OffsetMap:
    """Positions of one text in code points and in the widget that shows it.

    `shown` is what the widget is given. `starts` are the code point offsets at which the shown paragraphs (the blocks
    of the document) begin, ascending, the first 0; `continued` the numbers of the blocks that go on with the last one.
    Built in one pass; answers in logarithmic time. A text has no lone surrogates and no carriage returns (see import).
    """

    __slots__ = ("_astral", "_astral_units", "_inserted", "_inserted_units", "continued", "length", "shown", "starts")

    def __init__(self, text: str, longest: int = LONGEST_PARAGRAPH) -> None:
        self.length = len(text)
        if not text.isascii() and _PARAGRAPH_ENDS.search(text):
            text = _PARAGRAPH_ENDS.sub("\n", text)
        lines = text.split("\n")
        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        starts.pop()
        self.continued: frozenset[int] = frozenset()
        self._inserted: list[int] = []
        if max(map(len, lines)) > longest:
            lines, starts = self._break_long(lines, starts, longest)
        self.starts: list[int] = starts
        self.shown: str = "\n".join(lines)
        self._astral: list[int] = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        # An inserted break lies before the character at its offset, so it counts for that character and all after it.
        self._astral_units = [
            offset + before + bisect_right(self._inserted, offset) for before, offset in enumerate(self._astral)
        ]
        self._inserted_units = [
            offset + bisect_left(self._astral, offset) + before for before, offset in enumerate(self._inserted)
        ]

    def _break_long(self, lines: list[str], starts: list[int], longest: int) -> tuple[list[str], list[int]]:
        """Cut the lines over the limit; notes which blocks are continued and where a break was put in."""
        cut_lines: list[str] = []
        cut_starts: list[int] = []
        continued: set[int] = set()
        for line, start in zip(lines, starts, strict=True):
            at = 0
            while len(line) - at > longest:
                space = _LAST_SPACE.search(line, at + longest // 2, at + longest + 1)
                if space:
                    end, following = space.start(), space.end()
                else:
                    end = following = _cluster_start(line, at + longest, at)
                    self._inserted.append(start + end)
                cut_lines.append(line[at:end])
                cut_starts.append(start + at)
                continued.add(len(cut_lines))
                at = following
            cut_lines.append(line[at:])
            cut_starts.append(start + at)
        self.continued = frozenset(continued)
        return cut_lines, cut_starts

    def to_widget(self, offset: int, *, end: bool = False) -> int:
        """The widget's position of a code point offset; `end` is the end of a range, which stops before a break."""
        if not self._astral and not self._inserted:
            return offset
        breaks = bisect_left(self._inserted, offset) if end else bisect_right(self._inserted, offset)
        return offset + bisect_left(self._astral, offset) + breaks

    def to_text(self, position: int) -> int:
        """The code point offset of a widget's position; one inside of a surrogate pair counts as before it."""
        if not self._astral and not self._inserted:
            return min(position, self.length)
        passed = bisect_left(self._astral_units, position) + bisect_left(self._inserted_units, position)
        return min(position - passed, self.length)

    def block_at(self, offset: int) -> int:
        """The number of the shown paragraph that holds the code point offset."""
        return bisect_right(self.starts, offset) - 1

    def block_end(self, block: int) -> int:
        """The code point offset at which a shown paragraph ends, its line end or break not counted."""
        if block + 1 >= len(self.starts):
            return self.length
        following = self.starts[block + 1]
        at = bisect_left(self._inserted, following)
        broken_here = at < len(self._inserted) and self._inserted[at] == following
        return following if broken_here else following - 1


def _cluster_start(line: str, offset: int, lowest: int) -> int:
    """The nearest offset up to `offset` at which no mark, joiner or joined sign is torn from what it belongs to."""
    at = offset
    while at > lowest + 1 and (
        unicodedata.combining(line[at])
        or unicodedata.category(line[at]) in ("Mn", "Mc", "Me")
        or line[at] == "\u200d"
        or line[at - 1] == "\u200d"
        or "\U0001f3fb" <= line[at] <= "\U0001f3ff"
    ):
        at -= 1
    # Where everything clings to what stands before it there is nothing better than the limit itself.
    return at if at > lowest + 1 else offset
