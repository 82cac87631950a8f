"""The list of pairs of sources: who has how much in common with whom, and what was said of the two."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.db.parallels import SourcePair
from crossread.desktop.copies.badge import SIZE, draw_badge
from crossread.desktop.copies.words import Names, relation_words, share_words, shown_date, tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_State = QStyle.StateFlag
PAIR = Qt.ItemDataRole.UserRole
HEIGHT = 92
EDGE = 14
LINE = 20


class PairModel(QAbstractListModel):
    """The pairs in the order given, with the names of their sources."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pairs: tuple[SourcePair, ...] = ()
        self.names: Names = {}

    def show_pairs(self, pairs: tuple[SourcePair, ...], names: Names) -> None:
        """List these."""
        self.beginResetModel()
        self.pairs, self.names = pairs, names
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each pair."""
        return 0 if parent.isValid() else len(self.pairs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The pair, and what it is in words."""
        pair = self.pairs[index.row()]
        if role == PAIR:
            return pair
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            a, b = self.names[pair.a], self.names[pair.b]
            titles = tr("{a} and {b}").format(a=f"{a.letter} {a.title}", b=f"{b.letter} {b.title}")
            return f"{titles}. {share_words(pair, self.names)}. {relation_words(pair.relation, self.names)}"
        return None


class PairDelegate(QStyledItemDelegate):
    """Two titles, one below the other, then what they share and what was said."""

    def __init__(self, model: PairModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row."""
        pair, look, place = index.data(PAIR), current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & _State.State_Selected:
            painter.fillRect(place, look.accent_fill)
            painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), look.accent)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(place, look.hover)
        painter.fillRect(QRectF(place.left() + EDGE, place.bottom() - 1, place.width() - EDGE, 1), look.hairline)
        left, right, top = place.left() + EDGE, place.right() - EDGE, place.top() + 7
        for source_id in pair.key:
            self._source(painter, source_id, QRectF(left, top, right - left, LINE))
            top += LINE
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        metrics = QFontMetricsF(self._small)
        names = self._model.names
        shared = metrics.elidedText(share_words(pair, names), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, top, right - left, LINE), _LINE, shared)
        top += LINE - 2
        if pair.relation is not None:
            painter.setPen(look.ink)
            painter.setFont(self._strong)
        painter.drawText(QRectF(left, top, right - left, LINE), _LINE, relation_words(pair.relation, names))
        if option.state & _State.State_HasFocus:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1.75, 1.75, -1.75, -1.75), 4, 4)
        painter.restore()

    def _source(self, painter: QPainter, source_id: str, where: QRectF) -> None:
        look, name = current(), self._model.names[source_id]
        draw_badge(painter, QRectF(where.left(), where.top() + 1, SIZE, SIZE), name.place)
        date = shown_date(name.published)
        small, strong = QFontMetricsF(self._small), QFontMetricsF(self._strong)
        wide = small.horizontalAdvance(date) + 2
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(QRectF(where.right() - wide, where.top(), wide, LINE), _LINE, date)
        room = where.width() - SIZE - 8 - wide - 8
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        shown = strong.elidedText(name.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(where.left() + SIZE + 8, where.top(), room + 1, LINE), _LINE, shown)


class PairList(QListView):
    """Up and down go through the pairs, which are shown as one goes."""

    pair_chosen = Signal(object)
    """Another `SourcePair` is current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = PairModel(self)
        self.setModel(self.pairs)
        self.setItemDelegate(PairDelegate(self.pairs, self))
        self.setAccessibleName(tr("Pairs of sources"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def current_pair(self) -> SourcePair | None:
        """The pair that is current."""
        pair = self.currentIndex().data(PAIR) if self.currentIndex().isValid() else None
        return pair if isinstance(pair, SourcePair) else None

    def show_pairs(self, pairs: tuple[SourcePair, ...], names: Names, wanted: tuple[str, str] | None) -> None:
        """List pairs; the wanted one is current if it is among them, else the first."""
        kept = self.verticalScrollBar().value()
        self.pairs.show_pairs(pairs, names)
        row = next((number for number, pair in enumerate(pairs) if pair.key == wanted), 0)
        if pairs:
            self.setCurrentIndex(self.pairs.index(row))
        self.verticalScrollBar().setValue(kept)

    def currentChanged(self, now: Index, before: Index) -> None:
        """Show what is current."""
        super().currentChanged(now, before)
        pair = self.current_pair
        if pair is not None:
            self.pair_chosen.emit(pair)

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().panel)
        self.setPalette(palette)
        self.viewport().update()
