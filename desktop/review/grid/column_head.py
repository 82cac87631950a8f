"""The headings above: a source's letter, title, publisher and date, and where it has it from; or a voice."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from crossread.db.grid import Column
from crossread.desktop.look import fonts, icons
from crossread.desktop.look.palettes import contrast, source_color, source_letter
from crossread.desktop.look.theme import Theme, current
from crossread.desktop.review.grid import telling, words
from crossread.desktop.review.grid.breaking import Breaker
from crossread.desktop.review.grid.model import GridModel
from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.tool_tip import plain_tool_tip

HEIGHT, TALL = 84, 98
"""The height of the headings; where one source has it from another, it stands on a line of its own."""
MARGIN = 12.0
BADGE = 17.0
BAR = 3.0
LINE = 17.0
SMALL_LINE = 15.0
LEAST_WIDTH, WIDTH, MOST_WIDTH = 128, 176, 320

_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class ColumnHead(QHeaderView):
    """Paints the visible headings."""

    menu_requested = Signal(int, QPoint)
    """A menu is wanted for the column at a place, at a point of the screen."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self.current = -1
        """The place of the column that the keys are in."""
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")
        self._letter = fonts.interface_font("strong")
        self._letter.setPixelSize(10)
        self._metrics = {id(font): QFontMetricsF(font) for font in (self._strong, self._small)}
        self._breaker = Breaker(self._strong)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(LEAST_WIDTH)
        self.setDefaultSectionSize(WIDTH)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Sources and voices"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def sizeHint(self) -> QSize:
        """Two lines of title, publisher and date, and where it has it from."""
        return QSize(WIDTH, TALL if self._has_origins() else HEIGHT)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole heading as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._grid.grid is not None:
            column = self._grid.column_at(self.logicalIndexAt(event.pos()))
            if column is not None:
                QToolTip.showText(
                    event.globalPos(), plain_tool_tip(telling.column_words(column, self._grid.grid)), self
                )
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the headings that are seen."""
        painter, look = QPainter(self.viewport()), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), look.panel)
        first = max(self.visualIndexAt(event.rect().left()), 0)
        last = self.visualIndexAt(event.rect().right())
        last = self.count() - 1 if last < 0 else last
        for place in range(first, last + 1):
            column = self._grid.column_at(place)
            if column is not None:
                left, width = self.sectionViewportPosition(place), self.sectionSize(place)
                self._heading(painter, QRectF(left, 0, width, self.viewport().height()), column, look)
                if place == self.current:
                    painter.fillRect(QRectF(left, self.viewport().height() - 3, width - 1, 2), look.accent)
        painter.fillRect(0, self.viewport().height() - 1, self.viewport().width(), 1, look.hairline)

    def _heading(self, painter: QPainter, box: QRectF, column: Column, look: Theme) -> None:
        top = box.top() + 9
        badge = QRectF(box.left() + MARGIN, top, BADGE, BADGE)
        if column.place >= 0:
            color = source_color(column.place, look)
            painter.fillRect(QRectF(box.left(), box.top(), box.width() - 1, BAR), color)
            self._badge(painter, badge, source_letter(column.place), color, look)
        else:
            icons.draw(painter, badge.adjusted(1.5, 1.5, -1.5, -1.5), "voice", look.ink_quiet)
        room = box.width() - 2 * MARGIN
        indent = BADGE + 7
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        lines = self._breaker.lines(column.title, room - indent, 2)
        for line in lines:
            painter.drawText(QRectF(box.left() + MARGIN + indent, top, room - indent + 2, LINE), _LEFT, line)
            top += LINE
        date = words.date(column.published)
        quiet = [column.detail] if column.detail else []
        origin = telling.origin_words(column, self._grid.grid) if self._grid.grid is not None else ""
        quiet += [part for part in (date, origin) if part]
        top = max(top, box.top() + 9 + LINE) + 1
        for text in quiet:
            self._quiet(painter, QRectF(box.left() + MARGIN + indent, top, room - indent, SMALL_LINE), text, look)
            top += SMALL_LINE
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), look.hairline)

    def _has_origins(self) -> bool:
        grid = self._grid.grid
        if grid is None:
            return False
        sources = [column for column in grid.columns if column.place >= 0]
        return len({column.origin for column in sources}) < len(sources)

    def _badge(self, painter: QPainter, box: QRectF, letter: str, ground: QColor, look: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        inks = (QColor("#ffffff"), look.ink, look.paper)
        painter.setPen(max(inks, key=lambda color: contrast(color, ground)))
        painter.setFont(self._letter)
        painter.drawText(box, _CENTER, letter)

    def _quiet(self, painter: QPainter, place: QRectF, text: str, look: Theme) -> None:
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(place, _LEFT, self._cut(text, self._small, place.width()))

    def _cut(self, text: str, font: QFont, room: float) -> str:
        return self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))

    def _ask_menu(self, at: QPoint) -> None:
        place = self.logicalIndexAt(at)
        if place >= 0:
            self.menu_requested.emit(place, self.viewport().mapToGlobal(at))
