"""What the panel shows, read from a project: the codebook with its names, one annotation, passages with a date.

Pure of Qt; called on a reader's thread.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from crossread.db.dates import show
from crossread.db.project import Project
from crossread.db.records import Annotation, Claim, DateAnchor, Event, Source, Voice
from crossread.db.text import paragraph_number
from crossread.desktop.annotation.names import Names
from crossread.desktop.look.palettes import claim_codes

_MOST_PASSAGES = 60


@dataclass(frozen=True, kw_only=True)
class Book:
    """Everything by id that an annotation can name, and the order of the sources."""

    events: Mapping[str, Event] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    voices: Mapping[str, Voice] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each source in their order, by id."""
        return {source_id: place for place, source_id in enumerate(self.sources)}

    @cached_property
    def voice_names(self) -> Names:
        """Voices by name and alias; beside each its parent."""
        parents = {each.id: each.name for each in self.voices.values()}
        return Names(
            (each.id, (each.name, *each.aliases), parents.get(each.parent_id or "", ""))
            for each in self.voices.values()
        )

    @cached_property
    def event_names(self) -> Names:
        """Events by title; beside each its date."""
        return Names((each.id, (each.title,), show(each.date) if each.date else "") for each in self.events.values())

    @cached_property
    def dated_names(self) -> Names:
        """The events that have a date, by title, as anchors; beside each its date."""
        dated = ((each, each.date) for each in self.events.values())
        return Names((f"event:{each.id}", (each.title,), show(date)) for each, date in dated if date)

    @cached_property
    def claim_names(self) -> Names:
        """Claims by statement and code."""
        return Names(
            (each.id, (each.statement, self.codes[each.id]), self.codes[each.id]) for each in self.claims.values()
        )

    @cached_property
    def stop_names(self) -> Names:
        """What a statement can have come by: voices and publishers."""
        publishers = {each.publisher for each in self.sources.values() if each.publisher}
        named = sorted({each.name for each in self.voices.values()} | publishers, key=str.casefold)
        return Names((name, (name,), "") for name in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One annotation with what surrounds it; `anchor_dates` are the dates of the passages that its dates count from."""

    annotation: Annotation
    source: Source
    paragraph: int
    anchor_dates: Mapping[str, str | None] = field(default_factory=dict)
    anchor_quotes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPassage:
    """A passage that says when something was, so that relative words can be counted from it."""

    annotation_id: str
    quote: str
    date: str


def read_book(project: Project) -> Book:
    """Read the codebook: some 20 ms for 1,000 of each."""
    claims = project.claims.all()
    book = Book(
        events={each.id: each for each in project.events.all()},
        claims={each.id: each for each in claims},
        voices={each.id: each for each in project.voices.all()},
        sources={each.id: each for each in project.sources.all()},
        codes=claim_codes((each.id, each.statement) for each in claims),
    )
    # Worked out here, off the window's thread, and kept.
    _ = book.places, book.voice_names, book.event_names, book.dated_names, book.claim_names, book.stop_names
    return book


def read_shown(project: Project, annotation_id: str, book: Book) -> Shown | None:
    """Read one annotation; None if it is gone."""
    found = project.annotations.with_ids([annotation_id])
    if not found:
        return None
    annotation = found[0]
    text = project.sources.text(annotation.source_id, annotation.revision)
    anchors = project.annotations.with_ids(_anchors(annotation))
    return Shown(
        annotation=annotation,
        source=project.sources.get(annotation.source_id),
        paragraph=paragraph_number(text, annotation.start),
        anchor_dates={each.id: date_of_passage(each, book) for each in anchors},
        anchor_quotes={each.id: each.quote for each in anchors},
    )


def read_passages(project: Project, shown: Shown, book: Book) -> list[DatedPassage]:
    """The dated passages of the same text, those nearest before the annotation first."""
    here = shown.annotation
    others = [each for each in project.annotations.of_source(here.source_id, here.revision) if each.id != here.id]
    others.sort(key=lambda each: (each.start > here.start, abs(each.start - here.start)))
    dated = ((each, date_of_passage(each, book)) for each in others)
    return [
        DatedPassage(annotation_id=each.id, quote=" ".join(each.quote.split()), date=date)
        for each, date in dated
        if date is not None
    ][:_MOST_PASSAGES]


def date_of_passage(annotation: Annotation, book: Book) -> str | None:
    """When that which a passage speaks of was: as it says itself, else as its events are dated, else a dated claim."""
    for tag in annotation.events:
        if tag.date is not None:
            return tag.date
    for tag in annotation.events:
        event = book.events.get(tag.event_id)
        if event is not None and event.date is not None:
            return event.date
    for position in annotation.positions:
        claim = book.claims.get(position.claim_id)
        if claim is not None and claim.value_type == "date" and position.value is not None:
            return position.value
    return None


def date_of_anchor(anchor: DateAnchor | None, shown: Shown, book: Book) -> str | None:
    """The date that words are counted from; None if the anchor has none, or there is no anchor."""
    if anchor is None:
        return None
    if anchor.published:
        return shown.source.published
    if anchor.event_id is not None:
        event = book.events.get(anchor.event_id)
        return event.date if event else None
    return shown.anchor_dates.get(anchor.annotation_id or "")


def _anchors(annotation: Annotation) -> Iterable[str]:
    anchors = [tag.date_anchor for tag in annotation.events] + [each.date_anchor for each in annotation.positions]
    return {anchor.annotation_id for anchor in anchors if anchor is not None and anchor.annotation_id is not None}
