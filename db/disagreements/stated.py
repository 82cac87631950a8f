"""What is compared: one position on a claim or one date that an event tag gives, with all that the rules ask of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.db.records import Annotation, Certainty, Claim, Event, EventTag, Position, Qualifier, Stance, ValueType

# What positions are on, and what event tags date.
Subject = Claim | Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One position (`id` is its id) or event tag, in the passage of one source.

    `published` is the source's date. An event tag has its date as `value`, asserts it, and names no scope or as-of.
    """

    id: str
    annotation_id: str
    source_id: str
    voice_id: str | None = None
    stance: Stance = "asserts"
    value: str | None = None
    value_high: str | None = None
    qualifier: Qualifier | None = None
    answer_id: str | None = None
    as_of: str | None = None
    scope: str = ""
    certainty: Certainty = "certain"
    published: str | None = None
    via: tuple[str, ...] = ()

    @property
    def voice(self) -> tuple[str, str]:
        """Who says it: the voice, else the source itself."""
        return ("source", self.source_id) if self.voice_id is None else ("voice", self.voice_id)


def of_position(position: Position, annotation: Annotation, published: str | None = None) -> Stated:
    """A position as it is compared; `published` is the date of the annotation's source."""
    return Stated(
        id=position.id,
        annotation_id=annotation.id,
        source_id=annotation.source_id,
        voice_id=position.voice_id,
        stance=position.stance,
        value=position.value,
        value_high=position.value_high,
        qualifier=position.qualifier,
        answer_id=position.answer_id,
        as_of=position.as_of,
        scope=position.scope,
        certainty=position.certainty,
        published=published,
        via=position.via,
    )


def of_event_tag(tag: EventTag, annotation: Annotation, published: str | None = None) -> Stated:
    """An event tag as it is compared: the date that this passage gives the event."""
    return Stated(
        id=tag.id,
        annotation_id=annotation.id,
        source_id=annotation.source_id,
        voice_id=tag.voice_id,
        value=tag.date,
        published=published,
    )


def stated_on(
    subject: Subject, annotations: Iterable[Annotation], published: Mapping[str, str | None] | None = None
) -> list[Stated]:
    """What the annotations say on the claim or of the event, in order; `published` gives the sources' dates by id."""
    dates = published or {}
    if isinstance(subject, Event):
        return [
            of_event_tag(tag, annotation, dates.get(annotation.source_id))
            for annotation in annotations
            for tag in annotation.events
            if tag.event_id == subject.id
        ]
    return [
        of_position(position, annotation, dates.get(annotation.source_id))
        for annotation in annotations
        for position in annotation.positions
        if position.claim_id == subject.id
    ]


def value_type_of(subject: Subject) -> ValueType:
    """How values on the subject compare: those on an event are dates."""
    return "date" if isinstance(subject, Event) else subject.value_type
