"""The overview of 100,000 annotations over 200 sources: its list, its windows, in the window, and many deleted."""

import random
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.harness import Meter, bench
from tests.bench.projects import make

if TYPE_CHECKING:
    from crossread.db.project import Project
    from crossread.desktop.application.session import Session
    from crossread.desktop.overview.overview import Overview

ANNOTATIONS = 100_000
MANY = 10_000


@bench(
    "overview: list of 100,000 by source, against reading a row for each", rounds=20, wall_p50_ms=50, at_most_times=1
)
def by_source(meter: Meter) -> None:
    """Groups and keys."""
    from crossread.db.overview.listing import list_annotations
    from crossread.db.overview.query import OverviewQuery
    from crossread.db.project import Project

    bare = "SELECT key, source_id FROM annotations ORDER BY source_id, revision, start"
    with Project.open_for_reading(make(meter.folder / "big.crossread")) as project:
        for _ in meter.rounds():
            with meter.compared():
                project.store.rows(bare)
            with meter.timed():
                found = list_annotations(project.store, OverviewQuery())
            assert found.total == ANNOTATIONS


@bench("overview: list of 100,000 by claim", rounds=20, wall_p50_ms=400)
def by_claim(meter: Meter) -> None:
    """Groups and keys, each annotation once in every claim of its."""
    from crossread.db.overview.listing import list_annotations
    from crossread.db.overview.query import OverviewQuery
    from crossread.db.project import Project

    with Project.open_for_reading(make(meter.folder / "big.crossread")) as project:
        for _ in meter.rounds():
            with meter.timed():
                list_annotations(project.store, OverviewQuery(grouping="claim"))


@bench("overview: a window of 100 rows", rounds=200, wall_p50_ms=10, wall_p99_ms=25)
def window(meter: Meter) -> None:
    """Anywhere in the list."""
    from crossread.db.overview.listing import list_annotations
    from crossread.db.overview.query import OverviewQuery
    from crossread.db.overview.rows import read_rows
    from crossread.db.project import Project

    rng = random.Random(1)
    with Project.open_for_reading(make(meter.folder / "big.crossread")) as project:
        keys = list_annotations(project.store, OverviewQuery(grouping="event")).rows
        for _ in meter.rounds():
            first = rng.randrange(len(keys) - 100)
            with meter.timed():
                rows = read_rows(project.store, keys[first : first + 100].tolist())
            assert rows


@bench("overview: a filter changed, to the paint of what it finds", rounds=30, wall_p50_ms=200, gap_ms=150)
def filtered(meter: Meter) -> None:
    """Each second round asks for everything again."""
    session, overview = _opened(meter)
    view = overview.view
    events = list(overview.model.names.events)
    for number in meter.rounds():
        meter.settle()
        wanted = (events[number % len(events)],) if number % 2 else ()
        shows = meter.painted(view.viewport(), when=partial(_shows, overview, wanted))
        with meter.timed(), shows:
            overview.filters._set(events=wanted)
    _closed(session)


@bench("overview: a page scrolled anywhere, painted at once", rounds=300, wall_p50_ms=8, wall_p99_ms=25)
def scrolled(meter: Meter) -> None:
    """The frame alone: what is not there yet is bars, what is there is read before every second frame."""
    session, overview = _opened(meter)
    view, rng = overview.view, random.Random(1)
    bar = view.verticalScrollBar()
    for number in meter.rounds():
        if number % 2:
            meter.settle(10)
            at = bar.value() + 60
        else:
            at = rng.randrange(bar.maximum())
        with meter.timed():
            bar.setValue(at)
            view.viewport().repaint()
    _closed(session)


@bench("overview: all selected", rounds=40, wall_p50_ms=30, gap_ms=80)
def selected(meter: Meter) -> None:
    """Ctrl+A to the paint and the count."""
    session, overview = _opened(meter)
    for _ in meter.rounds():
        overview.view.clearSelection()
        meter.settle()
        with meter.timed(), meter.painted(overview.view.viewport()):
            overview.view.selectAll()
    _closed(session)


@bench("overview: 10,000 deleted, to the list without them", rounds=4, wall_p50_ms=4000, gap_ms=100)
def deleted(meter: Meter) -> None:
    """Off the window's thread: what counts for the user is the gap."""
    session, overview = _opened(meter)
    view = overview.view
    for _ in meter.rounds(warm=1):
        meter.settle()
        before = overview.model.rowCount()
        view.select_lines([(1, MANY)])
        with meter.timed():
            overview._do("delete")
            meter.until(partial(_has_fewer, overview, before))
        view.clearSelection()
    _closed(session)


@bench("overview: a note written, to its row", rounds=40, wall_p50_ms=60, gap_ms=50)
def noted(meter: Meter) -> None:
    """The list is not asked for again: only the window of the row is."""
    session, overview = _opened(meter)
    layout = overview.model.layout
    row = overview.model.row(0)
    assert row is not None

    for number in meter.rounds():
        meter.settle()
        note = f"note {number}"

        def write(project: "Project", note: str = note) -> None:
            project.annotations.edit_note(row.id, note)

        def is_told(note: str = note) -> bool:
            known = overview.model.known(row.key)
            return known is not None and known.note == note

        with meter.timed(), meter.painted(overview.view.viewport(), when=is_told):
            session.run(write)
        assert overview.model.layout is layout
    _closed(session)


def _opened(meter: Meter) -> "tuple[Session, Overview]":
    from crossread.desktop.application.session import Session
    from crossread.desktop.look import style
    from crossread.desktop.overview.overview import Overview

    style.apply(meter.application())
    session = Session("Ada")
    overview = Overview(session, lambda _count: None)
    overview.resize(1280, 760)
    overview.show()
    session.open(make(meter.folder / "big.crossread"))
    meter.until(lambda: overview.model.layout is not None and bool(overview.model.names.events))
    overview.view.setFocus()

    def is_read() -> bool:
        return overview.model.row(0) is not None

    meter.until(is_read)
    return session, overview


def _shows(overview: "Overview", events: tuple[str, ...]) -> bool:
    layout = overview.model.layout
    return layout is not None and layout.listing.query.events == events and overview.model.row(0) is not None


def _has_fewer(overview: "Overview", lines: int) -> bool:
    return overview.model.rowCount() < lines


def _closed(session: "Session") -> None:
    session.close()
    session.wait_until_closed()
