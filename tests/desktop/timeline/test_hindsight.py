"""Published against happened: each annotation a point, above the slanting line what was foretold."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.timeline.hindsight import Hindsight
from crossread.desktop.timeline.points import read_points
from crossread.desktop.timeline.timeline import Timeline


@pytest.fixture
def plot(timeline: Timeline, qtbot: QtBot) -> Hindsight:
    timeline._head.switch.choose("hindsight")
    timeline._choose_clock("hindsight")
    made = timeline.findChildren(Hindsight)[0]
    qtbot.waitUntil(lambda: made.isVisible() and made.dots is not None)
    return made


def place_of(plot: Hindsight, dot: int) -> QPoint:
    dots = plot.dots
    assert dots is not None
    return QPointF(plot.plot.left() + dots.x[dot], plot.plot.bottom() - dots.y[dot]).toPoint()


def test_points_are_told_apart_by_what_came_first(project_path: Path) -> None:
    with Project.open_for_reading(project_path) as project:
        points = read_points(project)
    before, within, after = points.kinds()
    assert (before, within, after) == (1, 1, 4)
    assert len(points.missing) == 1
    assert len(points.ids) == 6


def test_all_points_are_there(plot: Hindsight, timeline: Timeline) -> None:
    plot._whole = False
    plot.fit()
    assert plot.dots is not None
    assert int(plot.dots.counts.sum()) == 6
    assert "told before" in timeline._head.words.text()
    assert "without both dates" in plot.accessibleDescription()


def test_a_click_lists_and_enter_lists_all_in_view(plot: Hindsight, qtbot: QtBot) -> None:
    assert plot.dots is not None
    dot = int(plot.dots.counts.argmax())
    with qtbot.waitSignal(plot.dot_clicked) as clicked:
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place_of(plot, dot))
    assert len(clicked.args[0]) >= 1
    with qtbot.waitSignal(plot.dot_clicked) as entered:
        QTest.keyClick(plot, Qt.Key.Key_Return)
    assert len(entered.args[0]) == len(plot.dots.order)


def test_a_rectangle_brushes_and_escape_takes_it_back(plot: Hindsight, timeline: Timeline, qtbot: QtBot) -> None:
    plot.fit()
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    start, end = plot.plot.topLeft().toPoint() + QPoint(1, 1), plot.plot.bottomRight().toPoint()
    with qtbot.waitSignal(timeline.annotations_brushed) as brushed:
        QTest.mousePress(plot, left, shift, start)
        for place in (start + (end - start) / 2, end):
            move = QMouseEvent(
                QEvent.Type.MouseMove,
                QPointF(place),
                QPointF(plot.mapToGlobal(place)),
                Qt.MouseButton.NoButton,
                left,
                shift,
            )
            QApplication.sendEvent(plot, move)
        QTest.mouseRelease(plot, left, shift, end)
    assert plot.dots is not None
    assert len(brushed.args[0]) >= 1
    with qtbot.waitSignal(timeline.annotations_brushed) as let_go:
        QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert let_go.args == [None]


def test_the_plot_comes_back_on_another_clock(plot: Hindsight, timeline: Timeline, qtbot: QtBot) -> None:
    timeline._choose_clock("published")
    qtbot.waitUntil(lambda: timeline.figures is not None and timeline.figures.clock == "published")
    assert not plot.isVisible()
