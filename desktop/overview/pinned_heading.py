"""The heading of the group whose rows are seen, kept at the top of the list while its own line is scrolled away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.overview.layout import Line
from crossread.desktop.overview.row_painting import HEADING_HEIGHT

if TYPE_CHECKING:
    from crossread.desktop.overview.table import OverviewTable


class PinnedHeading(QWidget):
    """Lies over the view. A click goes to the line that it stands for."""

    clicked = Signal(int)
    """The place of its group."""

    def __init__(self, view: "OverviewTable") -> None:
        super().__init__(view)
        self._view = view
        self._group = 0
        # What it says can be heard of the line that it stands for.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def place(self) -> None:
        """Show the heading over the first line that is seen, unless that is it; the next one pushes it away."""
        view, layout = self._view, self._view.overview.layout
        top = view.rowAt(0)
        if layout is None or not layout.has_headings or top < 0:
            self.hide()
            return
        line = layout.line(top)
        if line.place is None and view.rowViewportPosition(top) >= 0:
            self.hide()
            return
        self._group = line.group
        y, following = 0, line.group + 1
        if following < len(layout.listing.groups):
            y = min(0, view.rowViewportPosition(layout.heading(following)) - HEADING_HEIGHT)
        port = view.viewport().geometry()
        self.setGeometry(port.left(), port.top() + y, port.width(), HEADING_HEIGHT)
        self.setVisible(y > -HEADING_HEIGHT)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As its line looks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = QStyle.StateFlag.State_Enabled
        layout = self._view.overview.layout
        if layout is not None and self._group < len(layout.listing.groups):
            self._view.lines.paint_line(painter, QRectF(self.rect()), Line(self._group, None), state, current())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """To its line."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self._group)
