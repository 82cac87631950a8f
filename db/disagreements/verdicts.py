"""What verdicts change in the comparison: which is the latest, what it sets aside, and whether it is out of date."""

from collections.abc import Iterable

from crossread.db.disagreements.stated import Stated, Subject
from crossread.db.records import Claim, Verdict


def latest(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The last decided of the verdicts on one claim or event; of two at one instant the one with the greater id."""
    return max(verdicts, key=lambda verdict: (instant(verdict.decided_at), verdict.id), default=None)


def instant(time: str) -> str:
    """A UTC time with `Z`, whatever its fraction of a second, as a text that sorts by when it was."""
    whole, _, fraction = time.removesuffix("Z").partition(".")
    return f"{whole}.{fraction.rstrip('0')}"


def set_aside(verdicts: Iterable[Verdict]) -> frozenset[str]:
    """The ids of positions or event tags that the latest of the verdicts leaves out."""
    last = latest(verdicts)
    return frozenset() if last is None else frozenset(each.id for each in last.set_aside)


def fingerprint(subject: Subject, stated: Iterable[Stated]) -> str:
    """The SHA-256 of what is judged: the claim's words, type, answers and way of comparing, and all that is stated.

    The order of the statements does not matter; a verdict whose `judged` is another is to be looked at again.
    """
    import hashlib
    import json

    if isinstance(subject, Claim):
        asked: list[object] = [
            subject.statement,
            subject.value_type,
            subject.compare if subject.value_type == "answer" else None,
            [[answer.id, answer.text, list(answer.aliases)] for answer in subject.answers],
            subject.unit,
            subject.tolerance,
            subject.parent_id if subject.part_of_total else None,
        ]
    else:
        asked = [subject.title]
    said = sorted(
        [
            each.id,
            each.annotation_id,
            each.source_id,
            each.voice_id,
            each.stance,
            each.value,
            each.value_high,
            each.qualifier,
            each.answer_id,
            each.as_of,
            each.scope,
            each.certainty,
        ]
        for each in stated
    )
    text = json.dumps([asked, said], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_stale(verdict: Verdict | None, subject: Subject, stated: Iterable[Stated]) -> bool:
    """Whether what the verdict judged has changed since; false for a verdict that does not tell what it judged."""
    return verdict is not None and verdict.judged is not None and verdict.judged != fingerprint(subject, stated)
