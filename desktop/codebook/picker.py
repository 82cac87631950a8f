"""Picks one record by its name, in the panel: a line to type in, the matches below, Enter takes the first."""

from collections.abc import Sequence

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
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crossread.desktop.codebook.book import Entry
from crossread.desktop.codebook.finding import find, folded_words
from crossread.desktop.codebook.row_delegate import ROW_HEIGHT
from crossread.desktop.codebook.row_painting import LINE_HEIGHT, MARGIN, RowPainter
from crossread.desktop.codebook.text_input import TextInput
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Picker(QWidget):
    """Call `ask()`; exactly one of the signals follows, unless it is asked again."""

    picked = Signal(object)
    """The id of what was picked, or None for none."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel("", "strong", wrap=True)
        self.close_button = QuietButton(icon="close", name=self.tr("Cancel"), key="Esc")
        self.close_button.clicked.connect(self.cancelled)
        self.input = TextInput(self.tr("Find by name"), placeholder=self.tr("type to find"))
        self.input.typed.connect(self._filter)
        self.input.entered.connect(self._take)
        self.input.installEventFilter(self)
        self._matches = Matches(self)
        self.list = QListView()
        self.list.setModel(self._matches)
        self.list.setItemDelegate(MatchDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # no line breaks anew for its sake
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.clicked.connect(self._take_at)
        self._empty = PlainLabel(self.tr("Nothing is called so."), "small", "ink_quiet")
        self._empty.setContentsMargins(12, 4, 12, 8)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 6, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        line = QVBoxLayout()
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.input)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.input)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def found(self) -> list[Entry]:
        """What is listed, the best first."""
        return self._matches.found

    def ask(self, title: str, entries: Sequence[Entry], *, none: str = "", chosen: str | None = None) -> None:
        """Offer entries; with `none` that is the first line, and picks None."""
        self._title.setText(title)
        self.input.setAccessibleName(title)
        offered = list(entries)
        if none:
            offered.insert(0, Entry(id="", kind="voice", title=none, found_by=folded_words(none)))
        self._matches.offer(offered)
        self.input.show_text("")
        self._filter()
        places = [entry.id for entry in self.found]
        if chosen in places:
            self._stand_at(places.index(chosen or ""))
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows of the line go through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            by = step.get(Qt.Key(event.key()))
            if by is not None and self.found:
                at = self.list.currentIndex().row() + by
                self._stand_at(max(0, min(at, len(self.found) - 1)))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _filter(self) -> None:
        self._matches.filter(self.input.text)
        self._empty.setVisible(not self.found)
        if self.found:
            self._stand_at(0)

    def _stand_at(self, row: int) -> None:
        self.list.setCurrentIndex(self._matches.index(row, 0))

    def _take(self) -> None:
        if self.list.currentIndex().isValid():
            self._take_at(self.list.currentIndex())

    def _take_at(self, index: QModelIndex) -> None:
        self.picked.emit(self.found[index.row()].id or None)

    def _take_theme(self) -> None:
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, current().panel)
        self.list.setPalette(palette)


class Matches(QAbstractListModel):
    """The entries that are found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offered: list[Entry] = []
        self.found: list[Entry] = []

    def offer(self, entries: Sequence[Entry]) -> None:
        """Search in these from now on."""
        self._offered = list(entries)

    def filter(self, typed: str) -> None:
        """Show what matches."""
        self.beginResetModel()
        self.found = [self._offered[place] for place in find(self._offered, typed)]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt's: how many."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name."""
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self.found[index.row()].title
        return None


class MatchDelegate(QStyledItemDelegate):
    """Draws a match as the list draws its entries."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._painter = RowPainter()

    @staticmethod
    def _entry(index: Index) -> Entry:
        model = index.model()
        assert isinstance(model, Matches)
        return model.found[index.row()]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the list's rows."""
        entry = self._entry(index)
        width = self._view.viewport().width() - 2 * MARGIN
        more = (self._painter.lines(entry, width, in_list=False) - 1) * LINE_HEIGHT if entry.id else 0
        return QSize(40, ROW_HEIGHT + round(more))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Sign, name and what stands behind it."""
        row, entry, look = QRectF(option.rect), self._entry(index), current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, look.accent_fill)
            painter.fillRect(QRectF(row.left(), row.top(), 3, row.height()), look.focus)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, look.hover)
        place = QRectF(row.left() + MARGIN, row.top(), row.width() - 2 * MARGIN, ROW_HEIGHT)
        if entry.id:
            self._painter.entry(painter, place, entry, None, look)
        else:
            self._painter.none(painter, place, entry.title, look)
        painter.restore()
