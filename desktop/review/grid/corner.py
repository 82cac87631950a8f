"""The corner between the headings: what stands down and what across."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.grid.words import tr

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Corner(QWidget):
    """Lies over the corner of a table, and stays there."""

    accessible_role = "StaticText"

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(tr("Claims and events"))
        for head in (table.horizontalHeader(), table.verticalHeader()):
            head.installEventFilter(self)
        watcher().theme_changed.connect(self.update)
        self._lie()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The headings have another place or size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._lie()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and lines as the headings have them."""
        painter, look = QPainter(self), current()
        painter.fillRect(self.rect(), look.panel)
        painter.setFont(fonts.interface_font("strong"))
        painter.setPen(look.ink)
        place = QRectF(12, self.height() - 44, self.width() - 20, 18)
        painter.drawText(place, _LEFT, tr("Claims and events"))
        painter.setFont(fonts.interface_font("small"))
        painter.setPen(look.ink_quiet)
        painter.drawText(place.translated(0, 17), _LEFT, tr("what is asked, and how it stands"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.hairline)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)

    def _lie(self) -> None:
        rows, columns = self._table.verticalHeader(), self._table.horizontalHeader()
        self.setGeometry(rows.x(), columns.y(), rows.width(), columns.height())
        self.raise_()
