"""The list of the picker: events with their swatch, claims with their line and code, rows that make new ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QLineF, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.db.dates import show as show_date
from crossread.desktop.look import fonts, icons
from crossread.desktop.look.palettes import claim_line, draw_line, line_pattern
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import Theme, current
from crossread.desktop.naming.matching import spans
from crossread.desktop.tagging import words
from crossread.desktop.tagging.codebook import EMPTY, Codebook
from crossread.desktop.tagging.entering import NO_ROWS, Row, Rows
from crossread.desktop.widgets.key_caps import caps_width, draw_caps

ROW_HEIGHT = 28
MOST_SEEN = 8
_LEAST_GROUP = 60
_ROW = Qt.ItemDataRole.UserRole
_NO_INDEX = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The rows and what is told beside them: counts and keys by id, and the ids that the passage has already."""

    rows: Rows = NO_ROWS
    book: Codebook = EMPTY
    counts: Mapping[str, int] = field(default_factory=dict)
    there: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)


class RowModel(QAbstractListModel):
    """The rows for Qt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()

    def show(self, what: Shown) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.shown = what
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.shown.rows.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for the delegate, its words for those who hear it."""
        row = self.shown.rows.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return words.row_title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.row_words(row, self.shown.counts.get(row.id or "", 0))
        return None


class RowDelegate(QStyledItemDelegate):
    """Draws a row: sign, name with what was typed made strong, then quietly what it is, and its count."""

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._font, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self._small = fonts.interface_font("small")

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, sign, name, aside, count."""
        look, row = current(), index.data(_ROW)
        assert isinstance(row, Row)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, look.accent_fill)
            painter.fillRect(QRect(area.left(), area.top(), 2, area.height()), look.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, look.hover)
        self._sign(painter, row, QRectF(area.left() + 12, area.top(), 16, area.height()), look)
        right = area.right() - 12
        painter.setPen(look.ink_quiet)
        count = self._model.shown.counts.get(row.id or "", 0)
        if count:
            painter.setFont(self._font)
            right -= _aside(painter, str(count), area, right) + 10
        aside = self._aside_words(row)
        if aside:
            painter.setFont(self._small)
            right -= _aside(painter, aside, area, right) + 10
        self._name(painter, row, QRect(area.left() + 38, area.top(), right - area.left() - 38, area.height()), look)
        painter.restore()

    def _sign(self, painter: QPainter, row: Row, where: QRectF, look: Theme) -> None:
        shown_now = self._model.shown
        level = where.center().y()
        if row.is_new:
            icons.draw(painter, QRectF(where.left(), level - 8, 16, 16), "add", look.accent)
        elif row.kind == "event":
            event = shown_now.book.events.get(row.id or "")
            bar = QRectF(where.left(), level - 5, 16, 10)
            draw_sign(painter, bar, event.color if event else "", row.id or "", look=look)
        elif row.kind == "claim":
            claim = shown_now.book.claims.get(row.id or "")
            color = claim.color if claim else ""
            line = QLineF(where.left(), level, where.right(), level)
            draw_line(painter, line, claim_line(color, look), line_pattern(color, row.id or ""), 2.5)
        else:
            name = {"voice": "voice", "answer": "check"}.get(row.kind, "timeline")
            icons.draw(painter, QRectF(where.left(), level - 8, 16, 16), name, look.ink_quiet)

    def _aside_words(self, row: Row) -> str:
        shown_now = self._model.shown
        if row.id is not None and row.id in shown_now.there:
            return words.there_already()
        if row.kind in ("event", "anchor"):
            event = shown_now.book.events.get(row.id or "")
            return show_date(event.date) if event and event.date else ""
        if row.kind in ("claim", "new_claim") and row.value_type is not None:
            code = shown_now.book.codes.get(row.id or "", "")
            return f"{words.kind_word(row.value_type)} · {code}" if code else words.kind_word(row.value_type)
        return ""

    def _name(self, painter: QPainter, row: Row, where: QRect, look: Theme) -> None:
        plain, strong = QFontMetrics(self._font), QFontMetrics(self._strong)
        x = where.left()
        painter.setPen(look.ink)
        room = where.right() - x
        text = strong.elidedText(words.row_title(row), Qt.TextElideMode.ElideRight, room)
        found = (
            []
            if row.is_new or (text.isascii() is False and _is_complex(text))
            else spans(text, self._model.shown.rows.typed)
        )
        at = 0
        for start, end in [*found, (len(text), len(text))]:
            for part, font, metrics in ((text[at:start], self._font, plain), (text[start:end], self._strong, strong)):
                if part:
                    painter.setFont(font)
                    painter.drawText(QRect(x, where.top(), where.right() - x + 40, where.height()), _LEFT, part)
                    x += metrics.horizontalAdvance(part)
            at = end
        key = self._model.shown.keys.get(row.id or "")
        if key is not None and where.right() - x > 30:
            keys = (key,)
            x += 8 + caps_width(keys)
            draw_caps(painter, keys, x, where.center().y() + 0.5)
        room = where.right() - x - 8
        if row.group and room > _LEAST_GROUP:
            painter.setFont(self._small)
            painter.setPen(look.ink_quiet)
            group = QFontMetrics(self._small).elidedText(words.in_group(row.group), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(x + 8, where.top(), room, where.height()), _LEFT, group)


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _aside(painter: QPainter, text: str, area: QRect, right: int) -> int:
    """Draw a text that ends at `right`; answers with its width."""
    width = painter.fontMetrics().horizontalAdvance(text)
    where = QRect(right - width, area.top(), width + 1, area.height())
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
    return width


def _is_complex(text: str) -> bool:
    """Whether letters join or run from the right, so that a word must not be drawn in pieces."""
    return any(0x0590 <= ord(c) <= 0x1CFF for c in text)


class RowList(QListView):
    """Never takes the keys: these stay in the line, which moves the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self.rows, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Matches"))

    def show_rows(self, what: Shown) -> None:
        """Show rows, with the one that Enter takes chosen, as high as they need."""
        self.rows.show(what)
        self.setFixedHeight(min(len(what.rows.rows), MOST_SEEN) * ROW_HEIGHT)
        self.setVisible(bool(what.rows.rows))
        self.choose(what.rows.chosen)

    def choose(self, place: int) -> None:
        """Show a row as chosen; -1 for none."""
        self.setCurrentIndex(self.rows.index(place, 0) if place >= 0 else _NO_INDEX)
