"""Rows of annotations, event tags and positions as records."""

from collections.abc import Sequence
from typing import Any

from crossread.db.records import Annotation, EventTag, Position
from crossread.db.validity import anchor_from_text, names_from_text

EVENT_TAG_COLUMNS = "t.id, t.event_id, t.date, t.date_given, t.date_anchor, t.voice_id"
POSITION_COLUMNS = (
    "p.id, p.claim_id, p.voice_id, p.stance, p.value, p.value_high, p.qualifier, p.value_given, p.answer_id, p.via, "
    "p.date_anchor, p.as_of, p.scope, p.certainty, p.source_stance"
)


def event_tag_from(row: Sequence[Any]) -> EventTag:
    """A row of `EVENT_TAG_COLUMNS`."""
    return EventTag(
        id=row[0],
        event_id=row[1],
        date=row[2],
        date_given=row[3],
        date_anchor=anchor_from_text(row[4]),
        voice_id=row[5],
    )


def position_from(row: Sequence[Any]) -> Position:
    """A row of `POSITION_COLUMNS`."""
    return Position(
        id=row[0],
        claim_id=row[1],
        voice_id=row[2],
        stance=row[3],
        value=row[4],
        value_high=row[5],
        qualifier=row[6],
        value_given=row[7],
        answer_id=row[8],
        via=names_from_text(row[9]),
        date_anchor=anchor_from_text(row[10]),
        as_of=row[11],
        scope=row[12],
        certainty=row[13],
        source_stance=row[14],
    )


def annotation_from(row: Sequence[Any], tags: Sequence[EventTag], positions: Sequence[Position]) -> Annotation:
    """A row of an annotation's own columns, with its tags and positions."""
    return Annotation(
        id=row[0],
        source_id=row[1],
        revision=row[2],
        start=row[3],
        end=row[4],
        quote=row[5],
        prefix=row[6],
        suffix=row[7],
        note=row[8],
        created_at=row[9],
        modified_at=row[10],
        created_by=row[11],
        events=tuple(tags),
        positions=tuple(positions),
    )
