"""A small project with annotations of every sort, and the list as plain Python would make it."""

from dataclasses import dataclass

from crossread.db.dates import parse
from crossread.db.overview.query import Minutes, OverviewQuery
from crossread.db.overview.words import flat
from crossread.db.project import Project
from crossread.db.records import Annotation, EventTag, Passage, Position, Source, Stance

TEXT = "The line’s office says that all are safe. Fourteen hundred and ninety were not saved. Élan, 100% sure_ly. 冰山"


@dataclass(frozen=True, slots=True)
class Made:
    """The ids of what a project holds, in the order in which they came."""

    sources: list[str]
    events: list[str]
    claims: list[str]
    voices: list[str]


def codebook(project: Project) -> Made:
    """Three sources whose order is not that of their ids, four events of which one has no date, three claims."""
    sources = [
        project.sources.add(f"Paper {number}", f"{TEXT} {number}", published=published).id
        for number, published in enumerate(("1912-04-15", "1912-04", None))
    ]
    project.sources.reorder([sources[2], sources[0], sources[1]])
    events = [
        project.events.add(title, date=date).id
        for title, date in (
            ("Collision", "1912-04-14T23:40:00"),
            ("Inquiry", "1912-05-02/1912-07-03"),
            ("Rumour", None),
            ("Warnings", "1912-04~"),
        )
    ]
    claims = [
        project.claims.add("How many were lost?", "number", event_id=events[0]).id,
        project.claims.add("All were saved", "truth").id,
        project.claims.add("Who was warned?", "answer", event_id=events[3]).id,
    ]
    voices = [project.voices.add(name).id for name in ("The line", "The court")]
    return Made(sources, events, claims, voices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An annotation to be made, by places in `Made`; a voice of -1 is the source itself."""

    source: int
    start: int
    length: int
    note: str = ""
    author: str = "Ada"
    day: int = 1
    tags: tuple[tuple[int, int, str | None], ...] = ()
    """Event, voice, the passage's own date."""
    positions: tuple[tuple[int, int, Stance], ...] = ()


def annotate(project: Project, made: Made, plans: list[Plan]) -> list[str]:
    """Make annotations as planned; times of making are set by hand. Answers with their ids."""

    def voice(place: int) -> str | None:
        return None if place < 0 else made.voices[place]

    ids: list[str] = []
    with project.step("import_json", name="plans"):
        for plan in plans:
            project.author = plan.author
            annotation = project.annotations.add(
                Passage(
                    source_id=made.sources[plan.source],
                    revision=1,
                    start=plan.start,
                    end=min(plan.start + plan.length, len(TEXT)),
                ),
                note=plan.note,
                events=[
                    EventTag(id="", event_id=made.events[event], voice_id=voice(who), date=date)
                    for event, who, date in plan.tags
                ],
                positions=[
                    Position(id="", claim_id=made.claims[claim], voice_id=voice(who), stance=stance)
                    for claim, who, stance in plan.positions
                ],
            )
            project.store.conn.execute(
                "UPDATE annotations SET created_at = ? WHERE id = ?",
                (f"2026-11-{plan.day:02}T10:00:00.{len(ids):03}Z", annotation.id),
            )
            ids.append(annotation.id)
    return ids


class Naive:
    """The same list, made of whole records by plain loops."""

    def __init__(self, project: Project) -> None:
        self._sources = project.sources.all()
        self._events = {event.id: event for event in project.events.all()}
        self._claims = {claim.id: claim for claim in project.claims.all()}
        rows = project.store.rows("SELECT id FROM annotations ORDER BY key")
        self._age = {row[0]: age for age, row in enumerate(rows)}
        self._all = project.annotations.with_ids([row[0] for row in rows])

    def groups(self, query: OverviewQuery) -> list[tuple[str, list[str]]]:
        """Labels with the ids of their annotations."""
        order = {source.id: place for place, source in enumerate(self._sources)}
        found = [each for each in self._all if self._meets(each, query)]
        found.sort(key=lambda each: (order[each.source_id], each.revision, each.start, self._age[each.id]))
        if query.order != "text":
            found.sort(key=lambda each: (each.created_at, self._age[each.id]), reverse=query.order == "newest")
        groups: dict[str, list[str]] = {label: [] for label in self._labels(query, found)}
        for each in found:
            for label in self._places(each, query) or {""}:
                groups.setdefault(label, []).append(each.id)
        return [(label, ids) for label, ids in groups.items() if ids]

    def _labels(self, query: OverviewQuery, found: list[Annotation]) -> list[str]:
        if query.grouping == "source":
            return [source.id for source in self._sources]
        if query.grouping == "event":
            return [*self._events, ""]
        if query.grouping == "claim":
            return [*self._claims, ""]
        used = {label for each in found for label in self._places(each, query)}
        if query.grouping == "annotated":
            return sorted(used, reverse=True)
        return [*sorted(used, key=lambda date: (parse(date).first, parse(date).last)), ""]

    def _places(self, each: Annotation, query: OverviewQuery) -> set[str]:
        if query.grouping == "source":
            return {each.source_id}
        if query.grouping == "event":
            return {tag.event_id for tag in each.events}
        if query.grouping == "claim":
            return {position.claim_id for position in each.positions}
        if query.grouping == "annotated":
            return {each.created_at[:10]}
        return self._dates(each) if query.grouping == "happened" else set()

    def _dates(self, each: Annotation) -> set[str]:
        dates = [tag.date or self._events[tag.event_id].date for tag in each.events]
        if not each.events:
            about = [self._claims[position.claim_id].event_id for position in each.positions]
            dates = [self._events[event_id].date for event_id in about if event_id]
        return {date for date in dates if date}

    def _meets(self, each: Annotation, query: OverviewQuery) -> bool:
        source: Source = next(source for source in self._sources if source.id == each.source_id)
        said = [
            position
            for position in each.positions
            if (not query.stances or position.stance in query.stances)
            and (not query.voices or (position.voice_id or "") in query.voices)
        ]
        dated = [tag for tag in each.events if (tag.voice_id or "") in query.voices and not query.stances]
        has_tag = any(tag.event_id in query.events for tag in each.events) or any(
            position.claim_id in query.claims for position in said
        )
        kinds = {"event": bool(each.events), "claim": bool(each.positions)}
        kinds["untagged"] = not any(kinds.values())
        return all(
            (
                query.sources is None or each.source_id in query.sources,
                not (query.stances or query.voices) or said or dated,
                not (query.events or query.claims) or has_tag,
                query.kind is None or kinds[query.kind],
                query.note is None or bool(each.note) == (query.note == "with"),
                all(word in flat(each.note) for word in flat(query.note_words).split()),
                all(word in flat(each.quote) for word in flat(query.words).split()),
                not query.authors or each.created_by in query.authors,
                query.happened is None or any(_covers(date, query.happened) for date in self._dates(each)),
                query.published is None or (source.published and _covers(source.published, query.published)),
                query.annotated is None or _covers(each.created_at[:16], query.annotated),
            )
        )


def _covers(date: str, asked: Minutes) -> bool:
    value = parse(f"{date}:00" if "T" in date and len(date) == 16 else date)
    return value.first < asked[1] and asked[0] < value.last
