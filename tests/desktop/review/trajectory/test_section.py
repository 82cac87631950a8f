"""The trajectory in the detail: there for figures, every point reached by key and pointer, the table its equal."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.trajectory import read_points
from crossread.desktop.application.session import Session
from crossread.desktop.look import style
from crossread.desktop.look.theme import MODES, set_mode
from crossread.desktop.review.trajectory.section import TrajectorySection
from crossread.desktop.review.trajectory.sparkline import sparkline
from crossread.desktop.review.trajectory.sparks import Sparks
from tests.desktop.review.trajectory.conftest import Toll


@pytest.fixture
def section(qtbot: QtBot, qapp: QApplication, session: Session, toll: Toll) -> TrajectorySection:
    style.apply(qapp)
    made = TrajectorySection(session)
    qtbot.addWidget(made)
    made.resize(400, 320)
    made.show_subject("claim", toll.claim)
    qtbot.waitUntil(lambda: made.trajectory is not None)
    qtbot.waitExposed(made)
    return made


def test_it_is_hidden_for_what_has_no_figures(section: TrajectorySection, toll: Toll, qtbot: QtBot) -> None:
    assert section.isVisible()
    section.show_subject("claim", toll.truth)
    qtbot.waitUntil(lambda: not section.isVisible())
    section.show_subject("claim", toll.claim)
    qtbot.waitUntil(section.isVisible)
    section.clear()
    assert not section.isVisible()


def test_the_keys_go_through_the_points_in_time_and_open_them(section: TrajectorySection, qtbot: QtBot) -> None:
    plot = section.plot
    plot.setFocus()
    seen = []
    for _ in range(7):
        QTest.keyClick(plot, Qt.Key.Key_Right)
        point = plot.current_point
        assert point is not None
        seen.append(point.words)
    assert seen[0] == "0"
    assert seen[-1] == seen[-2] == "1,600"
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert "Paper 0" in plot.accessible_value()
    with qtbot.waitSignal(section.annotation_requested) as requested:
        QTest.keyClick(plot, Qt.Key.Key_Return)
    assert section.trajectory is not None
    assert requested.args == [section.trajectory.points[0].annotation_id]


def test_a_click_on_a_point_goes_to_its_passage(section: TrajectorySection, qtbot: QtBot) -> None:
    layout = section.plot.layout_of_points
    assert layout is not None
    for mark in layout.marks:
        with qtbot.waitSignal(section.annotation_requested) as requested:
            QTest.mouseClick(section.plot, Qt.MouseButton.LeftButton, pos=QPoint(round(mark.x), round(mark.y)))
        assert requested.args == [mark.point.annotation_id]


def test_it_is_told_what_is_seen(section: TrajectorySection) -> None:
    told = section.plot.accessibleDescription()
    assert "The line's office: 0 people, then more than 1,250 people" in told
    assert "15 Apr 1912 to 1940" in told


def test_the_table_says_the_same(section: TrajectorySection, qtbot: QtBot) -> None:
    section.form_switch.setFocus()
    QTest.keyClick(section.form_switch, Qt.Key.Key_Right)
    table, model = section.table, section.table.model()
    assert table.isVisible()
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert rows[0] == ["15 Apr 1912", "A  The line's office", "0 people"]
    assert rows[2] == ["30 Jul 1912", "C  Paper 2", "1,490 to 1,500 people"]
    assert rows[-1] == ["no date", "E  Paper 4", "1,600 people (unreliable)"]
    assert "denies 1,400 people" in {row[2] for row in rows}
    table.setCurrentIndex(model.index(1, 0))
    with qtbot.waitSignal(section.annotation_requested):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_the_clock_can_be_that_of_the_figures(section: TrajectorySection) -> None:
    before = section.plot.layout_of_points
    section.clock_switch.setFocus()
    QTest.keyClick(section.clock_switch, Qt.Key.Key_Right)
    after = section.plot.layout_of_points
    assert before is not None
    assert after is not None
    assert [tick.words for tick in after.time_ticks] == ["15 Apr 1912", "16 Apr"]
    assert len(after.marks) == len(before.marks)


def test_a_new_figure_appears(section: TrajectorySection, session: Session, toll: Toll, qtbot: QtBot) -> None:
    def edit(project: Project) -> None:
        project.annotations.edit_position(toll.ids[0], value="866")

    session.run(edit)
    qtbot.waitUntil(lambda: section.trajectory is not None and section.trajectory.points[0].words == "866")


@pytest.mark.parametrize("mode", ["light", "dark", "sepia"])
def test_every_kind_of_point_is_drawn_in_each_theme(section: TrajectorySection, mode: str) -> None:
    assert mode in MODES
    set_mode(next(each for each in MODES if each == mode))
    try:
        image = section.plot.grab().toImage()
        layout = section.plot.layout_of_points
        assert layout is not None
        ground = image.pixelColor(image.width() - 2, image.height() - 2)
        for mark in layout.marks:
            ratio = image.devicePixelRatio()
            at = QPoint(round(mark.x * ratio) - 5, round(mark.y * ratio))
            assert image.pixelColor(at) != ground
    finally:
        set_mode("light")


def test_a_sparkline_is_drawn_of_two_points_or_more(qapp: QApplication, toll: Toll) -> None:
    with Project.open_for_reading(toll.path) as project:
        points = read_points(project, [toll.claim, toll.truth])[toll.claim]
    image = sparkline(points, QSize(44, 26), ratio=2.0).toImage()
    assert (image.width(), image.height()) == (88, 52)
    assert _has_ink(image)
    assert not _has_ink(sparkline(points[:1], QSize(44, 26)).toImage())


def test_sparks_ask_for_what_is_painted(session: Session, toll: Toll, qtbot: QtBot) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QPixmap

    def painted() -> QImage:
        made = QPixmap(60, 40)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        for claim in (toll.claim, toll.truth):
            sparks.paint(painter, QRectF(0, 0, 60, 40), claim)
        painter.end()
        return made.toImage()

    sparks = Sparks(session)
    with qtbot.waitSignal(sparks.arrived):
        assert not _has_ink(painted())
    assert _has_ink(painted())
    sparks.deleteLater()


def _has_ink(image: QImage) -> bool:
    return any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))
