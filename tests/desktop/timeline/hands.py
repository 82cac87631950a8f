"""How the tests lay hands on a timeline: where things are on it, what it says, wheel and drag."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.desktop.timeline.canvas import Canvas
from crossread.desktop.timeline.header import Header
from crossread.desktop.timeline.passage_list import PassageList
from crossread.desktop.timeline.sketch import Sketch
from crossread.desktop.timeline.time_window import TimeWindow
from crossread.desktop.timeline.timeline import Timeline

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


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


def words_in(timeline: Timeline) -> str:

    return timeline.findChildren(Header)[0].words.text()


def words_in_soon(timeline: Timeline, qtbot: QtBot, part: str) -> str:
    qtbot.waitUntil(lambda: part in words_in(timeline))
    return words_in(timeline)


def the_list(timeline: Timeline) -> tuple[PassageList, QListView]:
    found = timeline.window().findChildren(PassageList)[0]
    return found, found.findChildren(QListView)[0]


def rows(timeline: Timeline) -> list[str]:
    model = the_list(timeline)[1].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]
