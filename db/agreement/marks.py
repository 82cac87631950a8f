"""What coders marked, text by text, and which of their passages count as the same one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.db.project import Project

LEAST_SHARED = 0.5
"""Passages of two coders are the same if so much of what they cover together is in both."""

TextKey = tuple[str, int]
"""A source and the number of its revision."""


@dataclass(slots=True, kw_only=True)
class Mark:
    """A passage of one coder, with what it is tagged with: by id of the tag, what the coder read in it.

    For an event that is empty; for a claim each stance and value, in order.
    """

    coder: str
    text: TextKey
    start: int
    end: int
    annotation_id: str
    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)


Unit = dict[str, Mark]
"""A passage that one or several coders marked, by coder."""


def read_marks(project: Project) -> list[Mark]:
    """Every tagged annotation; one coder's annotations of the very same passage are one mark."""
    rows = project.store.rows(
        'SELECT id, source_id, revision, start, "end", created_by FROM annotations ORDER BY source_id, revision, start'
    )
    by_place: dict[tuple[object, ...], Mark] = {}
    by_id: dict[str, Mark] = {}
    for annotation_id, source_id, revision, start, end, coder in rows:
        place = (coder, source_id, revision, start, end)
        if place not in by_place:
            by_place[place] = Mark(
                coder=coder, text=(source_id, revision), start=start, end=end, annotation_id=annotation_id
            )
        by_id[annotation_id] = by_place[place]
    for annotation_id, event_id in project.store.rows("SELECT annotation_id, event_id FROM event_tags"):
        by_id[annotation_id].codes.setdefault(event_id, ())
    for annotation_id, claim_id, *said in project.store.rows(
        "SELECT p.annotation_id, p.claim_id, p.stance, p.qualifier, p.value, p.value_high, a.text FROM positions p "
        "LEFT JOIN answers a ON a.id = p.answer_id"
    ):
        codes = by_id[annotation_id].codes
        codes[claim_id] = tuple(sorted({*codes.get(claim_id, ()), _read(*said)}))
    return [mark for mark in by_place.values() if mark.codes]


def _read(stance: str, qualifier: str | None, value: str | None, high: str | None, answer: str | None) -> str:
    words = [stance]
    if qualifier:
        words.append(qualifier)
    if value is not None:
        words.append(value if high is None else f"{value}–{high}")
    if answer is not None:
        words.append(f"“{answer}”")
    return " ".join(words)


def worked_on(project: Project, marks: Iterable[Mark]) -> dict[TextKey, set[str]]:
    """Who worked on each text: has marked anything there, or has read it to the end."""
    found: dict[TextKey, set[str]] = defaultdict(set)
    coders = set[str]()
    for mark in marks:
        found[mark.text].add(mark.coder)
        coders.add(mark.coder)
    for source_id, revision, coder in project.store.rows('SELECT source_id, revision, "by" FROM finished'):
        if coder in coders:
            found[(source_id, revision)].add(coder)
    return dict(found)


def units_of(marks: Sequence[Mark]) -> list[Unit]:
    """The passages of one text: marks of several coders that are the same, those that overlap most joined first.

    A coder has at most one mark in a unit; a mark that meets no other is a unit of its own.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    pairs: list[tuple[float, int, int]] = []
    open_marks: list[int] = []
    for at, mark in enumerate(ordered):
        open_marks = [before for before in open_marks if ordered[before].end > mark.start]
        pairs.extend(
            (-shared, before, at)
            for before in open_marks
            if ordered[before].coder != mark.coder and (shared := _shared(ordered[before], mark)) >= LEAST_SHARED
        )
        open_marks.append(at)
    unit_of = list(range(len(ordered)))
    members: dict[int, dict[str, int]] = {at: {mark.coder: at} for at, mark in enumerate(ordered)}
    for _, one, other in sorted(pairs):
        here, there = unit_of[one], unit_of[other]
        if here != there and members[here].keys().isdisjoint(members[there]):
            gone = members.pop(there)
            members[here] |= gone
            for at in gone.values():
                unit_of[at] = here
    return [{coder: ordered[at] for coder, at in each.items()} for each in members.values()]


def _shared(one: Mark, other: Mark) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return both / (max(one.end, other.end) - min(one.start, other.start))


def by_text(marks: Iterable[Mark]) -> Mapping[TextKey, list[Mark]]:
    """The marks of each text."""
    found: dict[TextKey, list[Mark]] = defaultdict(list)
    for mark in marks:
        found[mark.text].append(mark)
    return found
