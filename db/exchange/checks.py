"""What one value of the JSON format may be: each check answers with the value as it is stored, or raises WrongError.

The same rules stand in words of JSON Schema in `resources/crossread.schema.json`; a test holds the two together.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from crossread.db import validity

Check = Callable[[Any], Any]

# What every program that reads JSON can hold as a whole number.
LARGEST_WHOLE = 2**53 - 1
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z"
_SHA256 = r"[0-9a-f]{64}"
_ANY_COLOR = r"#[0-9A-Fa-f]{6}"


class WrongError(Exception):
    """Something breaks the contract: the reason, and where it lies below the record at hand, as `.events[0].date`."""

    def __init__(self, reason: str, below: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.below = below

    def inside(self, place: str) -> "WrongError":
        """The same, told from one record further out."""
        return WrongError(self.reason, place + self.below)


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, float):
        return "a number with a fraction" if value - value == 0 else "NaN or infinite"
    kinds: dict[type, str] = {int: "a number", str: "text", list: "a list", dict: "an object"}
    return kinds[type(value)]


def shown(key: str) -> str:
    """A key or a short text of the file, safe to print on one line."""
    printable = "".join(character if character.isprintable() else "\ufffd" for character in key[:60])
    return f"“{printable}{'…' if len(key) > 60 else ''}”"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def text(value: Any) -> str:
    """Any text."""
    if type(value) is str:
        return value
    raise WrongError(f"must be text, not {kind_of(value)}")


def text_or_null(value: Any) -> str | None:
    """Any text, or null."""
    if value is None or type(value) is str:
        return value
    raise WrongError(f"must be text or null, not {kind_of(value)}")


def name(value: Any) -> str:
    """A text that is not blank; stored as one line."""
    if type(value) is str and value and not value.isspace():
        return validity.one_line(value) or value
    raise WrongError("is empty; it must say something" if type(value) is str else f"must be text, not {kind_of(value)}")


def names(value: Any) -> str:
    """A list of texts that are not blank; stored as JSON."""
    for index, item in enumerate(a_list(value)):
        try:
            name(item)
        except WrongError as wrong:
            raise wrong.inside(f"[{index}]") from None
    return validity.names_to_text(value) if value else "[]"


def a_list(value: Any) -> list[Any]:
    """A list, whose items are checked elsewhere."""
    if type(value) is list:
        return value
    raise WrongError(f"must be a list, not {kind_of(value)}")


def an_object(value: Any) -> dict[str, Any]:
    """An object, whose keys are checked elsewhere."""
    if type(value) is dict:
        return value
    raise WrongError(f"must be an object, not {kind_of(value)}")


def object_or_null(value: Any) -> dict[str, Any] | None:
    """An object, whose keys are checked elsewhere, or null."""
    if value is None or type(value) is dict:
        return value
    raise WrongError(f"must be an object or null, not {kind_of(value)}")


def flag(value: Any) -> int:
    """True or false; stored as 1 or 0."""
    if type(value) is bool:
        return int(value)
    raise WrongError(f"must be true or false, not {kind_of(value)}")


def uuid(value: Any) -> str:
    """A UUID in lower case."""
    if type(value) is str and validity.is_uuid(value):
        return value
    if type(value) is str and validity.is_uuid(value.lower()):
        raise WrongError("must be a UUID in lower case")
    raise WrongError("must be a UUID, such as 6f1b1c3e-0d5a-4b53-9f3e-3f4f8f3f1a11")


@lru_cache(maxsize=65_536)
def _is_known_uuid(value: str) -> bool:
    return validity.is_uuid(value)


def reference(value: Any) -> str:
    """The id of another record: the same ones come again and again."""
    return value if type(value) is str and _is_known_uuid(value) else uuid(value)


def reference_or_null(value: Any) -> str | None:
    """The id of another record, or null."""
    return None if value is None else reference(value)


def _whole(value: Any, least: int) -> int:
    if type(value) is int and least <= value <= LARGEST_WHOLE:
        return value
    if type(value) is int:
        raise WrongError(f"must be {least} or more" if value < least else "is too large a number")
    raise WrongError(f"must be a whole number, not {kind_of(value)}")


def offset(value: Any) -> int:
    """A place in a text, in code points."""
    return _whole(value, 0)


def number(value: Any) -> int:
    """The number of a revision."""
    return _whole(value, 1)


def order(value: Any) -> int | None:
    """A place in an order made by hand, or null."""
    return None if value is None else _whole(value, -LARGEST_WHOLE)


@lru_cache(maxsize=4096)
def _is_time(value: str) -> bool:
    from crossread.db.store import clock

    if _compiled(_TIME).fullmatch(value) is None:
        return False
    try:
        clock.instant(value)
    except ValueError:
        return False
    return True


def time(value: Any) -> str:
    """A time in UTC with `Z`."""
    if type(value) is str and _is_time(value):
        return value
    raise WrongError("must be a time in UTC ending in Z, such as 2026-11-22T10:00:00Z")


def is_later(one: str, other: str) -> bool:
    """Whether a time of the format is later than another, as instants, to the last digit of their fractions."""
    return _instant(one) > _instant(other)


def _instant(value: str) -> tuple[str, str]:
    whole, _, fraction = value[:-1].partition(".")
    return whole, fraction.rstrip("0")


def date_or_null(value: Any) -> str | None:
    """An EDTF date, or null."""
    if value is None:
        return None
    from crossread.db.dates import InvalidDateError, parse

    try:
        parse(text(value))
    except InvalidDateError as error:
        raise WrongError(f"is not a date: {' '.join(str(error).split())}") from None
    return str(value)


def color(value: Any) -> str:
    """A colour such as `#1b9e77`; stored in lower case."""
    if type(value) is str and _compiled(_ANY_COLOR).fullmatch(value):
        return value.lower()
    raise WrongError("must be a colour written like #1b9e77")


def tolerance(value: Any) -> str | None:
    """A decimal number that is not negative, or null."""
    if value is None or (type(value) is str and validity.is_decimal(value) and not value.startswith("-")):
        return value
    raise WrongError("must be null or a decimal number in quotes that is not negative: “0.1” is 10 %")


def sha256(value: Any) -> str:
    """A SHA-256 in lower-case hexadecimal digits."""
    if type(value) is str and _compiled(_SHA256).fullmatch(value):
        return value
    raise WrongError("must be a SHA-256 in 64 hexadecimal digits in lower case")


def choice(*choices: str) -> Check:
    """One of a closed set."""
    known = frozenset(choices)

    def check(value: Any) -> str:
        if type(value) is str and value in known:
            return value
        raise WrongError(f"must be one of {_listed(choices)}")

    return check


def choice_or_null(*choices: str) -> Check:
    """One of a closed set, or null."""
    known = frozenset(choices)

    def check(value: Any) -> str | None:
        if value is None or (type(value) is str and value in known):
            return value
        raise WrongError(f"must be null or one of {_listed(choices)}")

    return check


def _listed(choices: Sequence[str]) -> str:
    return ", ".join(f"“{one}”" for one in choices)


def anchor(value: Any) -> str | None:
    """What a relative date is counted from, or null; stored as JSON."""
    if value is None:
        return None
    if len(an_object(value)) == 1:
        if value.get("published") is True:
            return '{"published":true}'
        for key in ("event_id", "annotation_id"):
            if key in value:
                try:
                    return f'{{"{key}":"{uuid(value[key])}"}}'
                except WrongError as wrong:
                    raise wrong.inside(f".{key}") from None
    raise WrongError('must be null, {"published": true}, {"event_id": "…"} or {"annotation_id": "…"}')


def value_range(record: Mapping[str, Any]) -> None:
    """The rule between `value`, `value_high` and `qualifier`."""
    if record.get("value_high") is None:
        return
    if record.get("qualifier") is not None:
        raise WrongError("closes a range, which takes no qualifier; take one of the two out", ".value_high")
    if record.get("value") is None:
        raise WrongError("closes a range that has no value to begin with", ".value_high")


def values_of_type(record: Mapping[str, Any], value_type: str) -> None:
    """The rule on `value` and `value_high` for the type of the claim that they are given for."""
    low, high = record.get("value"), record.get("value_high")
    if low is None and high is None:
        return
    numeric = value_type in ("number", "duration")
    for key, value in (("value", low), ("value_high", high)):
        if value is None:
            continue
        if numeric:
            if not validity.is_decimal(value):
                raise WrongError(
                    "must be a decimal number in digits, at most 18 before the point and 9 after, "
                    f"because the claim asks for a {value_type}",
                    f".{key}",
                )
        elif value_type == "date":
            try:
                date_or_null(value)
            except WrongError as wrong:
                raise wrong.inside(f".{key}") from None
        else:
            raise WrongError(f"must be null, because the claim is of the type “{value_type}”", f".{key}")
    if numeric and low is not None and high is not None:
        from decimal import Decimal

        if Decimal(high) < Decimal(low):
            raise WrongError("ends the range below its beginning", ".value_high")
