"""A small panel over the window that offers names to choose from: type to find, Enter takes, Escape closes.

Where a tag is asked for that may be new, Enter makes what is called otherwise than all there are.
"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.naming.claim_kind import is_question, kind_of
from crossread.desktop.naming.matching import Index as NameIndex
from crossread.desktop.naming.matching import Named
from crossread.desktop.overview import words
from crossread.desktop.overview.names import Name, NameKind
from crossread.desktop.overview.popover import Popover
from crossread.desktop.overview.row_painting import BADGE, SIGN, RowPainter
from crossread.desktop.widgets.labels import PlainLabel

ROW = 28
MOST_SEEN = 9
WIDTH = 380
MOST_FOUND = 500

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Chooser(Popover):
    """One of several names, or any number of them, which are ticked and count at once."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, WIDTH)
        self._title = PlainLabel("", "strong", wrap=True)
        self.line = QLineEdit()
        self.line.setFont(fonts.interface_font())
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self._offered = _Offered(self)
        self.list = QListView()
        self.list.setModel(self._offered)
        self.list.setItemDelegate(_Painter(self.list, self._offered))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(words.tr("What can be chosen"))
        self.list.clicked.connect(lambda index: self._take(index.row()))
        self._none = PlainLabel(words.tr("Nothing is called so."), "small", "ink_quiet")
        for widget in (self._title, self.line, self._none, self.list):
            self.column.addWidget(widget)
        self._on_taken: Callable[[Name], None] = lambda _name: None
        self._on_ticked: Callable[[tuple[str, ...]], None] | None = None
        self.setFocusProxy(self.line)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def found(self) -> Sequence[Name]:
        """What is listed, the best first."""
        return self._offered.found

    def ask_one(
        self, title: str, names: Sequence[Name], at: QPoint, on_taken: Callable[[Name], None], *, makes: bool = False
    ) -> None:
        """Offer names; the one that is taken closes the panel. With `makes` an event or claim of the name that is typed
        is offered as well, without an id."""
        self._on_taken, self._on_ticked = on_taken, None
        self._offered.makes = makes
        self.line.setPlaceholderText(words.tr("type to find or to make one") if makes else words.tr("type to find"))
        self._begin(title, names, None, at)

    def ask_many(
        self,
        title: str,
        names: Sequence[Name],
        at: QPoint,
        ticked: Collection[str],
        on_ticked: Callable[[tuple[str, ...]], None],
    ) -> None:
        """Offer names to tick; each tick is told at once, as the ids in their order."""
        self._on_ticked = on_ticked
        self._offered.makes = False
        self.line.setPlaceholderText(words.tr("type to find"))
        self._begin(title, names, set(ticked), at)

    def _begin(self, title: str, names: Sequence[Name], ticked: set[str] | None, at: QPoint) -> None:
        self._title.setText(title)
        self.line.setAccessibleName(title)
        self._offered.offer(names, ticked)
        self.line.clear()
        self._filter()
        rows = max(min(len(names), MOST_SEEN), 3 if self._offered.makes else 1)
        self.list.setFixedHeight(rows * ROW)
        self.open_at(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the list, Enter takes; the space ticks while nothing is typed."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            by = step.get(Qt.Key(event.key()))
            row = self.list.currentIndex().row()
            ticks = event.key() == Qt.Key.Key_Space and self._on_ticked is not None and not self.line.text()
            if by is not None and self.found:
                self._stand_at(max(0, min(row + by, len(self.found) - 1)))
                return True
            if (event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or ticks) and row >= 0:
                new = next((at for at, name in enumerate(self.found) if not name.id), row)
                self._take(new if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else row)
                return True
        return super().eventFilter(watched, event)

    def _filter(self) -> None:
        self._offered.filter(self.line.text())
        self._none.setVisible(not self.found)
        if self.found:
            self._stand_at(0)

    def _stand_at(self, row: int) -> None:
        index = self._offered.index(row, 0)
        self.list.setCurrentIndex(index)
        self.line.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _take(self, row: int) -> None:
        if self._on_ticked is None:
            name = self.found[row]
            self.close_panel()
            self._on_taken(name)
        else:
            self._on_ticked(self._offered.tick(row))

    def _take_theme(self) -> None:
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper_raised)
        self.list.setPalette(palette)


