"""Reads what the timeline shows on a reader's thread: everything once, and then only what a change concerns."""

from collections.abc import Collection, Mapping, Sequence

from crossread.db.dated_columns import (
    DatedColumns,
    annotations_concerned,
    read_columns,
    read_rows_of,
    sources_concerned,
)
from crossread.db.dated_series import SeriesBy, changed_series, ordered, series_of
from crossread.db.density import Clock, CumulativeMass
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.timeline.event_marks import DatedEvent
from crossread.desktop.timeline.figures import Figures, Reach, reach_of
from crossread.desktop.timeline.lanes import lanes_of
from crossread.desktop.timeline.marked_events import marked_events, remarked_events

MOST_APART = 200
"""So many annotations are read one by one; of more, their sources are read again."""
MOST_DEALT = 5_000
"""So many annotations are dealt out to their series again; of more, all are."""


def read_figures(project: Project, clock: Clock, by: SeriesBy = "source") -> Figures:
    """Everything, from one state of the project."""
    by_source = read_columns(project.store, clock)
    return _figures(
        project,
        clock,
        by,
        before=None,
        by_source=by_source,
        series={} if by == "source" else series_of(project.store, clock, by, by_source),
        reaches={source_id: reach_of(column) for source_id, column in by_source.items()},
        events=marked_events(project, clock),
        homes=_homes(by_source) if by == "source" else {},
    )


def read_changed(project: Project, before: Figures, changes: Sequence[Changes]) -> Figures:
    """What the figures are after some changes; only what these concern is read again."""
    few = all(_is_of_few_annotations(each) for each in changes)
    if few:
        ids = frozenset[str]().union(*(each.ids["annotation"] for each in changes))
        concerned = frozenset[str]().union(*(each.annotated_sources for each in changes)) & before.by_source.keys()
        rows = read_rows_of(project.store, before.clock, ids)
        fresh = {each: before.by_source[each].with_rows(ids, rows[each]) for each in concerned if each in rows}
        by_source = before.by_source | fresh
    else:
        sources = set[str]().union(*(sources_concerned(project.store, each) for each in changes))
        fresh = read_columns(project.store, before.clock, sources)
        known = [source.id for source in project.sources.all()]
        by_source = {each: column for each in known if (column := fresh.get(each) or before.by_source.get(each))}
        if len(by_source) < len(known):
            return read_figures(project, before.clock, before.by)
        ids = _concerned(project, before, changes, fresh)
        rows = {}
    series: dict[str, DatedColumns] = {}
    if before.by != "source":
        if len(ids) > MOST_DEALT:
            series = series_of(project.store, before.clock, before.by, by_source)
        else:
            rows = rows or read_rows_of(project.store, before.clock, ids)
            more = series_of(project.store, before.clock, before.by, rows, ids)
            series = changed_series(before.series, ids, more)
    else:
        before.homes.update(_homes(fresh))
    is_marked = before.clock == "happened" and few
    return _figures(
        project,
        before.clock,
        before.by,
        before=before,
        by_source=by_source,
        series=series,
        reaches=before.reaches | {source_id: reach_of(column) for source_id, column in fresh.items()},
        events=remarked_events(project, before.events, changes) if is_marked else marked_events(project, before.clock),
        homes=before.homes,
    )


def _is_of_few_annotations(changes: Changes) -> bool:
    return changes.ids.keys() == {"annotation"} and len(changes.ids["annotation"]) <= MOST_APART


def _concerned(
    project: Project, before: Figures, changes: Sequence[Changes], fresh: Mapping[str, DatedColumns]
) -> frozenset[str]:
    """The annotations that may lie in other series, or elsewhere in them."""
    found = set[str]().union(*(annotations_concerned(project.store, each) for each in changes))
    gone = before.by_source.keys() - {source.id for source in project.sources.all()}
    changed = frozenset[str]().union(*(each.ids.get("source", frozenset[str]()) for each in changes))
    for source_id in changed | gone:
        for column in (before.by_source.get(source_id), fresh.get(source_id)):
            if column is not None:
                found.update(column.ids, column.undated)
    return frozenset(found)


def _homes(columns: dict[str, DatedColumns]) -> dict[str, str]:
    return {each: source_id for source_id, column in columns.items() for each in column.ids}


def _figures(
    project: Project,
    clock: Clock,
    by: SeriesBy,
    *,
    before: Figures | None,
    by_source: dict[str, DatedColumns],
    series: dict[str, DatedColumns],
    reaches: dict[str, Reach],
    events: tuple[DatedEvent, ...],
    homes: dict[str, str],
) -> Figures:
    lanes, columns = lanes_of(project, by, by_source if by == "source" else ordered(series))
    known = before.columns if before is not None else {}
    changed = {each: column.spans for each, column in columns.items() if column is not known.get(each)}
    mass = before.mass if before is not None else CumulativeMass({})
    made = Figures(
        clock=clock,
        by=by,
        lanes=lanes,
        events=events,
        columns=columns,
        by_source=by_source,
        series=series,
        reaches={source_id: reaches[source_id] for source_id in by_source},
        mass=mass.with_spans(changed, columns),
        homes=homes,
        source_places={source.id: place for place, source in enumerate(project.sources.all())},
    )
    _work_out(made, before, changed)
    return made


def _work_out(made: Figures, before: Figures | None, changed: Collection[str]) -> None:
    """What is worked out here, in the reader's thread, the window need not."""
    _ = made.rows, made.dated, made.undated_count, made.extent, made.whole_reach
    if before is None or before.extent != made.extent:
        _ = made.bulk
    if before is not None:
        made.take_sums(before, changed)
        if before.has_fold:
            _ = made.fold
