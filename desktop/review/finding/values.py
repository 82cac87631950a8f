"""What the researcher types as the value found, and how it is shown: numbers, lengths of time, dates. Pure; no Qt."""

from crossread.db.dates import InvalidDateError
from crossread.db.dates import read as read_date
from crossread.db.dates import show as show_date
from crossread.db.errors import InvalidRecordError
from crossread.db.numbers import read, read_duration, read_marks, show, show_duration
from crossread.db.records import Answer, Claim, Event, Finding


def value_type(subject: Claim | Event) -> str:
    """What a value found is: that of an event is a date."""
    return "date" if isinstance(subject, Event) else subject.value_type


def shown(finding: Finding | None, subject: Claim | Event) -> str:
    """The value or answer as people write it; nothing for none."""
    if finding is None:
        return ""
    kind = value_type(subject)
    if kind == "answer" and isinstance(subject, Claim):
        return next((each.text for each in subject.answers if each.id == finding.answer_id), "")
    if finding.value is None or kind == "truth":
        return ""
    if kind == "date":
        try:
            return show_date(finding.value)
        except InvalidDateError:
            return finding.value
    if kind == "duration":
        return show_duration(finding.value, finding.value_high, finding.qualifier)
    return show(finding.value, finding.value_high, finding.qualifier)


def meaning(typed: str, subject: Claim | Event) -> Finding | None:
    """What was typed; None for nothing. Raises InvalidRecordError with a sentence for what cannot be read."""
    typed = " ".join(typed.split())
    if not typed:
        return None
    kind = value_type(subject)
    if kind == "answer" and isinstance(subject, Claim):
        answer = _answer(typed, subject.answers)
        if answer is None:
            raise InvalidRecordError(f"“{typed}” is not one of the answers; the codebook takes new ones.")
        return Finding(answer_id=answer.id)
    if kind == "date":
        date = read_date(typed)
        if date is None:
            raise InvalidRecordError(f"“{typed}” is no date; write it like 15 Apr 1912, or late 2022.")
        return Finding(value=date)
    duration = kind == "duration"
    read_typed = read_marks(typed, duration=duration) or (read_duration(typed) if duration else read(typed))
    if read_typed is None:
        like = "2 hours 40 minutes" if duration else "1,490, or more than 1,000"
        raise InvalidRecordError(f"“{typed}” cannot be read; write it like {like}.")
    return Finding(value=read_typed.value, value_high=read_typed.value_high, qualifier=read_typed.qualifier)


def _answer(typed: str, answers: tuple[Answer, ...]) -> Answer | None:
    wanted = typed.casefold()
    return next((each for each in answers if wanted in [name.casefold() for name in (each.text, *each.aliases)]), None)
