"""What the desk is given to show, read in any thread. No Qt: it can be read before that is loaded."""

from collections.abc import Sequence

from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Annotation, Passage, Source, Zone
from crossread.db.text.gaps import gaps
from crossread.desktop.read.preparing import many_records, prepare, prepare_buckets

MANY = 250
"""So many annotations are read at once with their text."""


@record
class Tags:
    """What tags are called: (name, stored colour, is it a claim) by id; and the names of voices by id.

    `made` are (id, stored colour) of all events, then of all claims, in the order they were made, also of those that
    are gone.
    """

    looks: dict[str, tuple[str, str, bool]]
    voices: dict[str, str]
    made: Sequence[tuple[str, str]] = ()


@record
class SourceText:
    """One text with all that is shown on it; `missing` are the ranges where it breaks off.

    Of an open text that has many annotations those in view come first: `is_whole` is false until `read_annotations`.
    """

    source: Source
    revision: int
    text: str
    annotations: Sequence[Annotation]
    zones: Sequence[Zone]
    missing: Sequence[tuple[int, int]]
    is_whole: bool = True


NO_TAGS = Tags(looks={}, voices={})


def read_text(project: Project, source_id: str, view: tuple[int, int] | None = None) -> SourceText:
    """The latest text of a source, prepared to be shown. Raises InvalidRecordError if it is gone.

    With a `view`, the code point that will stand at the top and how many can be seen, a text with many annotations
    comes with those alone that lie there.
    """
    revision = project.sources.revision(source_id)
    text = project.sources.text(source_id, revision.number)
    missing = gaps(text, revision.zones)
    prepared = prepare(text, revision.zones, missing)
    is_whole = view is None or project.annotations.count_of(source_id, revision.number) <= MANY
    with many_records():
        if view is None or is_whole:
            annotations = project.annotations.of_source(source_id, revision.number)
        else:
            start, end = _in_view(*view, len(text), revision.zones)
            seen = Passage(source_id=source_id, revision=revision.number, start=start, end=end)
            annotations = project.annotations.overlapping(seen)
        prepare_buckets(prepared.offsets, annotations)
    return SourceText(
        source=project.sources.get(source_id),
        revision=revision.number,
        text=text,
        annotations=annotations,
        zones=revision.zones,
        missing=missing,
        is_whole=is_whole,
    )


def read_annotations(project: Project, shown: SourceText) -> Sequence[Annotation]:
    """All annotations of a text that is shown with some of them, prepared for its pane."""
    with many_records():
        annotations = project.annotations.of_source(shown.source.id, shown.revision)
        prepare_buckets(prepare(shown.text, shown.zones, shown.missing).offsets, annotations)
    return annotations


def _in_view(first: int, room: int, length: int, zones: Sequence[Zone]) -> tuple[int, int]:
    """What can be seen of a text, and half a view above: what is folded away takes no room in it."""
    start = max(0, min(first, length) - room // 2)
    folded = sum(max(0, zone.end - max(zone.start, start)) for zone in zones if zone.kind == "furniture")
    return start, max(start + 1, min(length, first + room + folded))


def read_tags(project: Project) -> Tags:
    """Every event, claim and voice, as far as texts show them."""
    looks = {event.id: (event.title, event.color, False) for event in project.events.all()}
    looks.update((claim.id, (claim.statement, claim.color, True)) for claim in project.claims.all())
    made = [*project.events.made_in_order(), *project.claims.made_in_order()]
    return Tags(looks=looks, voices={voice.id: voice.name for voice in project.voices.all()}, made=made)
