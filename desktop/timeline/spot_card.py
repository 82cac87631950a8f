"""The small card of plain words that says what lies under the pointer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current

WIDEST = 440


class SpotCard(QLabel):
    """Shows lines above a place; it takes neither keys nor pointer and never reads its words as markup."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(fonts.interface_font("small"))
        self.setContentsMargins(10, 7, 10, 7)
        self.setFrameShape(QLabel.Shape.Box)
        self.setAccessibleName(self.tr("What lies here"))

    def show_at(self, place: QPoint, lines: list[str]) -> None:
        """Show the lines above a place of the screen, or below it where there is no room."""
        look = current()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, look.paper_raised)
        palette.setColor(QPalette.ColorRole.WindowText, look.ink)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setText("\n".join(lines))
        longest = max((self.fontMetrics().horizontalAdvance(line) for line in lines), default=0)
        self.setFixedWidth(min(longest + 26, WIDEST))
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        left = max(room.left(), min(place.x() + 10, room.right() - self.width()))
        top = place.y() - 14 - self.height()
        self.move(left, top if top >= room.top() else place.y() + 20)
        self.show()
