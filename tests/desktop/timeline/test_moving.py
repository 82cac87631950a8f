"""Moving through time: wheel, drag, keys, from hours to millennia, and through many lanes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.application.session import Session
from crossread.desktop.timeline.timeline import Timeline
from tests.desktop.timeline.hands import (
    PLAIN,
    SHIFT,
    canvas_of,
    drag,
    look_at,
    sketch_of,
    wheel,
)


def test_the_wheel_zooms_at_the_pointer(timeline: Timeline) -> None:
    canvas, before = canvas_of(timeline), sketch_of(timeline)
    place = QPoint(700, before.layout.lanes_top + 5)
    minute = before.minute_at(700)
    wheel(canvas, place, 3, PLAIN)
    after = sketch_of(timeline)
    assert after.window.span < before.window.span / 1.5
    assert after.minute_at(700) == pytest.approx(minute, abs=1)
    wheel(canvas, place, 2, SHIFT)
    assert sketch_of(timeline).window.span == pytest.approx(after.window.span)
    assert sketch_of(timeline).window.first < after.window.first


def test_dragging_moves_the_time_along(timeline: Timeline, qtbot: QtBot) -> None:
    canvas, before = canvas_of(timeline), sketch_of(timeline)
    start = QPoint(600, before.layout.lanes_top + 5)
    drag(canvas, start, start - QPoint(150, 0), PLAIN)
    assert sketch_of(timeline).minute_at(450) == pytest.approx(before.minute_at(600), abs=2)


def test_a_double_click_fits_everything(timeline: Timeline, qtbot: QtBot) -> None:
    look_at(timeline, "1912-04-15")
    QTest.mouseDClick(canvas_of(timeline), Qt.MouseButton.LeftButton, PLAIN, QPoint(600, 150))
    window = sketch_of(timeline).window
    assert timeline.figures is not None
    assert timeline.figures.extent is not None
    assert window.first < timeline.figures.extent[0]
    assert window.last > timeline.figures.extent[1]


def test_keys_move_zoom_and_fit(timeline: Timeline, qtbot: QtBot) -> None:
    canvas = canvas_of(timeline)
    before = sketch_of(timeline).window
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    closer = sketch_of(timeline).window
    assert closer.span < before.span
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert sketch_of(timeline).window.first > closer.first
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert sketch_of(timeline).window.first == pytest.approx(closer.first)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert sketch_of(timeline).window.span == pytest.approx(before.span)
    assert timeline.figures is not None
    assert timeline.figures.extent is not None
    for _ in range(8):
        QTest.keyClick(canvas, Qt.Key.Key_Plus)
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert sketch_of(timeline).window.share(timeline.figures.extent[0]) == pytest.approx(0.05, abs=0.01)
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert sketch_of(timeline).window.share(timeline.figures.extent[1]) == pytest.approx(0.95, abs=0.01)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert sketch_of(timeline).window.first <= timeline.figures.extent[0]


def test_its_keys_count_in_its_head_too(timeline: Timeline) -> None:
    before = sketch_of(timeline).window
    QTest.keyClick(timeline._head.switch, Qt.Key.Key_Plus)
    assert sketch_of(timeline).window.span < before.span
    QTest.keyClick(timeline._head.switch, Qt.Key.Key_Minus)
    assert sketch_of(timeline).window.span == pytest.approx(before.span)


def test_it_goes_down_to_hours_and_up_to_centuries(timeline: Timeline) -> None:
    canvas = canvas_of(timeline)
    for _ in range(60):
        canvas.zoom(1 / 1.6)
    assert sketch_of(timeline).window.span == pytest.approx(60)
    for _ in range(80):
        canvas.zoom(1.6)
    assert sketch_of(timeline).window.span > 100 * 525_600
    assert 2 <= len(sketch_of(timeline).axis.ticks) <= 14


@pytest.mark.parametrize("date", ["-0043-03-15", "0079-08-24", "1066", "2150-07", "Y-12000", "Y25000"])
def test_any_age_can_be_shown(timeline: Timeline, session: Session, qtbot: QtBot, date: str) -> None:
    session.run(lambda project: project.events.edit(project.events.all()[1].id, date=date))
    first = parse(date).known[0]

    def reaches() -> bool:
        extent = timeline.figures.extent if timeline.figures else None
        return extent is not None and extent[0] <= first < extent[1]

    qtbot.waitUntil(reaches)
    canvas_of(timeline).fit()
    made = sketch_of(timeline)
    assert made.window.first <= first <= made.window.last
    assert 1 <= len(made.axis.ticks) <= 14
    assert not canvas_of(timeline).grab().isNull()


def test_many_sources_can_be_gone_through(make_timeline: Callable[..., Timeline], tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "many.crossread"
    with Project.create(path, title="Many") as project, project.step("make"):
        event = project.events.add("Sinking", date="1912-04-15")
        for number in range(60):
            source = project.sources.add(f"Paper {number}", f"She sank. {number}")
            passage = Passage(source_id=source.id, revision=1, start=0, end=8)
            project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])
    timeline = make_timeline(path, height=206)
    first = sketch_of(timeline).layout
    assert not first.ridges
    assert first.scrolls
    QTest.keyClick(canvas_of(timeline), Qt.Key.Key_PageDown)
    assert sketch_of(timeline).layout.first_lane > 0
    wheel(canvas_of(timeline), QPoint(10, first.lanes_top + 5), 40, PLAIN)
    assert sketch_of(timeline).layout.first_lane == 0
