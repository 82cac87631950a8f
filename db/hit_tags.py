"""One event or claim for many passages at once: what finds its passages by searching tags them in one step."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from crossread.db.errors import InvalidRecordError
from crossread.db.positions import check_event_tag, check_position, event_tag_row, position_row
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Annotation, EventTag, Passage, Position
from crossread.db.store import clock
from crossread.db.store.store import Value
from crossread.db.text import prefix_suffix

T = TypeVar("T")

CHUNK = 500
"""So many passages are written before it is told how far it has come."""

CameTo = Callable[[int, int], object]
"""Called with how many passages are done and how many there are; may raise, which gives the whole step up."""


@record
class TaggedHits:
    """How many passages were annotated for it, had an annotation that was given the tag, or had the tag already."""

    added: int
    extended: int
    skipped: int


@record
class Untagged:
    """What is to be done: passages without an annotation, annotations without the tag, and how many have it."""

    bare: tuple[Passage, ...]
    annotated: tuple[Annotation, ...]
    skipped: int


def untagged(project: Project, passages: Iterable[Passage], tag: EventTag | Position | None) -> Untagged:
    """Which passages do not have the tag yet: an event's, or a position of the same voice on the claim.

    None is a tag that no passage can have. Only an annotation with exactly the same bounds counts.
    """
    by_text: dict[tuple[str, int], list[Passage]] = {}
    for passage in passages:
        by_text.setdefault((passage.source_id, passage.revision), []).append(passage)
    bare: list[Passage] = []
    annotated: list[Annotation] = []
    skipped = 0
    for (source_id, revision), wanted in by_text.items():
        there: dict[tuple[int, int], list[Annotation]] = {}
        for annotation in project.annotations.of_source(source_id, revision):
            there.setdefault((annotation.start, annotation.end), []).append(annotation)
        for passage in wanted:
            known = there.get((passage.start, passage.end), [])
            if any(_has(annotation, tag) for annotation in known):
                skipped += 1
            elif known:
                annotated.append(known[0])
            else:
                bare.append(passage)
    return Untagged(bare=tuple(bare), annotated=tuple(annotated), skipped=skipped)


def tag_many(
    project: Project,
    standing: Untagged,
    tag: EventTag | Position,
    name: str,
    came_to: CameTo = lambda _done, _all: None,
) -> TaggedHits:
    """Give all of them the tag in one step. Raises InvalidRecordError for a tag that breaks the rules."""
    store = project.store
    count = len(standing.bare) + len(standing.annotated)
    if not count:
        return TaggedHits(added=0, extended=0, skipped=standing.skipped)
    with project.step("tag_all_hits", name=name, count=count):
        if isinstance(tag, EventTag):
            check_event_tag(tag)
        else:
            check_position(store, tag)
        done = 0
        for annotated in _chunks(standing.annotated):
            _give(project, [annotation.id for annotation in annotated], tag)
            store.touch("annotations", [annotation.id for annotation in annotated])
            done += len(annotated)
            came_to(done, count)
        text_of = _Texts(project)
        for passages in _chunks(standing.bare):
            rows = [_row(project, passage, text_of(passage)) for passage in passages]
            store.insert_many("annotations", rows)
            _give(project, [str(row["id"]) for row in rows], tag)
            done += len(passages)
            came_to(done, count)
    return TaggedHits(added=len(standing.bare), extended=len(standing.annotated), skipped=standing.skipped)


def _has(annotation: Annotation, tag: EventTag | Position | None) -> bool:
    if isinstance(tag, EventTag):
        return any(known.event_id == tag.event_id for known in annotation.events)
    if isinstance(tag, Position):
        return any((known.claim_id, known.voice_id) == (tag.claim_id, tag.voice_id) for known in annotation.positions)
    return False


def _give(project: Project, annotation_ids: Sequence[str], tag: EventTag | Position) -> None:
    table, row = ("event_tags", event_tag_row(tag)) if isinstance(tag, EventTag) else ("positions", position_row(tag))
    project.store.insert_many(
        table, [{"id": clock.new_id(), "annotation_id": annotation_id, **row} for annotation_id in annotation_ids]
    )


def _row(project: Project, passage: Passage, text: str) -> dict[str, Value]:
    if not 0 <= passage.start < passage.end <= len(text):
        raise InvalidRecordError("A hit lies outside the text, which has changed; find again.")
    prefix, suffix = prefix_suffix(text, passage.start, passage.end)
    now = clock.now()
    return {
        "id": clock.new_id(),
        "source_id": passage.source_id,
        "revision": passage.revision,
        "start": passage.start,
        "end": passage.end,
        "quote": text[passage.start : passage.end],
        "prefix": prefix,
        "suffix": suffix,
        "note": "",
        "created_at": now,
        "modified_at": now,
        "created_by": project.author,
    }


class _Texts:
    """The text of a passage, read once while the next is of the same one."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: tuple[str, int, str] = ("", 0, "")

    def __call__(self, passage: Passage) -> str:
        if self._known[:2] != (passage.source_id, passage.revision):
            text = self._project.sources.text(passage.source_id, passage.revision)
            self._known = (passage.source_id, passage.revision, text)
        return self._known[2]


def _chunks(all_of_them: Sequence[T]) -> Iterable[Sequence[T]]:
    return (all_of_them[first : first + CHUNK] for first in range(0, len(all_of_them), CHUNK))
