"""How a word and its uses are painted: the word with its count, who and when; the sentence with the words marked."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from crossread.db.wording import Use, Word
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import source_color, source_letter
from crossread.desktop.look.theme import current
from crossread.desktop.review.wording.model import NODE, Index, dates

WORD_HEIGHT = 44
LEFT, RIGHT = 22.0, 8.0
LINE = 19.0
SENTENCE = 15
SPACING = 20.0
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_State = QStyle.StateFlag


class WordDelegate(QStyledItemDelegate):
    """Words are all equally high; a use is as high as its sentence needs."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._reading = fonts.reading_font(SENTENCE)
        self._title = fonts.reading_font(16, strong=True)
        self._small, self._strong = fonts.interface_font("small"), fonts.interface_font("strong")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of a line."""
        node = index.data(NODE)
        if isinstance(node, Use):
            return QSize(100, round(self._laid_out(node)[1] + LINE + 12))
        return QSize(100, WORD_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line."""
        look, node = current(), index.data(NODE)
        place = QRectF(option.rect)
        place.setLeft(0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _State.State_Selected:
            painter.fillRect(place, look.accent_fill)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(place, look.hover)
        if isinstance(node, Use):
            self._paint_use(painter, place, node)
        elif isinstance(node, Word):
            self._paint_word(painter, place, node, is_open=self._view.isExpanded(index))
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.25, 1.25, -1.25, -1.25), 4, 4)
        painter.restore()

    def _paint_word(self, painter: QPainter, place: QRectF, word: Word, *, is_open: bool) -> None:
        look = current()
        painter.fillRect(QRectF(LEFT, place.bottom() - 1, place.width() - LEFT, 1), look.hairline)
        painter.setPen(QPen(look.ink_quiet, 1.5))
        middle = QPointF(10, place.top() + 15)
        corners = (
            [QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)]
            if is_open
            else [QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)]
        )
        painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))
        count = f"× {len(word.uses)}"
        wide = QFontMetricsF(self._strong).horizontalAdvance(count) + 2
        right = place.right() - RIGHT
        painter.setFont(self._strong)
        painter.setPen(look.accent)
        painter.drawText(QRectF(right - wide, place.top() + 4, wide, 22), _LINE, count)
        room = right - wide - 8 - LEFT
        painter.setFont(self._title)
        painter.setPen(look.ink)
        shown = QFontMetricsF(self._title).elidedText(word.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(LEFT, place.top() + 4, room + 1, 22), _LINE, shown)
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        when = dates(word)
        beside = QFontMetricsF(self._small).horizontalAdvance(when) + 2
        painter.drawText(QRectF(right - beside, place.top() + 24, beside, 16), _LINE, when)
        who = f"{source_letter(word.place)}  {word.who}" if word.place >= 0 else word.who
        cut = QFontMetricsF(self._small).elidedText(who, Qt.TextElideMode.ElideRight, right - beside - 10 - LEFT)
        painter.drawText(QRectF(LEFT, place.top() + 24, right - LEFT, 16), _LINE, cut)

    def _paint_use(self, painter: QPainter, place: QRectF, use: Use) -> None:
        look = current()
        painter.fillRect(QRectF(LEFT - 8, place.top() + 4, 2, place.height() - 8), source_color(use.place, look))
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        room = place.width() - LEFT - RIGHT
        head = f"{source_letter(use.place)}  {use.source} · ¶ {use.paragraph}"
        shown = QFontMetricsF(self._small).elidedText(head, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(LEFT, place.top() + 3, room + 1, LINE), _LINE, shown)
        painter.setPen(look.ink)
        self._laid_out(use)[0].draw(painter, QPointF(LEFT, place.top() + LINE + 4))

    def _laid_out(self, use: Use) -> tuple[QTextLayout, float]:
        text = "".join(" " if each.isspace() else each for each in use.sentence)
        layout = QTextLayout(text, self._reading)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        mark = QTextCharFormat()
        mark.setFontUnderline(True)
        mark.setBackground(current().accent_fill)
        where = QTextLayout.FormatRange()
        where.start = _utf16(text, use.start)
        where.length = _utf16(text, use.end) - where.start
        where.format = mark
        layout.setFormats([where])
        layout.beginLayout()
        y, width = 0.0, max(self._view.viewport().width() - LEFT - RIGHT, 60.0)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += SPACING
        layout.endLayout()
        return layout, y


def _utf16(text: str, offset: int) -> int:
    """An offset in code points as Qt counts it."""
    return offset if text.isascii() else len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
