"""What the researcher does with a disagreement: decides it, or says that two statements are not of the same thing.

Each is one step. A decision is one verdict; earlier ones stay.
"""

from collections.abc import Mapping
from typing import Any

from crossread.db.disagreements import fingerprint
from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Claim, Event, Finding, SetAside, Verdict, VerdictStatus


@record
class Draft:
    """What a verdict says, without who and when."""

    status: VerdictStatus = "open"
    finding: Finding | None = None
    confidence: str | None = None
    reason: str = ""
    set_aside: tuple[SetAside, ...] = ()

    @staticmethod
    def of(verdict: Verdict | None) -> "Draft":
        """What a verdict says; nothing yet without one."""
        if verdict is None:
            return Draft()
        return Draft(
            status=verdict.status,
            finding=verdict.finding,
            confidence=verdict.confidence,
            reason=verdict.reason,
            set_aside=verdict.set_aside,
        )


class Visit:
    """One visit to a disagreement: however often its verdict is changed meanwhile, it becomes one verdict.

    Where nothing else was done in between it is one step too, and going back to what was there before takes that back.
    """

    def __init__(self) -> None:
        self.verdict_id: str | None = None
        self.step_id: str | None = None
        self.before: Draft | None = None


def decide(project: Project, kind: str, subject_id: str, draft: Draft, visit: Visit | None = None) -> Verdict | None:
    """Keep what was decided on a claim or event, judged as it stands now; answers with the verdict that counts then.

    With a `visit` its own verdict is changed once there is one. Raises InvalidRecordError; nothing is changed then.
    """
    visit = visit if visit is not None else Visit()
    subject: Claim | Event = project.claims.get(subject_id) if kind == "claim" else project.events.get(subject_id)
    on: dict[str, Any] = {"claim_id" if kind == "claim" else "event_id": subject_id}
    verdicts = project.verdicts.of(**on)
    known = {each.id for each in verdicts}
    if visit.verdict_id not in known:
        visit.verdict_id = visit.step_id = None
        visit.before = Draft.of(_latest(verdicts))
    if visit.verdict_id is not None and draft == visit.before and _take_back(project, visit):
        return _latest(project.verdicts.of(**on))
    judged = fingerprint(subject, project.disagreements.stated_on(subject))
    if visit.verdict_id is None:
        made = project.verdicts.add(judged=judged, **on, **_columns(draft))
        visit.verdict_id = made.id
    else:
        made = project.verdicts.edit(visit.verdict_id, judged=judged, continues=visit.step_id, **_columns(draft))
    visit.step_id = project.history.steps(limit=1)[0].id
    return made


def tell_apart(project: Project, changes: Mapping[str, Mapping[str, str | None]]) -> None:
    """Say of positions, by their ids, in what `scope` or `as_of` they speak, so that they are not compared: one step.

    Raises InvalidRecordError if there is nothing to tell them apart by.
    """
    given = {position_id: dict(columns) for position_id, columns in changes.items() if columns}
    if not given:
        raise InvalidRecordError("Say of which scope or day at least one of the two speaks.")
    annotation = project.annotations.of_position(next(iter(given)))
    claims = {each.id: each.claim_id for each in annotation.positions}
    name = project.claims.get(claims[next(iter(given))]).statement
    with project.step("tell_apart", name=name):
        for position_id, columns in given.items():
            more: dict[str, Any] = dict(columns)
            project.annotations.edit_position(position_id, **more)


def tag_as_other_event(project: Project, tag_id: str, title: str) -> str:
    """Say that a passage dates another event, which is made if there is none of that title: one step. Its id."""
    title = " ".join(title.split())
    if not title:
        raise InvalidRecordError("Say what the other event is called.")
    annotation = project.annotations.of_event_tag(tag_id)
    tag = next(each for each in annotation.events if each.id == tag_id)
    known = project.events.get(tag.event_id)
    other = next((each for each in project.events.all() if each.title.casefold() == title.casefold()), None)
    if other is not None and other.id == known.id:
        raise InvalidRecordError("That is the event they are both tagged with; give the other one another title.")
    with project.step("tell_apart", name=known.title):
        if other is None:
            other = project.events.add(title, parent_id=known.parent_id)
        project.annotations.edit_event_tag(tag_id, event_id=other.id)
    return other.id


def _latest(verdicts: list[Verdict]) -> Verdict | None:
    from crossread.db.disagreements import latest

    return latest(verdicts)


def _columns(draft: Draft) -> dict[str, Any]:
    return {
        "status": draft.status,
        "finding": draft.finding,
        "confidence": draft.confidence,
        "reason": draft.reason,
        "set_aside": draft.set_aside,
    }


def _take_back(project: Project, visit: Visit) -> bool:
    last = project.history.next_undo
    if last is None or last.id != visit.step_id or project.history.steps(limit=1)[0].id != visit.step_id:
        return False
    project.history.undo()
    visit.verdict_id = visit.step_id = visit.before = None
    return True
