"""The timeline as it stands: what it says and shows, how it keeps up with the project, how it is heard."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.application.session import Session
from crossread.desktop.look import theme
from crossread.desktop.timeline.header import Header
from crossread.desktop.timeline.timeline import Timeline
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import EmptyState
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch
from tests.desktop.timeline.hands import (
    PLAIN,
    canvas_of,
    sketch_of,
    words_in,
    words_in_soon,
)


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


def test_another_clock_shows_other_times(timeline: Timeline, qtbot: QtBot) -> None:
    switch = timeline.findChildren(SegmentedSwitch)[0]
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: timeline.figures is not None and timeline.figures.clock == "published")
    assert "7 annotations" in words_in_soon(timeline, qtbot, "7 ann")
    assert sketch_of(timeline).marks == []
    QTest.keyClick(switch, Qt.Key.Key_Right)
    assert "UTC" in words_in_soon(timeline, qtbot, "UTC")


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


def test_who_makes_it_low_at_once_has_the_line_of_words(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "bare.crossread"
    with Project.create(path, title="Bare"):
        pass
    timeline = Timeline(session)
    qtbot.addWidget(timeline)
    timeline.resize(1200, 240)
    timeline.thin_changed.connect(lambda thin: timeline.resize(1200, 44 if thin else 240))
    timeline.show()
    timeline.wake()
    session.open(path)
    head = timeline.findChildren(Header)[0]
    qtbot.waitUntil(lambda: head.words.text().startswith("Nothing dated yet"))
    assert timeline.height() == 44
    assert not head.by.isVisible()
    assert not head.view.isVisible()
