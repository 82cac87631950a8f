"""What a person types as a date, to EDTF: generous in the form, never guessing at the meaning."""

import unicodedata

from crossread.db.dates import words
from crossread.db.dates.nodes import Node
from crossread.db.dates.parsing import is_date, parse
from crossread.db.dates.phrases import Phrases
from crossread.db.dates.value import DateValue, InvalidDateError
from crossread.db.dates.writing import canonical

_LONGEST = 200


def read_date(typed: str, order: str = "dmy") -> str | None:
    """EDTF in its canonical spelling, or None for what is not understood or needs an anchor."""
    text = unicodedata.normalize("NFC", typed).strip()
    if not text or len(text) > _LONGEST:
        return None
    written = text.upper() if not text.startswith("y") else text
    for candidate in (text, written):
        if is_date(candidate):
            return canonical_value(parse(candidate))
    node = understand(text, order)
    if node is None or node.relative:
        return None
    return _checked(node, None)


def resolve_words(text: str, anchor: str) -> str | None:
    """EDTF for relative (or absolute) words and the anchor they are counted from, or None."""
    node = understand(unicodedata.normalize("NFC", text).strip(), "dmy")
    if node is None:
        return None
    return _checked(node, parse(anchor))


def canonical_value(value: DateValue) -> str:
    """A date in its canonical spelling: the seconds of a time written, an offset of nothing as `Z`."""
    first = canonical(value.start) if value.start else ""
    last = canonical(value.end) if value.end else ""
    if value.kind == "plain":
        return first
    return f"[{first}..{last}]" if value.kind == "within" else f"{first or '..'}/{last or '..'}"


def understand(text: str, order: str) -> Node | None:
    """What the whole text says, or None if any of it is not understood."""
    if len(text) > _LONGEST:
        return None
    grammar = Phrases(text, order=order)
    last = grammar.count
    start = 0
    while start < last:
        found = grammar.expression(start)
        if found:
            behind = found[1]
            if grammar.sign(behind, ".!;"):
                behind += 1
            if behind == last:
                return found[0]
        if grammar.word(start) not in words.FILLERS:
            return None
        start += 1
    return None


def _checked(node: Node, anchor: DateValue | None) -> str | None:
    try:
        text = node.value(anchor)
    except InvalidDateError:
        # Counted to beyond the years in which a day can be written.
        return None
    return canonical_value(parse(text)) if text and is_date(text) else None
