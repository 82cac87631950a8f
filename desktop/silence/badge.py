"""A source in one line: its letter on its colour, its title and date."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.db.records import Source
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import contrast, source_color, source_letter
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.silence.words import named
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

_SIDE = 16


class SourceBadge(QWidget):
    """What does not fit is cut, and told in full by the tooltip."""

    accessible_role = "StaticText"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._place = "", 0
        self._font, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self._strong.setPixelSize(10)
        self.setFont(self._font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        watcher().theme_changed.connect(self.update)

    def show_source(self, source: Source, place: int) -> None:
        """Show another one."""
        self._text, self._place = named(source), place
        self.setAccessibleName(f"{source_letter(place)}: {self._text}")
        set_plain_tool_tip(self, self._text)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(120, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Letter and words."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = source_color(self._place)
        box = QRectF(0, (self.height() - _SIDE) / 2, _SIDE, _SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._strong)
        painter.setPen(max((QColor("#ffffff"), look.ink, look.paper), key=lambda ink: contrast(ink, ground)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, source_letter(self._place))
        painter.setFont(self._font)
        painter.setPen(look.ink_quiet)
        room = QRectF(_SIDE + 7, 0, self.width() - _SIDE - 7, self.height())
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
