"""The lines of the view: ground, fold mark, what is chosen, and what `row_painting` draws."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.look.theme import Theme, current
from crossread.desktop.overview import words
from crossread.desktop.overview.layout import Line
from crossread.desktop.overview.model import Index, OverviewModel
from crossread.desktop.overview.row_painting import HEADING_HEIGHT, MARGIN, ROW_HEIGHT, RowPainter, Scene


class OverviewDelegate(QStyledItemDelegate):
    """Paints the lines of one view."""

    def __init__(self, view: QWidget, model: OverviewModel) -> None:
        super().__init__(view)
        self._model = model
        self._painter = RowPainter()
        self.chosen_tag = ""
        """The event or claim that is chosen in the window."""
        self.chosen_annotation = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The view gives the lines their heights."""
        return QSize(100, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One line, from edge to edge."""
        line, look = self._model.line(index), current()
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_line(painter, QRectF(option.rect), line, option.state, look)
        painter.restore()

    def paint_line(self, painter: QPainter, box: QRectF, line: Line, state: QStyle.StateFlag, look: Theme) -> None:
        """A heading or a row on its ground."""
        if line.place is None:
            self._heading(painter, box, line, state, look)
            return
        shows = self._model.row(line.place)
        lit = shows is not None and shows.id == self.chosen_annotation
        self._ground(painter, box, state, look, lit=lit)
        if shows is None:
            self._painter.blank(painter, box, look)
        else:
            self._painter.row(painter, box, shows, Scene(self._model.names, self.chosen_tag, look))
        painter.fillRect(QRectF(box.left() + 42, box.bottom() - 1, box.width() - 42 - MARGIN, 1), look.hairline)

    def _heading(self, painter: QPainter, box: QRectF, line: Line, state: QStyle.StateFlag, look: Theme) -> None:
        group, layout = self._model.group(line.group), self._model.layout
        assert layout is not None
        painter.fillRect(box, look.panel)
        self._ground(painter, box, state, look, lit=bool(group.label) and group.label == self.chosen_tag)
        place = QRectF(box.left(), box.top(), box.width(), HEADING_HEIGHT)
        middle = QPointF(place.left() + MARGIN + 4, place.center().y())
        self._painter.fold(painter, middle, is_folded=layout.is_folded(group), look=look)
        title, name = self._model.title(group)
        self._painter.heading(painter, place, (title, name, words.number(group.count)), look)
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.hairline)

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, look: Theme, *, lit: bool) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.accent_fill)
        elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
            painter.fillRect(box, look.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), look.focus)
        elif lit:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), look.accent)
