"""Opening a source in the desk as the window does: chosen, read from the project, its letters and bars painted."""

from functools import partial
from typing import TYPE_CHECKING

from tests.bench.harness import Meter, bench
from tests.bench.reading import content_of, fill_formatted, formatted_edit, plain_edit

if TYPE_CHECKING:
    from pathlib import Path

    from crossread.desktop.read.desk import Desk


def _project(folder: "Path", length: int, annotations: int, *, one_paragraph: bool) -> "Path":
    """A project with two sources alike: the one is opened while the other one is closed."""
    from crossread.db.project import Project
    from crossread.db.store import clock
    from crossread.db.store.store import Value

    path = folder / "long.crossread"
    with Project.create(path, title="Long") as project, project.step("add_sources", count=2):
        events = [project.events.add(f"Event {number}") for number in range(12)]
        claims = [project.claims.add(f"How many {number}?", "number") for number in range(12)]
        for seed in (1, 2):
            content = content_of(length, annotations, one_paragraph=one_paragraph, seed=seed)
            source = project.sources.add(f"Account {seed}", content.text)
            rows: list[dict[str, Value]] = []
            tags: list[dict[str, Value]] = []
            positions: list[dict[str, Value]] = []
            for one in content.annotations:
                new, now = clock.new_id(), clock.now()
                rows.append(
                    {
                        "id": new,
                        "source_id": source.id,
                        "revision": 1,
                        "start": one.start,
                        "end": one.end,
                        "quote": content.text[one.start : one.end],
                        "prefix": content.text[max(0, one.start - 32) : one.start],
                        "suffix": content.text[one.end : one.end + 32],
                        "note": "",
                        "created_at": now,
                        "modified_at": now,
                        "created_by": "",
                    }
                )
                if one.events:
                    event = events[int(one.events[0].event_id[1:])]
                    tags.append({"id": clock.new_id(), "annotation_id": new, "event_id": event.id})
                else:
                    claim = claims[int(one.positions[0].claim_id[1:])]
                    positions.append({"id": clock.new_id(), "annotation_id": new, "claim_id": claim.id})
            project.store.insert_many("annotations", rows)
            project.store.insert_many("event_tags", tags)
            project.store.insert_many("positions", positions)
    return path


def _open(meter: Meter, length: int, annotations: int, *, one_paragraph: bool = False, formats: bool = False) -> None:
    """`formats`: held against a rich widget with a char format per annotation, else against a plain one."""
    import gc

    meter.application()
    from crossread.desktop.application.desk_feed import DeskFeed
    from crossread.desktop.application.session import Session
    from crossread.desktop.look import style
    from crossread.desktop.read.desk import Desk

    path = _project(meter.folder, length, annotations, one_paragraph=one_paragraph)
    style.apply(meter.application())
    session, desk = Session(), Desk()
    feed = DeskFeed(session, desk)
    desk.resize(660, 800)
    desk.show()
    session.open(path)
    meter.until(lambda: len(feed.sources) == 2)
    # As after the first paint of the window.
    gc.collect()
    gc.freeze()
    plain, rich = plain_edit(), formatted_edit()
    contents = [content_of(length, annotations, one_paragraph=one_paragraph, seed=seed) for seed in (1, 2)]
    ids = [source.id for source in feed.sources]
    for number in meter.rounds(warm=1):
        source_id = ids[number % 2]
        meter.settle(100)
        content = contents[number % 2]
        if formats:
            with meter.compared(), meter.painted(rich.viewport()):
                fill_formatted(rich, content, at_once=True)
        else:
            with meter.compared(), meter.painted(plain.viewport()):
                plain.setPlainText(content.text)
        plain.clear()
        rich.clear()
        meter.settle(100)
        with meter.timed():
            desk.show_source(source_id) if desk.panes else desk.open_source(source_id)
            with meter.painted(desk.panes[0].view.viewport(), when=partial(_shows, desk, source_id)):
                pass
        meter.until(lambda: _is_exact(desk))
    session.close()
    session.wait_until_closed(20)


def _is_exact(desk: "Desk") -> bool:
    page = desk.panes[0].view.page
    return page is not None and page.is_exact and desk.panes[0].strip.is_settled


def _shows(desk: "Desk", source_id: str) -> bool:
    content = desk.panes[0].content
    return content is not None and content.source.id == source_id


@bench("open 20 kB / 1,000 from the project, against a plain edit", rounds=20, gap_ms=50, at_most_times=1.6)
def small(meter: Meter) -> None:
    """What is opened all day."""
    _open(meter, 20_000, 1_000)


@bench("the same as one paragraph", rounds=20, gap_ms=50, at_most_times=1.6)
def small_paragraph(meter: Meter) -> None:
    """One paragraph is broken for display."""
    _open(meter, 20_000, 1_000, one_paragraph=True)


@bench("open 20 kB / 100 from the project, against char formats made at once", rounds=20, gap_ms=50, at_most_times=1)
def few(meter: Meter) -> None:
    """Where the rich widget is at its best."""
    _open(meter, 20_000, 100, formats=True)


@bench("open 200 kB / 10,000 from the project, against the same", rounds=10, gap_ms=50, at_most_times=0.25)
def medium(meter: Meter) -> None:
    """A book's chapter, tagged through."""
    _open(meter, 200_000, 10_000, formats=True)


@bench("the same as one paragraph", rounds=5, gap_ms=50, at_most_times=0.25)
def medium_paragraph(meter: Meter) -> None:
    """One paragraph is broken for display."""
    _open(meter, 200_000, 10_000, one_paragraph=True, formats=True)


@bench("open 5 MB / 100,000 from the project", rounds=4, gap_ms=50)
def huge(meter: Meter) -> None:
    """The longest there is."""
    _open(meter, 5_000_000, 100_000)


@bench("open 5 MB / 100,000 of one paragraph from the project", rounds=4, gap_ms=50)
def huge_paragraph(meter: Meter) -> None:
    """And not one line end in it."""
    _open(meter, 5_000_000, 100_000, one_paragraph=True)
