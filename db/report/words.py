"""The words of a report that several of its parts use: who, when, how many, what is said."""

from crossread.db.dates import InvalidDateError, show
from crossread.db.disagreements.stated import Subject
from crossread.db.grid.saying import Said, in_words
from crossread.db.records import Claim, Finding, SourceStance, Stance, Verdict, VerdictStatus
from crossread.db.report.blocks import Line, Span, foreign, line

STANCES: dict[Stance, str] = {"asserts": "asserts", "denies": "denies", "questions": "questions"}
SOURCE_STANCES: dict[SourceStance, str] = {
    "endorses": "the source endorses this",
    "distances": "the source keeps its distance from this",
    "rejects": "the source rejects this",
}
STATUSES: dict[VerdictStatus, str] = {
    "open": "open",
    "settled": "settled",
    "cannot_be_settled": "cannot be settled",
    "not_a_conflict": "not a conflict",
}


def counted(number: int, one: str, several: str = "") -> str:
    """“1 source”, “1,200 sources”."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def letter(place: int) -> str:
    """The letter of the source at a place: A to Z, AA, AB and so on, as in the window."""
    letters = ""
    place += 1
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def anchor_of(label: str) -> str:
    """Where the statement of a label stands."""
    return f"q-{label.replace('.', '-')}"


def date_words(date: str | None) -> str:
    """An EDTF date as people write it; what cannot be read as it is."""
    if not date:
        return ""
    try:
        return show(date)
    except InvalidDateError:
        return date


def time_words(time: str) -> str:
    """A UTC time to the minute."""
    return f"{date_words(time[:10])}, {time[11:16]} UTC" if len(time) >= 16 else time


def title_of(subject: Subject) -> str:
    """The statement of a claim, the title of an event."""
    return subject.statement if isinstance(subject, Claim) else subject.title


def value_words(said: Said, subject: Subject) -> str:
    """The value, answer or date with its unit; empty where there is none."""
    unit = subject.unit if isinstance(subject, Claim) and subject.value_type == "number" else None
    return f"{said.words} {unit}" if said.words and unit else said.words


def says(said: Said, subject: Subject, *, who: str = "") -> Line:
    """Who asserts, denies or questions what, as of when and of what; `who` stands for a source that speaks itself."""
    words = value_words(said, subject)
    name = foreign(said.voice or who or "The source itself")
    parts: list[str | Span] = [Span(text=name.text, kind="strong") if not said.voice and not who else name]
    if not isinstance(subject, Claim):
        parts.append(" dates it " if words else " speaks of it and gives no date")
    else:
        parts.append(f" {STANCES[said.stance]}")
        parts.append(": " if words else "")
    if words:
        parts.append(Span(text=words, kind="strong"))
    if said.scope:
        parts += [", of ", foreign(said.scope)]
    if said.as_of:
        parts.append(f", as of {date_words(said.as_of)}")
    if said.certainty != "certain":
        parts.append(f" ({said.certainty})")
    return line(*parts)


def finding_words(finding: Finding | None, subject: Subject) -> str:
    """The value or answer that was found; empty for none."""
    if finding is None:
        return ""
    if not isinstance(subject, Claim):
        return date_words(finding.value)
    answers = {answer.id: answer.text for answer in subject.answers}
    if finding.answer_id is not None:
        return answers.get(finding.answer_id, "an answer that is gone")
    if subject.value_type == "truth" and finding.value is not None:
        return finding.value
    words = in_words(subject.value_type, finding.value, finding.value_high, finding.qualifier)
    return f"{words} {subject.unit}" if words and subject.unit and subject.value_type == "number" else words


def verdict_line(verdict: Verdict, subject: Subject) -> Line:
    """What a verdict says, how surely, why, by whom and when."""
    status = STATUSES[verdict.status]
    found = finding_words(verdict.finding, subject)
    parts: list[str | Span] = [Span(text=status[0].upper() + status[1:], kind="strong")]
    if found:
        parts += [": ", foreign(found)]
    if verdict.confidence:
        parts += [" (confidence: ", foreign(verdict.confidence), ")"]
    parts.append(". ")
    if verdict.reason:
        parts += [foreign(verdict.reason), " "]
    parts.append(Span(text=decided(verdict), kind="quiet"))
    return line(*parts)


def decided(verdict: Verdict) -> str:
    """Who decided, and when."""
    who = " ".join(verdict.decided_by.split()) or "Without a name"
    return f"— {who}, {time_words(verdict.decided_at)}"
