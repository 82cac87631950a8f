"""The palette: one line that finds everything that can be done, or gone to, by its name, and Enter does it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.commands.command import Command, Place
from crossread.desktop.commands.found import Found, Item, item_of, make_index, words_of
from crossread.desktop.commands.found_list import ROW_HEIGHT, FoundList
from crossread.desktop.commands.overlay import Overlay
from crossread.desktop.commands.search_line import SearchLine
from crossread.desktop.naming.matching import Index
from crossread.desktop.widgets.labels import KeyHint, PlainLabel
from crossread.desktop.widgets.spoken import announce

WIDTH = 620
MOST_SEEN = 13
MOST_FOUND = 80
_FOOT = 42


class Palette(Overlay):
    """Give it what there is with `show_commands` and `show_places`, then `open`."""

    command_chosen = Signal(str)
    """The id of an action that is to be done; the keys are where they were before already."""
    place_chosen = Signal(str, str)
    """A kind (`source`, `event`, `claim`) and an id to go to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "", WIDTH)
        self.setAccessibleName(self.tr("Find a command"))
        self._commands: Sequence[Command] = ()
        self._places: Sequence[Place] = ()
        self._items: tuple[Item, ...] = ()
        self._index = Index(())
        self._used: Mapping[str, int] = {}
        self.line = SearchLine(self.tr("Command, source, event or claim"), self.tr("What do you want to do or see?"))
        self.line.textChanged.connect(self._find)
        self.line.stepped.connect(self._step)
        self.line.entered.connect(self._take)
        self.list = FoundList()
        self.list.clicked.connect(lambda _index: self._take())
        self._nothing = PlainLabel(self.tr("Nothing is called so."), "body", "ink_quiet")
        self._nothing.setContentsMargins(14, 0, 14, 0)
        self._nothing.setFixedHeight(ROW_HEIGHT)
        self._why = PlainLabel("", "small", "ink_quiet")
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 9, 14, 9)
        foot.setSpacing(14)
        foot.addWidget(KeyHint("⏎", self.tr("do it")))
        foot.addWidget(self._why, 1)
        foot.addWidget(KeyHint("Esc", self.tr("close")))
        self.column.addWidget(self.line)
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(foot)

    def show_commands(self, commands: Sequence[Command], used: Sequence[str] = ()) -> None:
        """What can be done, in order, and the ids of what was done last, the very last first."""
        self._commands = commands
        self._used = {each: place for place, each in enumerate(used)}
        self._change()

    def show_places(self, places: Sequence[Place]) -> None:
        """What can be gone to."""
        self._places = places
        self._change()

    def first(self) -> QWidget:
        """The line."""
        return self.line

    def fill(self) -> None:
        """Begin with an empty line."""
        self._make()
        self.line.clear()
        self._find()

    def card_height(self, room: int) -> int:
        """As high as what was found, but for the longest lists."""
        around = self.line.sizeHint().height() + _FOOT
        rows = min(max(len(self.list.found.items), 1), MOST_SEEN, max(1, (room - around) // ROW_HEIGHT))
        return around + rows * ROW_HEIGHT

    def _make(self) -> None:
        things: list[Command | Place] = [*self._commands, *self._places]
        self._items = tuple(item_of(each) for each in things)
        self._index = make_index(self._items)

    def _change(self) -> None:
        if self.is_open:
            self._make()
            self._find()

    def _find(self) -> None:
        typed = self.line.text()
        able = frozenset(item.key for item in self._items if item.is_able)
        # With nothing typed all stand there in their own order, what was used last before them.
        limit = MOST_FOUND if typed.strip() else len(self._items)
        found = self._index.find(typed, used=self._used, fitting=able if typed.strip() else frozenset(), limit=limit)
        self.list.show_found(Found(items=tuple(self._items[each.place] for each in found), typed=typed))
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._stand_at(0)
        self.place()

    def _step(self, by: int) -> None:
        count = len(self.list.found.items)
        if count:
            at = self.list.currentIndex().row()
            # Single steps go round, pages stop at the ends.
            self._stand_at((at + by) % count if abs(by) == 1 else max(0, min(at + by, count - 1)))

    def _stand_at(self, row: int) -> None:
        item = self.list.stand_at(row)
        self._why.setText(item.why if item is not None else "")
        if item is not None:
            words = words_of(item)
            self.line.setAccessibleDescription(words)
            announce(self.line, words)

    def _take(self) -> None:
        item = self.list.current()
        if item is None or not item.is_able:
            if item is not None:
                announce(self.line, item.why)
            return
        self.close_it()
        if item.place is None:
            self.command_chosen.emit(item.id)
        else:
            self.place_chosen.emit(item.place.kind, item.id)
