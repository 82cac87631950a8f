"""What the selected words offer by themselves: the figures, lengths of time and dates in them. Pure; no Qt."""

from dataclasses import dataclass
from functools import lru_cache

from crossread.db.dates import find as find_dates
from crossread.db.numbers import find as find_numbers
from crossread.db.numbers import find_durations
from crossread.db.records import Qualifier, ValueType

# Longer selections are about more than one figure, and would make the reader wait.
_LONGEST = 2_000
_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value as a position keeps it; `given` are the passage's words. A relative date has these alone."""

    value: str | None
    value_high: str | None = None
    qualifier: Qualifier | None = None
    given: str | None = None
    relative: bool = False


@lru_cache(maxsize=64)
def suggested(quote: str, kind: ValueType) -> tuple[Value, ...]:
    """The values of a kind that the quote states, in the order of the text and each once; none for other kinds."""
    quote = quote[:_LONGEST]
    found: list[Value] = []
    if kind in ("number", "duration"):
        for figure in find_numbers(quote) if kind == "number" else find_durations(quote):
            said = figure.reading
            found.append(
                Value(value=said.value, value_high=said.value_high, qualifier=said.qualifier, given=_line(figure.text))
            )
    elif kind == "date":
        found.extend(
            Value(value=date.value, given=_line(date.text), relative=date.relative) for date in find_dates(quote)
        )
    apart = {
        (each.value, each.value_high, each.qualifier, each.given if each.relative else None): each for each in found
    }
    return tuple(apart.values())[:_MOST]


def words_for(quote: str, kind: ValueType, value: str | None, value_high: str | None) -> str | None:
    """The words of the quote in which a value is stated that the researcher typed, if it is."""
    if value is None:
        return None
    return next(
        (each.given for each in suggested(quote, kind) if (each.value, each.value_high) == (value, value_high)), None
    )


def _line(text: str) -> str:
    return " ".join(text.split())
