"""The figures as a table: a line for all tags together, then one for each; what there is no figure for says why."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from crossread.db.agreement import Agreement, Figure, Line
from crossread.desktop.agreement.words import coder_name, kappa_of, number, title_of, tr, why_sentence
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import claim_line, draw_line, line_pattern
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import current, watcher

ROW_HEIGHT = 30
_FIGURE_WIDTH = 66
_MOST_WIDTH = 110
_NOWHERE = QModelIndex()
_LINE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class FiguresModel(QAbstractTableModel):
    """Lines down; tag, how often each coder used it, the three coefficients, and on how many passages they differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self._names: Sequence[str] = ()

    def show(self, found: Agreement) -> None:
        """Show another study."""
        self.beginResetModel()
        self.lines = (*((found.overall,) if found.overall is not None else ()), *found.tags)
        self._names = [coder_name(coder.name) for coder in found.coders]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns."""
        return 5 + len(self._names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a column is, with the whole of it as a tooltip."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if section else _LEFT)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[section][0]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._heads()[section][1]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One cell."""
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            figure = self._figure(line, index.column())
            head, text = self._heads()[index.column()][1], self._text(line, index.column())
            if figure is not None and figure.value is None:
                return f"{head}: {why_sentence(figure.why)}"
            return f"{head}: {text}" if index.column() else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if index.column() else _LEFT)
        return None

    def _heads(self) -> list[tuple[str, str]]:
        several = len(self._names) > 2
        return [
            (tr("Tag"), tr("Event or claim")),
            *((name, tr("How often {coder} used it").format(coder=name)) for name in self._names),
            ("α", tr("Krippendorff's alpha, nominal, on the passages that two or more marked")),
            (tr("κ lowest") if several else "κ", tr("Cohen's kappa, of two coders, on the passages that both marked")),
            ("αᵤ", tr("Krippendorff's alpha for unitizing: where passages begin and end")),
            (tr("differ"), tr("On how many passages they differ")),
        ]

    def _figure(self, line: Line, column: int) -> Figure | None:
        figures = {0: line.alpha, 1: kappa_of(line), 2: line.alpha_u}
        return figures.get(column - 1 - len(self._names))

    def _text(self, line: Line, column: int) -> str:
        if column == 0:
            return title_of(line)
        if column <= len(self._names):
            return f"{line.marks[column - 1]:,}"
        figure = self._figure(line, column)
        return number(figure) if figure is not None else f"{len(line.differences):,}"

    def is_word(self, index: Index) -> bool:
        """Whether a cell holds a word instead of a figure."""
        figure = self._figure(self.lines[index.row()], index.column())
        return figure is not None and figure.value is None


class _Delegate(QStyledItemDelegate):
    def __init__(self, model: FiguresModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._body, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self._small = fonts.interface_font("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, area, line = current(), QRectF(option.rect), index.data(_LINE)
        assert isinstance(line, Line)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.accent_fill)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, look.hover)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.hairline)
        is_word = self._model.is_word(index)
        text = str(index.data())
        quiet = is_word or (index.column() > 0 and text == "0")
        room = area.adjusted(14, 0, -14, 0) if index.column() == 0 else area.adjusted(4, 0, -10, 0)
        if index.column() == 0 and line.tag_id:
            self._sign(painter, line, room)
            room.setLeft(room.left() + 26)
        painter.setFont(self._small if is_word else self._strong if not line.tag_id else self._body)
        painter.setPen(look.ink_quiet if quiet else look.ink)
        metrics = painter.fontMetrics()
        shown_text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, int(_RIGHT if index.column() else _LEFT), shown_text)
        painter.restore()

    def _sign(self, painter: QPainter, line: Line, room: QRectF) -> None:
        middle = room.center().y()
        if line.kind == "event":
            draw_sign(painter, QRectF(room.left(), middle - 4, 16, 8), line.color, line.tag_id)
        else:
            color, pattern = claim_line(line.color), line_pattern(line.color, line.tag_id)
            draw_line(painter, QLineF(room.left(), middle, room.left() + 16, middle), color, pattern, 2.5)


class _Header(QHeaderView):
    """Words over the columns, as quiet as they can be read, at the edges of what stands below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(fonts.interface_font("small"))
        self.setSectionsMovable(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(_FIGURE_WIDTH)
        self.setAccessibleName(tr("Columns"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 28)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look, model = current(), self.model()
        painter.save()
        painter.fillRect(rect, look.panel)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.hairline)
        painter.setFont(self.font())
        painter.setPen(look.ink_quiet)
        room = rect.adjusted(14 if section == 0 else 4, 0, -10, 0)
        text = str(model.headerData(section, Qt.Orientation.Horizontal))
        shown_text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_RIGHT if section else _LEFT), shown_text)
        painter.restore()


class FiguresTable(QTreeView):
    """Up and down choose a line; Enter goes to its passages."""

    line_chosen = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(_Delegate(self.figures, self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Figures by tag"))
        self.setHeader(_Header(self))
        self.activated.connect(lambda _index: self.entered.emit())
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    def show_agreement(self, found: Agreement) -> None:
        """Show another study; the line that was chosen stays so if it is there still, else the first is."""
        before = self.line
        self.figures.show(found)
        header = self.header()
        for column in range(self.figures.columnCount()):
            is_first = column == 0
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if is_first else QHeaderView.ResizeMode.Fixed
            )
            if not is_first:
                head = str(self.figures.headerData(column, Qt.Orientation.Horizontal))
                wide = header.fontMetrics().horizontalAdvance(head) + 18
                header.resizeSection(column, max(_FIGURE_WIDTH, min(wide, _MOST_WIDTH)))
        ids = [line.tag_id for line in self.figures.lines]
        at = ids.index(before.tag_id) if before is not None and before.tag_id in ids else 0
        if ids:
            self.setCurrentIndex(self.figures.index(at, 0))
            self._tell()

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        at = self.currentIndex().row()
        return self.figures.lines[at] if 0 <= at < len(self.figures.lines) else None

    def currentChanged(self, now: Index, before: Index) -> None:
        """Another line is chosen."""
        super().currentChanged(now, before)
        if now.row() != before.row():
            self._tell()

    def _tell(self) -> None:
        if self.line is not None:
            self.line_chosen.emit(self.line)

    def _take_theme(self) -> None:
        self.viewport().update()
