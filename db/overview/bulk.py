"""Changing many annotations at once: each of these is one step, of which nothing stays if it is stopped on its way.

`report` is called with how many are done and how many there are; what it raises ends the step.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from crossread.db.annotations import delete_annotations
from crossread.db.errors import InvalidRecordError
from crossread.db.overview.keys import marks
from crossread.db.project import Project
from crossread.db.records import Claim, Event
from crossread.db.store import clock

Report = Callable[[int, int], None]
TagKind = Literal["event", "claim"]

CHUNK = 250

_TABLE = {"event": "event_tags", "claim": "positions"}


def silent(done: int, total: int) -> None:
    """Report to nobody."""


def delete(project: Project, ids: Sequence[str], *, report: Report = silent) -> int:
    """Remove annotations with their tags and positions. Answers with how many there were."""
    there = _existing(project, ids)
    if not there:
        return 0
    if len(there) == 1:
        project.annotations.delete(there)
        return 1
    with project.step("delete_annotations", quote="", count=len(there)):
        for chunk in _chunks(there, report):
            delete_annotations(project.store, chunk)
    return len(there)


def add_tag(project: Project, ids: Sequence[str], kind: TagKind, tag_id: str, *, report: Report = silent) -> int:
    """Tag with an event, or say that the source asserts a claim, where that is not said yet. Answers with how many."""
    name = _name(_tag(project, kind, tag_id))
    has = set(_having(project, ids, kind, tag_id))
    fresh = [each for each in _existing(project, ids) if each not in has]
    if not fresh:
        return 0
    with project.step("tag_many", name=name, count=len(fresh)):
        for chunk in _chunks(fresh, report):
            rows = [{"id": clock.new_id(), "annotation_id": each, f"{kind}_id": tag_id} for each in chunk]
            project.store.insert_many(_TABLE[kind], rows)
            project.store.touch("annotations", chunk)
    return len(fresh)


def remove_tag(project: Project, ids: Sequence[str], kind: TagKind, tag_id: str, *, report: Report = silent) -> int:
    """Take an event off, or every position on a claim. Answers with how many annotations had it."""
    name = _name(_tag(project, kind, tag_id))
    having = _having(project, ids, kind, tag_id)
    if not having:
        return 0
    with project.step("untag_many", name=name, count=len(having)):
        for chunk in _chunks(having, report):
            project.store.conn.executemany(
                f"DELETE FROM {_TABLE[kind]} WHERE annotation_id = ? AND {kind}_id = ?",
                [(each, tag_id) for each in chunk],
            )
            project.store.touch("annotations", chunk)
    return len(having)


def replace_tag(
    project: Project, ids: Sequence[str], kind: TagKind, old_id: str, new_id: str, *, report: Report = silent
) -> int:
    """Put another event or claim in the place of one; what was said on it passes on. Answers with how many had it.

    Raises InvalidRecordError if claims are of different kinds: what is said on the one would mean nothing on the other.
    """
    old, new = _tag(project, kind, old_id), _tag(project, kind, new_id)
    if isinstance(old, Claim) and isinstance(new, Claim) and old.value_type != new.value_type:
        raise InvalidRecordError(
            f"“{old.statement}” and “{new.statement}” are of different kinds ({old.value_type}, {new.value_type}); "
            "make them the same kind first, or remove the one and add the other."
        )
    having = _having(project, ids, kind, old_id) if old_id != new_id else []
    if not having:
        return 0
    with project.step("retag_many", name=_name(new), other=_name(old), count=len(having)):
        answers = _same_answers(project, having, old, new)
        for chunk in _chunks(having, report):
            if kind == "event":
                _replace_events(project, chunk, old_id, new_id)
            else:
                _replace_claims(project, chunk, (old_id, new_id), answers)
            project.store.touch("annotations", chunk)
    return len(having)


def _replace_events(project: Project, chunk: Sequence[str], old_id: str, new_id: str) -> None:
    # An annotation has an event at most once: where the new one is there already, the old one just goes.
    both = [(each, old_id) for each in _having(project, chunk, "event", new_id)]
    conn = project.store.conn
    conn.executemany("DELETE FROM event_tags WHERE annotation_id = ? AND event_id = ?", both)
    conn.executemany(
        "UPDATE event_tags SET event_id = ? WHERE annotation_id = ? AND event_id = ?",
        [(new_id, each, old_id) for each in chunk],
    )


def _replace_claims(project: Project, chunk: Sequence[str], claims: tuple[str, str], answers: dict[str, str]) -> None:
    old_id, new_id = claims
    rows = project.store.rows(
        f"SELECT id, answer_id FROM positions WHERE claim_id = ? AND annotation_id IN ({marks(chunk)})",
        (old_id, *chunk),
    )
    project.store.conn.executemany(
        "UPDATE positions SET claim_id = ?, answer_id = ? WHERE id = ?",
        [(new_id, None if answer is None else answers[answer], position_id) for position_id, answer in rows],
    )


def _same_answers(project: Project, ids: Sequence[str], old: Event | Claim, new: Event | Claim) -> dict[str, str]:
    """For each answer of the old claim that is given there the one of the same words on the new claim, made if need be.

    To be called inside the step.
    """
    if not isinstance(old, Claim) or not isinstance(new, Claim):
        return {}
    given = {
        row[0]
        for first in range(0, len(ids), CHUNK)
        for row in project.store.rows(
            "SELECT DISTINCT answer_id FROM positions WHERE claim_id = ? AND answer_id IS NOT NULL "
            f"AND annotation_id IN ({marks(ids[first : first + CHUNK])})",
            (old.id, *ids[first : first + CHUNK]),
        )
    }
    known = {word.casefold(): answer.id for answer in new.answers for word in (*answer.aliases, answer.text)}
    same: dict[str, str] = {}
    for answer in old.answers:
        if answer.id in given:
            if answer.text.casefold() not in known:
                aliases = [word for word in answer.aliases if word.casefold() not in known]
                made = project.claims.add_answer(new.id, answer.text, aliases=aliases).id
                known |= {word.casefold(): made for word in (answer.text, *aliases)}
            same[answer.id] = known[answer.text.casefold()]
    return same


def _tag(project: Project, kind: TagKind, tag_id: str) -> Event | Claim:
    return project.events.get(tag_id) if kind == "event" else project.claims.get(tag_id)


def _name(tag: Event | Claim) -> str:
    return tag.title if isinstance(tag, Event) else tag.statement


def _existing(project: Project, ids: Sequence[str]) -> list[str]:
    return _those(project, ids, "SELECT id FROM annotations WHERE id IN", ())


def _having(project: Project, ids: Sequence[str], kind: TagKind, tag_id: str) -> list[str]:
    """Those of the annotations that have a tag, in their order."""
    return _those(
        project, ids, f"SELECT annotation_id FROM {_TABLE[kind]} WHERE {kind}_id = ? AND annotation_id IN", (tag_id,)
    )


def _those(project: Project, ids: Sequence[str], select: str, values: tuple[str, ...]) -> list[str]:
    found: set[str] = set()
    for first in range(0, len(ids), CHUNK):
        chunk = ids[first : first + CHUNK]
        found |= {row[0] for row in project.store.rows(f"{select} ({marks(chunk)})", (*values, *chunk))}
    return [each for each in dict.fromkeys(ids) if each in found]


def _chunks(ids: Sequence[str], report: Report) -> Iterator[Sequence[str]]:
    for first in range(0, len(ids), CHUNK):
        report(first, len(ids))
        yield ids[first : first + CHUNK]
    report(len(ids), len(ids))
