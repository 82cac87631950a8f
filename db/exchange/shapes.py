"""What each record of the JSON format may hold: its keys, which of them must be there, and the check on each value.

Defaults are not here: they differ between a record that is new and one that is in the project already.
"""

from typing import Any

from crossread.db import records
from crossread.db.exchange import checks
from crossread.db.exchange.checks import Check, WrongError, choice, choice_or_null


class Shape:
    """The keys of one kind of record."""

    def __init__(self, required: str, fields: dict[str, Check]) -> None:
        self._required = tuple(required.split())
        self._fields = fields

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key, in the order of the format."""
        return tuple(self._fields)

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return self._required

    def check_of(self, key: str) -> Check | None:
        """The check on one key; None for a key that the format does not have."""
        return self._fields.get(key)

    def read(self, value: Any) -> dict[str, Any]:
        """The record's values as the project stores them, for the keys that are there. Raises WrongError."""
        record = checks.an_object(value)
        fields = self._fields
        for key in self._required:
            if key not in record:
                raise WrongError(f"lacks the key “{key}”")
        read = {}
        for key, item in record.items():
            check = fields.get(key)
            if check is None:
                raise WrongError(f"has the key {checks.shown(key)}, which the format does not know; take it out")
            try:
                read[key] = check(item)
            except WrongError as wrong:
                raise wrong.inside(f".{key}") from None
        return read

    def read_in(self, value: Any, place: str) -> dict[str, Any]:
        """The same for a record that lies at a place inside another."""
        try:
            return self.read(value)
        except WrongError as wrong:
            raise wrong.inside(place) from None


PROJECT = Shape("", {"id": checks.uuid, "title": checks.name})
SOURCE = Shape(
    "title",
    {
        "id": checks.uuid,
        "title": checks.name,
        "author": checks.text_or_null,
        "publisher": checks.text_or_null,
        "url": checks.text_or_null,
        "published": checks.date_or_null,
        "published_ground": choice_or_null(*records.PUBLISHED_GROUNDS),
        "language": checks.text_or_null,
        "kind": checks.text_or_null,
        "note": checks.text,
        "reliability": checks.text_or_null,
        "order": checks.order,
        "file_name": checks.text_or_null,
        "modified_at": checks.time,
        "revisions": checks.a_list,
    },
)
REVISION = Shape(
    "",
    {
        "number": checks.number,
        "sha256": checks.sha256,
        "imported_at": checks.time,
        "text": checks.text,
        "zones": checks.a_list,
        "finished": checks.a_list,
    },
)
ZONE = Shape(
    "start end kind",
    {"start": checks.offset, "end": checks.offset, "kind": choice(*records.ZONE_KINDS)},
)
FINISHED = Shape("", {"at": checks.time, "by": checks.text})
VOICE = Shape(
    "name",
    {
        "id": checks.uuid,
        "name": checks.name,
        "kind": checks.text_or_null,
        "aliases": checks.names,
        "parent_id": checks.reference_or_null,
        "modified_at": checks.time,
    },
)
EVENT = Shape(
    "title",
    {
        "id": checks.uuid,
        "title": checks.name,
        "date": checks.date_or_null,
        "description": checks.text,
        "color": checks.color,
        "parent_id": checks.reference_or_null,
        "modified_at": checks.time,
    },
)
CLAIM = Shape(
    "statement value_type",
    {
        "id": checks.uuid,
        "statement": checks.name,
        "value_type": choice(*records.VALUE_TYPES),
        "compare": choice(*records.COMPARES),
        "answers": checks.a_list,
        "unit": checks.text_or_null,
        "tolerance": checks.tolerance,
        "event_id": checks.reference_or_null,
        "parent_id": checks.reference_or_null,
        "part_of_total": checks.flag,
        "description": checks.text,
        "color": checks.color,
        "modified_at": checks.time,
    },
)
ANSWER = Shape("text", {"id": checks.uuid, "text": checks.name, "aliases": checks.names})
ANNOTATION = Shape(
    "source_id start end quote",
    {
        "id": checks.uuid,
        "source_id": checks.reference,
        "revision": checks.number,
        "start": checks.offset,
        "end": checks.offset,
        "quote": checks.text,
        "prefix": checks.text,
        "suffix": checks.text,
        "note": checks.text,
        "created_at": checks.time,
        "modified_at": checks.time,
        "created_by": checks.text,
        "events": checks.a_list,
        "positions": checks.a_list,
    },
)
EVENT_TAG = Shape(
    "event_id",
    {
        "id": checks.uuid,
        "event_id": checks.reference,
        "date": checks.date_or_null,
        "date_given": checks.text_or_null,
        "date_anchor": checks.anchor,
        "voice_id": checks.reference_or_null,
    },
)
POSITION = Shape(
    "claim_id",
    {
        "id": checks.uuid,
        "claim_id": checks.reference,
        "voice_id": checks.reference_or_null,
        "stance": choice(*records.STANCES),
        "value": checks.text_or_null,
        "value_high": checks.text_or_null,
        "qualifier": choice_or_null(*records.QUALIFIERS),
        "value_given": checks.text_or_null,
        "answer_id": checks.reference_or_null,
        "via": checks.names,
        "date_anchor": checks.anchor,
        "as_of": checks.date_or_null,
        "scope": checks.text,
        "certainty": choice(*records.CERTAINTIES),
        "source_stance": choice_or_null(*records.SOURCE_STANCES),
    },
)
RELATION = Shape(
    "a b kind",
    {
        "id": checks.uuid,
        "a": checks.reference,
        "b": checks.reference,
        "kind": choice(*records.RELATION_KINDS),
        "reason": checks.text,
        "decided_by": checks.text,
        "decided_at": checks.time,
    },
)
SILENCE = Shape(
    "source_id claim_id",
    {
        "source_id": checks.reference,
        "claim_id": checks.reference,
        "revision": checks.number,
        "note": checks.text,
        "created_by": checks.text,
        "modified_at": checks.time,
    },
)
VERDICT = Shape(
    "status",
    {
        "id": checks.uuid,
        "claim_id": checks.reference_or_null,
        "event_id": checks.reference_or_null,
        "status": choice(*records.VERDICT_STATUSES),
        "finding": checks.object_or_null,
        "confidence": checks.text_or_null,
        "reason": checks.text,
        "set_aside": checks.a_list,
        "judged": checks.text_or_null,
        "decided_by": checks.text,
        "decided_at": checks.time,
    },
)
FINDING = Shape(
    "",
    {
        "value": checks.text_or_null,
        "value_high": checks.text_or_null,
        "qualifier": choice_or_null(*records.QUALIFIERS),
        "answer_id": checks.reference_or_null,
    },
)
SET_ASIDE = Shape("id why", {"id": checks.uuid, "why": choice(*records.SET_ASIDE_WHYS)})

# The lists of a file, in the order in which they are written and, because of what refers to what, taken in.
SECTIONS: dict[str, Shape] = {
    "sources": SOURCE,
    "voices": VOICE,
    "events": EVENT,
    "claims": CLAIM,
    "annotations": ANNOTATION,
    "relations": RELATION,
    "silences": SILENCE,
    "verdicts": VERDICT,
}
