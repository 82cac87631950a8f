"""What the researcher decided: how sources depend on each other, where they are silent, and verdicts."""

import json
from collections.abc import Sequence
from typing import Any

from crossread.db import validity
from crossread.db.errors import InvalidRecordError
from crossread.db.part import Part
from crossread.db.records import (
    RELATION_KINDS,
    SET_ASIDE_WHYS,
    VERDICT_STATUSES,
    Finding,
    Relation,
    RelationKind,
    SetAside,
    Silence,
    Verdict,
    VerdictStatus,
)
from crossread.db.store import clock


class Relations(Part):
    """How sources depend on each other."""

    def all(self) -> list[Relation]:
        """Every relation, in the order of deciding."""
        rows = self._store.rows("SELECT id, a, b, kind, reason, decided_by, decided_at FROM relations ORDER BY key")
        return [
            Relation(id=row[0], a=row[1], b=row[2], kind=row[3], reason=row[4], decided_by=row[5], decided_at=row[6])
            for row in rows
        ]

    def add(self, a: str, b: str, kind: RelationKind, *, reason: str = "") -> Relation:
        """Say that source `a` copies, translates, … source `b`."""
        validity.check_choice(kind, RELATION_KINDS, "relation between sources")
        validity.check_characters(reason, "reason")
        for source_id in (a, b):
            self._require("sources", source_id, "source")
        if a == b:
            raise InvalidRecordError("A source has no relation to itself.")
        relation_id = clock.new_id()
        with self._store.step("relate_sources", kind_of_relation=kind):
            self._add(
                "relations",
                {
                    "id": relation_id,
                    "a": a,
                    "b": b,
                    "kind": kind,
                    "reason": reason,
                    "decided_by": self._store.author,
                    "decided_at": clock.now(),
                },
            )
        return next(relation for relation in self.all() if relation.id == relation_id)

    def delete(self, relation_id: str) -> None:
        """Take a relation back."""
        self._require("relations", relation_id, "relation")
        with self._store.step("delete_relation"):
            self._delete("relations", [relation_id])


class Silences(Part):
    """Where a source, read for a claim, says nothing about it."""

    def all(self) -> list[Silence]:
        """Every silence."""
        rows = self._store.rows(
            "SELECT source_id, claim_id, revision, note, created_by, modified_at FROM silences ORDER BY key"
        )
        return [
            Silence(
                source_id=row[0], claim_id=row[1], revision=row[2], note=row[3], created_by=row[4], modified_at=row[5]
            )
            for row in rows
        ]

    def add(self, source_id: str, claim_id: str, revision: int, *, note: str = "") -> None:
        """Say that a revision says nothing on a claim; saying it twice changes the note only."""
        self._require("claims", claim_id, "claim")
        validity.check_characters(note, "note")
        if not self._store.row("SELECT 1 FROM revisions WHERE source_id = ? AND number = ?", (source_id, revision)):
            raise InvalidRecordError("The source is not in the project any more.")
        with self._store.step("mark_silent"):
            found = self._find(source_id, claim_id, revision)
            if found is not None:
                self._edit("silences", found, {"note": note})
                return
            self._add(
                "silences",
                {
                    "id": clock.new_id(),
                    "source_id": source_id,
                    "claim_id": claim_id,
                    "revision": revision,
                    "note": note,
                    "created_by": self._store.author,
                    "modified_at": clock.now(),
                },
            )

    def delete(self, source_id: str, claim_id: str, revision: int) -> None:
        """Take it back; does nothing if it was not said."""
        found = self._find(source_id, claim_id, revision)
        if found is not None:
            with self._store.step("unmark_silent"):
                self._delete("silences", [found])

    def _find(self, source_id: str, claim_id: str, revision: int) -> str | None:
        row = self._store.row(
            "SELECT id FROM silences WHERE source_id = ? AND claim_id = ? AND revision = ?",
            (source_id, claim_id, revision),
        )
        return row[0] if row else None


