"""What the panel's fields change in a project, a visit to a field as one step. No Qt; on the writer's thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Annotation, EventTag, Position

Kind = Literal["note", "event_tag", "position"]
Columns = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The record that a field belongs to: an annotation for its note, else the id of the tag or position."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class NewVoice:
    """Stands for the id of a voice that is to be made."""

    name: str


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """Stands for the id of an answer that is to be listed with the position's claim."""

    text: str


class Visit:
    """One visit to a field. What it stores is one step; its id is known to the writer's thread alone."""

    def __init__(self, began_with: Columns | None = None, step_id: str | None = None) -> None:
        self.began_with = began_with
        self.step_id = step_id


def store(project: Project, target: Target, columns: Columns, visit: Visit) -> Columns:
    """Change these columns of the target in the step of the visit; answers with what they are now.

    Going back to what stood there when the visit began takes the visit's step back, if it is still the last.
    Raises InvalidRecordError; nothing is changed then.
    """
    if not (columns == visit.began_with and _take_back(project, visit)):
        before = project.last_changes
        _change(project, target, columns, visit.step_id)
        if project.last_changes is not before and project.last_changes.ids:
            visit.step_id = project.history.steps(limit=1)[0].id
    return columns_of(project, target, columns)


def columns_of(project: Project, target: Target, names: Columns) -> Columns:
    """What the named columns of the target are now."""
    record: Annotation | EventTag | Position
    if target.kind == "note":
        record = project.annotations.get(target.id)
    elif target.kind == "event_tag":
        tags = project.annotations.of_event_tag(target.id).events
        record = next(tag for tag in tags if tag.id == target.id)
    else:
        positions = project.annotations.of_position(target.id).positions
        record = next(position for position in positions if position.id == target.id)
    return {name: getattr(record, name) for name in names}


def add_position(project: Project, annotation_id: str, claim_id: str, visit: Visit) -> str:
    """Add a position of one more voice; the visit to its field of the voice goes on with this step."""
    position = project.annotations.add_position(annotation_id, claim_id)
    visit.step_id = project.history.steps(limit=1)[0].id
    return position.id


def change_event(project: Project, tag_id: str, event_id: str) -> None:
    """Tag with another event instead; date and voice of the tag stay."""
    annotation = project.annotations.of_event_tag(tag_id)
    if any(tag.event_id == event_id and tag.id != tag_id for tag in annotation.events):
        raise InvalidRecordError("The passage has this event already.")
    project.annotations.edit_event_tag(tag_id, event_id=event_id)


def change_claim(project: Project, position_id: str, claim_id: str) -> bool:
    """Let a position be on another claim; says whether a value or answer had to go because it does not fit that one.

    The value as written stays in any case; an answer stays if the other claim lists one of that name.
    """
    position = _position(project, position_id)
    before, after = project.claims.get(position.claim_id), project.claims.get(claim_id)
    changes: dict[str, Any] = {"claim_id": claim_id, "answer_id": None}
    said = next((each for each in before.answers if each.id == position.answer_id), None)
    if said is not None:
        names = {name.casefold() for name in (said.text, *said.aliases)}
        heirs = (each for each in after.answers if names & {name.casefold() for name in (each.text, *each.aliases)})
        heir = next(heirs, None)
        changes["answer_id"] = heir.id if heir else None
        if heir is None and position.value_given is None:
            changes["value_given"] = said.text
    dropped = said is not None and changes["answer_id"] is None
    if before.value_type != after.value_type:
        dropped = dropped or position.value is not None
        changes |= {"value": None, "value_high": None, "qualifier": None, "date_anchor": None}
    project.annotations.edit_position(position_id, **changes)
    return dropped


def _take_back(project: Project, visit: Visit) -> bool:
    last = project.history.next_undo
    if visit.step_id is None or last is None or last.id != visit.step_id:
        return False
    if project.history.steps(limit=1)[0].id != visit.step_id:
        return False
    project.history.undo()
    visit.step_id = None
    return True


def _change(project: Project, target: Target, columns: Columns, continues: str | None) -> None:
    if target.kind == "note":
        project.annotations.edit_note(target.id, columns["note"], continues=continues)
        return
    if not any(isinstance(value, (NewVoice, NewAnswer)) for value in columns.values()):
        _edit(project, target, columns, continues)
        return
    # Making a voice or an answer and naming it is one deed.
    label = "edit_tag" if target.kind == "event_tag" else "edit_position"
    with project.step(label, continues=continues, name=_subject(project, target)):
        _edit(project, target, {name: _made(project, target, value) for name, value in columns.items()}, None)


def _edit(project: Project, target: Target, columns: Columns, continues: str | None) -> None:
    if target.kind == "event_tag":
        project.annotations.edit_event_tag(target.id, continues=continues, **columns)
    else:
        project.annotations.edit_position(target.id, continues=continues, **columns)


def _made(project: Project, target: Target, value: object) -> object:
    if isinstance(value, NewVoice):
        return project.voices.add(value.name).id
    if isinstance(value, NewAnswer):
        return project.claims.add_answer(_position(project, target.id).claim_id, value.text).id
    return value


def _subject(project: Project, target: Target) -> str:
    if target.kind == "event_tag":
        tags = project.annotations.of_event_tag(target.id).events
        return project.events.get(next(tag for tag in tags if tag.id == target.id).event_id).title
    return project.claims.get(_position(project, target.id).claim_id).statement


def _position(project: Project, position_id: str) -> Position:
    positions = project.annotations.of_position(position_id).positions
    return next(position for position in positions if position.id == position_id)
