"""The list of annotations that a click on the timeline opens: a small panel inside the window, closed by Escape."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crossread.db.dated_passages import DatedPassage
from crossread.desktop.look import fonts, palettes
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel
from crossread.desktop.widgets.raised_panel import RaisedPanel

ROW_HEIGHT = 46
MOST_ROWS_SEEN = 6
WIDTH = 460

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PassageModel(QAbstractListModel):
    """The passages, with the place of each one's source in the list of sources."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._passages: list[DatedPassage] = []
        self._places: dict[str, int] = {}

    def show(self, passages: Sequence[DatedPassage], places: dict[str, int]) -> None:
        """Hold other passages."""
        self.beginResetModel()
        self._passages, self._places = list(passages), places
        self.endResetModel()

    def passage(self, index: _Index) -> DatedPassage:
        """The passage of a row."""
        return self._passages[index.row()]

    def place(self, passage: DatedPassage) -> int:
        """The place of its source."""
        return self._places.get(passage.source_id, 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many passages there are."""
        return 0 if parent.isValid() else len(self._passages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A passage as words, for those who read by ear or search by typing."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        passage = self.passage(index)
        letter = palettes.source_letter(self.place(passage))
        return f"{letter}: “{passage.quote}” {'; '.join(passage.dated_by)}".rstrip()


class PassageDelegate(QStyledItemDelegate):
    """Letter and colour of the source, the quote in the reading face, and what dates it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        model = index.model()
        assert isinstance(model, PassageModel)
        passage, look = model.passage(index), current()
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, look.accent_fill)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, look.hover)
        place = model.place(passage)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palettes.source_color(place, look))
        painter.drawRoundedRect(QRectF(row.left() + 10, row.top() + 8, 3, row.height() - 16), 1.5, 1.5)
        self._line(painter, row.adjusted(20, 6, -10, -24), palettes.source_letter(place), "key", look.ink_quiet)
        quote = row.adjusted(40, 5, -10, -21)
        painter.setFont(fonts.reading_font(15))
        painter.setPen(look.ink)
        shown = QFontMetrics(painter.font()).elidedText(
            passage.quote, Qt.TextElideMode.ElideRight, round(quote.width())
        )
        painter.drawText(quote, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self._line(painter, row.adjusted(40, 25, -10, -4), "; ".join(passage.dated_by), "small", look.ink_quiet)
        painter.restore()

    def _line(self, painter: QPainter, where: QRectF, words: str, role: fonts.Role, color: QColor) -> None:
        painter.setFont(fonts.interface_font(role))
        painter.setPen(color)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(where.width()))
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), shown)


class PassageList(RaisedPanel):
    """A panel over the window. It closes on Escape, when the keys go elsewhere, and once something is chosen."""

    annotation_chosen = Signal(str)
    """The id of the annotation that the user wants to see."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner.window())
        self._owner = owner
        self._title = ElidedLabel("", "strong")
        self._aside = PlainLabel("", "small", "ink_quiet")
        self._close = QuietButton(icon="close", name=self.tr("Close the list"))
        self._close.clicked.connect(self.close_panel)
        self._model = PassageModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(PassageDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("Annotations that lie here"))
        self._list.clicked.connect(self._choose)
        self._list.installEventFilter(self)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self._aside)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 5)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list)
        self.setAccessibleName(self.tr("Annotations that lie here"))

    def open_list(
        self, title: str, aside: str, passages: Sequence[DatedPassage], places: dict[str, int], *, x: int
    ) -> None:
        """Show passages above the owner, near a place of it, and give the panel the keys."""
        self._title.setText(title)
        self._aside.setText(aside)
        self._model.show(passages, places)
        rows = min(max(len(passages), 1), MOST_ROWS_SEEN)
        window = self._owner.window()
        foot = self._owner.mapTo(window, self._owner.rect().topLeft())
        height = min(rows * ROW_HEIGHT + 44, window.height() - 16)
        width = min(WIDTH, window.width() - 16)
        left = min(max(foot.x() + x - width // 3, 8), window.width() - width - 8)
        top = max(foot.y() - height - 2, 8)
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()
        if passages:
            self._list.setCurrentIndex(self._model.index(0))
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_panel(self) -> None:
        """Hide, and give the keys back."""
        if self.isVisible():
            focus = QApplication.focusWidget()
            had_keys = focus is not None and self.isAncestorOf(focus)
            self.hide()
            if had_keys:
                self._owner.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to what is chosen, Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_panel()
                return True
        return False

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            chosen = self._model.passage(index).id
            self.hide()
            self.annotation_chosen.emit(chosen)
