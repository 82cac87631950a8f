"""The disagreement on one claim or event: pairs, totals and the state of the verdict. Always computed, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crossread.db.disagreements.pairs import Pair, pairs
from crossread.db.disagreements.stated import Stated, Subject
from crossread.db.disagreements.totals import exceeded_totals
from crossread.db.disagreements.verdicts import is_stale, latest, set_aside
from crossread.db.records import Claim, Event, Verdict, VerdictStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim or event with all that is stated on it and all verdicts on it, in any order."""

    subject: Subject
    stated: Sequence[Stated]
    verdicts: Sequence[Verdict] = ()

    @property
    def considered(self) -> list[Stated]:
        """What is stated and not set aside by the latest verdict."""
        gone = set_aside(self.verdicts)
        return [each for each in self.stated if each.id not in gone]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A claim or event whose statements stand against each other; `stale` if they changed since the latest verdict."""

    subject: Literal["claim", "event"]
    id: str
    title: str
    status: VerdictStatus
    stale: bool
    pairs: tuple[Pair, ...]

    @property
    def has_conflict(self) -> bool:
        """Whether it is more than a tension."""
        return any(pair.relation == "conflict" for pair in self.pairs)

    def as_json(self) -> dict[str, object]:
        """The disagreement as `crossread disagreements --json` prints it."""
        return {
            "subject": self.subject,
            "id": self.id,
            "title": self.title,
            "status": self.status,
            "stale": self.stale,
            "pairs": [pair.as_json() for pair in self.pairs],
        }


def disagreement_on(judged: Judged, parts: Sequence[Judged] = (), *, most: int | None = None) -> Disagreement | None:
    """The conflicts (those of totals last) and then the tensions on one claim or event; None if there are none.

    `parts` are the claims below it, for the totals; what its own latest verdict or theirs sets aside is left out. Of
    more pairs than `most` the first are there, besides those of totals.
    """
    subject = judged.subject
    considered = judged.considered
    found = pairs(subject, considered, most=most)
    if isinstance(subject, Claim) and parts:
        gone = set_aside(judged.verdicts)
        said = [
            (part.subject, [each for each in part.considered if each.id not in gone])
            for part in parts
            if isinstance(part.subject, Claim)
        ]
        found.extend(exceeded_totals(subject, considered, said))
        found.sort(key=lambda pair: pair.relation != "conflict")
    if not found:
        return None
    last = latest(judged.verdicts)
    return Disagreement(
        subject="event" if isinstance(subject, Event) else "claim",
        id=subject.id,
        title=subject.title if isinstance(subject, Event) else subject.statement,
        status="open" if last is None else last.status,
        stale=is_stale(last, subject, judged.stated),
        pairs=tuple(found),
    )
