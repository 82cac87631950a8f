"""What is done to the codebook: functions of a project, run on the writer's thread, each one step of the history."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crossread.db.claims import ClaimUse
from crossread.db.events import EventUse
from crossread.db.project import Project
from crossread.db.records import Claim
from crossread.db.voices import VoiceUse
from crossread.desktop.codebook.book import Kind, Record, title_of


class Target:
    """What a form edits; it has no id until its first text makes it. Set on the writer's thread alone."""

    def __init__(self, kind: Kind, record_id: str | None = None, parent_id: str | None = None) -> None:
        self.kind, self.id, self.parent_id = kind, record_id, parent_id


@dataclass(slots=True)
class Visit:
    """One visit to a field: what it held before, and the step that it has made, known on the writer's thread."""

    before: object
    step: str | None = None


Edit = Callable[[Project, str], object]
"""Changes the record with an id; part of a step."""


def get(project: Project, kind: Kind, record_id: str) -> Record:
    """One record. Raises InvalidRecordError if it is gone."""
    if kind == "claim":
        return project.claims.get(record_id)
    return project.events.get(record_id) if kind == "event" else project.voices.get(record_id)


def edit(project: Project, kind: Kind, record_id: str, /, **changes: Any) -> None:
    """Change fields of a record."""
    if kind == "claim":
        project.claims.edit(record_id, **changes)
    elif kind == "event":
        project.events.edit(record_id, **changes)
    else:
        project.voices.edit(record_id, **changes)


def edit_in_visit(project: Project, target: Target, visit: Visit, value: object, change: Edit) -> None:
    """Save what a field holds: all that one visit saves is one step, and none if it ends where it began."""
    assert target.id is not None
    last = project.history.next_undo
    if visit.step is not None and value == visit.before and last is not None and last.id == visit.step:
        project.history.undo()
        visit.step = None
        return
    title = title_of(get(project, target.kind, target.id))
    with project.step(f"edit_{target.kind}", name=title, continues=visit.step) as step:
        change(project, target.id)
    if step.changes.ids:
        visit.step = step.id


def add(project: Project, target: Target, visit: Visit, title: str, /, **fields: Any) -> None:
    """Make the record; the rest of the visit goes on with the same step."""
    made: Record
    with project.step(f"add_{target.kind}", name=title) as step:
        if target.kind == "claim":
            made = project.claims.add(title, "truth", parent_id=target.parent_id)
        elif target.kind == "event":
            made = project.events.add(title, parent_id=target.parent_id)
        else:
            made = project.voices.add(title, parent_id=target.parent_id)
        if fields:
            edit(project, target.kind, made.id, **fields)
    target.id, visit.step = made.id, step.id


def goes_along(project: Project, kind: Kind, record_id: str) -> EventUse | ClaimUse | VoiceUse:
    """What hangs on a record."""
    if kind == "claim":
        return project.claims.goes_along(record_id)
    return project.events.goes_along(record_id) if kind == "event" else project.voices.goes_along(record_id)


def delete(project: Project, kind: Kind, record_id: str) -> None:
    """Remove a record with what goes along."""
    if kind == "claim":
        project.claims.delete(record_id)
    elif kind == "event":
        project.events.delete(record_id)
    else:
        project.voices.delete(record_id)


def merge(project: Project, kind: Kind, keep: str, gone: str) -> None:
    """Make two records one."""
    if kind == "claim":
        project.claims.merge(keep, gone)
    elif kind == "event":
        project.events.merge(keep, gone)
    else:
        project.voices.merge(keep, gone)


def group(project: Project, kind: Kind, record_id: str, parent_id: str | None) -> None:
    """Put a record below another, or below none; a part of a total that leaves it is none any more."""
    record = get(project, kind, record_id)
    changes: dict[str, object] = {"parent_id": parent_id}
    if isinstance(record, Claim) and record.part_of_total and parent_id != record.parent_id:
        changes["part_of_total"] = False
    edit(project, kind, record_id, **changes)
