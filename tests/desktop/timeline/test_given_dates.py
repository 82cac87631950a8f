"""What sources say of when an event was, and where one is silent while others speak: seen and said on the timeline."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.application.session import Session
from crossread.desktop.timeline.figures_reading import read_figures
from crossread.desktop.timeline.options import Options
from crossread.desktop.timeline.time_window import TimeWindow
from crossread.desktop.timeline.timeline import Timeline
from crossread.desktop.timeline.words import spot_lines


@pytest.fixture
def disputed(project_path: Path) -> Path:
    with Project.open(project_path) as project:
        sinking = next(event for event in project.events.all() if event.title == "Sinking")
        for source, date in zip(project.sources.all(), ("1912-04-15", "1912-04-16", None), strict=False):
            passage = Passage(source_id=source.id, revision=1, start=40, end=60)
            project.annotations.add(passage, events=[EventTag(id="", event_id=sinking.id, date=date)])
    return project_path


def test_dates_that_cannot_all_be_right_are_marked(disputed: Path) -> None:
    with Project.open_for_reading(disputed) as project:
        figures = read_figures(project, "happened")
    sinking = next(event for event in figures.events if event.title == "Sinking")
    assert sinking.stands == "conflict"
    assert [(each.letter, each.words) for each in sinking.given] == [("A", "15 Apr 1912"), ("B", "16 Apr 1912")]
    assert sinking.is_given_otherwise
    lines = spot_lines(figures, (sinking.first, sinking.last), (sinking,), None, [])
    assert "15 Apr 1912 in A" in lines
    assert "16 Apr 1912 in B" in lines
    assert any(line.startswith("≠") for line in lines)


def test_a_new_date_is_marked_at_once(
    make_timeline: Callable[..., Timeline], session: Session, disputed: Path, qtbot: QtBot
) -> None:
    timeline = make_timeline(disputed)

    def agree(project: Project) -> None:
        event = next(each for each in project.events.all() if each.title == "Sinking")
        other = next(
            tag.id
            for annotation in project.annotations.of_event(event.id)
            for tag in annotation.events
            if tag.date == "1912-04-16"
        )
        project.annotations.edit_event_tag(other, date="1912-04-15")

    def stands() -> str:
        assert timeline.figures is not None
        return next(event.stands for event in timeline.figures.events if event.title == "Sinking")

    assert stands() == "conflict"
    session.run(agree)
    qtbot.waitUntil(lambda: not stands())


def test_what_a_source_leaves_out_is_shaded_on_request(timeline: Timeline) -> None:
    canvas = timeline.canvas
    assert canvas is not None
    first, last = parse("1912-04-01/1912-04-30").known
    canvas.look_at(TimeWindow(float(first), float(last)))
    canvas.render_now()
    assert canvas.sketch is not None
    assert canvas.sketch.silent == []
    canvas.set_options(Options(gaps=True))
    canvas.render_now()
    made = canvas.sketch
    # The fourth paper is silent of the day on which three others tell of the sinking.
    x = made.x_of(parse("1912-04-15").first + 700) - made.layout.left
    assert {lane for lane, left, right in made.silent if left <= x <= right} == {3}


@pytest.mark.parametrize("by", ["voice", "event", "claim", "stance", "author"])
def test_lanes_of_every_kind_hold_everything(timeline: Timeline, qtbot: QtBot, by: str) -> None:
    assert timeline.drawn is not None
    timeline.drawn.menus.by_chosen.emit(by)
    qtbot.waitUntil(lambda: timeline.figures is not None and timeline.figures.by == by)
    figures = timeline.figures
    assert figures is not None
    assert (figures.dated, figures.undated_count) == (6, 1)
    assert figures.extent is not None
    assert figures.count(*figures.extent) == 6
    assert timeline.canvas is not None
    timeline.canvas.render_now()
    assert timeline._head.by.text().startswith("by ")


def test_the_undated_have_a_column_that_lists_them(timeline: Timeline) -> None:
    canvas = timeline.canvas
    assert canvas is not None
    canvas.render_now()
    made = canvas.sketch
    assert made is not None
    from PySide6.QtCore import QPoint

    spot = canvas.spot_at(QPoint(made.layout.right + 30, made.layout.row_top(0) + 3))
    assert spot is not None
    assert (spot.undated, spot.lane) == (True, 0)
