"""Voices, events and claims with their answers on their way in."""

from collections.abc import Mapping
from typing import Any

from crossread.db.exchange import shapes
from crossread.db.exchange.checks import WrongError, values_of_type
from crossread.db.exchange.incoming import Incoming, refusal
from crossread.db.palette import CLAIM_COLORS, EVENT_COLORS, next_color
from crossread.db.store.store import Value


class _Tree:
    """A kind of record that can lie below another of its kind."""

    def __init__(self, incoming: Incoming, table: str, what: str) -> None:
        self._in = incoming
        self._store = incoming.store
        self._table = table
        self._what = what
        self._parents: list[tuple[str, str, str | None]] = []

    def finish(self) -> None:
        """Check the parents, once all of the kind are in: each is there, and none lies below itself."""
        if not self._parents:
            return
        parent_of = dict(self._store.rows(f"SELECT id, parent_id FROM {self._table}"))
        known_good: set[str] = set()
        for path, row_id, named in self._parents:
            if named not in parent_of:
                raise refusal(f"{path}.parent_id", WrongError(f"is no {self._what} of the file or the project"))
            way: set[str] = set()
            here: str | None = row_id
            while here is not None and here not in known_good:
                if here in way:
                    raise refusal(f"{path}.parent_id", WrongError(f"places the {self._what} below itself"))
                way.add(here)
                here = parent_of.get(here)
            known_good |= way

    def _put(self, path: str, record: Mapping[str, Any], defaults: Mapping[str, Value], lists: str = "") -> str:
        row_id = self._in.own_id(self._table, record)
        given = {key: value for key, value in record.items() if key not in ("id", lists)}
        self._in.put(self._table, row_id, given, defaults, "modified_at")
        if record.get("parent_id") is not None:
            self._parents.append((path, row_id, record["parent_id"]))
        return row_id

    def _next_color(self) -> str:
        palette = EVENT_COLORS if self._table == "events" else CLAIM_COLORS
        return next_color(palette, self._store.number(f"SELECT count(*) FROM {self._table}"))


class VoicesIn(_Tree):
    """Takes the voices of a file."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(incoming, "voices", "voice")

    def take(self, path: str, item: Any) -> None:
        """Add or change one voice."""
        try:
            self._put(path, shapes.VOICE.read(item), {"aliases": "[]"})
        except WrongError as wrong:
            raise refusal(path, wrong) from None


class EventsIn(_Tree):
    """Takes the events of a file."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(incoming, "events", "event")

    def take(self, path: str, item: Any) -> None:
        """Add or change one event."""
        try:
            record = shapes.EVENT.read(item)
            color = {} if "color" in record else {"color": self._next_color()}
            self._put(path, record, {"description": "", **color})
        except WrongError as wrong:
            raise refusal(path, wrong) from None


class ClaimsIn(_Tree):
    """Takes the claims of a file with their answers."""

    def __init__(self, incoming: Incoming) -> None:
        super().__init__(incoming, "claims", "claim")

    def take(self, path: str, item: Any) -> None:
        """Add or change one claim, and add those of its answers that are new."""
        try:
            record = shapes.CLAIM.read(item)
            self._in.refer("events", record.get("event_id"), "event_id", "event")
            color = {} if "color" in record else {"color": self._next_color()}
            defaults: dict[str, Value] = {"compare": "exclusive", "part_of_total": 0, "description": "", **color}
            before = self._store.row("SELECT value_type FROM claims WHERE id = ?", (record.get("id"),))
            claim_id = self._put(path, record, defaults, "answers")
            for index, answer in enumerate(record.get("answers", [])):
                self._take_answer(claim_id, answer, f".answers[{index}]")
        except WrongError as wrong:
            raise refusal(path, wrong) from None
        if before is not None and before[0] != record["value_type"]:
            self._in.at_the_end.append(lambda: self._check_values(path, claim_id))

    def _take_answer(self, claim_id: str, item: Any, place: str) -> None:
        record = shapes.ANSWER.read_in(item, place)
        try:
            answer_id = self._in.own_id("answers", record)
        except WrongError as wrong:
            raise wrong.inside(place) from None
        before = self._store.row("SELECT claim_id FROM answers WHERE id = ?", (answer_id,))
        if "id" not in record:
            # Without an id an answer is known by its text, so that taking in a file twice does not double it.
            before = self._store.row(
                "SELECT claim_id FROM answers WHERE claim_id = ? AND text = ?", (claim_id, record["text"])
            )
        if before is None:
            self._store.insert("answers", {"aliases": "[]", **record, "id": answer_id, "claim_id": claim_id})
            self._in.added["answers"] += 1
        elif before[0] != claim_id:
            raise WrongError("is the id of an answer to another claim in the project", f"{place}.id")

    def _check_values(self, path: str, claim_id: str) -> None:
        """A claim whose type has changed must suit the values that the project has for it."""
        row = self._store.row("SELECT value_type FROM claims WHERE id = ?", (claim_id,))
        value_type = str(row[0]) if row else ""
        of_positions = self._store.rows("SELECT value, value_high FROM positions WHERE claim_id = ?", (claim_id,))
        of_findings = self._store.rows(
            "SELECT json_extract(finding, '$.value'), json_extract(finding, '$.value_high') FROM verdicts "
            "WHERE claim_id = ? AND finding IS NOT NULL",
            (claim_id,),
        )
        for value, high in (*of_positions, *of_findings):
            try:
                values_of_type({"value": value, "value_high": high}, value_type)
            except WrongError:
                raise refusal(
                    f"{path}.value_type",
                    WrongError(f"does not suit values that the project has for this claim, such as “{value or high}”"),
                ) from None
