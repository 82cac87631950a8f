"""How a line of the list of steps looks: a day, now, or when something was done, what, how it stands, and by whom."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.history import words
from crossread.desktop.history.model import Index, Shown, StepModel
from crossread.desktop.history.signs import sign_of
from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.theme import Theme, current

ROW_HEIGHT = 30
TALL_ROW_HEIGHT = 50
MARGIN = 18.0
TIME = 44.0
SIGN = 22.0
ROOM = 60.0
"""The words of a text are shown where they have that much."""

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class StepDelegate(QStyledItemDelegate):
    """Paints the lines of one view; all are of one height, so that none need be read to know where another lies."""

    def __init__(self, view: QWidget, model: StepModel) -> None:
        super().__init__(view)
        self._model = model
        self._body, self._small = fonts.interface_font(), fonts.interface_font("small")
        self._strong = fonts.interface_font("strong")
        self._heading = fonts.interface_font("heading")
        self._struck = QFont(self._body)
        self._struck.setStrikeOut(True)
        self.is_tall = False
        """Whether lines have room for what a step changed."""
        self.here = 0
        """The step after which the project is now."""
        self.says_who = True
        """Whether lines say whose step it was."""

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
        if line.kind == "now":
            self._now(painter, box, look)
        elif line.kind == "start":
            self._ground(painter, box, option.state, look)
            place = QRectF(box.left() + MARGIN + TIME + SIGN, box.top(), box.width(), ROW_HEIGHT)
            self._text(painter, place, words.start(), (self._body, look.ink_quiet))
        elif line.kind == "day":
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

    def _now(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """A line from edge to edge: above it lies what can be done again, below it what holds."""
        said, middle = words.now(self._model.found), box.top() + ROW_HEIGHT / 2
        width = self._width(said, self._strong)
        pill = QRectF(box.left() + MARGIN - 8, middle - 10, width + 16, 20)
        painter.fillRect(QRectF(pill.right(), middle - 1, box.right() - pill.right(), 2), look.accent)
        painter.fillRect(QRectF(box.left(), middle - 1, pill.left() - box.left(), 2), look.accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawRoundedRect(pill, 10, 10)
        self._text(painter, pill.adjusted(8, 0, 0, 0), said, (self._strong, look.on_accent))

    def _step(self, painter: QPainter, box: QRectF, shown: Shown, look: Theme) -> None:
        step = shown.step
        stands = self._model.standing(step)
        ink = look.ink if stands == "holds" else look.ink_quiet
        row = QRectF(box.left() + MARGIN, box.top(), box.width() - 2 * MARGIN, ROW_HEIGHT)
        self._text(painter, row, words.time(step.at), (self._small, look.ink_quiet))
        left = row.left() + TIME
        is_here = step.number == self.here and not self._model.says_now
        sign = "redo" if stands == "undone" and self._model.says_now else sign_of(step)
        drawings.draw(painter, QRectF(left, row.center().y() - 6, 12, 12), sign, look.ink_quiet)
        left += SIGN
        author = QFontMetricsF(self._small).elidedText(step.author, Qt.TextElideMode.ElideRight, 110)
        stand = words.tr("now") if is_here else words.standing(stands)
        aside = " · ".join(part for part in (stand, author if self.says_who else "") if part)
        right = self._width(aside, self._small)
        self._text(painter, row, aside, (self._small, look.ink_quiet), _RIGHT)
        place = QRectF(left, row.top(), row.right() - left - right - 14, row.height())
        font = self._struck if stands in ("undone", "left") and not self._model.says_now else self._body
        said = QFontMetricsF(font).elidedText(words.said(step), Qt.TextElideMode.ElideRight, place.width())
        self._text(painter, place, said, (font, ink))
        place.setLeft(place.left() + self._width(said, font) + 10)
        if shown.passage and place.width() > ROOM:
            quoted = f"“{shown.passage}”"
            cut = QFontMetricsF(self._small).elidedText(quoted, Qt.TextElideMode.ElideRight, place.width())
            self._text(painter, place, cut, (self._small, look.ink_quiet))
        if self.is_tall:
            below = QRectF(left, row.bottom() - 8, row.right() - left, 22)
            brief = QFontMetricsF(self._small).elidedText(shown.brief, Qt.TextElideMode.ElideRight, below.width())
            self._text(painter, below, brief, (self._small, ink))

    def _width(self, text: str, font: QFont) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)

    def _text(self, painter: QPainter, place: QRectF, text: str, ink: tuple[QFont, QColor], flags: int = _LEFT) -> None:
        painter.setFont(ink[0])
        painter.setPen(ink[1])
        painter.drawText(place, flags | int(Qt.TextFlag.TextSingleLine), text)
