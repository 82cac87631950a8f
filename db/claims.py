"""Claims: what is asserted or asked. Making, editing, merging, deleting; their answers are in `answers.py`."""

from collections.abc import Sequence
from typing import Any

from crossread.db import validity
from crossread.db.answers import Answers, answer_from
from crossread.db.errors import InvalidRecordError
from crossread.db.palette import CLAIM_COLORS, next_color
from crossread.db.part import only
from crossread.db.record import record
from crossread.db.records import COMPARES, VALUE_TYPES, Answer, Claim, Compare, ValueType
from crossread.db.store import clock
from crossread.db.store.damage import incomplete

_COLUMNS = (
    "id, statement, value_type, compare, unit, tolerance, event_id, parent_id, part_of_total, description, color, "
    "modified_at"
)
_EDITABLE = (
    "statement",
    "value_type",
    "compare",
    "unit",
    "tolerance",
    "event_id",
    "parent_id",
    "part_of_total",
    "description",
    "color",
)


@record
class ClaimUse:
    """What hangs on a claim: all but the claims below it goes with it."""

    positions: int
    silences: int
    verdicts: int
    answers: int
    children: int


class Claims(Answers):
    """The claims of a project, in the order of their making."""

    def all(self) -> list[Claim]:
        """Every claim, with its answers."""
        answers: dict[str, list[Answer]] = {}
        for claim_id, *row in self._store.rows("SELECT claim_id, id, text, aliases FROM answers ORDER BY key"):
            answers.setdefault(claim_id, []).append(answer_from(row))
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM claims ORDER BY key")
        return [_claim(row, answers.get(row[0], ())) for row in rows]

    def made_in_order(self) -> list[tuple[str, str]]:
        """The id and colour of each claim that is there or was, in the order they were made.

        One that is gone has the colour that it had last. Where history was dropped nothing is known of it, and where
        the claim made last is deleted the next one takes its place.
        """
        return self._made_in_order("claims")

    def get(self, claim_id: str) -> Claim:
        """One claim. Raises InvalidRecordError if it is gone."""
        row = self._store.row(f"SELECT {_COLUMNS} FROM claims WHERE id = ?", (claim_id,))
        if row is None:
            raise InvalidRecordError("The claim is not in the project any more.")
        return _claim(row, self.answers(claim_id))

    def counts(self, source_ids: Sequence[str] | None = None) -> dict[str, int]:
        """How many annotations have a position on each claim, by its id; in some sources, or in all.

        Claims on which none has a position are left out.
        """
        if source_ids is None:
            return dict(
                self._store.rows("SELECT claim_id, count(DISTINCT annotation_id) FROM positions GROUP BY claim_id")
            )
        marks = ", ".join("?" * len(source_ids))
        return dict(
            self._store.rows(
                "SELECT p.claim_id, count(DISTINCT a.id) FROM annotations a JOIN positions p ON p.annotation_id = a.id "
                f"WHERE a.source_id IN ({marks}) GROUP BY p.claim_id",
                source_ids,
            )
        )

    def add(
        self,
        statement: str,
        value_type: ValueType,
        *,
        compare: Compare = "exclusive",
        answers: Sequence[str] = (),
        unit: str | None = None,
        tolerance: str | None = None,
        event_id: str | None = None,
        parent_id: str | None = None,
        part_of_total: bool = False,
        description: str = "",
        color: str | None = None,
    ) -> Claim:
        """Make a claim; without a colour it gets the next of the palette.

        `answers` are the texts of those to be listed. `tolerance` is a decimal, 0.1 for 10 %.
        """
        statement = validity.check_name(statement, "claim")
        fields: dict[str, Any] = {
            "statement": statement,
            "value_type": value_type,
            "compare": compare,
            "unit": unit,
            "tolerance": tolerance,
            "event_id": event_id,
            "parent_id": parent_id,
            "part_of_total": int(part_of_total),
            "description": description,
        }
        self._check({**fields, "color": color})
        claim_id = clock.new_id()
        with self._store.step("add_claim", name=statement):
            used = self._store.number("SELECT count(*) FROM claims")
            self._add(
                "claims",
                {
                    "id": claim_id,
                    **fields,
                    "color": color or next_color(CLAIM_COLORS, used),
                    "modified_at": clock.now(),
                },
            )
            for answer in answers:
                self.add_answer(claim_id, answer)
        return self.get(claim_id)

    def edit(self, claim_id: str, *, continues: str | None = None, **changes: Any) -> Claim:
        """Change a claim. Its type can change only while every value that is given would fit the new one."""
        only(changes, _EDITABLE)
        claim = self.get(claim_id)
        if "statement" in changes:
            changes["statement"] = validity.check_name(changes["statement"], "claim")
        self._check(changes)
        self._check_loop("claims", claim_id, changes.get("parent_id"))
        if changes.get("value_type", claim.value_type) != claim.value_type:
            self._check_type_change(claim_id, changes["value_type"])
        if "part_of_total" in changes:
            changes["part_of_total"] = int(changes["part_of_total"])
        with self._store.step("edit_claim", name=claim.statement, continues=continues):
            self._edit("claims", claim_id, changes)
        return self.get(claim_id)

    def goes_along(self, claim_id: str) -> ClaimUse:
        """How much hangs on a claim."""
        counted = {
            table: self._store.number(f"SELECT count(*) FROM {table} WHERE claim_id = ?", (claim_id,))
            for table in ("positions", "silences", "verdicts", "answers")
        }
        children = self._store.number("SELECT count(*) FROM claims WHERE parent_id = ?", (claim_id,))
        return ClaimUse(children=children, **counted)

    def delete(self, claim_id: str) -> None:
        """Remove a claim with its positions, silences, verdicts and answers; claims below it move up."""
        claim = self.get(claim_id)
        with self._store.step("delete_claim", name=claim.statement):
            touched = self._ids("SELECT DISTINCT annotation_id FROM positions WHERE claim_id = ?", (claim_id,))
            self._store.delete("positions", "claim_id = ?", (claim_id,))
            self._store.touch("annotations", touched)
            for table in ("silences", "verdicts", "answers"):
                self._delete(table, self._ids(f"SELECT id FROM {table} WHERE claim_id = ?", (claim_id,)))
            self._reparent(claim_id, claim.parent_id)
            self._delete("claims", [claim_id])

    def merge(self, keep: str, gone: str) -> Claim:
        """Make two claims of one type one: positions, silences, verdicts and answers of `gone` pass to `keep`."""
        kept, lost = self.get(keep), self.get(gone)
        if keep == gone:
            raise InvalidRecordError("A claim cannot be merged with itself.")
        if kept.value_type != lost.value_type:
            raise InvalidRecordError(
                f"“{kept.statement}” and “{lost.statement}” are of different kinds "
                f"({kept.value_type}, {lost.value_type}); make them the same kind first."
            )
        with self._store.step("merge_claims", name=kept.statement, other=lost.statement):
            self._pass_on_answers(kept, lost)
            touched = self._ids("SELECT DISTINCT annotation_id FROM positions WHERE claim_id = ?", (gone,))
            self._store.conn.execute("UPDATE positions SET claim_id = ? WHERE claim_id = ?", (keep, gone))
            self._store.touch("annotations", touched)
            known = (
                "SELECT 1 FROM silences k WHERE k.claim_id = ? AND k.source_id = s.source_id "
                "AND k.revision = s.revision"
            )
            doubled = self._ids(f"SELECT s.id FROM silences s WHERE EXISTS ({known}) AND s.claim_id = ?", (keep, gone))
            self._delete("silences", doubled)
            for table in ("silences", "verdicts"):
                for row_id in self._ids(f"SELECT id FROM {table} WHERE claim_id = ?", (gone,)):
                    self._store.update(table, row_id, {"claim_id": keep})
            if kept.parent_id == gone:
                self._edit("claims", keep, {"parent_id": lost.parent_id})
            self._reparent(gone, keep)
            self._delete("claims", [gone])
        return self.get(keep)

    def _reparent(self, claim_id: str, parent: str | None) -> None:
        for child in self._ids("SELECT id FROM claims WHERE parent_id = ? AND id IS NOT ?", (claim_id, parent)):
            self._store.update("claims", child, {"parent_id": parent})

    def _check_type_change(self, claim_id: str, value_type: str) -> None:
        values = self._store.rows(
            "SELECT value, value_high, answer_id FROM positions WHERE claim_id = ? "
            "AND (value IS NOT NULL OR answer_id IS NOT NULL)",
            (claim_id,),
        )
        for value, high, answer_id in values:
            try:
                validity.check_value(value, value_type, "position")
                validity.check_value(high, value_type, "position")
                fits = answer_id is None or value_type == "answer"
            except InvalidRecordError:
                fits = False
            if not fits:
                raise InvalidRecordError(
                    f"The claim has {len(values)} positions with values that would not fit the new kind; "
                    "change or remove these first."
                )

    def _check(self, fields: dict[str, Any]) -> None:
        validity.check_characters(fields.get("description") or "", "description")
        if "value_type" in fields:
            validity.check_choice(fields["value_type"], VALUE_TYPES, "kind of claim")
        if "compare" in fields:
            validity.check_choice(fields["compare"], COMPARES, "way to compare answers")
        if fields.get("tolerance") is not None and (
            not validity.is_decimal(fields["tolerance"]) or fields["tolerance"].startswith("-")
        ):
            raise InvalidRecordError("A tolerance is a decimal number that is not negative: 0.1 is 10 %.")
        if fields.get("color") is not None and not validity.is_color(fields["color"]):
            raise InvalidRecordError("A colour is written like #1b9e77.")
        if fields.get("event_id") is not None:
            self._require("events", fields["event_id"], "event")
        if fields.get("parent_id") is not None:
            self._require("claims", fields["parent_id"], "group")


def _claim(row: tuple[Any, ...], answers: Sequence[Answer]) -> Claim:
    if row[0] is None or row[1] is None or row[2] is None or row[10] is None:
        raise incomplete()
    return Claim(
        id=row[0],
        statement=validity.one_line(row[1]),
        value_type=row[2],
        compare=row[3],
        answers=tuple(answers),
        unit=row[4],
        tolerance=row[5],
        event_id=row[6],
        parent_id=row[7],
        part_of_total=bool(row[8]),
        description=row[9],
        color=row[10],
        modified_at=row[11],
    )
