"""The events as the timeline marks them: their own date, and the dates that passages give them, source by source."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from crossread.db.dates import InvalidDateError, parse, show
from crossread.db.density import Clock
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.db.tallies import events_tagged_in
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.timeline.event_marks import DatedEvent, Given, Stands, dated_event

MOST_GIVEN = 60
"""So many dates of one event are drawn."""
MOST_JUDGED = 400
"""Of so many events it is worked out whether their dates conflict."""


def marked_events(project: Project, clock: Clock) -> tuple[DatedEvent, ...]:
    """The events that have a date, in their order; none on the clocks that events are not on."""
    if clock != "happened":
        return ()
    uses, given = project.events.counts(), _given(project)
    made: list[DatedEvent] = []
    for event in project.events.all():
        found = dated_event(event, uses.get(event.id, 0), given.get(event.id, ()))
        if found is not None:
            judge = len({each.words for each in found.given}) > 1 and len(made) < MOST_JUDGED
            made.append(replace(found, stands=_stands(project, event.id)) if judge else found)
    return tuple(made)


def remarked_events(
    project: Project, before: tuple[DatedEvent, ...], changes: Sequence[Changes]
) -> tuple[DatedEvent, ...]:
    """What the events are after some annotations changed: only those that these tag, or tagged, are read again."""
    touched = frozenset[str]().union(*(events_tagged_in(project, each.step) for each in changes))
    if not touched:
        return before
    uses = project.events.counts_of(touched)
    known = {each.id for each in before}
    if not touched <= known:
        return marked_events(project, "happened")
    given = _given(project, touched)
    made = []
    for each in before:
        if each.id not in touched:
            made.append(each)
            continue
        found = dated_event(project.events.get(each.id), uses.get(each.id, 0), given.get(each.id, ()))
        if found is not None:
            several = len({one.words for one in found.given}) > 1
            made.append(replace(found, stands=_stands(project, each.id)) if several else found)
    return tuple(made)


def _stands(project: Project, event_id: str) -> Stands:
    found = project.disagreements.of_event(event_id)
    if found is None:
        return ""
    return "conflict" if found.has_conflict else "tension"


def _given(project: Project, event_ids: Collection[str] | None = None) -> dict[str, tuple[Given, ...]]:
    where, values = "", list[str]()
    if event_ids is not None:
        where, values = f"AND t.event_id IN ({', '.join('?' * len(event_ids))})", list(event_ids)
    places = {
        row[0]: place
        for place, row in enumerate(
            project.store.rows("SELECT id FROM sources ORDER BY sort_order IS NULL, sort_order, key")
        )
    }
    found: dict[str, list[Given]] = {}
    for event_id, source_id, date in project.store.rows(
        "SELECT t.event_id, a.source_id, t.date FROM event_tags t JOIN annotations a ON a.id = t.annotation_id "
        f"WHERE t.date IS NOT NULL {where} GROUP BY t.event_id, a.source_id, t.date ORDER BY min(a.key)",
        values,
    ):
        dates = found.setdefault(event_id, [])
        try:
            first, last = parse(date).known
        except InvalidDateError:
            continue
        if len(dates) < MOST_GIVEN:
            place = places[source_id]
            dates.append(Given(source_letter(place), place, show(date), first, last))
    return {event_id: tuple(dates) for event_id, dates in found.items()}
