"""The list of the palette: a row has a sign, a name, what it belongs to, and its key or why it cannot be done."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QLineF, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.commands.command import Place
from crossread.desktop.commands.drawing import draw_ground, draw_quietly, draw_words
from crossread.desktop.commands.found import Found, Item, words_of
from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.palettes import claim_line, draw_line, line_pattern, shown
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.key_caps import caps_width, draw_caps

ROW_HEIGHT = 32
_LEAST_GROUP = 50
_ITEM = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """What was found, for Qt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = Found()

    def show(self, found: Found) -> None:
        """Show something else."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.found.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The item for the delegate, its words for those who hear it."""
        item = self.found.items[index.row()]
        if role == _ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        return words_of(item) if role == Qt.ItemDataRole.AccessibleTextRole else None


class FoundDelegate(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, model: FoundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, sign, name, group; at the right the key, or why it cannot be done."""
        item, look, area = index.data(_ITEM), current(), option.rect
        assert isinstance(item, Item)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        middle = area.center().y() + 0.5
        right = area.right() - 12
        if item.keys:
            keys = item.keys[:1]
            draw_caps(painter, keys, right, middle)
            right -= caps_width(keys) + 10
        aside = item.why or (item.place.aside if item.place is not None else "")
        if aside:
            room = QRect(
                area.left() + area.width() // 2, area.top(), right - area.left() - area.width() // 2, area.height()
            )
            right -= draw_quietly(painter, aside, room, at_right=True) + 14
        sign = QRectF(area.left() + 13, middle - 8, 16, 16)
        if item.place is not None:
            _draw_place(painter, item.place, sign)
        elif item.is_on or item.icon:
            color = look.accent if item.is_on else look.ink_quiet if item.is_able else look.ink_faint
            drawings.draw(painter, sign, "check" if item.is_on else item.icon, color)
        left = area.left() + 40
        name = QRect(left, area.top(), right - left, area.height())
        color = look.ink if item.is_able else look.ink_quiet
        end = draw_words(painter, item.title, self._model.found.typed, name, color) + 10
        if right - end > _LEAST_GROUP:
            draw_quietly(painter, item.group, QRect(end, area.top(), right - end, area.height()))
        painter.restore()


def _draw_place(painter: QPainter, place: Place, where: QRectF) -> None:
    look, level = current(), where.center().y()
    if place.kind == "claim":
        line = QLineF(where.left(), level, where.right(), level)
        draw_line(painter, line, claim_line(place.color, look), line_pattern(place.color, place.id), 2.5)
        return
    if place.kind == "event":
        draw_sign(painter, QRectF(where.left(), level - 5, 16, 10), place.color, place.id, look=look)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shown(place.color, look))
    painter.drawRoundedRect(QRectF(where.left(), level - 8, 3, 16), 1.5, 1.5)
    painter.setPen(look.ink_quiet)
    painter.setFont(fonts.interface_font("strong"))
    painter.drawText(where.adjusted(5, 0, 6, 0), int(Qt.AlignmentFlag.AlignVCenter), place.letter)


class FoundList(QListView):
    """Never takes the keys: these stay in the line, which moves the choice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FoundModel(self)
        self.setModel(self._model)
        self.setItemDelegate(FoundDelegate(self._model, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was found"))
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def found(self) -> Found:
        """What is shown."""
        return self._model.found

    def show_found(self, found: Found) -> None:
        """Show something else."""
        self._model.show(found)

    def stand_at(self, row: int) -> Item | None:
        """Choose a row and show it; answers with what it is."""
        self.setCurrentIndex(self._model.index(row, 0))
        return self.current()

    def current(self) -> Item | None:
        """What is chosen."""
        row = self.currentIndex().row()
        return self.found.items[row] if 0 <= row < len(self.found.items) else None

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper_raised)
        self.setPalette(palette)
