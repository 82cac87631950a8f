"""How texts are set in all panes of the desk, and the zoom of each."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.read.desk import Desk
from crossread.desktop.read.taste import SIZES, Taste
from crossread.desktop.read.text_view import TextView

_Control = Qt.KeyboardModifier.ControlModifier


def test_zooming_reaches_all_panes(desk: Desk, qtbot: QtBot) -> None:
    desk.open_source("s0")
    desk.open_source("s1")
    with qtbot.waitSignal(desk.text_size_changed):
        desk.zoom(2)
    assert {pane.view.size_of_text for pane in desk.panes} == {desk.text_size}
    desk.zoom(-500)
    assert desk.text_size >= 10


def wheel(view: TextView, held: Qt.KeyboardModifier, steps: int = 1) -> None:
    place = QPointF(50, 50)
    turn = QWheelEvent(
        place,
        QPointF(view.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)


def test_a_pane_is_zoomed_by_itself_and_all_go_back_to_normal(desk: Desk) -> None:
    desk.open_source("s0")
    desk.open_source("s1")
    one, two = (pane.view for pane in desk.panes)
    wheel(one, _Control)
    wheel(one, _Control)
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (19, 17, 17)
    wheel(two, _Control | Qt.KeyboardModifier.ShiftModifier, -1)
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (18, 16, 16)
    desk.sizing.back_to_normal()
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (16, 16, 16)
    desk.sizing.back_to_normal()
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (17, 17, 17)
    for _ in range(60):
        wheel(one, _Control)
    wheel(one, _Control, -1)
    assert one.size_of_text == SIZES[1] - 1, "a zoom beyond the largest size is not remembered"


def test_how_texts_are_set_is_the_same_in_all_panes_also_later_ones(desk: Desk) -> None:
    desk.open_source("s0")
    before = desk.panes[0].view
    assert before.page is not None
    narrow, pitch = before.page.column[1], before.setting.body.pitch
    desk.resize(2400, 700)
    desk.sizing.set_taste(Taste(characters=50, leading=200))
    desk.open_source("s1")
    for pane in desk.panes:
        assert pane.view.page is not None
        assert pane.view.page.column[1] < narrow
        assert pane.view.setting.body.pitch > pitch
