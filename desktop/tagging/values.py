"""The value that is typed on the line, read for the kind of the claim. Pure; no Qt.

| sign    | number, duration | date          |
|---------|------------------|---------------|
| `>`     | more than        | after         |
| `>=` `≥`| at least         | or later      |
| `<`     | less than        | before        |
| `<=` `≤`| at most          | or earlier    |
| `~` `≈` | about            | about         |
| `=`     | just so          | just so       |
| `a..b`  | from a to b      | between a and b: some time in it |

A date that lasted is `a/b`, or as people write it: `19-20.9.2023`. Words are read too: `more than 1.5 million`,
`two hours and forty minutes`, `late Sept 2023`.
"""

import re

from crossread.db import dates
from crossread.db.numbers import MARKS, NumberReading, read, read_duration, read_marks
from crossread.db.records import ValueType
from crossread.desktop.tagging.suggestions import Value

SIGNS = (">=", "<=", "≥", "≤", "≈", ">", "<", "~", "=")
_IN_WORDS: dict[str, str] = {**MARKS, "=": ""}
_OF_DATES = {
    ">=": "{} or later",
    "≥": "{} or later",
    "<=": "{} or earlier",
    "≤": "{} or earlier",
    ">": "after {}",
    "<": "before {}",
    "~": "about {}",
    "≈": "about {}",
    "=": "{}",
}
# Any day will do to see whether relative words are understood at all.
_SOME_DAY = "2000-01-01"
_TRUE = frozenset(["yes", "true", "y"])
_FALSE = frozenset(["no", "false", "n"])


def sign_of(text: str) -> str:
    """The sign that a token begins with, or nothing."""
    return next((sign for sign in SIGNS if text.startswith(sign)), "")


def number(text: str) -> Value | None:
    """A number: `>100k`, `50k..60k`, `about two hundred`."""
    return _figure(text, duration=False)


def duration(text: str) -> Value | None:
    """A length of time in days: `10mo`, `>2h`, `two hours and forty minutes`; a bare number means days."""
    return _figure(text, duration=True)


def date(text: str, anchor: str | None = None) -> Value | None:
    """A date. What needs an anchor is resolved against one (EDTF), and without it kept as written, with no value."""
    text = _close_range(text)
    sign = sign_of(text)
    bare = text.removeprefix(sign).strip()
    low, is_range, high = bare.partition("..")
    if is_range and not bare.startswith("["):
        between = None if sign else _between(low.strip(), high.strip())
        return None if between is None else Value(value=between)
    worded = _OF_DATES[sign].format(bare) if sign else bare
    read_as = dates.read(worded)
    if read_as is not None:
        return Value(value=read_as)
    if not bare or dates.resolve(worded, _SOME_DAY) is None:
        return None
    resolved = dates.resolve(worded, anchor) if anchor is not None else None
    return Value(value=resolved, given=bare, relative=True)


def kind_of_value(text: str) -> ValueType | None:
    """What a value is by itself: `1960` and `>100` a number, `44d` a duration, `19 Sep 2023` a date; None if none."""
    bare = text.removeprefix(sign_of(text)).strip()
    figures = re.findall(r"\d+", bare)
    if not figures:
        return None
    if read_marks(bare) is not None:
        return "number"
    if read_marks(bare, duration=True) is not None or read_duration(bare) is not None:
        return "duration"
    is_number = read(bare) is not None
    # “About 100” could be a year; with a second figure, or without being a number, it is a date.
    if dates.read(bare) is not None and (len(figures) > 1 or not is_number):
        return "date"
    return "number" if is_number else None


def is_of_claim(text: str) -> bool:
    """Whether it is a number, a length of time, or true or false: what no event has, once it is no date."""
    return truth(text) is not None or number(text) is not None or duration(text) is not None


def truth(text: str) -> bool | None:
    """Whether yes or no is said; None if neither is."""
    word = text.strip(" .!").casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def resolved(value: Value, anchor: str | None) -> Value:
    """A relative date with what it comes to from an anchor; anything else as it is."""
    if not value.relative or anchor is None or value.given is None:
        return value
    return Value(value=dates.resolve(value.given, anchor), given=value.given, relative=True)


def is_near(value: Value, date: str, days: int = 31) -> bool:
    """Whether a date found in a passage may be meant for an event of that date: further off it is of something else."""
    if value.value is None:
        return True
    one, other = dates.days(dates.parse(value.value)), dates.days(dates.parse(date))
    return one[0] - other[1] <= days and other[0] - one[1] <= days


def _figure(text: str, *, duration: bool) -> Value | None:
    text = _close_range(text)
    sign = sign_of(text)
    bare = text.removeprefix(sign).strip()
    said = read_marks(bare if sign == "=" else sign + bare, duration=duration)
    if said is None:
        worded = f"{_IN_WORDS[sign]} {bare}" if sign else bare
        said = read_duration(worded) if duration else read(worded)
    return None if said is None else _value(said)


def _value(said: NumberReading) -> Value:
    return Value(value=said.value, value_high=said.value_high, qualifier=said.qualifier)


def _between(low: str, high: str) -> str | None:
    if low and high:
        both = dates.read(f"between {low} and {high}")
        if both is not None:
            return both
    first, last = dates.read(low) if low else "", dates.read(high) if high else ""
    if first is None or last is None or not (first or last):
        return None
    text = f"[{first}..{last}]"
    return text if dates.is_date(text) else None


def _close_range(text: str) -> str:
    return (
        "..".join(part.strip() for part in text.replace("…", "..").split("..")) if ".." in text or "…" in text else text
    )
