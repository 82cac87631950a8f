"""What Enter does: one step that annotates the passage, or adds to the annotation there, making what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crossread.db.project import Project
from crossread.db.records import Annotation, Claim, Event, EventTag, Passage, Position, ValueType
from crossread.desktop.naming.matching import same_name
from crossread.desktop.tagging.said import Choice, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The event, or with a `value_type` the claim, that is tagged with; without an id it is to be made."""

    id: str | None
    name: str
    value_type: ValueType | None = None

    @property
    def is_event(self) -> bool:
        """Whether it is an event."""
        return self.value_type is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be stored: where, on what, and what is said. With `annotation_id` it is added to that one."""

    passage: Passage
    subject: Subject
    said: Said
    annotation_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What was stored, by id; `made` are the ids of the event or claim and of the voice, if these are new."""

    annotation_id: str
    subject_id: str
    event_tag_id: str | None = None
    position_id: str | None = None
    voice_id: str | None = None
    made: frozenset[str] = frozenset()


def tag(project: Project, wish: Wish) -> Tagged:
    """Do all of it in one step, and undo it as one.

    A tag of the event, or a position of the same voice on the claim, that the annotation has already is given what is
    said now instead of a second one. Raises InvalidRecordError if what was chosen is gone meanwhile, or
    ReadOnlyProjectError; nothing is changed then.
    """
    said = wish.said
    with project.step("tag", name=wish.subject.name):
        annotation = _existing(project, wish)
        subject = _subject(project, wish.subject)
        voice_id, is_new_voice = _voice(project, said.voice)
        made = {subject.id} if wish.subject.id is None else set()
        if is_new_voice and voice_id is not None:
            made.add(voice_id)
        if isinstance(subject, Event):
            annotation_id, tag_id, position_id = *_tag_event(project, wish, annotation, subject, voice_id), None
        else:
            fields = _position_fields(project, said, subject, voice_id)
            annotation_id, position_id = _take_position(project, wish, annotation, subject, fields)
            tag_id = None
    return Tagged(
        annotation_id=annotation_id,
        subject_id=subject.id,
        event_tag_id=tag_id,
        position_id=position_id,
        voice_id=voice_id,
        made=frozenset(made),
    )


def _existing(project: Project, wish: Wish) -> Annotation | None:
    """The annotation that is added to: the one named, else the one at exactly these bounds."""
    if wish.annotation_id is not None:
        found = project.annotations.with_ids([wish.annotation_id])
        if found:
            return found[0]
    return project.annotations.at(wish.passage)


def _subject(project: Project, subject: Subject) -> Event | Claim:
    if subject.value_type is None:
        return project.events.add(subject.name) if subject.id is None else project.events.get(subject.id)
    if subject.id is None:
        return project.claims.add(subject.name, subject.value_type)
    return project.claims.get(subject.id)


def _voice(project: Project, voice: Choice | None) -> tuple[str | None, bool]:
    """The voice's id and whether it was made for this."""
    if voice is None or voice.id is not None:
        return (None if voice is None else voice.id), False
    known = next((each for each in project.voices.all() if _is_called(voice.name, (each.name, *each.aliases))), None)
    return (project.voices.add(voice.name).id, True) if known is None else (known.id, False)


def _answer(project: Project, answer: Choice | None, claim: Claim) -> str | None:
    if answer is None or answer.id is not None:
        return None if answer is None else answer.id
    known = next((each for each in claim.answers if _is_called(answer.name, (each.text, *each.aliases))), None)
    return project.claims.add_answer(claim.id, answer.name).id if known is None else known.id


def _is_called(name: str, names: tuple[str, ...]) -> bool:
    return any(
        name.casefold() == each.casefold() or (same_name(name, each) and any(map(str.isalnum, name))) for each in names
    )


def _tag_event(
    project: Project, wish: Wish, annotation: Annotation | None, event: Event, voice_id: str | None
) -> tuple[str, str]:
    fields = dict(_given(_date_fields(wish.said), voice_id))
    if annotation is None:
        made = project.annotations.add(wish.passage, events=[EventTag(id="", event_id=event.id, **fields)])
        return made.id, made.events[0].id
    there = next((each for each in annotation.events if each.event_id == event.id), None)
    if there is None:
        return annotation.id, project.annotations.tag_event(annotation.id, event.id, **fields).id
    changes = {name: value for name, value in fields.items() if getattr(there, name) != value}
    if changes:
        project.annotations.edit_event_tag(there.id, **changes)
    return annotation.id, there.id


def _take_position(
    project: Project, wish: Wish, annotation: Annotation | None, claim: Claim, fields: dict[str, Any]
) -> tuple[str, str]:
    if annotation is None:
        made = project.annotations.add(wish.passage, positions=[Position(id="", claim_id=claim.id, **fields)])
        return made.id, made.positions[0].id
    voice_id = fields.get("voice_id")
    there = [each for each in annotation.positions if each.claim_id == claim.id]
    same = next((each for each in there if each.voice_id == voice_id), None)
    if same is None:
        return annotation.id, project.annotations.add_position(annotation.id, claim.id, **fields).id
    if any(getattr(same, name) != value for name, value in fields.items()):
        project.annotations.edit_position(same.id, **fields)
    return annotation.id, same.id


def _position_fields(project: Project, said: Said, claim: Claim, voice_id: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"stance": said.stance}
    if claim.value_type == "answer":
        answer_id = _answer(project, said.answer, claim)
        if answer_id is not None:
            fields["answer_id"] = answer_id
    elif claim.value_type != "truth" and said.value is not None:
        # The three belong together: a new value must not keep the qualifier of the one before it.
        value = said.value
        fields |= {
            "value": value.value,
            "value_high": value.value_high,
            "qualifier": value.qualifier,
            "value_given": value.given,
            "date_anchor": _date_anchor(said),
        }
    more = {
        "voice_id": voice_id,
        "as_of": said.as_of,
        "scope": said.scope or None,
        "via": said.via or None,
        "certainty": said.certainty if said.certainty != "certain" else None,
        "source_stance": said.source_stance,
    }
    return fields | {name: value for name, value in more.items() if value is not None}


def _date_fields(said: Said) -> dict[str, Any]:
    if said.value is None:
        return {}
    return {"date": said.value.value, "date_given": said.value.given, "date_anchor": _date_anchor(said)}


def _date_anchor(said: Said) -> Any:
    return said.anchor.anchor if said.anchor is not None and said.value is not None and said.value.relative else None


def _given(fields: dict[str, Any], voice_id: str | None) -> Iterator[tuple[str, Any]]:
    yield from fields.items()
    if voice_id is not None:
        yield "voice_id", voice_id
