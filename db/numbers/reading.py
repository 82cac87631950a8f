"""Reading one number phrase, and finding all of them in a text; code points throughout."""

from dataclasses import dataclass
from decimal import Decimal

from crossread.db.numbers import words
from crossread.db.numbers.notation import Token, tokens
from crossread.db.numbers.phrases import Phrase, phrase
from crossread.db.records import Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReading:
    """What was meant: decimal strings as a position keeps them; `unit` is `%` for shares and fractions, else None.

    A range has a `value_high` and no qualifier. For durations the values are days.
    """

    value: str
    value_high: str | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNumber:
    """A number phrase at the code points `[start, end)` of a text, its words, and what they mean."""

    start: int
    end: int
    text: str
    reading: NumberReading


def plain(value: Decimal) -> str | None:
    """The number as a position keeps it: at most 18 digits, point, at most 9; None if it has more before the point."""
    if value.adjusted() >= 18:
        return None
    rounded = round(value, 9)
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    whole = text.lstrip("-").split(".", maxsplit=1)[0]
    if len(whole) > 18:
        return None
    return "0" if text == "-0" else text


def read(text: str) -> NumberReading | None:
    """What the words or figures mean: "more than 100,000", "several dozen", "1.5 million", "50,000 to 60,000".

    Words around one single number are passed over ("some 200 people"); None without a number, or with several.
    """
    pieces = tokens(text)
    whole = phrase(pieces, 0, typed=True)
    if whole is not None and all(piece.kind == "sign" for piece in pieces[whole.end :]):
        return _reading(whole)
    found = find(text)
    return found[0].reading if len(found) == 1 else None


def find(text: str) -> list[FoundNumber]:
    """All amounts said in the text, in order and apart.

    Years, dates, times of day and labels ("page 12") are no amounts, nor words that seldom count ("one", "half").
    """
    pieces = tokens(text)
    found = []
    at = 0
    while at < len(pieces):
        here = phrase(pieces, at)
        if here is None:
            at += 1
            continue
        reading = None if here.weak or _is_no_amount(pieces, here) else _reading(here)
        if reading is not None:
            start, end = pieces[here.start].start, pieces[here.end - 1].end
            found.append(FoundNumber(start=start, end=end, text=text[start:end], reading=reading))
        at = here.end
    return found


def _reading(said: Phrase) -> NumberReading | None:
    value = plain(said.low)
    high = None if said.high is None else plain(said.high)
    if value is None or (said.high is not None and high is None):
        return None
    return NumberReading(value=value, value_high=high, qualifier=said.qualifier, unit="%" if said.percent else None)


def _is_no_amount(pieces: list[Token], said: Phrase) -> bool:
    before = pieces[said.start - 1] if said.start else None
    after = pieces[said.end] if said.end < len(pieces) else None
    first = pieces[said.start]
    if said.high is None and before is not None and before.word in words.LABELS:
        return True
    if before is not None and after is not None and before.text + after.text == "[]":
        return True
    if after is not None and (after.word in words.AFTER_TIMES and not _is_article(pieces, said.end)):
        return True
    if said.low <= 31 and first.kind == "number" and _beside_month(pieces, said):
        return True
    if said.bare_range and 1800 <= said.low <= 2099:
        return True
    return said.bare and len(first.text) == 4 and 1000 <= said.low <= 2099 and not _is_counted(before, after)


def _is_article(pieces: list[Token], at: int) -> bool:
    """Whether the "a" or "p" behind a number is no "a.m." or "p.m."."""
    return pieces[at].word in ("a", "p") and not (at + 1 < len(pieces) and pieces[at + 1].text == ".")


def _beside_month(pieces: list[Token], said: Phrase) -> bool:
    neighbours = [said.start - 1, said.end]
    if said.start and pieces[said.start - 1].text == ".":
        neighbours.append(said.start - 2)
    if said.end < len(pieces) and pieces[said.end].word == "of":
        neighbours.append(said.end + 1)
    return any(0 <= at < len(pieces) and pieces[at].text in words.MONTHS for at in neighbours)


def _is_counted(before: Token | None, after: Token | None) -> bool:
    """Whether a bare figure that could be a year counts what follows it: "1500 passengers", not "in 1912 ships"."""
    if after is None or after.kind != "word" or (before is not None and before.word in words.BEFORE_YEARS):
        return False
    return (
        after.text.islower()
        and (after.word.endswith("s") or after.word in words.COUNTED)
        and after.word
        not in (
            "was",
            "is",
            "has",
            "as",
        )
    )
