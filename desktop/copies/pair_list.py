"""The list of pairs of sources: who has how much in common with whom, and what was said of the two."""

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter

from crossread.db.parallels import SourcePair
from crossread.desktop.copies.badge import SIZE, draw_badge
from crossread.desktop.copies.words import Names, relation_words, share_words, shown_date, tr
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.row_list import LINE_OF_TEXT, RowList, RowModel, RowPainter

HEIGHT = 92
LINE = 20


class PairPainter(RowPainter):
    """Two titles, one below the other, then what they share and what was said."""

    edge = 14.0

    def __init__(self) -> None:
        super().__init__()
        self.names: Names = {}
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")

    def tell(self, pair: SourcePair) -> str:
        """A pair in words."""
        a, b = self.names[pair.a], self.names[pair.b]
        titles = tr("{a} and {b}").format(a=f"{a.letter} {a.title}", b=f"{b.letter} {b.title}")
        return f"{titles}. {share_words(pair, self.names)}. {relation_words(pair.relation, self.names)}"

    def row_height(self) -> int:
        """The same for all."""
        return HEIGHT

    def paint_record(self, painter: QPainter, record: Any, place: QRectF) -> None:
        """A pair."""
        look, where = current(), QRectF(place.left(), place.top() + 7, place.width(), LINE)
        for source_id in record.key:
            self._source(painter, source_id, where)
            where.translate(0, LINE)
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        self.draw_cut(painter, where, share_words(record, self.names))
        where.translate(0, LINE - 2)
        if record.relation is not None:
            painter.setPen(look.ink)
            painter.setFont(self._strong)
        self.draw_cut(painter, where, relation_words(record.relation, self.names))

    def _source(self, painter: QPainter, source_id: str, where: QRectF) -> None:
        look, name = current(), self.names[source_id]
        draw_badge(painter, QRectF(where.left(), where.top() + 1, SIZE, SIZE), name.place)
        date = shown_date(name.published)
        small, strong = QFontMetricsF(self._small), QFontMetricsF(self._strong)
        wide = small.horizontalAdvance(date) + 2
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(QRectF(where.right() - wide, where.top(), wide, LINE), LINE_OF_TEXT, date)
        room = where.width() - SIZE - 8 - wide - 8
        painter.setFont(self._strong)
        painter.setPen(look.ink)
        shown = strong.elidedText(name.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(where.left() + SIZE + 8, where.top(), room + 1, LINE), LINE_OF_TEXT, shown)


class PairList(RowList[SourcePair]):
    """Up and down go through the pairs, which are shown as one goes."""

    pair_chosen = Signal(object)
    """Another `SourcePair` is current."""

    def __init__(self) -> None:
        self._painter = PairPainter()
        super().__init__(RowModel(self._painter.tell), self._painter, tr("Pairs of sources"), "panel")
        self.current_changed.connect(self._tell)

    def show_pairs(self, pairs: tuple[SourcePair, ...], names: Names, wanted: tuple[str, str] | None) -> None:
        """List pairs; the wanted one is current if it is among them, else the first."""
        self._painter.names = names
        self.show_records(pairs, lambda pair: pair.key == wanted)

    def _tell(self, pair: SourcePair | None) -> None:
        if pair is not None:
            self.pair_chosen.emit(pair)
