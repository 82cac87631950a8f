"""How long the timeline takes to read, to draw a frame, and to show a new tag."""

from functools import partial
from typing import TYPE_CHECKING

from tests.bench import projects
from tests.bench.harness import Meter, bench

if TYPE_CHECKING:
    from crossread.desktop.application.session import Session
    from crossread.desktop.timeline.timeline import Timeline

WIDTH, HEIGHT = 1280, 206


@bench("a frame of panning and zooming, 100,000 annotations over 50 sources", rounds=200, wall_p50_ms=8, wall_p99_ms=16)
def frame(meter: Meter) -> None:
    meter.application()
    session, timeline = _timeline(meter, sources=50)
    canvas = timeline.canvas
    assert canvas is not None
    start = canvas.window_of_time
    assert start is not None
    for number in meter.rounds():
        if number % 40 == 0:
            canvas.look_at(start)
            meter.settle()
        window = canvas.window_of_time
        assert window is not None
        with meter.timed():
            canvas.look_at(window.moved(0.013) if number % 3 else window.zoomed(0.85, 0.3))
            canvas.render_now()
            canvas.viewport.repaint()
        assert canvas.sketch is not None
        assert len(canvas.sketch.axis.ticks) <= 14
    session.close()
    session.wait_until_closed()


@bench(
    "a tag to its place on the timeline, 100,000 annotations over 200 sources", rounds=40, wall_p99_ms=100, gap_ms=50
)
def tag(meter: Meter) -> None:
    from crossread.db.project import Project
    from crossread.db.records import EventTag, Passage

    meter.application()
    session, timeline = _timeline(meter, sources=200)
    canvas = timeline.canvas
    assert canvas is not None

    def annotate(project: Project) -> None:
        source, event = project.sources.all()[7], project.events.all()[3]
        passage = Passage(source_id=source.id, revision=1, start=10, end=60)
        project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])

    for _ in meter.rounds():
        meter.settle()
        shown = partial(_is_another, timeline, timeline.figures)
        with meter.timed(), meter.painted(canvas.viewport, when=shown):
            session.run(annotate)
    session.close()
    session.wait_until_closed()


@bench("the columns of all annotations, 100,000 over 200 sources", rounds=10, wall_p99_ms=1000)
def read(meter: Meter) -> None:
    from crossread.db.project import Project
    from crossread.desktop.timeline.figures import read_figures

    path = projects.make(meter.folder / "big.crossread", length=4_000)
    with Project.open_for_reading(path) as project:
        for _ in meter.rounds():
            with meter.timed():
                read_figures(project, "happened")


@bench("the sums for the density, 100,000 annotations over 50 sources", rounds=20, wall_p99_ms=60)
def sums(meter: Meter) -> None:
    from crossread.db.dated_columns import masses_of_columns, read_columns
    from crossread.db.density import CumulativeMass
    from crossread.db.project import Project

    path = projects.make(meter.folder / "big.crossread", sources=50, length=4_000)
    with Project.open_for_reading(path) as project:
        masses = masses_of_columns(read_columns(project.store, "happened"))
    for _ in meter.rounds():
        with meter.timed():
            CumulativeMass.build(masses)


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
