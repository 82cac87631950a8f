"""Numbers and lengths of time in one field: shown as people write them, and read from what they type. Pure; no Qt."""

from crossread.db.errors import InvalidRecordError
from crossread.db.numbers import NumberReading, read, read_duration, read_marks, show, show_duration
from crossread.db.records import QUALIFIERS, Qualifier

_BETWEEN = (" to ", "..", "…", "–", "—")


def shown_figure(figure: NumberReading | None, *, duration: bool) -> str:
    """The text for the field: `more than 1,250`, `50,000 to 60,000`, `2 hours 40 minutes`; empty for no value."""
    if figure is None:
        return ""
    shower = show_duration if duration else show
    return shower(figure.value, figure.value_high, figure.qualifier)


def read_figure(text: str, before: NumberReading | None = None, *, duration: bool) -> NumberReading | None:
    """What was typed: marks (`>100k`, `50k..60k`), figures and words; None for nothing.

    What shows `before` means that: `1.250` can be read in two ways, but not where it stands for what is stored.
    Raises InvalidRecordError, in words, for what is no figure.
    """
    text = " ".join(text.split())
    if not text:
        return None
    if before is not None and text == shown_figure(before, duration=duration):
        return before
    found = _read(text, duration=duration) or _range(text, duration=duration)
    if found is None:
        example = "44 days, 2 hours 40 minutes, about 10 months" if duration else "1490, >100k, about two hundred"
        raise InvalidRecordError(f"“{_short(text)}” is not understood; write it like {example}.")
    return found


def qualified(figure: NumberReading, qualifier: Qualifier | None) -> NumberReading:
    """The figure with another qualifier or none; a range gives way to its lower end."""
    return NumberReading(value=figure.value, value_high=None, qualifier=qualifier)


def bare_words(text: str) -> str:
    """What was typed without the qualifier that it begins with."""
    text = text.strip()
    for known in sorted(QUALIFIERS, key=len, reverse=True):
        if text.startswith(known):
            return text.removeprefix(known).strip()
    return text


def _read(text: str, *, duration: bool) -> NumberReading | None:
    marks = read_marks(text, duration=duration)
    if marks is not None:
        return marks
    return read_duration(text) if duration else read(text)


def _range(text: str, *, duration: bool) -> NumberReading | None:
    """Two ends that are read one by one: `2 hours to 2 hours 40 minutes`."""
    for sign in _BETWEEN:
        low, between, high = text.partition(sign)
        if not between:
            continue
        first, last = _read(low.strip(), duration=duration), _read(high.strip(), duration=duration)
        if first and last and not (first.qualifier or last.qualifier or first.value_high or last.value_high):
            return NumberReading(value=first.value, value_high=last.value, qualifier=None)
    return None


def _short(text: str) -> str:
    return text if len(text) <= 30 else text[:29].rstrip() + "…"
