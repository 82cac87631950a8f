"""Which sentences of a text come nearest to a claim. Pure and offline.

Sentences are ranked by the cosine between their words and those of the claim, its answers, its event and what other
sources were quoted with on it (TF-IDF), and raised for a figure or date that others gave, and for holding a figure
or date at all where the claim asks for one. What that finds is measured in `tests/db/silence`.
"""

import math
from collections.abc import Sequence

from crossread.db.record import record
from crossread.db.records import ValueType
from crossread.db.silence.prepared import Prepared, stem_of, stems_of
from crossread.db.text import words

MOST = 5
_EVENT, _QUOTES = 0.1, 0.3
_SAME_VALUE, _ANY_FIGURE, _ANY_DATE = 0.3, 0.3, 0.2
_LEAST = 0.08
"""What scores less shares next to nothing with the claim."""


@record
class Sought:
    """What is looked for: a claim in the words it may be said with, and the values that others gave."""

    statement: str
    value_type: ValueType
    answers: tuple[str, ...] = ()
    event: str = ""
    quotes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@record
class Near:
    """A sentence `[start, end)` of the text in code points, and the words in it that the claim has too."""

    start: int
    end: int
    score: float
    shared: tuple[tuple[int, int], ...] = ()


def nearest(prepared: Prepared, sought: Sought, most: int = MOST) -> tuple[Near, ...]:
    """The sentences that come nearest, best first; none that shares next to nothing with the claim."""
    wanted = _wanted(sought)
    weighed = {stem: weight * prepared.weight(stem) for stem, weight in wanted.items()}
    length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
    values = set(sought.values)
    scores: list[tuple[float, int]] = []
    for at, terms in enumerate(prepared.terms):
        few, many = (terms, weighed) if len(terms) < len(weighed) else (weighed, terms)
        score = sum(weight * many[stem] for stem, weight in few.items() if stem in many)
        score /= length * (prepared.lengths[at] or 1.0)
        score += _raised(prepared, at, sought.value_type, values)
        if score >= _LEAST:
            scores.append((-score, at))
    own, names = _stems([sought.statement, sought.event, *sought.answers]), _names(sought.quotes)
    found = []
    for score, at in sorted(scores)[:most]:
        start, end = prepared.spans[at]
        found.append(Near(start=start, end=end, score=-score, shared=_shared(prepared.text, start, end, own, names)))
    return tuple(found)


def _wanted(sought: Sought) -> dict[str, float]:
    found: dict[str, float] = {}
    parts = [(sought.statement, 1.0), (sought.event, _EVENT)]
    parts += [(answer, 1.0) for answer in sought.answers]
    parts += [(quote, _QUOTES) for quote in sought.quotes]
    for text, weight in parts:
        for stem, times in stems_of(text).items():
            found[stem] = found.get(stem, 0.0) + weight * times
    return found


def _raised(prepared: Prepared, at: int, value_type: ValueType, values: set[str]) -> float:
    if value_type == "date":
        said, bonus = prepared.dates[at], _ANY_DATE
    elif value_type in ("number", "duration"):
        said, bonus = prepared.figures[at], _ANY_FIGURE
    else:
        return 0.0
    return (bonus if said else 0.0) + (_SAME_VALUE if not values.isdisjoint(said) else 0.0)


def _shared(text: str, start: int, end: int, own: set[str], names: set[str]) -> tuple[tuple[int, int], ...]:
    """The words of a sentence that the claim itself, its answers or its event have; of the quotes only names."""
    return tuple(
        (first, last)
        for first, last in words(text, start, end)
        if (stem := stem_of(text[first:last])) in own or (stem in names and text[first].isupper())
    )


def _stems(texts: Sequence[str]) -> set[str]:
    return {stem for text in texts for stem in stems_of(text)}


def _names(quotes: Sequence[str]) -> set[str]:
    return {
        stem
        for quote in quotes
        for first, last in words(quote)
        if first and quote[first].isupper() and (stem := stem_of(quote[first:last]))
    }
