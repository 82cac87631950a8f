"""The timeline as a user meets it: drawn, moved with pointer and keys, read, clicked, brushed, and kept up to date."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.application.session import Session
from crossread.desktop.look import theme
from crossread.desktop.timeline.canvas import Canvas
from crossread.desktop.timeline.header import Header
from crossread.desktop.timeline.passage_list import PassageList
from crossread.desktop.timeline.sketch import Sketch
from crossread.desktop.timeline.spot_card import SpotCard
from crossread.desktop.timeline.time_window import TimeWindow
from crossread.desktop.timeline.timeline import Timeline
from crossread.desktop.widgets.buttons import Chip, QuietButton
from crossread.desktop.widgets.labels import EmptyState
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


def canvas_of(timeline: Timeline) -> Canvas:
    assert timeline.canvas is not None
    return timeline.canvas


def sketch_of(timeline: Timeline) -> Sketch:
    canvas = canvas_of(timeline)
    canvas.render_now()
    assert canvas.sketch is not None
    return canvas.sketch


def place_of(timeline: Timeline, date: str, lane: int) -> QPoint:
    made = sketch_of(timeline)
    first, last = parse(date).known
    return QPoint(round(made.x_of((first + last) / 2)), made.layout.row_top(lane) + made.layout.row // 2)


def look_at(timeline: Timeline, date: str) -> None:
    canvas_of(timeline).look_at(TimeWindow(*map(float, parse(date).known)))


def wheel(canvas: Canvas, place: QPoint, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(place),
        QPointF(canvas.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def move_pressed(canvas: Canvas, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(canvas.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )
    QApplication.sendEvent(canvas, event)


def drag(canvas: Canvas, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, modifiers, start)
    for share in (0.3, 0.7, 1.0):
        move_pressed(canvas, start + (end - start) * share, modifiers)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifiers, end)


PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def words_in(timeline: Timeline) -> str:
    from crossread.desktop.timeline.header import Header

    return timeline.findChildren(Header)[0].words.text()


def the_list(timeline: Timeline) -> tuple[PassageList, QListView]:
    found = timeline.window().findChildren(PassageList)[0]
    return found, found.findChildren(QListView)[0]


def rows(timeline: Timeline) -> list[str]:
    model = the_list(timeline)[1].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_nothing_heavy_is_loaded_before_it_is_woken() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from crossread.desktop.application.session import Session;"
        "from crossread.desktop.timeline.timeline import Timeline;"
        "t = Timeline(Session()); t.resize(900, 200); t.show(); app.processEvents();"
        "print([n for n in ('numpy', 'pyqtgraph') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_it_says_how_much_it_shows(timeline: Timeline) -> None:
    assert "6 annotations" in words_in(timeline)
    assert "a bar is" in words_in(timeline)
    undated = [button for button in timeline.findChildren(QuietButton) if "undated" in button.text()]
    assert [button.text() for button in undated] == ["1 undated"]


def test_every_control_has_a_name(timeline: Timeline) -> None:
    for widget in timeline.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget


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


def test_it_goes_down_to_hours_and_up_to_centuries(timeline: Timeline) -> None:
    canvas = canvas_of(timeline)
    for _ in range(60):
        canvas.zoom(1 / 1.6)
    assert sketch_of(timeline).window.span == pytest.approx(60)
    for _ in range(80):
        canvas.zoom(1.6)
    assert sketch_of(timeline).window.span > 100 * 525_600
    assert 2 <= len(sketch_of(timeline).axis.ticks) <= 14


def test_a_click_lists_what_lies_there_and_a_choice_goes_to_it(timeline: Timeline, qtbot: QtBot) -> None:
    look_at(timeline, "1912-04-10/1912-04-20")
    QTest.mouseClick(canvas_of(timeline), Qt.MouseButton.LeftButton, PLAIN, place_of(timeline, "1912-04-15", 1))
    qtbot.waitUntil(lambda: bool(timeline.window().findChildren(PassageList)))
    panel, listed = the_list(timeline)
    qtbot.waitUntil(panel.isVisible)
    assert len(rows(timeline)) == 1
    assert rows(timeline)[0].startswith("B: “She struck")
    assert "Sinking, 15 Apr 1912" in rows(timeline)[0]
    with qtbot.waitSignal(timeline.annotation_requested) as chosen:
        QTest.keyClick(listed, Qt.Key.Key_Return)
    assert timeline.figures is not None
    assert chosen.args == [timeline.figures.columns[timeline.figures.lanes[1].id].ids[0]]
    assert not panel.isVisible()


def test_escape_closes_the_list_and_gives_the_keys_back(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitActive(timeline):
        timeline.activateWindow()
    canvas_of(timeline).setFocus()
    QTest.keyClick(canvas_of(timeline), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(timeline.window().findChildren(PassageList)))
    panel, listed = the_list(timeline)
    assert len(rows(timeline)) == 6
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is canvas_of(timeline)


def test_what_has_no_date_is_counted_and_listed(timeline: Timeline, qtbot: QtBot) -> None:
    button = next(button for button in timeline.findChildren(QuietButton) if "undated" in button.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(timeline.window().findChildren(PassageList)))
    assert [row[-6:] for row in rows(timeline)] == ["Rumour"]


def test_a_click_on_an_events_name_asks_for_the_event(timeline: Timeline, qtbot: QtBot) -> None:
    made = sketch_of(timeline)
    mark, label = next(
        (mark, label)
        for mark, label in zip(made.marks, made.places, strict=True)
        if label is not None and mark.event.title == "Inquiry"
    )
    place = QPoint(round(made.layout.left + label.x + 5), made.layout.labels_top + label.row * 15 + 7)
    with qtbot.waitSignal(timeline.event_requested) as asked:
        QTest.mouseClick(canvas_of(timeline), Qt.MouseButton.LeftButton, PLAIN, place)
    assert asked.args == [mark.event.id]


def test_hovering_says_what_lies_there_in_plain_words(timeline: Timeline, qtbot: QtBot) -> None:
    look_at(timeline, "1912-04-10/1912-04-20")
    canvas = canvas_of(timeline)
    spot = canvas.spot_at(place_of(timeline, "1912-04-15", 0))
    canvas.spot_pointed.emit(spot)
    qtbot.waitUntil(lambda: bool(timeline.findChildren(SpotCard)))
    card = timeline.findChildren(SpotCard)[0]
    qtbot.waitUntil(lambda: any("“" in line for line in card.lines))
    assert card.lines[0].startswith("15 Apr 1912")
    assert "▪ Sinking, 15 Apr 1912" in card.lines
    assert "A  Paper 1: 2 annotations" in card.lines
    assert "B  Paper 2: 1 annotation" in card.lines
    canvas.spot_pointed.emit(None)
    assert not card.isVisible()


def test_a_brushed_range_is_told_shown_and_taken_back(timeline: Timeline, qtbot: QtBot) -> None:
    look_at(timeline, "1912-04-10/1912-04-20")
    canvas = canvas_of(timeline)
    told: list[object] = []
    timeline.range_brushed.connect(told.append)
    drag(canvas, place_of(timeline, "1912-04-14", 1), place_of(timeline, "1912-04-17", 1), SHIFT)
    made, brush = sketch_of(timeline), told[-1]
    assert isinstance(brush, tuple)
    first, last = brush
    assert parse("1912-04-14").first < first < parse("1912-04-15").first
    assert parse("1912-04-17").first < last < parse("1912-04-18").first
    assert (first, last) == canvas.brush
    assert made.bars.at(first)[0] == first  # whole bars
    chip = timeline.findChildren(Chip)[0]
    qtbot.waitUntil(lambda: chip.accessibleName().startswith("Brushed: 14"))
    assert chip.isVisible()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert told[-1] is None
    qtbot.waitUntil(lambda: not chip.isVisible())


def test_another_clock_shows_other_times(timeline: Timeline, qtbot: QtBot) -> None:
    switch = timeline.findChildren(SegmentedSwitch)[0]
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: timeline.figures is not None and timeline.figures.clock == "published")
    assert "7 annotations" in words_in_soon(timeline, qtbot, "7 ann")
    assert sketch_of(timeline).marks == []
    QTest.keyClick(switch, Qt.Key.Key_Right)
    assert "UTC" in words_in_soon(timeline, qtbot, "UTC")


def words_in_soon(timeline: Timeline, qtbot: QtBot, part: str) -> str:
    qtbot.waitUntil(lambda: part in words_in(timeline))
    return words_in(timeline)


def test_a_new_tag_appears_and_an_undo_takes_it_away(timeline: Timeline, session: Session, qtbot: QtBot) -> None:
    def tag(project: Project) -> None:
        source, event = project.sources.all()[3], project.events.all()[1]
        passage = Passage(source_id=source.id, revision=1, start=0, end=9)
        project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])

    session.run(tag)
    assert "7 annotations" in words_in_soon(timeline, qtbot, "7 ann")
    session.undo()
    assert "6 annotations" in words_in_soon(timeline, qtbot, "6 ann")


def test_many_changes_at_once_are_all_shown(timeline: Timeline, session: Session, qtbot: QtBot) -> None:
    def tag(number: int, project: Project) -> None:
        source, event = project.sources.all()[number % 4], project.events.all()[1]
        passage = Passage(source_id=source.id, revision=1, start=number, end=number + 9)
        project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])

    for number in range(12):
        session.run(partial(tag, number))
    assert "18 annotations" in words_in_soon(timeline, qtbot, "18 ann")


def test_what_is_chosen_elsewhere_is_marked(timeline: Timeline, qtbot: QtBot) -> None:
    assert timeline.figures is not None
    event = next(event for event in timeline.figures.events if event.title == "Sinking")
    before = canvas_of(timeline).grab().toImage()
    timeline.set_chosen(event_id=event.id)
    qtbot.waitUntil(lambda: canvas_of(timeline).grab().toImage() != before)
    timeline.set_chosen()
    qtbot.waitUntil(lambda: canvas_of(timeline).grab().toImage() == before)


def test_the_theme_is_followed(timeline: Timeline, qtbot: QtBot) -> None:
    try:
        for mode, is_dark in (("dark", True), ("light", False)):
            theme.set_mode("dark" if mode == "dark" else "light")
            sketch_of(timeline)
            corner = canvas_of(timeline).grab().toImage().pixelColor(3, 3)
            assert corner == theme.current().panel
            assert (corner.lightnessF() < 0.5) == is_dark
    finally:
        theme.set_mode("system")


def test_low_it_is_a_strip_with_one_curve(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.resize(900, 44)
    qtbot.waitUntil(lambda: canvas_of(timeline).height() == 44)
    made = sketch_of(timeline)
    assert made.layout.compact
    assert made.picture.shape[0] == made.layout.row
    assert made.picture[:, :, 3].any()
    with qtbot.waitSignal(timeline.full_requested):
        QTest.mouseClick(canvas_of(timeline), Qt.MouseButton.LeftButton, PLAIN, QPoint(500, 20))
    timeline.resize(900, 260)
    qtbot.waitUntil(lambda: not sketch_of(timeline).layout.compact)


def test_without_any_date_it_says_what_to_do(
    make_timeline: Callable[..., Timeline], session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bare.crossread"
    with Project.create(path, title="Bare") as project:
        project.events.add("Rumour")
    timeline = make_timeline(path)
    empty = timeline.findChildren(EmptyState)[0]
    assert empty.isVisible()
    session.run(lambda project: project.events.edit(project.events.all()[0].id, date="1912-04-15"))
    qtbot.waitUntil(lambda: canvas_of(timeline).isVisible())
    assert not empty.isVisible()
    session.close()
    qtbot.waitUntil(lambda: timeline.figures is None)
    assert not canvas_of(timeline).isVisible()


def test_without_any_date_a_line_of_words_is_enough(
    make_timeline: Callable[..., Timeline], session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "bare.crossread"
    with Project.create(path, title="Bare") as project:
        event = project.events.add("Rumour")
    told: list[bool] = []
    timeline = make_timeline(path)
    timeline.thin_changed.connect(told.append)
    timeline.resize(1200, 44)
    head = timeline.findChildren(Header)[0]
    assert head.isVisible()
    assert head.words.text().startswith("Nothing dated yet: Give an event a date")
    assert not head.by.isVisible()
    head.switch.choose("annotated")
    head.clock_chosen.emit("annotated")
    qtbot.waitUntil(lambda: head.words.text().startswith("Nothing annotated yet"))
    head.clock_chosen.emit("happened")
    timeline.resize(500, 44)
    assert not head.isVisible()
    timeline.resize(1200, 44)
    session.run(lambda project: project.events.edit(event.id, date="1912-04-15"))
    qtbot.waitUntil(lambda: told == [False])
    timeline.resize(1200, 220)
    assert head.by.isVisible()
    assert canvas_of(timeline).isVisible()


def test_it_can_be_heard(timeline: Timeline, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(canvas_of(timeline).accessibleDescription()))
    heard = timeline.accessibleDescription()
    for part in ("By when things happened", "6 annotations of 4 sources, 1 undated", "A 3", "Sinking, 15 Apr 1912"):
        assert part in heard


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
