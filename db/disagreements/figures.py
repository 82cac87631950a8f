"""The range that a stated number or duration can mean, exact: decimals throughout, ends closed or open."""

from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache

from crossread.db.numbers.written import decimal_of
from crossread.db.records import Qualifier

# Wide enough that no product or difference of two numbers of a project is ever rounded.
EXACT = Context(prec=200)
_INFINITE = Decimal("Infinity")
_TENTH = Decimal("0.1")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Figure:
    """From `low` to `high`, each end left out if its `open` is set; `least` to `greatest` are the numbers as stated."""

    low: Decimal
    low_open: bool
    high: Decimal
    high_open: bool
    least: Decimal
    greatest: Decimal

    def meets(self, other: "Figure") -> bool:
        """Whether one number lies in both."""
        if self.high < other.low or other.high < self.low:
            return False
        if self.high == other.low and (self.high_open or other.low_open):
            return False
        return not (other.high == self.low and (other.high_open or self.low_open))

    def lies_within(self, other: "Figure") -> bool:
        """Whether every number of this one lies in the other."""
        above = self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open))
        below = self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open))
        return above and below


@lru_cache(maxsize=200_000)
def figure(value: str, value_high: str | None, qualifier: Qualifier | None, tolerance: str | None) -> Figure | None:
    """What the stated number can mean; None for a text that is no number. `tolerance` is the claim's, for `about`.

    "Less than" and its like go down to 0; for a value below 0, and for less than 0 itself, they have no lower end.
    """
    number = decimal_of(value)
    if number is None:
        return None
    if value_high is not None:
        other = decimal_of(value_high)
        if other is None:
            return None
        low, high = min(number, other), max(number, other)
        return Figure(low, False, high, False, low, high)
    if qualifier in ("about", "nearly"):
        share = _TENTH
        if qualifier == "about" and tolerance is not None:
            share = abs(decimal_of(tolerance) or _ZERO)
        slack = EXACT.multiply(abs(number), share)
        high = EXACT.add(number, slack) if qualifier == "about" else number
        return Figure(EXACT.subtract(number, slack), False, high, False, number, number)
    if qualifier in ("more than", "at least"):
        return Figure(number, qualifier == "more than", _INFINITE, True, number, number)
    if qualifier in ("less than", "at most", "up to"):
        beyond = qualifier == "less than"
        unbounded = number < 0 or (beyond and number == 0)
        return Figure(-_INFINITE if unbounded else _ZERO, unbounded, number, beyond, number, number)
    return Figure(number, False, number, False, number, number)


def stated_gap(a: Figure, b: Figure) -> tuple[Decimal, Decimal, Decimal]:
    """How far the stated numbers lie apart (0 if they meet), and the two ends that are nearest, `a`'s first."""
    if a.greatest < b.least:
        return EXACT.subtract(b.least, a.greatest), a.greatest, b.least
    if b.greatest < a.least:
        return EXACT.subtract(a.least, b.greatest), a.least, b.greatest
    return _ZERO, a.least, b.least


def is_more_than_a_twentieth(gap: Decimal, one: Decimal, other: Decimal) -> bool:
    """Whether the gap is more than 5 % of the larger of the two numbers, whatever their signs."""
    return EXACT.multiply(gap, Decimal(20)) > max(abs(one), abs(other))
