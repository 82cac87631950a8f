"""A layout of lines that wrap."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.widgets.flow_layout import FlowLayout


class Box(QWidget):
    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    def sizeHint(self) -> QSize:
        return QSize(self._width, 20)


def test_it_wraps_cuts_and_leaves_out_what_is_hidden(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(host, gap=5)
    boxes = [Box(60), Box(60), Box(300)]
    for box in boxes:
        flow.addWidget(box)
    host.resize(130, 200)
    host.show()
    assert [(box.x(), box.y(), box.width()) for box in boxes] == [(0, 0, 60), (65, 0, 60), (0, 25, 130)]
    assert (flow.heightForWidth(130), flow.heightForWidth(1000)) == (45, 20)
    boxes[1].hide()
    extra = Box(40)
    flow.insert(1, extra)
    qtbot.waitUntil(extra.isVisible)
    flow.activate()
    assert (extra.x(), extra.y()) == (65, 0)
    assert flow.heightForWidth(60) == 70
