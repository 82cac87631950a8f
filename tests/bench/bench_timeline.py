"""How long the timeline takes to read, to draw a frame, and to show a new tag."""

from functools import partial
from typing import TYPE_CHECKING

from tests.bench import projects
from tests.bench.harness import Meter, bench

if TYPE_CHECKING:
    from crossread.db.project import Project
    from crossread.desktop.application.session import Session
    from crossread.desktop.timeline.canvas import Canvas
    from crossread.desktop.timeline.figures import Figures
    from crossread.desktop.timeline.timeline import Timeline

WIDTH, HEIGHT = 1280, 248


@bench(
    "a frame of panning and zooming, 100,000 annotations over 50 sources, against an empty plot",
    rounds=200,
    wall_p50_ms=8,
    wall_p99_ms=16,
    at_most_times=2,
)
def frame(meter: Meter) -> None:
    import pyqtgraph as pg

    meter.application()
    session, timeline = _timeline(meter, sources=50)
    canvas = timeline.canvas
    assert canvas is not None
    empty = pg.PlotWidget()
    empty.resize(canvas.size())
    empty.show()
    meter.settle()
    start = canvas.window_of_time
    assert start is not None
    for number in meter.rounds():
        if number % 40 == 0:
            canvas.look_at(start)
            meter.settle()
        with meter.compared():
            empty.setXRange(number * 1.3, number * 1.3 + 100 * 0.85 ** (number % 7), padding=0)
            empty.viewport().repaint()
        with meter.timed():
            _next_frame(canvas, number)
        assert canvas.sketch is not None
        assert len(canvas.sketch.axis.ticks) <= 14
    empty.close()
    session.close()
    session.wait_until_closed()


@bench("a frame with 1,000,000 annotations over 50 sources, against one with 100,000", rounds=200, at_most_times=1.2)
def million(meter: Meter) -> None:
    from crossread.desktop.timeline.canvas import Canvas

    meter.application()
    canvases: list[Canvas] = []
    for count in (100_000, 1_000_000):
        canvas = Canvas()
        canvas.resize(WIDTH, HEIGHT - 36)
        canvas.show()
        canvas.show_figures(_figures(count))
        canvases.append(canvas)
    meter.settle(300)
    starts = [canvas.window_of_time for canvas in canvases]
    for number in meter.rounds():
        if number % 40 == 0:
            for canvas, start in zip(canvases, starts, strict=True):
                assert start is not None
                canvas.look_at(start)
            meter.settle()
        with meter.compared():
            _next_frame(canvases[0], number)
        with meter.timed():
            _next_frame(canvases[1], number)
    for canvas in canvases:
        canvas.close()


@bench(
    "a tag to its place on the timeline, 100,000 annotations over 200 sources", rounds=40, wall_p99_ms=100, gap_ms=50
)
def tag(meter: Meter) -> None:
    meter.application()
    session, timeline = _timeline(meter, sources=200)
    canvas = timeline.canvas
    assert canvas is not None

    for _ in meter.rounds():
        meter.settle()
        shown = partial(_is_another, timeline, timeline.figures)
        with meter.timed(), meter.painted(canvas.view.viewport, when=shown):
            session.run(_annotate)
    session.close()
    session.wait_until_closed()


@bench("figures with a tag more to their paint, 100,000 annotations over 50 sources", rounds=60, wall_p99_ms=16.7)
def redraw(meter: Meter) -> None:
    from crossread.db.project import Project
    from crossread.desktop.timeline.feed import Feed
    from crossread.desktop.timeline.figures_reading import read_changed

    meter.application()
    session, timeline = _timeline(meter, sources=50)
    canvas, feed, figures = timeline.canvas, timeline.findChild(Feed), timeline.figures
    assert canvas is not None
    assert isinstance(feed, Feed)
    assert figures is not None
    session.close()
    session.wait_until_closed()
    with Project.open(meter.folder / "big.crossread") as project:
        feed.figures_read.emit(figures)
        for _ in meter.rounds():
            meter.settle()
            _annotate(project)
            figures = read_changed(project, figures, [project.last_changes])
            with meter.timed(), meter.painted(canvas.view.viewport, when=lambda: canvas.is_up_to_date):
                feed.figures_read.emit(figures)


@bench("a tag read for lanes by voice, 100,000 annotations over 200 sources", rounds=20, wall_p99_ms=100)
def read_by_voice(meter: Meter) -> None:
    from crossread.db.project import Project
    from crossread.desktop.timeline.figures_reading import read_changed, read_figures

    path = projects.make(meter.folder / "big.crossread", length=4_000)
    with Project.open(path) as project:
        figures = read_figures(project, "happened", "voice")
        for _ in meter.rounds():
            _annotate(project)
            with meter.timed():
                figures = read_changed(project, figures, [project.last_changes])


