"""Changing what is shown: an annotation added and removed, an event hidden and shown, to the next painted frame."""

from tests.bench.harness import Meter, bench
from tests.bench.reading import content_of, text_view


def _change(meter: Meter, length: int) -> None:
    from dataclasses import replace

    meter.application()
    view = text_view()
    content = content_of(length, 10_000)
    view.set_content(content)
    meter.until(lambda: view.page is not None and view.page.is_exact)
    model = content.annotations[-1]
    for number in meter.rounds():
        one = replace(model, id=f"new{number}", start=400 + number, end=470 + number)
        meter.settle(5)
        with meter.timed(), meter.painted(view.viewport()):
            view.update_annotations([one])
        meter.settle(5)
        with meter.timed(), meter.painted(view.viewport()):
            view.update_annotations([], [one.id])
        meter.settle(5)
        with meter.timed(), meter.painted(view.viewport()):
            view.set_hidden(["e3"] if number % 2 else [])


@bench("add, remove, show, hide: 200 kB / 10,000", rounds=100, wall_p50_ms=8, wall_p99_ms=16)
def large(meter: Meter) -> None:
    """Three deep."""
    _change(meter, 200_000)


@bench("add, remove, show, hide: 20 kB / 10,000", rounds=100, wall_p50_ms=8, wall_p99_ms=16)
def dense(meter: Meter) -> None:
    """As many in a tenth of the text."""
    _change(meter, 20_000)
