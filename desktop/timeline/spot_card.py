"""The small card of plain words that says what lies under the pointer."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.widgets.labels import PlainLabel

WIDEST = 460


class SpotCard(QWidget):
    """Shows a heading and lines above a place; it takes neither keys nor pointer and reads nothing as markup."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(self.tr("What lies here"))
        self._head = PlainLabel("", "strong")
        self._body = PlainLabel("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(3)
        column.addWidget(self._head)
        column.addWidget(self._body)

    @property
    def lines(self) -> list[str]:
        """What it says."""
        return [self._head.text(), *self._body.text().splitlines()]

    def show_at(self, place: QPoint, lines: list[str], edge: int) -> None:
        """Show the lines beside a place of the screen, above the height `edge`, or below the place without room.

        Long lines are cut with an ellipsis.
        """
        self._head.setText(self._cut(self._head, lines[0]))
        self._body.setText("\n".join(self._cut(self._body, line) for line in lines[1:]))
        self._body.setVisible(len(lines) > 1)
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        left = max(room.left(), min(place.x() + 10, room.right() - self.width()))
        top = edge - self.height() - 2
        self.move(left, top if top >= room.top() else place.y() + 20)
        self.show()

    def _cut(self, label: PlainLabel, line: str) -> str:
        return label.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, WIDEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground with a hairline round it."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.paper_raised)
        painter.setPen(QPen(look.ink_faint, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
