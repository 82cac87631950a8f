"""The rules that single values obey, shared by the operations and the JSON import. Each raises InvalidRecordError."""

import json
import re
from collections.abc import Sequence
from functools import cache

from crossread.db.errors import InvalidRecordError
from crossread.db.records import DateAnchor

DECIMAL = r"-?[0-9]{1,18}(\.[0-9]{1,9})?"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
COLOR = r"#[0-9a-f]{6}"
_BREAKS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")
"""Line breaks, tabs and control characters: each becomes a space in a name."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def is_decimal(text: str) -> bool:
    """Whether it is a decimal number as the file format writes one."""
    return _compiled(DECIMAL).fullmatch(text) is not None


def is_uuid(text: str) -> bool:
    """Whether it is a UUID in lower case."""
    return _compiled(UUID).fullmatch(text) is not None


def is_color(text: str) -> bool:
    """Whether it is a colour as the file format writes one, in lower case."""
    return _compiled(COLOR).fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether it is an EDTF date of the forms that Crossread knows."""
    from crossread.db.dates import parse

    try:
        parse(text)
    except ValueError:
        return False
    return True


def check_text(text: str, what: str) -> str:
    """A required text: not blank, and only characters that a file can hold."""
    check_characters(text, what)
    if not text.strip():
        raise InvalidRecordError(f"The {what} is empty; write something.")
    return text


def check_name(text: str, what: str) -> str:
    """The name of something, which is one line, as it is stored: see `one_line`. Not blank."""
    check_characters(text, what)
    return check_text(one_line(text), what)


def one_line(name: str) -> str:
    """A name with spaces for its line breaks and control characters, as many in a row as there are; else as it is."""
    # A name without any is what nearly all are, and this is by far the fastest way to know it.
    if name.isprintable():
        return name
    flat = name.translate(_BREAKS)
    return name if flat == name else " ".join([word for word in flat.split(" ") if word])


def check_characters(text: str, what: str) -> str:
    """Any text: no U+0000 and no lone surrogate, which neither SQLite nor JSON can be trusted with."""
    if "\0" in text:
        raise InvalidRecordError(f"The {what} holds the character U+0000; take it out.")
    if not is_storable(text):
        raise InvalidRecordError(f"The {what} holds half of a character; take it out.")
    return text


def is_storable(text: str) -> bool:
    """Whether a file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def check_choice(value: str, choices: Sequence[str], what: str) -> None:
    """One of a closed set."""
    if value not in choices:
        raise InvalidRecordError(f"{value!r} is no {what}; choose one of {', '.join(choices)}.")


def check_date(text: str | None, what: str) -> None:
    """An EDTF date or nothing."""
    if text is not None and not is_date(text):
        raise InvalidRecordError(f"{text!r} is no date for the {what}; write it like 2023-09-19 or 2023-09.")


def check_value(value: str | None, value_type: str, what: str) -> None:
    """The value of a position or finding, for the type of its claim."""
    if value is None:
        return
    if value_type == "date":
        check_date(value, what)
    elif value_type in ("number", "duration"):
        if not is_decimal(value):
            raise InvalidRecordError(f"{value!r} is no number for the {what}; write it in digits, like 1490.")
    else:
        raise InvalidRecordError(f"This claim takes no value ({value_type}); take the value out of the {what}.")


def names_to_text(names: Sequence[str]) -> str:
    """Aliases or a way as the file stores them: a JSON list."""
    return json.dumps(list(names), ensure_ascii=False, separators=(",", ":")) if names else "[]"


def names_from_text(text: str) -> tuple[str, ...]:
    """The other way round."""
    return () if text == "[]" else tuple(json.loads(text))


def anchor_to_text(anchor: DateAnchor | None) -> str | None:
    """A date's anchor as the file stores it: a JSON object of one key."""
    if anchor is None:
        return None
    if (anchor.published + (anchor.event_id is not None) + (anchor.annotation_id is not None)) != 1:
        raise InvalidRecordError("A date is counted from one thing: the date published, an event or a passage.")
    if anchor.published:
        return '{"published":true}'
    key, value = ("event_id", anchor.event_id) if anchor.event_id else ("annotation_id", anchor.annotation_id)
    return json.dumps({key: value}, separators=(",", ":"))


def anchor_from_text(text: str | None) -> DateAnchor | None:
    """The other way round."""
    return None if text is None else DateAnchor(**json.loads(text))
