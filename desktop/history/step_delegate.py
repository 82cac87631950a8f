"""How a line of the list of steps looks: a day, or time, what was done, how it stands, and who did it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.history import words
from crossread.desktop.history.model import Index, Shown, StepModel
from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import Theme, current

ROW_HEIGHT = 30
TALL_ROW_HEIGHT = 50
MARGIN = 18.0
TIME = 44.0
SIGN = 22.0

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class StepDelegate(QStyledItemDelegate):
    """Paints the lines of one view; all are of one height, so that none need be read to know where another lies."""

    def __init__(self, view: QWidget, model: StepModel) -> None:
        super().__init__(view)
        self._model = model
        self._body, self._small = fonts.interface_font(), fonts.interface_font("small")
        self._heading = fonts.interface_font("heading")
        self._struck = QFont(self._body)
        self._struck.setStrikeOut(True)
        self.is_tall = False
        """Whether lines have room for what a step changed."""
        self.here = 0
        """The step after which the project is now."""

    @property
    def height(self) -> int:
        """The height of a line."""
        return TALL_ROW_HEIGHT if self.is_tall else ROW_HEIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for every line."""
        return QSize(100, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line, from edge to edge."""
        line, look, box = self._model.line(index.row()), current(), QRectF(option.rect)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.day:
            place = box.adjusted(MARGIN, 6, -MARGIN, 0)
            painter.setFont(self._heading)
            painter.setPen(look.ink_quiet)
            painter.drawText(place, _LEFT, words.day_heading(line.day))
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.hairline)
        else:
            self._ground(painter, box, option.state, look)
            shown = self._model.shown(index.row())
            if shown is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.hairline)
                painter.drawRoundedRect(QRectF(box.left() + MARGIN + TIME + SIGN, box.top() + 10, 220, 9), 4, 4)
            else:
                self._step(painter, box, shown, look)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, look: Theme) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.accent_fill)
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), look.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, look.hover)

    def _step(self, painter: QPainter, box: QRectF, shown: Shown, look: Theme) -> None:
        step = shown.step
        stands = self._model.standing(step)
        holds = stands == "holds"
        row = QRectF(box.left() + MARGIN, box.top(), box.width() - 2 * MARGIN, ROW_HEIGHT)
        self._text(painter, row, words.time(step.at), (self._small, look.ink_quiet))
        left = row.left() + TIME
        sign = {"undo": "undo", "redo": "redo"}.get(step.kind, "check" if step.number == self.here else "")
        if sign:
            color = look.accent if step.number == self.here else look.ink_quiet
            icons.draw(painter, QRectF(left, row.center().y() - 6, 12, 12), sign, color)
        left += SIGN
        author = QFontMetricsF(self._small).elidedText(step.author, Qt.TextElideMode.ElideRight, 110)
        stand = words.tr("now") if step.number == self.here else words.standing(stands)
        aside = " · ".join(part for part in (stand, author) if part)
        right = self._width(aside, self._small)
        self._text(painter, row, aside, (self._small, look.ink_quiet), _RIGHT)
        place = QRectF(left, row.top(), row.right() - left - right - 14, row.height())
        font = self._struck if stands in ("undone", "left") else self._body
        said = QFontMetricsF(font).elidedText(words.said(step), Qt.TextElideMode.ElideRight, place.width())
        self._text(painter, place, said, (font, look.ink if holds else look.ink_quiet))
        if self.is_tall:
            below = QRectF(left, row.bottom() - 8, row.right() - left, 22)
            brief = QFontMetricsF(self._small).elidedText(shown.brief, Qt.TextElideMode.ElideRight, below.width())
            self._text(painter, below, brief, (self._small, look.ink if holds else look.ink_quiet))

    def _width(self, text: str, font: QFont) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)

    def _text(self, painter: QPainter, place: QRectF, text: str, ink: tuple[QFont, QColor], flags: int = _LEFT) -> None:
        painter.setFont(ink[0])
        painter.setPen(ink[1])
        painter.drawText(place, flags | int(Qt.TextFlag.TextSingleLine), text)