@bench("the columns of all annotations, 100,000 over 200 sources", rounds=10, wall_p99_ms=1000)
def read(meter: Meter) -> None:
    from crossread.db.project import Project
    from crossread.desktop.timeline.figures_reading import read_figures

    path = projects.make(meter.folder / "big.crossread", length=4_000)
    with Project.open_for_reading(path) as project:
        for _ in meter.rounds():
            with meter.timed():
                read_figures(project, "happened")


@bench("the sums for the density, 100,000 annotations over 50 sources", rounds=20, wall_p99_ms=60)
def sums(meter: Meter) -> None:
    from crossread.db.dated_columns import read_columns
    from crossread.db.density import CumulativeMass
    from crossread.db.project import Project

    path = projects.make(meter.folder / "big.crossread", sources=50, length=4_000)
    with Project.open_for_reading(path) as project:
        columns = read_columns(project.store, "happened")
    for _ in meter.rounds():
        with meter.timed():
            CumulativeMass.of_spans({each: column.spans for each, column in columns.items()})


@bench("waking the timeline of a big project: the window goes on turning", rounds=1, gap_ms=60)
def wake(meter: Meter) -> None:
    from crossread.desktop.application.session import Session
    from crossread.desktop.timeline.timeline import Timeline

    meter.application()
    path = projects.make(meter.folder / "big.crossread", length=4_000)
    session = Session()
    timeline = Timeline(session)
    timeline.resize(WIDTH, HEIGHT)
    timeline.show()
    session.open(path)
    meter.until(lambda: session.is_open)
    meter.settle()
    for _ in meter.rounds(warm=0):
        with meter.timed():
            timeline.wake()
            meter.until(lambda: timeline.canvas is not None and timeline.canvas.sketch is not None)
    session.close()
    session.wait_until_closed()


def _annotate(project: "Project") -> None:
    from crossread.db.records import EventTag, Passage, Position

    source, event, claim, voice = (
        table.all()[number]
        for table, number in ((project.sources, 7), (project.events, 3), (project.claims, 5), (project.voices, 9))
    )
    project.annotations.add(
        Passage(source_id=source.id, revision=1, start=10, end=60),
        events=[EventTag(id="", event_id=event.id)],
        positions=[Position(id="", claim_id=claim.id, voice_id=voice.id)],
    )


def _next_frame(canvas: "Canvas", number: int) -> None:
    """Move on or zoom in, and paint."""
    window = canvas.window_of_time
    assert window is not None
    canvas.look_at(window.moved(0.013) if number % 3 else window.zoomed(0.85, 0.3))
    canvas.render_now()
    canvas.view.viewport.repaint()


def _figures(count: int) -> "Figures":
    """So many annotations over 50 sources, dated by the minute, day, month or year over forty years; without a file."""
    import random

    from crossread.db.dated_columns import DatedColumns
    from crossread.db.density import CumulativeMass
    from crossread.desktop.timeline.figures import Figures, reach_of
    from crossread.desktop.timeline.lanes import Lane

    rng = random.Random(3)
    columns = {str(source): DatedColumns() for source in range(50)}
    for number in range(count):
        length = rng.choice((1, 1440, 43_200, 525_600))
        first = -31_000_000 + rng.randrange(40 * 525_600) // length * length
        columns[str(number % 50)].add(str(number), [(first, first + length)])
    return Figures(
        clock="happened",
        by="source",
        lanes=tuple(Lane(id=each, title=f"Source {each}", letter=each, color="#1b9e77") for each in columns),
        events=(),
        columns=columns,
        by_source=columns,
        series={},
        reaches={each: reach_of(column) for each, column in columns.items()},
        mass=CumulativeMass.of_spans({each: column.spans for each, column in columns.items()}),
        homes={},
        source_places={each: int(each) for each in columns},
    )


def _is_another(timeline: "Timeline", before: object) -> bool:
    """Whether other figures are on the canvas than before."""
    return timeline.figures is not before and timeline.canvas is not None and timeline.canvas.is_up_to_date


def _timeline(meter: Meter, *, sources: int) -> "tuple[Session, Timeline]":
    from crossread.desktop.application.session import Session
    from crossread.desktop.timeline.timeline import Timeline

    path = projects.make(meter.folder / "big.crossread", sources=sources, length=4_000)
    session = Session()
    timeline = Timeline(session)
    timeline.resize(WIDTH, HEIGHT)
    timeline.show()
    timeline.wake()
    session.open(path)
    meter.until(lambda: timeline.canvas is not None and timeline.canvas.sketch is not None)
    meter.settle(300)
    return session, timeline
