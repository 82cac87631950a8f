"""The disagreements of a project: what is stated is read from the file, the rules of `disagreements` are applied."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from crossread.db.claims import Claims
from crossread.db.disagreements import Disagreement, Judged, Pair, Stated, Subject, conflicts_of, disagreement_on
from crossread.db.events import Events
from crossread.db.judgements import Relations, Verdicts
from crossread.db.part import Part
from crossread.db.records import Claim, Event, Relation, Verdict
from crossread.db.store.store import Store

_POSITIONS = (
    "SELECT p.claim_id, p.id, p.annotation_id, a.source_id, p.voice_id, p.stance, p.value, p.value_high, p.qualifier, "
    "p.answer_id, p.as_of, p.scope, p.certainty, s.published, p.via FROM positions p "
    "JOIN annotations a ON a.id = p.annotation_id JOIN sources s ON s.id = a.source_id"
)
_TAGS = (
    "SELECT t.event_id, t.id, t.annotation_id, a.source_id, t.voice_id, t.date, s.published FROM event_tags t "
    "JOIN annotations a ON a.id = t.annotation_id JOIN sources s ON s.id = a.source_id"
)
# By source in their order, then along the text: the order in which a reader meets them.
_ORDER = "ORDER BY s.sort_order IS NULL, s.sort_order, s.key, a.start, a.key"


class Disagreements(Part):
    """Where the sources of a project cannot all be right. Always computed, never stored."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._claims = Claims(store)
        self._events = Events(store)
        self._verdicts = Verdicts(store)

    def all(self) -> Iterator[Disagreement]:
        """Every claim in conflict or tension, then every event, in the order of their making."""
        verdicts = self._verdicts.all()
        yield from self._on_claims(self._claims.all(), verdicts)
        stated = _grouped(self._store.rows(f"{_TAGS} WHERE t.date IS NOT NULL {_ORDER}"), _tag)
        for event in self._events.all():
            found = disagreement_on(_judged(event, stated.get(event.id, ()), verdicts))
            if found is not None:
                yield found

    def of_claim(self, claim_id: str, *, most: int | None = None) -> Disagreement | None:
        """The disagreement on one claim, if there is one, with the first of its pairs or all."""
        claim = self._claims.get(claim_id)
        ids = [claim_id, *self._ids("SELECT id FROM claims WHERE parent_id = ? AND part_of_total", (claim_id,))]
        verdicts = self._verdicts.all()
        judged = {each: _judged(self._claims.get(each), self._stated_on_claim(each), verdicts) for each in ids}
        return disagreement_on(judged[claim.id], [judged[each] for each in ids[1:]], most=most)

    def of_event(self, event_id: str, *, most: int | None = None) -> Disagreement | None:
        """The disagreement on the date of one event, if there is one, with the first of its pairs or all."""
        event = self._events.get(event_id)
        judged = _judged(event, self.stated_on(event), self._verdicts.of(event_id=event_id))
        return disagreement_on(judged, most=most)

    def stated_on(self, subject: Subject) -> list[Stated]:
        """All that is stated on one claim, or on the date of one event."""
        if isinstance(subject, Event):
            rows = self._store.rows(f"{_TAGS} WHERE t.event_id = ? AND t.date IS NOT NULL {_ORDER}", (subject.id,))
            return [_tag(row) for row in rows]
        return self._stated_on_claim(subject.id)

    def against(self, subject: Subject, new: Stated) -> list[Pair]:
        """What a statement, perhaps not yet kept, would stand against: its conflicts, then its tensions."""
        return conflicts_of(new, subject, [each for each in self.stated_on(subject) if each.id != new.id])

    def relations(self) -> list[Relation]:
        """How sources depend on each other, for counting origins."""
        return Relations(self._store).all()

    def _on_claims(self, claims: Sequence[Claim], verdicts: Sequence[Verdict]) -> Iterator[Disagreement]:
        stated = _grouped(self._store.rows(f"{_POSITIONS} {_ORDER}"), _position)
        judged = {claim.id: _judged(claim, stated.get(claim.id, ()), verdicts) for claim in claims}
        parts: dict[str, list[Judged]] = {}
        for claim in claims:
            if claim.part_of_total and claim.parent_id is not None:
                parts.setdefault(claim.parent_id, []).append(judged[claim.id])
        for claim in claims:
            found = disagreement_on(judged[claim.id], parts.get(claim.id, ()))
            if found is not None:
                yield found

    def _stated_on_claim(self, claim_id: str) -> list[Stated]:
        return [_position(row) for row in self._store.rows(f"{_POSITIONS} WHERE p.claim_id = ? {_ORDER}", (claim_id,))]


def _judged(subject: Subject, stated: Sequence[Stated], verdicts: Sequence[Verdict]) -> Judged:
    mine = [each for each in verdicts if subject.id in (each.claim_id, each.event_id)] if verdicts else []
    return Judged(subject=subject, stated=stated, verdicts=mine)


def _grouped(rows: Sequence[tuple[Any, ...]], record: Callable[[tuple[Any, ...]], Stated]) -> dict[str, list[Stated]]:
    grouped: dict[str, list[Stated]] = {}
    for row in rows:
        grouped.setdefault(row[0], []).append(record(row))
    return grouped


def _position(row: tuple[Any, ...]) -> Stated:
    return Stated(
        id=row[1],
        annotation_id=row[2],
        source_id=row[3],
        voice_id=row[4],
        stance=row[5],
        value=row[6],
        value_high=row[7],
        qualifier=row[8],
        answer_id=row[9],
        as_of=row[10],
        scope=row[11],
        certainty=row[12],
        published=row[13],
        via=() if row[14] == "[]" else tuple(json.loads(row[14])),
    )


def _tag(row: tuple[Any, ...]) -> Stated:
    return Stated(id=row[1], annotation_id=row[2], source_id=row[3], voice_id=row[4], value=row[5], published=row[6])
