"""Lengths of time in words, as days: "44 days", "nearly ten months", "2 hours 40 minutes", "a year and a half".

second minute hour      their part of a day, to nine decimal places
day, night              1
week, fortnight         7, 14
month, year             a twelfth of 365, and 365; their sum is rounded to whole days
decade, century         3,650 and 36,500
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from crossread.db.numbers import grammar
from crossread.db.numbers.grammar import is_joint, starts, touching, word_at
from crossread.db.numbers.notation import Token, tokens
from crossread.db.numbers.phrases import qualifiers
from crossread.db.numbers.reading import FoundNumber, NumberReading, plain
from crossread.db.records import Qualifier

# Minutes in one of each; months and years are apart, since they are rounded.
_EXACT: dict[str, Decimal] = {
    **dict.fromkeys(("second", "seconds", "sec", "secs", "s"), Decimal(1) / 60),
    **dict.fromkeys(("minute", "minutes", "min", "mins", "m"), Decimal(1)),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), Decimal(60)),
    **dict.fromkeys(("day", "days", "d", "night", "nights"), Decimal(1440)),
    **dict.fromkeys(("week", "weeks", "wk", "wks", "w"), Decimal(7 * 1440)),
    **dict.fromkeys(("fortnight", "fortnights"), Decimal(14 * 1440)),
}
_MONTHS: dict[str, int] = {
    **dict.fromkeys(("month", "months", "mo", "mos", "mth", "mths"), 1),
    **dict.fromkeys(("year", "years", "yr", "yrs", "y"), 12),
    **dict.fromkeys(("decade", "decades"), 120),
    **dict.fromkeys(("century", "centuries"), 1200),
}
MINUTE_UNITS: frozenset[str] = frozenset(_EXACT) | frozenset(_MONTHS)
# One letter counts only when it touches the digits.
_LETTERS = frozenset(unit for unit in MINUTE_UNITS if len(unit) == 1)


def length(count: Decimal, unit: str) -> Decimal:
    """The days in so many of the unit, one of `MINUTE_UNITS`."""
    return _days(count * _EXACT.get(unit, Decimal(0)), count * _MONTHS.get(unit, 0))


def _days(minutes: Decimal, months: Decimal) -> Decimal:
    whole = (months * 365 / 12).quantize(Decimal(1), ROUND_HALF_UP)
    return whole + round(minutes / 1440, 9)


class _Span(NamedTuple):
    minutes: Decimal
    months: Decimal
    high_minutes: Decimal | None
    high_months: Decimal | None
    end: int


def read_duration(text: str) -> NumberReading | None:
    """What the words mean, in days; words around one single length of time are passed over."""
    found = find_durations(text)
    return found[0].reading if len(found) == 1 else None


def find_durations(text: str) -> list[FoundNumber]:
    """All lengths of time said in the text, in order and apart, with values in days."""
    pieces = tokens(text)
    found = []
    at = 0
    while at < len(pieces):
        qualifier, here = _qualifiers(pieces, at)
        if word_at(pieces, here) in ("between", "from"):
            here += 1
        span = _sum(pieces, here)
        if span is None:
            at += 1
            continue
        low = plain(_days(span.minutes, span.months))
        high = None
        if span.high_minutes is not None and span.high_months is not None:
            high = plain(_days(span.high_minutes, span.high_months))
        if low is not None:
            start, end = pieces[at].start, pieces[span.end - 1].end
            reading = NumberReading(value=low, value_high=high, qualifier=None if high else qualifier)
            found.append(FoundNumber(start=start, end=end, text=text[start:end], reading=reading))
        at = span.end
    return found


def _qualifiers(pieces: list[Token], at: int) -> tuple[Qualifier | None, int]:
    """Those of any number, and "within", which bounds a length of time alone: "within 5 km" counts nothing."""
    if word_at(pieces, at) != "within":
        return qualifiers(pieces, at)
    inner, here = qualifiers(pieces, at + 1)
    return ("at most" if inner in (None, "about") else inner), here


def _sum(pieces: list[Token], at: int) -> _Span | None:
    """One length after another ("two hours and forty minutes"), each of a smaller unit."""
    total = _one(pieces, at)
    if total is None or total.high_minutes is not None:
        return total
    smallest = _size(pieces, total.end - 1)
    if starts(pieces, total.end, ("and", "a", "half")):
        unit = word_at(pieces, total.end - 1)
        half = Decimal("0.5")
        return total._replace(
            minutes=total.minutes + half * _EXACT.get(unit, Decimal(0)),
            months=total.months + half * _MONTHS.get(unit, 0),
            end=total.end + 3,
        )
    while True:
        joint = total.end + (word_at(pieces, total.end) in ("and", ","))
        piece = _one(pieces, joint)
        if piece is None or piece.high_minutes is not None or _size(pieces, piece.end - 1) >= smallest:
            return total
        smallest = _size(pieces, piece.end - 1)
        total = _Span(total.minutes + piece.minutes, total.months + piece.months, None, None, piece.end)


def _size(pieces: list[Token], at: int) -> Decimal:
    unit = word_at(pieces, at)
    return _EXACT.get(unit, Decimal(0)) + _MONTHS.get(unit, 0) * 43_800


def _one(pieces: list[Token], at: int) -> _Span | None:
    """A count, or a range of counts, and its unit; "half an hour", "a week"."""
    if word_at(pieces, at) in ("a", "an", "one") and _unit_at(pieces, at + 1):
        return _counted(Decimal(1), None, pieces, at + 1)
    if starts(pieces, at, ("quarter", "of", "an", "hour")):
        return _counted(Decimal("0.25"), None, pieces, at + 3)
    first = grammar.amount(pieces, at)
    if first is None:
        return None
    end = first.end
    if first.percent:
        return _part_of_unit(pieces, first, end)
    if word_at(pieces, end) in ("to", "-", "–", "or", "and"):
        second = grammar.amount(pieces, end + 1)
        if second is not None and second.high is None and not second.percent and second.low > first.low:
            behind = _unit_place(pieces, second.end)
            if behind is not None:
                return _counted(first.low, second.low, pieces, behind)
    place = _unit_place(pieces, end)
    if place is None:
        return None
    high = first.high if first.high is not None and first.high > first.low else None
    return _counted(first.low, high, pieces, place)


def _part_of_unit(pieces: list[Token], part: grammar.Amount, at: int) -> _Span | None:
    at += word_at(pieces, at) == "of"
    at += word_at(pieces, at) in ("a", "an")
    return _counted(part.low / 100, None, pieces, at) if _unit_at(pieces, at) else None


def _counted(low: Decimal, high: Decimal | None, pieces: list[Token], at: int) -> _Span:
    unit = word_at(pieces, at)
    minutes, months = _EXACT.get(unit, Decimal(0)), Decimal(_MONTHS.get(unit, 0))
    if high is None:
        return _Span(low * minutes, low * months, None, None, at + 1)
    return _Span(low * minutes, low * months, high * minutes, high * months, at + 1)


def _unit_at(pieces: list[Token], at: int) -> bool:
    word = word_at(pieces, at)
    return word in MINUTE_UNITS and word not in _LETTERS


def _unit_place(pieces: list[Token], at: int) -> int | None:
    """Where the unit stands behind a count: next to it, behind a hyphen, or touching it as a letter."""
    if is_joint(pieces, at):
        at += 1
    if _unit_at(pieces, at):
        return at
    touches = at > 0 and touching(pieces, at - 1) and pieces[at - 1].kind == "number"
    return at if touches and word_at(pieces, at) in _LETTERS else None
