"""Event tags and positions on their way into the file: their rules, and the rows they become."""

from crossread.db import validity
from crossread.db.errors import InvalidRecordError
from crossread.db.records import CERTAINTIES, QUALIFIERS, SOURCE_STANCES, STANCES, EventTag, Position
from crossread.db.store.store import Store, Value


def check_event_tag(tag: EventTag) -> None:
    """Raise InvalidRecordError for a date that is none or an anchor that names nothing."""
    validity.check_date(tag.date, "event in this passage")
    validity.anchor_to_text(tag.date_anchor)
    validity.check_characters(tag.date_given or "", "date as written")


def check_position(store: Store, position: Position) -> None:
    """Raise InvalidRecordError unless the position fits its claim and the file."""
    row = store.row("SELECT value_type FROM claims WHERE id = ?", (position.claim_id,))
    if row is None:
        raise InvalidRecordError("The claim is not in the project any more.")
    validity.check_choice(position.stance, STANCES, "stance")
    validity.check_choice(position.certainty, CERTAINTIES, "certainty")
    if position.source_stance is not None:
        validity.check_choice(position.source_stance, SOURCE_STANCES, "stance of the source")
    _check_values(position, row[0])
    if position.answer_id is not None and not store.row(
        "SELECT 1 FROM answers WHERE id = ? AND claim_id = ?", (position.answer_id, position.claim_id)
    ):
        raise InvalidRecordError("The answer is not one of this claim's.")
    if position.voice_id is not None and not store.row("SELECT 1 FROM voices WHERE id = ?", (position.voice_id,)):
        raise InvalidRecordError("The voice is not in the project any more.")
    validity.check_date(position.as_of, "“as of”")
    validity.anchor_to_text(position.date_anchor)
    for text, what in ((position.scope, "scope"), (position.value_given or "", "value as written")):
        validity.check_characters(text, what)
    for stop in position.via:
        validity.check_text(stop, "way")


def _check_values(position: Position, value_type: str) -> None:
    validity.check_value(position.value, value_type, "position")
    validity.check_value(position.value_high, value_type, "position")
    if position.qualifier is not None:
        validity.check_choice(position.qualifier, QUALIFIERS, "qualifier")
    if position.value_high is None:
        return
    if position.value is None:
        raise InvalidRecordError("A range has a lower end too.")
    if position.qualifier is not None:
        raise InvalidRecordError("A range takes no qualifier; take one of the two out.")
    if value_type in ("number", "duration"):
        from decimal import Decimal

        if Decimal(position.value_high) < Decimal(position.value):
            raise InvalidRecordError("The range ends below its beginning; swap the two.")


def event_tag_row(tag: EventTag) -> dict[str, Value]:
    """The columns of an event tag but its ids."""
    return {
        "event_id": tag.event_id,
        "date": tag.date,
        "date_given": tag.date_given,
        "date_anchor": validity.anchor_to_text(tag.date_anchor),
        "voice_id": tag.voice_id,
    }


def position_row(position: Position) -> dict[str, Value]:
    """The columns of a position but its ids."""
    return {
        "claim_id": position.claim_id,
        "voice_id": position.voice_id,
        "stance": position.stance,
        "value": position.value,
        "value_high": position.value_high,
        "qualifier": position.qualifier,
        "value_given": position.value_given,
        "answer_id": position.answer_id,
        "via": validity.names_to_text(position.via),
        "date_anchor": validity.anchor_to_text(position.date_anchor),
        "as_of": position.as_of,
        "scope": position.scope,
        "certainty": position.certainty,
        "source_stance": position.source_stance,
    }
