"""All about one row of the grid: every passage in its context, pairs and sides, verdicts, and what came since."""

from collections.abc import Sequence

from crossread.db.disagreements.counts import Origins, Side, sides
from crossread.db.disagreements.pairs import Pair
from crossread.db.disagreements.verdicts import instant, latest, set_aside
from crossread.db.grid.grid import Kind, Row
from crossread.db.grid.reading import Reading, read_row
from crossread.db.grid.saying import Said, read_said
from crossread.db.grid.since import changed_since
from crossread.db.grid.statements import read_statements
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Claim, Event, Source, Verdict
from crossread.db.text import paragraph_number

AROUND = 160
MOST_PAIRS = 5_000
"""So many pairs of one claim or event are told of one by one; the row counts all."""


@record
class Quoted:
    """What one passage says, with the whole of its quote and some `AROUND` characters on either side.

    `before` and `after` end at the paragraph's bounds, or between words; `before_cut` and `after_cut` tell whether the
    paragraph goes on there. `paragraph` counts from 1.
    """

    said: Said
    before: str
    text: str
    after: str
    before_cut: bool
    after_cut: bool
    paragraph: int
    source_title: str
    source_detail: str
    published: str | None
    place: int
    copies_of: str | None = None


@record
class SubjectDetail:
    """A claim or event, all that is stated on it, and what was found.

    `sides` are those of what is not set aside, the most accounts first; the ids in the `pairs` of an event are those of
    annotations, and of very many pairs only the first `MOST_PAIRS` are there. `verdicts` are all, the latest first;
    `stale_why` says what changed since the latest, if it is stale.
    """

    subject: Claim | Event
    row: Row
    said: tuple[Quoted, ...]
    pairs: tuple[Pair, ...]
    sides: tuple[Side, ...]
    verdicts: tuple[Verdict, ...]
    stale_why: tuple[str, ...]


def read_subject(project: Project, kind: Kind, subject_id: str) -> SubjectDetail:
    """All about one claim or event. Raises InvalidRecordError if it is gone."""
    subject: Claim | Event = project.claims.get(subject_id) if kind == "claim" else project.events.get(subject_id)
    row = read_row(project, kind, subject_id)
    reading = Reading(project, "source")
    verdicts = reading.verdicts(subject)
    last = latest(verdicts)
    stated = read_statements(project.store, kind, reading.places, [subject_id]).get(subject_id, ())
    said = read_said(
        project.store,
        kind,
        {subject_id: subject},
        places=reading.places,
        marks=reading.marks(subject, stated),
        asides={} if last is None else {each.id: each.why for each in last.set_aside},
    ).get(subject_id, [])
    disagreements = project.disagreements
    of = disagreements.of_claim if kind == "claim" else disagreements.of_event
    found = of(subject_id, most=MOST_PAIRS)
    gone = set_aside(verdicts)
    considered = [each for each in disagreements.stated_on(subject) if each.id not in gone]
    return SubjectDetail(
        subject=subject,
        row=row,
        said=_quoted(project, said, reading),
        pairs=() if found is None else found.pairs,
        sides=tuple(sides(subject, considered, Origins(project.relations.all()))),
        verdicts=tuple(sorted(verdicts, key=lambda each: (instant(each.decided_at), each.id), reverse=True)),
        stale_why=changed_since(project, last, subject) if last is not None and row.stale else (),
    )


def _quoted(project: Project, said: Sequence[Said], reading: Reading) -> tuple[Quoted, ...]:
    sources = {source.id: source for source in project.sources.all()}
    copies = {each.a: each.b for each in project.relations.all() if each.kind in ("copies", "translates")}
    texts: dict[tuple[str, int], str] = {}
    found = []
    for each in said:
        known = (each.source_id, each.passage.revision)
        text = texts.get(known)
        if text is None:
            text = texts[known] = project.sources.text(*known)
        place = reading.places[each.source_id]
        found.append(_in_context(each, text, sources[each.source_id], place, copies.get(each.source_id)))
    return tuple(found)


def _in_context(said: Said, text: str, source: Source, place: int, copies_of: str | None) -> Quoted:
    start, end = said.passage.start, said.passage.end
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before_cut, after_cut = start - first > AROUND, last - end > AROUND
    if before_cut:
        space = text.find(" ", start - AROUND, start)
        first = space + 1 if space >= 0 else start - AROUND
    if after_cut:
        space = text.rfind(" ", end, end + AROUND)
        last = space if space >= 0 else end + AROUND
    return Quoted(
        said=said,
        before=text[first:start],
        text=text[start:end],
        after=text[end:last],
        before_cut=before_cut,
        after_cut=after_cut,
        paragraph=paragraph_number(text, start),
        source_title=source.title,
        source_detail=source.publisher or source.author or "",
        published=source.published,
        place=place,
        copies_of=copies_of,
    )
