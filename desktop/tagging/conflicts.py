"""What a statement that is being typed would stand against: asked of the project before it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.db.dates import show as show_date
from crossread.db.disagreements import Stated, conflicts_of, set_aside
from crossread.db.disagreements import Subject as Judged
from crossread.db.numbers import show, show_duration
from crossread.db.project import Project
from crossread.db.records import Claim, Event
from crossread.desktop.tagging.operations import Wish

SHOWN = 3
_NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What stands against it: the value (or the stance, if there is none), the sources that say so, and the voices."""

    is_tension: bool
    stance: str
    value: str
    sources: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """The first few, conflicts before tensions, and how many different ones there are in all."""

    first: tuple[Conflict, ...] = ()
    count: int = 0


NONE = Conflicts()


def conflicts(project: Project, wish: Wish) -> Conflicts:
    """What stands against a wish, what equals in value and stance taken together. Reads alone."""
    subject = _judged(project, wish)
    if subject is None:
        return NONE
    new = _stated(wish)
    of_event = isinstance(subject, Event)
    verdicts = project.verdicts.of(event_id=subject.id) if of_event else project.verdicts.of(claim_id=subject.id)
    gone = set_aside(verdicts)
    others = [each for each in project.disagreements.stated_on(subject) if each.id not in gone]
    mine = wish.annotation_id
    others = [each for each in others if not (each.annotation_id == mine and each.voice == new.voice)]
    by_id = {each.annotation_id if of_event else each.id: each for each in others}
    grouped: dict[tuple[bool, str, str], list[Stated]] = {}
    for pair in conflicts_of(new, subject, others):
        other = by_id[pair.b or ""]
        key = (pair.relation == "tension", other.stance, _value(other, subject))
        grouped.setdefault(key, []).append(other)
    first = [_conflict(project, key, stated) for key, stated in list(grouped.items())[:SHOWN]]
    return Conflicts(first=tuple(first), count=len(grouped))


def _judged(project: Project, wish: Wish) -> Judged | None:
    subject = wish.subject
    if subject.id is None:
        return None
    return project.events.get(subject.id) if subject.is_event else project.claims.get(subject.id)


def _stated(wish: Wish) -> Stated:
    said = wish.said
    voice_id = None if said.voice is None else said.voice.id or _NEW
    value = None if said.value is None else said.value.value
    if wish.subject.is_event:
        return Stated(
            id=_NEW,
            annotation_id=wish.annotation_id or _NEW,
            source_id=wish.passage.source_id,
            voice_id=voice_id,
            value=value,
        )
    return Stated(
        id=_NEW,
        annotation_id=wish.annotation_id or _NEW,
        source_id=wish.passage.source_id,
        voice_id=voice_id,
        stance=said.stance,
        value=value,
        value_high=said.value.value_high if said.value else None,
        qualifier=said.value.qualifier if said.value else None,
        answer_id=None if said.answer is None else said.answer.id or _NEW,
        as_of=said.as_of,
        scope=said.scope,
        certainty=said.certainty,
    )


def _value(stated: Stated, subject: Judged) -> str:
    if isinstance(subject, Claim) and subject.value_type == "answer":
        return next((answer.text for answer in subject.answers if answer.id == stated.answer_id), "")
    if stated.value is None:
        return ""
    if isinstance(subject, Event) or subject.value_type == "date":
        return show_date(stated.value)
    if subject.value_type == "duration":
        return show_duration(stated.value, stated.value_high, stated.qualifier)
    return show(stated.value, stated.value_high, stated.qualifier, subject.unit)


def _conflict(project: Project, key: tuple[bool, str, str], stated: Iterable[Stated]) -> Conflict:
    is_tension, stance, value = key
    everybody = list(stated)
    sources = dict.fromkeys(each.source_id for each in everybody)
    voices = dict.fromkeys(each.voice_id for each in everybody if each.voice_id is not None)
    return Conflict(
        is_tension=is_tension,
        stance=stance,
        value=value,
        sources=tuple(project.sources.get(source_id).title for source_id in sources),
        voices=tuple(project.voices.get(voice_id).name for voice_id in voices),
    )
