"""How a line of what was found is painted: the heading of a source or kind, or a hit with the sentence round it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current
from crossread.desktop.search.asking import GROUP_OF
from crossread.desktop.search.badge import SIZE, draw_badge
from crossread.desktop.search.excerpt_layout import draw_excerpt
from crossread.desktop.search.results import ROW, Heading, HitRow
from crossread.desktop.search.words import kind_title

HEIGHT = 52
WIDEST = 760
"""Of the words of a hit: longer lines are hard to follow, however wide the window."""
LEFT, RIGHT = 16, 20
TEXT = LEFT + 46
ICONS = {"passage": "source", "note": "note", "event": "event", "claim": "claim", "voice": "voice", "source": "source"}
_State = QStyle.StateFlag
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)


class RowDelegate(QStyledItemDelegate):
    """Every row is as high as every other, so that a list of any length is laid out at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")
        self._reading = fonts.reading_font(15)
        self._measure = {"strong": QFontMetricsF(self._strong), "small": QFontMetricsF(self._small)}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for all."""
        return QSize(200, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row."""
        row = index.data(ROW)
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._heading(painter, place, row, is_first=index.row() == 0)
        elif isinstance(row, HitRow):
            self._ground(painter, place, option.state)
            self._hit(painter, place, row)
        painter.restore()

    def _heading(self, painter: QPainter, place: QRectF, row: Heading, *, is_first: bool) -> None:
        look = current()
        if not is_first:
            painter.fillRect(
                QRectF(place.left() + LEFT, place.top() + 8, place.width() - LEFT - RIGHT, 1), look.hairline
            )
        top = place.bottom() - 34
        box = QRectF(place.left() + LEFT, top + 6, SIZE, SIZE)
        title, detail = kind_title(row.kind), ""
        if row.source is not None:
            draw_badge(painter, box, row.source.place)
            title, detail = row.source.title, row.source.detail
        else:
            icons.draw(painter, box.adjusted(2, 2, -2, -2), ICONS[row.kind], look.ink_quiet)
        count = f"{row.count:,}"
        wide = self._measure["small"].horizontalAdvance(count) + 2
        left, right = place.left() + TEXT, place.right() - RIGHT
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(QRectF(right - wide, top, wide, 32), _LINE | int(Qt.AlignmentFlag.AlignRight), count)
        room = right - wide - 12 - left
        beside = min(self._measure["small"].horizontalAdvance(detail) + 10, room * 0.4) if detail else 0
        shown = self._measure["strong"].elidedText(title, Qt.TextElideMode.ElideRight, room - beside)
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        painter.drawText(QRectF(left, top, room - beside + 1, 32), _LINE, shown)
        if detail:
            at = left + self._measure["strong"].horizontalAdvance(shown) + 10
            painter.setFont(self._small)
            painter.setPen(look.ink_quiet)
            cut = self._measure["small"].elidedText(detail, Qt.TextElideMode.ElideRight, left + room - at)
            painter.drawText(QRectF(at, top + 1, max(left + room - at, 0), 32), _LINE, cut)

    def _ground(self, painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
        look = current()
        if state & _State.State_Selected:
            painter.fillRect(place, look.accent_fill)
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), look.accent)
        elif state & _State.State_MouseOver:
            painter.fillRect(place, look.hover)
        if state & _State.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.75, 1.75, -1.75, -1.75), 4, 4)

    def _hit(self, painter: QPainter, place: QRectF, row: HitRow) -> None:
        look = current()
        if row.shown is None:
            return
        wide = min(place.width() - TEXT - RIGHT, WIDEST)
        words = QRectF(place.left() + TEXT, place.top() + 4, wide, HEIGHT - 8)
        above = draw_excerpt(
            painter, words, row.shown.excerpt, self._reading, lines=2, color=look.ink, accent=look.accent
        )
        gutter = QRectF(place.left() + LEFT, words.top() + above + 1, TEXT - LEFT - 12, 20)
        if row.shown.paragraph:
            painter.setFont(self._small)
            painter.setPen(look.ink_quiet)
            painter.drawText(gutter, _LINE | int(Qt.AlignmentFlag.AlignRight), f"¶ {row.shown.paragraph}")
        elif row.source is not None and GROUP_OF[row.place.table] != "source":
            draw_badge(painter, QRectF(gutter.left(), gutter.top(), SIZE, SIZE), row.source.place)
