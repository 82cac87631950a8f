"""The small card of plain words that says what lies under the pointer."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.widgets.labels import PlainLabel

WIDEST = 440


class SpotCard(QWidget):
    """Shows a heading and lines above a place; it takes neither keys nor pointer and reads nothing as markup."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(self.tr("What lies here"))
        self._head = PlainLabel("", "strong", wrap=True)
        self._body = PlainLabel("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(3)
        column.addWidget(self._head)
        column.addWidget(self._body)

    @property
    def lines(self) -> list[str]:
        """What it says."""
        return [self._head.text(), *self._body.text().splitlines()]

    def show_at(self, place: QPoint, lines: list[str]) -> None:
        """Show the lines above a place of the screen, or below it where there is no room."""
        self._head.setText(lines[0])
        self._body.setText("\n".join(lines[1:]))
        self._body.setVisible(len(lines) > 1)
        body, head = self._body.fontMetrics(), self._head.fontMetrics()
        longest = max([head.horizontalAdvance(lines[0]), *(body.horizontalAdvance(line) for line in lines[1:])])
        self.setFixedWidth(min(longest + 28, WIDEST))
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        left = max(room.left(), min(place.x() + 10, room.right() - self.width()))
        top = place.y() - 14 - self.height()
        self.move(left, top if top >= room.top() else place.y() + 20)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground with a hairline round it."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.paper_raised)
        painter.setPen(QPen(look.ink_faint, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
