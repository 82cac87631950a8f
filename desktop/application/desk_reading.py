"""What the desk is given to show, read in any thread. No Qt: it can be read before that is loaded."""

from collections.abc import Sequence

from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Annotation, Source, Zone
from crossread.db.text.gaps import gaps
from crossread.desktop.read.preparing import many_records, prepare, prepare_buckets


@record
class Tags:
    """What tags are called: (name, stored colour, is it a claim) by id; and the names of voices by id."""

    looks: dict[str, tuple[str, str, bool]]
    voices: dict[str, str]


@record
class SourceText:
    """One text with all that is shown on it; `missing` are the ranges where it breaks off."""

    source: Source
    revision: int
    text: str
    annotations: Sequence[Annotation]
    zones: Sequence[Zone]
    missing: Sequence[tuple[int, int]]


NO_TAGS = Tags(looks={}, voices={})


def read_text(project: Project, source_id: str) -> SourceText:
    """The latest text of a source, prepared to be shown. Raises InvalidRecordError if it is gone."""
    revision = project.sources.revision(source_id)
    text = project.sources.text(source_id, revision.number)
    missing = gaps(text, revision.zones)
    prepared = prepare(text, revision.zones, missing)
    with many_records():
        annotations = project.annotations.of_source(source_id, revision.number)
        prepare_buckets(prepared.offsets, annotations)
    return SourceText(
        source=project.sources.get(source_id),
        revision=revision.number,
        text=text,
        annotations=annotations,
        zones=revision.zones,
        missing=missing,
    )


def read_tags(project: Project) -> Tags:
    """Every event, claim and voice, as far as texts show them."""
    looks = {event.id: (event.title, event.color, False) for event in project.events.all()}
    looks.update((claim.id, (claim.statement, claim.color, True)) for claim in project.claims.all())
    return Tags(looks=looks, voices={voice.id: voice.name for voice in project.voices.all()})