class Verdicts(Part):
    """What was found on claims and events; the last one on each counts, the earlier ones are kept."""

    def all(self) -> list[Verdict]:
        """Every verdict, oldest first."""
        return self._where("1 = 1", ())

    def of(self, *, claim_id: str | None = None, event_id: str | None = None) -> list[Verdict]:
        """The verdicts on one claim or event, oldest first."""
        return self._where("claim_id IS ? AND event_id IS ?", (claim_id, event_id))

    def add(
        self,
        status: VerdictStatus,
        *,
        claim_id: str | None = None,
        event_id: str | None = None,
        finding: Finding | None = None,
        confidence: str | None = None,
        reason: str = "",
        set_aside: Sequence[SetAside] = (),
        judged: str | None = None,
    ) -> Verdict:
        """Decide. Raises InvalidRecordError unless exactly one of claim and event is given."""
        validity.check_choice(status, VERDICT_STATUSES, "status of a verdict")
        validity.check_characters(reason, "reason")
        for item in set_aside:
            validity.check_choice(item.why, SET_ASIDE_WHYS, "reason to set aside")
        if (claim_id is None) == (event_id is None):
            raise InvalidRecordError("A verdict is on one claim or one event.")
        table, subject = ("claims", claim_id) if claim_id is not None else ("events", event_id)
        self._require(table, str(subject), "claim" if claim_id else "event")
        if finding is not None:
            self._check_finding(finding, claim_id)
        verdict_id = clock.new_id()
        with self._store.step("decide", status=status):
            self._add(
                "verdicts",
                {
                    "id": verdict_id,
                    "claim_id": claim_id,
                    "event_id": event_id,
                    "status": status,
                    "finding": finding_to_text(finding),
                    "confidence": confidence,
                    "reason": reason,
                    "set_aside": set_aside_to_text(set_aside),
                    "judged": judged,
                    "decided_by": self._store.author,
                    "decided_at": clock.moved_on(self._last_decided(claim_id, event_id)),
                },
            )
        return next(verdict for verdict in self.all() if verdict.id == verdict_id)

    def edit(
        self,
        verdict_id: str,
        *,
        status: VerdictStatus,
        finding: Finding | None,
        confidence: str | None,
        reason: str,
        set_aside: Sequence[SetAside],
        judged: str | None,
        continues: str | None = None,
    ) -> Verdict:
        """Go on writing a verdict, which is decided now: for one visit to it, while a later one adds another."""
        self._require("verdicts", verdict_id, "verdict")
        validity.check_choice(status, VERDICT_STATUSES, "status of a verdict")
        for item in set_aside:
            validity.check_choice(item.why, SET_ASIDE_WHYS, "reason to set aside")
        known = next(verdict for verdict in self.all() if verdict.id == verdict_id)
        if finding is not None:
            self._check_finding(finding, known.claim_id)
        with self._store.step("decide", continues=continues, status=status):
            self._edit(
                "verdicts",
                verdict_id,
                {
                    "status": status,
                    "finding": finding_to_text(finding),
                    "confidence": confidence,
                    "reason": reason,
                    "set_aside": set_aside_to_text(set_aside),
                    "judged": judged,
                    "decided_by": self._store.author,
                    "decided_at": clock.now(),
                },
            )
        return next(verdict for verdict in self.all() if verdict.id == verdict_id)

    def delete(self, verdict_id: str) -> None:
        """Remove a verdict altogether; the one before it counts again."""
        self._require("verdicts", verdict_id, "verdict")
        with self._store.step("delete_verdict"):
            self._delete("verdicts", [verdict_id])

    def _last_decided(self, claim_id: str | None, event_id: str | None) -> str | None:
        """When the verdict before was decided: the one that comes after it is later, however quickly it comes."""
        rows = self._store.rows(
            "SELECT decided_at FROM verdicts WHERE claim_id IS ? AND event_id IS ?", (claim_id, event_id)
        )
        return max((row[0] for row in rows), key=clock.instant, default=None)

    def _check_finding(self, finding: Finding, claim_id: str | None) -> None:
        row = self._store.row("SELECT value_type FROM claims WHERE id = ?", (claim_id,))
        value_type = row[0] if row else "date"
        validity.check_value(finding.value, value_type, "finding")
        validity.check_value(finding.value_high, value_type, "finding")
        if finding.answer_id is not None and not self._store.row(
            "SELECT 1 FROM answers WHERE id = ? AND claim_id = ?", (finding.answer_id, claim_id)
        ):
            raise InvalidRecordError("The answer found is not one of this claim's.")

    def _where(self, condition: str, values: Sequence[Any]) -> list[Verdict]:
        rows = self._store.rows(
            "SELECT id, claim_id, event_id, status, finding, confidence, reason, set_aside, judged, decided_by, "
            f"decided_at FROM verdicts WHERE {condition} ORDER BY key",
            values,
        )
        return [_verdict(row) for row in rows]


def finding_to_text(finding: Finding | None) -> str | None:
    """A finding as the file stores it: a JSON object."""
    if finding is None:
        return None
    fields = {
        "value": finding.value,
        "value_high": finding.value_high,
        "qualifier": finding.qualifier,
        "answer_id": finding.answer_id,
    }
    return json.dumps(fields, separators=(",", ":"))


def set_aside_to_text(set_aside: Sequence[SetAside]) -> str:
    """What was set aside as the file stores it: a JSON list of objects."""
    return json.dumps([{"id": item.id, "why": item.why} for item in set_aside], separators=(",", ":"))


def _verdict(row: Sequence[Any]) -> Verdict:
    return Verdict(
        id=row[0],
        claim_id=row[1],
        event_id=row[2],
        status=row[3],
        finding=None if row[4] is None else Finding(**json.loads(row[4])),
        confidence=row[5],
        reason=row[6],
        set_aside=tuple(SetAside(**item) for item in json.loads(row[7])),
        judged=row[8],
        decided_by=row[9],
        decided_at=row[10],
    )
