"""The list of the key editor: every action with its keys; those that were changed have a dot."""

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
from crossread.desktop.widgets.key_caps import caps_width, draw_caps
from crossread.desktop.widgets.key_text import spoken

ROW_HEIGHT = 28
_COMMAND = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class KeyModel(QAbstractListModel):
    """The actions for Qt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.commands: Sequence[Command] = ()
        self.typed = ""

    def show(self, commands: Sequence[Command], typed: str) -> None:
        """Show others."""
        self.beginResetModel()
        self.commands, self.typed = commands, typed
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The action for the delegate, its words for those who hear it."""
        command = self.commands[index.row()]
        if role == _COMMAND:
            return command
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            keys = ", ".join(spoken(key) for key in command.keys) or self.tr("no key")
            changed = f", {self.tr('changed')}" if command.is_changed else ""
            return f"{command.title}, {command.section}: {keys}{changed}"
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
        assert isinstance(command, Command)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        middle = area.center().y() + 0.5
        right = area.right() - 14
        draw_caps(painter, command.keys, right, middle)
        right -= caps_width(command.keys) + 10
        if command.is_changed:
            draw_mark(painter, area.left() + 12, middle)
        name = QRect(area.left() + 24, area.top(), right - area.left() - 24, area.height())
        end = draw_words(painter, command.title, self._model.typed, name, look.ink) + 10
        if right - end > 50:
            draw_quietly(painter, command.section, QRect(end, area.top(), right - end, area.height()))
        painter.restore()


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
        return self._model.commands

    def show_commands(self, commands: Sequence[Command], typed: str) -> None:
        """Show these; what was chosen stays so if it is among them, else the first is."""
        before = self.current()
        wanted = before.id if before is not None else ""
        self._model.show(commands, typed)
        self.stand_at(next((row for row, each in enumerate(commands) if each.id == wanted), 0))
        self.command_shown.emit(self.current())

    def stand_at(self, row: int) -> None:
        """Choose a row and show it."""
        self.setCurrentIndex(self._model.index(max(0, min(row, len(self.commands) - 1)), 0))

    def current(self) -> Command | None:
        """What is chosen."""
        row = self.currentIndex().row()
        return self.commands[row] if 0 <= row < len(self.commands) else None

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
