"""What a timeline answers: lists that a click opens, the card under the pointer, a range that is brushed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.desktop.timeline.passage_list import PassageList
from crossread.desktop.timeline.spot_card import SpotCard
from crossread.desktop.timeline.timeline import Timeline
from crossread.desktop.widgets.buttons import Chip, QuietButton
from tests.desktop.timeline.hands import PLAIN, SHIFT, canvas_of, drag, look_at, place_of, rows, sketch_of, the_list


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
