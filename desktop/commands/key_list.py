"""The list of the key editor: every action with its keys, by where these count; those that were changed have a dot."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crossread.desktop.commands.command import Command
from crossread.desktop.commands.drawing import (
    draw_ground,
    draw_mark,
    draw_quietly,
    draw_words,
)
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.key_caps import caps_width, draw_caps, face
from crossread.desktop.widgets.key_text import spoken

ROW_HEIGHT = 28
_COMMAND = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class KeyModel(QAbstractListModel):
    """The actions for Qt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Command | str] = []
        self.typed = ""

    def show(self, commands: Sequence[Command], typed: str) -> None:
        """Show others; in their own order with a heading for each place."""
        self.beginResetModel()
        self.typed = typed
        self.rows = []
        for command in commands:
            last = self.rows[-1] if self.rows else None
            if not typed and (not isinstance(last, Command) or last.heading != command.heading):
                self.rows.append(command.heading)
            self.rows.append(command)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many there are, headings among them."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        return super().flags(index) if self.command(index.row()) is not None else Qt.ItemFlag.NoItemFlags

    def command(self, row: int) -> Command | None:
        """The action of a row; None for a heading, and where there is no row."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Command) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The action or heading for the delegate, its words for those who hear it."""
        command = self.rows[index.row()]
        if role == _COMMAND:
            return command
        if isinstance(command, str):
            return command if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            keys = ", ".join(spoken(key) for key in command.keys) or self.tr("no key")
            changed = f", {self.tr('changed')}" if command.is_changed else ""
            return f"{command.title}, {command.heading}: {keys}{changed}"
        return None


class KeyDelegate(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, model: KeyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are of one height."""
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, dot, name, section, keys."""
        command, area, look = index.data(_COMMAND), option.rect, current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(command, str):
            _draw_heading(painter, command, area)
            painter.restore()
            return
        assert isinstance(command, Command)
        draw_ground(painter, option)
        middle = area.center().y() + 0.5
        right = area.right() - 14
        draw_caps(painter, command.keys, right, middle)
        right -= caps_width(command.keys) + 10
        if command.is_changed:
            draw_mark(painter, area.left() + 12, middle)
        name = QRect(area.left() + 24, area.top(), right - area.left() - 24, area.height())
        end = draw_words(painter, command.title, self._model.typed, name, look.ink) + 10
        if self._model.typed and right - end > 50:
            draw_quietly(painter, command.heading, QRect(end, area.top(), right - end, area.height()))
        painter.restore()


def _draw_heading(painter: QPainter, words: str, area: QRect) -> None:
    font, _ = face("heading")
    painter.setFont(font)
    painter.setPen(current().ink_quiet)
    painter.drawText(area.adjusted(14, 4, -14, 0), int(Qt.AlignmentFlag.AlignVCenter), words)


class KeyList(QListView):
    """Enter goes on to the field for a new key."""

    command_shown = Signal(object)
    """The `Command` that is chosen now, or None."""
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = KeyModel(self)
        self.setModel(self._model)
        self.setItemDelegate(KeyDelegate(self._model, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Everything that can be done, and its keys"))
        self.doubleClicked.connect(lambda _index: self.entered.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.command_shown.emit(self.current()))
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def commands(self) -> Sequence[Command]:
        """What is shown."""
        return [each for each in self._model.rows if isinstance(each, Command)]

    def show_commands(self, commands: Sequence[Command], typed: str) -> None:
        """Show these; what was chosen stays so if it is among them, else the first is."""
        before = self.current()
        wanted = before.id if before is not None else ""
        self._model.show(commands, typed)
        self.stand_at(next((place for place, each in enumerate(commands) if each.id == wanted), 0))
        self.command_shown.emit(self.current())

    def stand_at(self, place: int) -> None:
        """Choose an action by its place among them, and show it."""
        rows = [row for row, each in enumerate(self._model.rows) if isinstance(each, Command)]
        if not rows:
            self.setCurrentIndex(QModelIndex())
            return
        place = max(0, min(place, len(rows) - 1))
        above = rows[place] - 1
        if above >= 0 and self._model.command(above) is None:
            # The heading is seen with its first action.
            self.scrollTo(self._model.index(above, 0))
        self.setCurrentIndex(self._model.index(rows[place], 0))

    def step(self, by: int) -> None:
        """Go so many actions further, or back."""
        own = self.current()
        at = next((place for place, each in enumerate(self.commands) if each is own), 0)
        self.stand_at(at + by)

    def current(self) -> Command | None:
        """What is chosen."""
        return self._model.command(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().paper_raised)
        self.setPalette(palette)
