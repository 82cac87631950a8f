"""The listed answers to a claim, with their aliases."""

import json
from collections.abc import Sequence
from typing import Any

from crossread.db import validity
from crossread.db.errors import InvalidRecordError
from crossread.db.part import Part, only
from crossread.db.records import Answer, Claim
from crossread.db.store import clock


class Answers(Part):
    """The answers to the claims of a project."""

    def answers(self, claim_id: str) -> list[Answer]:
        """The answers to one claim, in the order of their making."""
        rows = self._store.rows("SELECT id, text, aliases FROM answers WHERE claim_id = ? ORDER BY key", (claim_id,))
        return [answer_from(row) for row in rows]

    def add_answer(self, claim_id: str, text: str, *, aliases: Sequence[str] = ()) -> Answer:
        """List one more answer. A text that is an answer or an alias already is refused."""
        self._require("claims", claim_id, "claim")
        text = validity.check_name(text, "answer")
        self._check_answer(claim_id, None, (text, *aliases))
        answer_id = clock.new_id()
        with self._store.step("add_answer", name=text):
            self._add(
                "answers",
                {"id": answer_id, "claim_id": claim_id, "text": text, "aliases": validity.names_to_text(aliases)},
            )
            self._store.touch("claims", [claim_id])
        return Answer(id=answer_id, text=text, aliases=tuple(aliases))

    def edit_answer(self, answer_id: str, *, continues: str | None = None, **changes: Any) -> Answer:
        """Change an answer's text or aliases."""
        only(changes, ("text", "aliases"))
        claim_id, before = self._answer(answer_id)
        text = validity.check_name(changes["text"], "answer") if "text" in changes else before.text
        aliases = tuple(changes.get("aliases", before.aliases))
        self._check_answer(claim_id, answer_id, (text, *aliases))
        with self._store.step("edit_answer", name=before.text, continues=continues):
            self._edit("answers", answer_id, {"text": text, "aliases": validity.names_to_text(aliases)})
            self._store.touch("claims", [claim_id])
        return Answer(id=answer_id, text=text, aliases=aliases)

    def answer_use(self, answer_id: str) -> int:
        """How many positions give this answer: they stay when it is deleted, and give none then."""
        return self._store.number("SELECT count(*) FROM positions WHERE answer_id = ?", (answer_id,))

    def delete_answer(self, answer_id: str) -> None:
        """Strike an answer from the list; positions that gave it are left without one."""
        claim_id, answer = self._answer(answer_id)
        with self._store.step("delete_answer", name=answer.text):
            self._replace_answer(answer_id, None)
            self._delete("answers", [answer_id])
            self._store.touch("claims", [claim_id])

    def merge_answers(self, keep: str, gone: str) -> Answer:
        """Make two answers to one claim one: `gone`'s names become aliases of `keep`."""
        claim_id, kept = self._answer(keep)
        other_claim, lost = self._answer(gone)
        if keep == gone or claim_id != other_claim:
            raise InvalidRecordError("Only two answers to the same claim can be merged.")
        with self._store.step("merge_answers", name=kept.text, other=lost.text):
            self._replace_answer(gone, keep)
            self._delete("answers", [gone])
            self.edit_answer(keep, aliases=(*kept.aliases, lost.text, *lost.aliases))
        return self._answer(keep)[1]

    def _pass_on_answers(self, kept: Claim, lost: Claim) -> None:
        by_name = {name.casefold(): answer for answer in kept.answers for name in (answer.text, *answer.aliases)}
        for answer in lost.answers:
            names = (answer.text, *answer.aliases)
            twin = next((by_name[name.casefold()] for name in names if name.casefold() in by_name), None)
            if twin is None:
                self._edit("answers", answer.id, {"claim_id": kept.id})
            else:
                self._replace_answer(answer.id, twin.id)
                self._delete("answers", [answer.id])

    def _replace_answer(self, answer_id: str, heir: str | None) -> None:
        touched = self._ids("SELECT annotation_id FROM positions WHERE answer_id = ?", (answer_id,))
        self._store.conn.execute("UPDATE positions SET answer_id = ? WHERE answer_id = ?", (heir, answer_id))
        self._store.touch("annotations", touched)
        for verdict_id, finding in self._store.rows(
            "SELECT id, finding FROM verdicts WHERE json_extract(finding, '$.answer_id') = ?", (answer_id,)
        ):
            changed = json.dumps({**json.loads(finding), "answer_id": heir}, separators=(",", ":"))
            self._store.update("verdicts", verdict_id, {"finding": changed})

    def _answer(self, answer_id: str) -> tuple[str, Answer]:
        row = self._store.row("SELECT claim_id, id, text, aliases FROM answers WHERE id = ?", (answer_id,))
        if row is None:
            raise InvalidRecordError("The answer is not in the project any more.")
        return str(row[0]), answer_from(row[1:])

    def _check_answer(self, claim_id: str, answer_id: str | None, names: Sequence[str]) -> None:
        for name in names:
            validity.check_text(name, "answer")
        taken = {
            name.casefold()
            for answer in self.answers(claim_id)
            if answer.id != answer_id
            for name in (answer.text, *answer.aliases)
        }
        doubled = next((name for name in names if name.casefold() in taken), None)
        if doubled is not None:
            raise InvalidRecordError(f"“{doubled}” is an answer to this claim already.")


def answer_from(row: Sequence[Any]) -> Answer:
    """A row of id, text, aliases."""
    return Answer(id=row[0], text=validity.one_line(row[1]), aliases=validity.names_from_text(row[2]))
