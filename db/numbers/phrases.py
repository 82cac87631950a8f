"""The grammar around amounts: qualifiers before and after, ranges ("50 to 60 thousand"), percentages."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from crossread.db.numbers import words
from crossread.db.numbers.grammar import Amount, amount, percent_end, starts, word_at
from crossread.db.numbers.notation import Token
from crossread.db.records import Qualifier

_BETWEEN = frozenset({"between", "from"})
_TO = frozenset({"to", "-", "–", "—", "‑", "or", "..", "till", "until"})


class Phrase(NamedTuple):
    """A whole number phrase at the tokens `[start, end)`, with its amount or its two."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    qualifier: Qualifier | None
    percent: bool
    weak: bool
    bare: bool
    bare_range: bool


def phrase(tokens: list[Token], at: int, *, typed: bool = False) -> Phrase | None:
    """The longest number phrase that begins at the token."""
    said, here = qualifiers(tokens, at)
    between = word_at(tokens, here) if word_at(tokens, here) in _BETWEEN else ""
    if between:
        inner, here = qualifiers(tokens, here + 1)
        said = said or inner
    pair = _range(tokens, here, between=between, typed=typed)
    if pair is not None:
        first, second = pair
        end = percent_end(tokens, second.end)
        percent = first.percent or second.percent or end > second.end
        both_bare = first.bare and second.bare
        return Phrase(at, end, first.low, second.high or second.low, None, percent, False, False, both_bare)
    if between:
        return None
    single = amount(tokens, here, typed=typed)
    if single is None:
        return None
    end = percent_end(tokens, single.end)
    percent = single.percent or end > single.end
    after, end = _after(tokens, end)
    qualifier = said or after or ("about" if single.loose else None)
    weak = single.weak and said is None and after is None
    if single.high is not None and single.high > single.low:
        if said in ("more than", "at least"):
            return Phrase(at, end, single.low, None, said, percent, weak, False, False)
        if said in ("less than", "at most", "up to"):
            return Phrase(at, end, single.high, None, said, percent, weak, False, False)
        return Phrase(at, end, single.low, single.high, None, percent, weak, False, False)
    return Phrase(at, end, single.low, None, qualifier, percent, weak, single.bare and qualifier is None, False)


def _range(tokens: list[Token], at: int, *, between: str, typed: bool) -> tuple[Amount, Amount] | None:
    """The two amounts of a range, each at its own scale; None if there are not two, or if they do not rise."""
    for stop_at_and in (True, False):
        first = amount(tokens, at, stop_at_and=stop_at_and and bool(between), typed=typed)
        if first is None or first.high is not None:
            return None
        joint = percent_end(tokens, first.end)
        middle = word_at(tokens, joint)
        if middle in _TO or (between == "between" and middle == "and"):
            second_at = qualifiers(tokens, joint + 1)[1] if between else joint + 1
            second = amount(tokens, second_at, typed=typed)
            if second is None or second.high is not None:
                return None
            if first.scale == 1 and second.scale != 1 and first.low < second.low / second.scale:
                first = first._replace(low=first.low * second.scale)
            if first.low < second.low:
                return first, second
    return None


def qualifiers(tokens: list[Token], at: int) -> tuple[Qualifier | None, int]:
    """The qualifier said by the words from here on, and where they end; of several the first but `about` counts."""
    said: Qualifier | None = None
    while True:
        found = _longest(_before(), tokens, at)
        if found is None:
            return said, at
        qualifier, at = found
        if said is None or said == "about":
            said = qualifier


def _after(tokens: list[Token], at: int) -> tuple[Qualifier | None, int]:
    found = _longest(_behind(), tokens, at)
    return found or (None, at)


Table = dict[str, list[tuple[tuple[str, ...], Qualifier]]]


def _longest(table: Table, tokens: list[Token], at: int) -> tuple[Qualifier, int] | None:
    for parts, qualifier in table.get(word_at(tokens, at), ()):
        if starts(tokens, at, parts):
            return qualifier, at + len(parts)
    return None


@cache
def _before() -> Table:
    return _by_first_word(words.BEFORE)


@cache
def _behind() -> Table:
    return _by_first_word(words.AFTER)


def _by_first_word(table: dict[str, Qualifier]) -> Table:
    """The phrases by their first word, longest first."""
    result: Table = {}
    for text, qualifier in sorted(table.items(), key=lambda item: -len(item[0].split())):
        parts = tuple(text.split())
        result.setdefault(parts[0], []).append((parts, qualifier))
    return result