class _Offered(QAbstractListModel):
    """The names that match, and which of all are ticked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: dict[str, Name] = {}
        self._index = NameIndex([])
        self.found: list[Name] = []
        self.ticked: set[str] | None = None
        self.makes = False

    def offer(self, names: Sequence[Name], ticked: set[str] | None) -> None:
        self._names = {name.id: name for name in names}
        self._index = NameIndex(
            [
                Named(id=name.id, text=name.title, others=tuple(o for o in (name.code, *name.aliases) if o))
                for name in names
            ]
        )
        self.ticked = ticked

    def filter(self, typed: str) -> None:
        self.beginResetModel()
        self.found = [self._names[match.named.id] for match in self._index.find(typed, limit=MOST_FOUND)]
        if self.makes and typed.strip():
            self.found += self._new(" ".join(typed.split()))
        self.endResetModel()

    def _new(self, title: str) -> list[Name]:
        """What could be made of the words; what asks or counts is rather a claim."""
        value_type = kind_of(title)
        kinds: list[NameKind] = ["event", "claim"]
        if is_question(title) or value_type != "truth":
            kinds.reverse()
        known = {(name.kind, name.title.casefold()) for name in self._names.values()}
        return [
            Name(id="", kind=kind, title=title, value_type=value_type if kind == "claim" else None)
            for kind in kinds
            if (kind, title.casefold()) not in known
        ]

    def tick(self, row: int) -> tuple[str, ...]:
        assert self.ticked is not None
        self.ticked ^= {self.found[row].id}
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)
        return tuple(each for each in self._names if each in self.ticked)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        name = self.found[index.row()]
        if not name.id:
            return words.new(name.kind, name.title)
        return words.tr("{name}, ticked").format(name=name.title) if name.id in (self.ticked or ()) else name.title


class _Painter(QStyledItemDelegate):
    """Tick, sign, name, and what stands quietly beside it."""

    def __init__(self, view: QListView, offered: _Offered) -> None:
        super().__init__(view)
        self._offered = offered
        self._signs = RowPainter()
        self._body, self._small = fonts.interface_font(), fonts.interface_font("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        name, look, row = self._offered.found[index.row()], current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, look.accent_fill)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, look.hover)
        left = row.left() + 6
        if self._offered.ticked is not None:
            if name.id in self._offered.ticked:
                painter.setPen(QPen(look.accent, 1.8))
                tick = [QPointF(-4, 0.5), QPointF(-1, 3.5), QPointF(4.5, -3.5)]
                middle = QPointF(left + 8, row.center().y())
                painter.drawPolyline(QPolygonF([middle + point for point in tick]))
            left += 22
        if not name.id:
            icons.draw(painter, QRectF(left + 7, row.center().y() - 8, 16, 16), "add", look.accent)
            left += SIGN + 8
        elif name.kind in ("event", "claim"):
            self._signs.sign(painter, QRectF(left, row.center().y() - BADGE / 2, SIGN, BADGE), name, look)
            left += SIGN + 8
        place = QRectF(left, row.top(), row.right() - left - 8, row.height())
        painter.setFont(self._body)
        painter.setPen(look.ink)
        metrics = QFontMetricsF(self._body)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        title = metrics.elidedText(
            name.title if name.id else words.new(name.kind, name.title), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, flags, title)
        place.setLeft(place.left() + metrics.horizontalAdvance(title) + 8)
        if name.aside and place.width() > 30:
            painter.setFont(self._small)
            painter.setPen(look.ink_quiet)
            cut = QFontMetricsF(self._small).elidedText(name.aside, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, flags, cut)
        painter.restore()
