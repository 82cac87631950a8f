"""Opening a text in a pane, from choosing it to its letters and bars painted, against Qt's plain and rich widgets."""

from tests.bench.harness import Meter, bench
from tests.bench.reading import content_of, fill_formatted, formatted_edit, plain_edit, text_view


def _open(meter: Meter, length: int, annotations: int, *, plain: bool, one_paragraph: bool = False) -> None:
    meter.application()
    view = text_view()
    contents = [content_of(length, annotations, one_paragraph=one_paragraph, seed=seed) for seed in (1, 2)]
    plain_view, rich_view = plain_edit(), formatted_edit()
    for number in meter.rounds():
        content = contents[number % 2]
        meter.settle()
        if plain:
            with meter.compared(), meter.painted(plain_view.viewport()):
                plain_view.setPlainText(content.text)
        else:
            with meter.compared(), meter.painted(rich_view.viewport()):
                fill_formatted(rich_view, content)
        meter.settle()
        with meter.timed(), meter.painted(view.viewport()):
            view.set_content(content)
        meter.until(lambda: view.page is not None and view.page.is_exact)


@bench("open 20 kB / 1,000 annotations, against a plain QPlainTextEdit", rounds=20, at_most_times=1.6)
def small_against_plain(meter: Meter) -> None:
    """The plain widget shows the text alone."""
    _open(meter, 20_000, 1_000, plain=True)


@bench("the same as one paragraph", rounds=20, at_most_times=1.6)
def small_paragraph_against_plain(meter: Meter) -> None:
    """One paragraph is broken for display."""
    _open(meter, 20_000, 1_000, plain=True, one_paragraph=True)


@bench("open 20 kB / 100 annotations, against a char format per annotation", rounds=20, at_most_times=1.0)
def few_against_formats(meter: Meter) -> None:
    """Where the rich widget is at its best."""
    _open(meter, 20_000, 100, plain=False)


@bench("open 200 kB / 10,000 annotations, against a char format per annotation", rounds=5, at_most_times=0.25)
def many_against_formats(meter: Meter) -> None:
    """Where the rich widget is at its worst."""
    _open(meter, 200_000, 10_000, plain=False)


@bench("open 5 MB / 100,000 annotations, against a plain QPlainTextEdit", rounds=3)
def huge_against_plain(meter: Meter) -> None:
    """No limit is set; the plain widget shows the text alone."""
    _open(meter, 5_000_000, 100_000, plain=True)
