"""The date expressions in running text: the grammar tried wherever one can begin, and what is refused then."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from crossread.db.dates import words
from crossread.db.dates.nodes import Marked, Node, Pair, Point, Third
from crossread.db.dates.parsing import is_date
from crossread.db.dates.phrases import Phrases
from crossread.db.dates.relative import Clipped, Weekday
from crossread.db.dates.value import FoundDate

# A line that is at least so long is taken to go on in the next one.
_WRAPPED = 50
_LONGEST = 20_000
_BEFORE_A_MONTH = frozenset(
    ["in", "by", "since", "until", "till", "from", "during", "before", "after", "last", "next", "this", "through"]
)
_BEFORE_A_SEASON = frozenset(
    ["in", "by", "since", "until", "till", "during", "through", "from", "of", "before", "after"]
)
_BEFORE_A_TIME = frozenset(["at", "about", "around", "by", "until", "till", "from", "since", "before", "after", "near"])
_NO_DAY_BEHIND = frozenset(
    ["black", "good", "ash", "bloody", "easter", "holy", "palm", "shrove", "cyber", "super", "whit", "every", "each"]
)
_NAMES_BEHIND = frozenset(
    [
        "times",
        "telegraph",
        "mail",
        "express",
        "mirror",
        "herald",
        "post",
        "revolution",
        "manifesto",
        "theses",
        "uprising",
    ]
)


def find_dates(text: str) -> list[FoundDate]:
    """What `crossread.db.dates.find` answers."""
    found: list[FoundDate] = []
    for start, end in _blocks(text):
        at = start
        while at < end:
            stop = end
            if end - at > _LONGEST:
                # One paragraph may be a whole book: it is taken in pieces, so that its tokens need little memory.
                stop = max(text.rfind(". ", at, at + _LONGEST), at + _LONGEST // 2) + 1
            found.extend(_find_in(text[at:stop], at))
            at = stop
    return found


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,99}|@\w+|#\w+"
        r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:com|org|net|edu|gov|int|info|eu|uk|de|fr|es|ru|am|az|us)\b(?:/\S*)?"
    )


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    named = {*words.MONTHS, *words.SEASONS, *words.WEEKDAYS, *words.THIRDS, *words.ORDINALS, *words.ABOUT}
    counted = {*words.CARDINALS, *words.VAGUE, *(unit for unit in words.UNITS if unit.endswith("s"))}
    relative = (
        "yesterday today tomorrow tonight last past previous preceding recent next coming following this that same "
        "very current earlier later the day between from noon ad second twenty q siglo années morning afternoon "
        "evening night i v x xi xv xx xix xviii xvii"
    )
    return frozenset(
        named | counted | set(relative.split()) | {"i", "v", "x", "xi", "xv", "xx", "xix", "xviii", "xvii"}
    )


@lru_cache(maxsize=1)
def _weak() -> tuple[frozenset[str], frozenset[str]]:
    """Frequent words that begin an expression only before some others, and these."""
    weak = {*words.CARDINALS, *words.VAGUE, "the", "this", "that", "same", "very"}
    relative = (
        "same very next following previous preceding last past coming recent current day morning evening night of"
    )
    behind = {
        *words.UNITS,
        *words.VAGUE,
        *words.MONTHS,
        *words.SEASONS,
        *words.WEEKDAYS,
        *relative.split(),
        "afternoon",
    }
    return frozenset(weak), frozenset(behind)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of text that an expression may run through: paragraphs, with the lines that were only wrapped."""
    start = at = 0
    while at < len(text):
        line_end = text.find("\n", at)
        if line_end < 0:
            break
        following = text[line_end + 1 : line_end + 2]
        if line_end - at < _WRAPPED or following in {"\n", " ", "\t", ""}:
            yield start, line_end
            start = line_end + 1
        at = line_end + 1
    if start < len(text):
        yield start, len(text)


