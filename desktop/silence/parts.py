"""What both pages of the panel are put together from: a body that scrolls, a row of buttons that wraps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from crossread.desktop.widgets.flow_layout import FlowLayout


def scrolled(body: QWidget) -> QScrollArea:
    """The body in an area that scrolls down only, and takes no keys itself."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(body)
    return area


def row_of(buttons: Sequence[QWidget]) -> QWidget:
    """Buttons beside each other, in several lines where one has no room for them."""
    row = QWidget()
    room = QVBoxLayout(row)
    room.setContentsMargins(14, 8, 12, 10)
    flow = FlowLayout(gap=6)
    room.addLayout(flow)
    for button in buttons:
        flow.addWidget(button)
    return row


def stacked(parts: Sequence[tuple[QWidget, int]], whole: QWidget) -> None:
    """Parts one below the other without gaps, each with its stretch."""
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part, stretch in parts:
        column.addWidget(part, stretch)
