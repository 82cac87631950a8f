"""Scrolling and painting panes full of annotations."""

from typing import TYPE_CHECKING

from tests.bench.harness import Meter, bench
from tests.bench.reading import content_of, desk_in_step, text_view

if TYPE_CHECKING:
    from crossread.desktop.read.text_view import TextView


def _views(meter: Meter, count: int, length: int, annotations: int, *, one_paragraph: bool = False) -> list["TextView"]:
    meter.application()
    views = [text_view() for _ in range(count)]
    for seed, view in enumerate(views):
        view.set_content(content_of(length, annotations, seed=seed + 1, one_paragraph=one_paragraph))
    meter.until(lambda: all(view.page is not None and view.page.is_exact for view in views))
    meter.settle(200)
    return views


def _scroll(meter: Meter, views: list["TextView"]) -> None:
    for _ in meter.rounds():
        meter.settle(2)
        with meter.timed(), meter.painted(*(view.viewport() for view in views)):
            for view in views:
                bar = view.verticalScrollBar()
                bar.setValue(bar.value() + 60 if bar.value() + 60 <= bar.maximum() else 0)


@bench("scroll one pane, 200 kB / 10,000, to the painted frame", rounds=300, wall_p99_ms=8)
def one(meter: Meter) -> None:
    """Steps of two lines."""
    _scroll(meter, _views(meter, 1, 200_000, 10_000))


@bench("scroll one pane of one paragraph, 200 kB / 10,000", rounds=300, wall_p99_ms=8)
def one_paragraph(meter: Meter) -> None:
    """Blocks of 4,000 characters."""
    _scroll(meter, _views(meter, 1, 200_000, 10_000, one_paragraph=True))


@bench("scroll three panes together, 200 kB / 10,000 each", rounds=200, wall_p50_ms=8, wall_p99_ms=16)
def three(meter: Meter) -> None:
    """All three painted."""
    _scroll(meter, _views(meter, 3, 200_000, 10_000))


@bench("scroll three panes in step with their links, 200 kB / 10,000 each", rounds=200, wall_p50_ms=8, wall_p99_ms=16)
def in_step(meter: Meter) -> None:
    """One is scrolled, two follow by a chosen claim; texts, strips and links are painted in one frame."""
    desk, lining = desk_in_step(meter, 3, 200_000, 10_000)
    lining.set_chosen(claim_id="c1")
    meter.settle(500)
    views = [pane.view for pane in desk.panes]
    bar = views[0].verticalScrollBar()
    for _ in meter.rounds():
        meter.settle(2)
        with (
            meter.timed(),
            meter.painted(*(view.viewport() for view in views), *(part for gap in lining.gaps for part in gap.parts)),
        ):
            bar.setValue(bar.value() + 60 if bar.value() + 60 <= bar.maximum() else 0)


@bench("scroll three panes in step by all they share, nothing chosen", rounds=200, wall_p50_ms=8, wall_p99_ms=16)
def in_step_by_all(meter: Meter) -> None:
    """Where nothing is chosen all events and claims of both texts say what corresponds."""
    desk, lining = desk_in_step(meter, 3, 200_000, 10_000)
    assert lining.kind == "tag"
    views = [pane.view for pane in desk.panes]
    bar = views[0].verticalScrollBar()
    for _ in meter.rounds():
        meter.settle(2)
        with meter.timed(), meter.painted(views[0].viewport()):
            bar.setValue(bar.value() + 60 if bar.value() + 60 <= bar.maximum() else 0)


@bench("choosing a claim to three panes lined up, 200 kB / 10,000 each", rounds=30, wall_p99_ms=100, gap_ms=50)
def line_up(meter: Meter) -> None:
    """From the choice to the frame that shows all three at its passages."""
    desk, lining = desk_in_step(meter, 3, 200_000, 10_000)
    views = [pane.view for pane in desk.panes]
    for number in meter.rounds():
        lining.set_chosen()
        meter.settle(50)
        with meter.timed(), meter.painted(*(view.viewport() for view in views)):
            lining.set_chosen(claim_id=f"c{(number % 6) * 2}")


@bench("whole repaint, 5 MB / 100,000 against 200 kB / 10,000", rounds=60, at_most_times=1.2)
def repaint(meter: Meter) -> None:
    """At places all over the text."""
    _repaint(meter, one_paragraph=False)


@bench("the same, each as one paragraph", rounds=60, at_most_times=1.2)
def repaint_paragraph(meter: Meter) -> None:
    """Blocks of 4,000 characters."""
    _repaint(meter, one_paragraph=True)


def _repaint(meter: Meter, *, one_paragraph: bool) -> None:
    small = _views(meter, 1, 200_000, 10_000, one_paragraph=one_paragraph)[0]
    large = _views(meter, 1, 5_000_000, 100_000, one_paragraph=one_paragraph)[0]
    for number in meter.rounds():
        for view, time in ((small, meter.compared), (large, meter.timed)):
            bar = view.verticalScrollBar()
            bar.setValue(bar.maximum() * ((number * 37) % 100) // 100)
            meter.settle(2)
            with time(), meter.painted(view.viewport()):
                view.viewport().update()
