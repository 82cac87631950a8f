"""The names of two sources over their passages: one over each column."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.desktop.copies.badge import SIZE, draw_badge
from crossread.desktop.copies.words import SourceName, shown_date, tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

HEIGHT = 52
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class PairHead(QWidget):
    """Stands over two columns with `edge` at either side and `gap` between."""

    accessible_role = "StaticText"

    def __init__(self, edge: int, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edge, self._gap = edge, gap
        self._names: tuple[SourceName, SourceName] | None = None
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        watcher().theme_changed.connect(self.update)

    def show_pair(self, a: SourceName, b: SourceName) -> None:
        """Show the names of two sources."""
        self._names = a, b
        self.setAccessibleName(tr("{a} and {b}").format(a=f"{a.letter} {a.title}", b=f"{b.letter} {b.title}"))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Letter, title, who published it and when; a hairline below."""
        painter, look = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)
        width = (self.width() - 2 * self._edge - self._gap) / 2
        for number, name in enumerate(self._names or ()):
            left = self._edge + number * (width + self._gap)
            draw_badge(painter, QRectF(left, 9, SIZE, SIZE), name.place)
            room = width - SIZE - 8
            for font, ink, top, text in (
                (self._strong, look.ink, 8, name.title),
                (self._small, look.ink_quiet, 27, _beside(name)),
            ):
                painter.setFont(font)
                painter.setPen(ink)
                shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QRectF(left + SIZE + 8, top, room + 1, 20), _LINE, shown)


def _beside(name: SourceName) -> str:
    return " · ".join(each for each in (name.detail, shown_date(name.published)) if each)
