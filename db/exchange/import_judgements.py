"""Relations, silences and verdicts on their way in."""

import json
from typing import Any

from crossread.db.exchange import shapes
from crossread.db.exchange.checks import WrongError, value_range, values_of_type
from crossread.db.exchange.incoming import Incoming, refusal
from crossread.db.store import clock

_FINDING: dict[str, Any] = {"value": None, "value_high": None, "qualifier": None, "answer_id": None}


class RelationsIn:
    """Takes the relations of a file."""

    def __init__(self, incoming: Incoming) -> None:
        self._in = incoming

    def take(self, path: str, item: Any) -> None:
        """Add or change one relation."""
        try:
            record = shapes.RELATION.read(item)
            relation_id = self._in.own_id("relations", record)
            for key in ("a", "b"):
                self._in.refer("sources", record[key], key, "source")
            if record["a"] == record["b"]:
                raise WrongError("is the same source as “a”; a source has no relation to itself", ".b")
            given = {key: value for key, value in record.items() if key != "id"}
            self._in.put("relations", relation_id, given, {"reason": "", "decided_by": ""}, "decided_at")
        except WrongError as wrong:
            raise refusal(path, wrong) from None

    def finish(self) -> None:
        """Nothing is left to check."""


class SilencesIn:
    """Takes the silences of a file; each is known by its source, claim and revision."""

    def __init__(self, incoming: Incoming) -> None:
        self._in = incoming
        self._seen: set[tuple[str, str, int]] = set()

    def take(self, path: str, item: Any) -> None:
        """Add or change one silence."""
        try:
            record = shapes.SILENCE.read(item)
            record["revision"] = self._in.revision(record["source_id"], record.get("revision", 1))
            self._in.refer("claims", record["claim_id"], "claim_id", "claim")
            known_by = (record["source_id"], record["claim_id"], record["revision"])
            if known_by in self._seen:
                raise WrongError("is there twice: the same source, claim and revision")
            self._seen.add(known_by)
            row = self._in.store.row(
                "SELECT id FROM silences WHERE source_id = ? AND claim_id = ? AND revision = ?", known_by
            )
            silence_id = row[0] if row else clock.new_id()
            self._in.put("silences", silence_id, record, {"note": "", "created_by": ""}, "modified_at")
        except WrongError as wrong:
            raise refusal(path, wrong) from None

    def finish(self) -> None:
        """Nothing is left to check."""


class VerdictsIn:
    """Takes the verdicts of a file, once all positions and event tags are in."""

    def __init__(self, incoming: Incoming) -> None:
        self._in = incoming
        self._store = incoming.store

    def take(self, path: str, item: Any) -> None:
        """Add or change one verdict."""
        try:
            record = shapes.VERDICT.read(item)
            verdict_id = self._in.own_id("verdicts", record)
            self._check_subject(verdict_id, record)
            if record.get("finding") is not None:
                record["finding"] = self._finding(record["finding"], record.get("claim_id"))
            if "set_aside" in record:
                record["set_aside"] = self._set_aside(record["set_aside"])
            given = {key: value for key, value in record.items() if key != "id"}
            defaults = {"reason": "", "set_aside": "[]", "decided_by": ""}
            self._in.put("verdicts", verdict_id, given, defaults, "decided_at")
        except WrongError as wrong:
            raise refusal(path, wrong) from None

    def finish(self) -> None:
        """Nothing is left to check."""

    def _check_subject(self, verdict_id: str, record: dict[str, Any]) -> None:
        claim_id, event_id = record.get("claim_id"), record.get("event_id")
        if claim_id is None and event_id is None:
            raise WrongError("lacks the key “claim_id” or “event_id”: it must be on one of the two")
        if claim_id is not None and event_id is not None:
            raise WrongError("must be null where “claim_id” is given: a verdict is on one of the two", ".event_id")
        self._in.refer("claims", claim_id, "claim_id", "claim")
        self._in.refer("events", event_id, "event_id", "event")
        # Which of the two it is on does not change; where the file changes a verdict, it says so for both.
        record["claim_id"], record["event_id"] = claim_id, event_id

    def _finding(self, item: dict[str, Any], claim_id: str | None) -> str:
        finding = shapes.FINDING.read_in(item, ".finding")
        row = self._store.row("SELECT value_type FROM claims WHERE id = ?", (claim_id,))
        try:
            value_range(finding)
            # What is found on an event is when it happened.
            values_of_type(finding, row[0] if row else "date")
            answer_id = finding.get("answer_id")
            if answer_id is not None and not self._store.row(
                "SELECT 1 FROM answers WHERE id = ? AND claim_id = ?", (answer_id, claim_id)
            ):
                raise WrongError("is no answer to this claim", ".answer_id")
        except WrongError as wrong:
            raise wrong.inside(".finding") from None
        return json.dumps({**_FINDING, **finding}, separators=(",", ":"))

    def _set_aside(self, items: list[Any]) -> str:
        read = []
        for index, item in enumerate(items):
            place = f".set_aside[{index}]"
            one = shapes.SET_ASIDE.read_in(item, place)
            if not self._store.row(
                "SELECT 1 FROM positions WHERE id = ? UNION ALL SELECT 1 FROM event_tags WHERE id = ?",
                (one["id"], one["id"]),
            ):
                raise WrongError("is no position or event tag of the file or the project", f"{place}.id")
            read.append({"id": one["id"], "why": one["why"]})
        return json.dumps(read, separators=(",", ":"))
