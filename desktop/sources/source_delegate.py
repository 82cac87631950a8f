"""How a line of the list of sources is painted: badge, title, publisher and date, count; tinted while it is open."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crossread.desktop.look import fonts, icons, palettes, theme
from crossread.desktop.look.theme import Theme, current
from crossread.desktop.sources.source_model import ROW
from crossread.desktop.sources.source_rows import SourceRow

HEIGHT = 44
BADGE = 20
LEFT = 12
TEXT = LEFT + BADGE + 10
RIGHT = 14
TICK = 12
_State = QStyle.StateFlag
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)


class SourceDelegate(QStyledItemDelegate):
    """Paints only what is seen; knows nothing but the row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title, self._small = fonts.interface_font(), fonts.interface_font("small")
        self._strong = fonts.interface_font("strong")
        self._measures = {"title": QFontMetricsF(self._title), "small": QFontMetricsF(self._small)}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row is as high as every other."""
        return QSize(120, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, badge, two lines of words, the count."""
        row = index.data(ROW)
        if not isinstance(row, SourceRow):
            return
        look = current()
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, place, option.state, row, look)
        colour = palettes.source_color(row.place, look)
        box = QRectF(place.left() + LEFT, place.top() + (HEIGHT - BADGE) / 2, BADGE, BADGE)
        draw_badge(painter, box, palettes.source_letter(row.place), colour, filled=bool(row.pane), font=self._strong)
        right = place.right() - RIGHT
        # Without a second line the first stands beside the middle of the badge.
        first = place.top() + (5 if row.who or row.facts or row.read else (HEIGHT - 18) / 2)
        if row.count:
            count = f"{row.count:,}"
            painter.setFont(self._title)
            painter.setPen(look.ink_quiet)
            width = self._measures["title"].horizontalAdvance(count)
            painter.drawText(QRectF(right - width, first, width + 1, 18), _MIDDLE, count)
            right -= width + 8
        left = place.left() + TEXT
        self._line(painter, QRectF(left, first, right - left, 18), row.title, "title", look.ink)
        right = place.right() - RIGHT
        if row.read:
            icons.draw(painter, QRectF(right - TICK + 1, place.top() + 25, TICK, TICK), "check", look.ink_quiet)
            right -= TICK + 4
        detail = QRectF(left, place.top() + 23, right - left, 16)
        self._line(painter, detail, self._fitted(row, detail.width()), "small", look.ink_quiet)
        painter.restore()

    def _fitted(self, row: SourceRow, room: float) -> str:
        """Publisher and date such that the date, which tells sources of one day's events apart, is never cut."""
        measure, rest = self._measures["small"], f" · {row.facts}" if row.who and row.facts else row.facts
        who = measure.elidedText(row.who, Qt.TextElideMode.ElideRight, max(room - measure.horizontalAdvance(rest), 24))
        return who + rest

    def _line(self, painter: QPainter, where: QRectF, text: str, role: str, color: QColor) -> None:
        painter.setFont(self._title if role == "title" else self._small)
        painter.setPen(color)
        cut = self._measures[role].elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, _MIDDLE | int(Qt.TextFlag.TextSingleLine), cut)


def _ground(painter: QPainter, place: QRectF, state: QStyle.StateFlag, row: SourceRow, look: Theme) -> None:
    if row.pane:
        painter.fillRect(place, look.accent_fill)
    if state & (_State.State_MouseOver | _State.State_Selected):
        painter.fillRect(place, look.hover)
    if state & _State.State_Selected:
        # Chosen is not open: a bar at the edge, and a ring while the list has the keys.
        painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), look.accent)
    if state & _State.State_HasFocus:
        painter.setPen(QPen(look.focus, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1.75, 1.75, -1.75, -1.75), 4, 4)


def draw_badge(painter: QPainter, box: QRectF, letter: str, colour: QColor, *, filled: bool, font: QFont) -> None:
    """A source's letter in its colour: on a ground of it while the source is open, else in a ring."""
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5)
    painter.setPen(readable_on(colour) if filled else current().ink)
    if len(letter) > 1:
        font = QFont(font)
        font.setPixelSize(round(font.pixelSize() * (0.85 if len(letter) == 2 else 0.62)))
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)


def readable_on(colour: QColor) -> QColor:
    """Dark or light letters, whichever reads better on a colour."""
    dark, light = theme.LIGHT.ink, theme.LIGHT.paper
    return light if palettes.contrast(light, colour) >= palettes.contrast(dark, colour) else dark
