"""The headings at the left: what is asked, of which kind, its sign in the codebook, how it stands, what was found."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from crossread.db.grid import Row
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import claim_line, draw_line, line_pattern
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import Theme, current
from crossread.desktop.review.grid import telling, words
from crossread.desktop.review.grid.breaking import Breaker
from crossread.desktop.review.grid.cell_painting import EMPTY_HEIGHT, ONE_HEIGHT, STACKED_HEIGHT
from crossread.desktop.review.grid.model import GridModel
from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.tool_tip import plain_tool_tip

MARGIN = 10.0
SIGN = 30.0
FOLD = 12.0
INDENT = 12.0
MOST_INDENT = 4
TOP = 8.0
LINE = 17.0
SMALL_LINE = 15.0
MOST_TITLE_LINES = 2
LEAST_WIDTH, WIDTH, MOST_WIDTH = 210, 264, 420

_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class RowHead(QHeaderView):
    """Paints the visible headings; a click on a fold mark folds, elsewhere it chooses the row."""

    fold_pressed = Signal(str)
    """The id of the row whose fold mark was pressed."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = model
        self._wide = WIDTH
        self.folded: frozenset[str] = frozenset()
        self.chosen_row = ""
        """The claim or event that is chosen in the window."""
        self.picture: Callable[[QPainter, QRectF, Row], None] | None = None
        """Draws what others have to show of a row, in the room below its sign."""
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")
        self._small_strong = fonts.interface_font("small")
        self._small_strong.setWeight(QFont.Weight.DemiBold)
        self._code = fonts.interface_font("key")
        self._tight = fonts.interface_font("key", scale=0.84)
        self._metrics = {
            id(font): QFontMetricsF(font) for font in (self._strong, self._small, self._small_strong, self._code)
        }
        self._breaker = Breaker(self._strong)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.setDefaultSectionSize(ONE_HEIGHT)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Claims and events"))

    def set_width(self, width: int) -> None:
        """Be so wide."""
        self._wide = max(LEAST_WIDTH, min(width, MOST_WIDTH))
        self.setFixedWidth(self._wide)

    def sizeHint(self) -> QSize:
        """As wide as it was told to be."""
        return QSize(self._wide, 100)

    def height_of(self, row: Row, most_said: int) -> int:
        """How high a row is: as its heading needs, and its fullest cell."""
        lines = len(self._breaker.lines(row.title, self._room(row), MOST_TITLE_LINES))
        own = 2 * TOP + lines * LINE + 2 * SMALL_LINE + 2
        if words.sides(row):
            own += SMALL_LINE
        cells = EMPTY_HEIGHT if most_said == 0 else ONE_HEIGHT if most_said == 1 else STACKED_HEIGHT
        return max(round(own), cells)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A fold mark folds."""
        row = self._row_at(event.position().toPoint())
        if row is not None and event.button() == Qt.MouseButton.LeftButton and self._is_on_fold(row, event.position()):
            self.fold_pressed.emit(row.id)
            return
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """What a heading says, in sentences, as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(event.pos())
            if row is not None:
                told = telling.row_tip(row, self._grid.about(row))
                QToolTip.showText(event.globalPos(), plain_tool_tip(told), self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the headings that are seen."""
        painter, look = QPainter(self.viewport()), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), look.panel)
        first = max(self.visualIndexAt(event.rect().top()), 0)
        last = self.visualIndexAt(event.rect().bottom())
        last = self.count() - 1 if last < 0 else last
        for place in range(first, last + 1):
            row = self._grid.row_at(place)
            if row is not None:
                top, height = self.sectionViewportPosition(place), self.sectionSize(place)
                self._heading(painter, QRectF(0, top, self.viewport().width(), height), row, look)

    def _heading(self, painter: QPainter, box: QRectF, row: Row, look: Theme) -> None:
        is_chosen = row.id == self.chosen_row
        if is_chosen:
            painter.fillRect(box, look.accent_fill)
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), look.accent)
        below = self._below(row)
        if below:
            self._fold_mark(painter, QPointF(self._left(row) - 8, box.top() + TOP + LINE / 2), row, look)
        self._sign(painter, QRectF(self._left(row), box.top() + TOP, SIGN, LINE), row, look)
        left, room, top = self._left(row) + SIGN + 8, self._room(row), box.top() + TOP
        if self.picture is not None:
            edge = MARGIN / 2 + (left - SIGN - 8 - MARGIN - FOLD)
            self.picture(painter, QRectF(edge, top + LINE + 6, left - 6 - edge, box.height() - TOP - LINE - 14), row)
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        for line in self._breaker.lines(row.title, room, MOST_TITLE_LINES):
            painter.drawText(QRectF(left, top, room + 2, LINE), _LEFT, line)
            top += LINE
        kind = words.kind(row, self._grid.about(row))
        if below and row.id in self.folded:
            kind = tr("{count} below, folded").format(count=below)
        kind_place, marks_place = (QRectF(left, each, room, SMALL_LINE) for each in (top, top + SMALL_LINE + 2))
        # Where both do not go on one line, what is asked gives way to what was found.
        if self._marks_width(row) <= room - self._status_width(row):
            marks_place = self._status(painter, marks_place, row, look)
        else:
            kind_place = self._status(painter, kind_place, row, look)
        self._text(painter, kind_place, kind, self._small, look.ink_quiet)
        top += SMALL_LINE + 2
        self._marks(painter, marks_place, row, look)
        sides = words.sides(row)
        if sides:
            place = QRectF(left, top + SMALL_LINE, room, SMALL_LINE)
            self._text(painter, place, sides, self._small, look.ink_quiet)
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), look.hairline)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.hairline)

    def _status(self, painter: QPainter, place: QRectF, row: Row, look: Theme) -> QRectF:
        """What was found, at the right of a line; what is left of the line."""
        status, taken = words.status(row), self._status_width(row)
        if status:
            font, color = (self._small_strong, look.accent) if row.stale else (self._small, look.ink_quiet)
            at_right = QRectF(place.right() - taken + 8, place.top(), taken - 6, place.height())
            self._text(painter, at_right, status, font, color)
        return place.adjusted(0, 0, -taken, 0)

    def _status_width(self, row: Row) -> float:
        status = words.status(row)
        return self._width(status, self._small_strong if row.stale else self._small) + 8 if status else 0

    def _marks(self, painter: QPainter, place: QRectF, row: Row, look: Theme) -> None:
        """What stands against what."""
        left, room = place.left(), place.width()
        for role, text in words.marks(row):
            font = self._mark_font(role)
            shown_text = self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
            box = QRectF(left, place.top(), room + 2, place.height())
            self._text(painter, box, shown_text, font, getattr(look, role))
            taken = self._width(shown_text, font) + 8
            left, room = left + taken, room - taken

    def _marks_width(self, row: Row) -> float:
        return sum(self._width(text, self._mark_font(role)) + 8 for role, text in words.marks(row)) - 8

    def _mark_font(self, role: str) -> QFont:
        return self._small if role == "ink_quiet" else self._small_strong

    def _sign(self, painter: QPainter, place: QRectF, row: Row, look: Theme) -> None:
        """An event's filled bar, a claim's code over its line: as in the codebook."""
        middle = place.center().y()
        if row.kind == "event":
            draw_sign(painter, QRectF(place.left(), middle - 5, SIGN, 10), row.color, row.id, look=look)
            return
        code = self._grid.names.codes.get(row.id, "")
        painter.setFont(self._code if self._width(code, self._code) <= SIGN else self._tight)
        painter.setPen(look.ink_quiet)
        painter.drawText(place.adjusted(-6, -3, 6, -3), _CENTER, code)
        level = middle + 7
        line = QLineF(place.left(), level, place.left() + SIGN, level)
        draw_line(painter, line, claim_line(row.color, look), line_pattern(row.color, row.id), 2.0)

    def _fold_mark(self, painter: QPainter, middle: QPointF, row: Row, look: Theme) -> None:
        painter.setPen(QPen(look.ink_quiet, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(-3, -1.5), QPointF(0, 1.5), QPointF(3, -1.5)]
        if row.id in self.folded:
            points = [QPointF(-1.5, -3), QPointF(1.5, 0), QPointF(-1.5, 3)]
        painter.drawPolyline(QPolygonF([middle + point for point in points]))

    def _text(self, painter: QPainter, place: QRectF, text: str, font: QFont, color: QColor) -> None:
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(
            place, _LEFT, self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        )

    def _left(self, row: Row) -> float:
        """Where a row's sign begins."""
        return MARGIN + FOLD + (min(row.depth, MOST_INDENT) * INDENT if self._grid.is_nested else 0.0)

    def _room(self, row: Row) -> float:
        return self._wide - self._left(row) - SIGN - 8 - MARGIN

    def _below(self, row: Row) -> int:
        arranged = self._grid.arranged
        return 0 if arranged is None else arranged.below.get(row.id, 0)

    def _row_at(self, at: QPoint) -> Row | None:
        return self._grid.row_at(self.logicalIndexAt(at))

    def _is_on_fold(self, row: Row, at: QPointF) -> bool:
        return bool(self._below(row)) and at.x() < self._left(row)

    def _width(self, text: str, font: QFont) -> float:
        return self._metrics[id(font)].horizontalAdvance(text)

    def place_of(self, place: int) -> QRect:
        """Where the heading at a place lies in the viewport."""
        return QRect(0, self.sectionViewportPosition(place), self.viewport().width(), self.sectionSize(place))