def _find_in(block: str, offset: int) -> Iterator[FoundDate]:
    hidden = [match.span() for match in _address().finditer(block)]
    hidden_starts = [start for start, _ in hidden]
    grammar = Phrases(block, running=True)
    starters = _starters()
    weak, behind_weak = _weak()
    index, last = 0, grammar.count
    while index < last:
        token = grammar.tokens[index]
        found = None
        begins = token.kind in {"number", "iso"} or (token.kind == "word" and token.text in starters)
        if begins and token.text in weak and grammar.tokens[index + 1].text not in behind_weak:
            begins = False
        if begins and hidden:
            address = bisect_right(hidden_starts, token.start) - 1
            begins = address < 0 or token.start >= hidden[address][1]
        if begins:
            found = grammar.expression(index)
        if found is None or found[1] <= index or not _accepted(grammar, index, *found):
            index += 1
            continue
        node, behind = found
        start, end = token.start, grammar.tokens[behind - 1].end
        value = None if node.relative else node.value(None)
        if node.relative or (value is not None and is_date(value)):
            yield FoundDate(offset + start, offset + end, block[start:end], value, node.relative)
        # What is no date (31 September 2023) is not searched for a shorter one.
        index = behind


def _accepted(grammar: Phrases, index: int, node: Node, behind: int) -> bool:
    """Whether what can be read as a date is one in running text, judged by the words around it."""
    before, after = grammar.at(index - 1) if index else None, grammar.at(behind)
    previous = before.text if before is not None and before.kind == "word" else ""
    if before is not None and before.kind == "sign" and grammar.close(index) and before.text in "$€£#@_&=+":
        return False
    if after.text in _NAMES_BEHIND and after.raw[:1].isupper() and node.relative:
        return False
    if isinstance(node, Marked):
        return _accepted_bare(grammar, index, node.of, behind, "about")
    return _accepted_bare(grammar, index, node, behind, previous)


def _accepted_bare(grammar: Phrases, index: int, node: Node, behind: int, previous: str) -> bool:
    first = grammar.at(index)
    if isinstance(node, Weekday) and behind == index + 1:
        return previous not in _NO_DAY_BEHIND
    if isinstance(node, Point) and node.relative and node.years_on is None and not node.which:
        if node.month > 20 and not node.day:
            return _is_season(grammar, behind - 1)
        if node.month and not node.day:
            return _is_month(grammar, behind - 1, previous)
        if not node.month:
            half = grammar.word(behind - 1) in {"am", "pm", "m", "time", "utc", "gmt"} or grammar.sign(behind - 1, ".")
            return first.text != "noon" and (half or (previous in _BEFORE_A_TIME and node.minute is not None))
        return True
    if isinstance(node, Pair):
        return _accepted_pair(node)
    if isinstance(node, Third | Clipped) and isinstance(node.of, Point) and node.of.relative:
        return node.of.month == 0 or grammar.word(behind - 1) not in words.MONTHS or _is_capital(grammar, behind - 1)
    if isinstance(node, Point) and not node.relative and node.month > 20 and grammar.word(index) == "fall":
        # "The fall of 1453" is one of a city, "in the fall of 1922" a season.
        falls = grammar.word(index + 1) != "of" or grammar.word(index - 2) in _BEFORE_A_SEASON - {
            "of",
            "after",
            "before",
        }
        return falls or not index
    return True


def _accepted_pair(node: Pair) -> bool:
    """Whether both ends are dates; two bare times or months that are verbs are none."""
    ends = (node.start, node.end)
    return all(not isinstance(end, Point) or bool(end.month) or end.year is not None or end.day for end in ends)


def _is_month(grammar: Phrases, index: int, previous: str) -> bool:
    word = grammar.word(index)
    if word not in words.ENGLISH_MONTHS or not _is_capital(grammar, index):
        return False
    if word not in words.MONTHS_THAT_ARE_NAMES:
        return True
    following = grammar.at(index + 1)
    named = following.kind == "word" and following.raw[:1].isupper() and word != "may"
    return (previous in _BEFORE_A_MONTH or previous == "about") and not named


def _is_capital(grammar: Phrases, index: int) -> bool:
    return grammar.at(index).raw[:1].isupper()


def _is_season(grammar: Phrases, index: int) -> bool:
    word = grammar.word(index)
    if word not in {"spring", "summer", "autumn", "fall", "winter"} or index < 1:
        return False
    the = grammar.word(index - 1) == "the"
    lead = grammar.word(index - 2) if the and index > 1 else grammar.word(index - 1)
    if word in {"spring", "fall"} and not the:
        return False
    return lead in _BEFORE_A_SEASON - {"of"} and grammar.word(index + 1) != "of"
