"""The editor of shortcuts: choose what is to be done, press its new key, and hear at once if that is taken."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.desktop.commands.command import Command
from crossread.desktop.commands.key_changes import Changes, given, in_the_way, reset, without
from crossread.desktop.commands.key_field import KeyField
from crossread.desktop.commands.key_index import KeyIndex
from crossread.desktop.commands.key_list import KeyList
from crossread.desktop.commands.key_places import KeyPlace
from crossread.desktop.commands.key_rules import clashes, refusal
from crossread.desktop.commands.overlay import Overlay
from crossread.desktop.commands.search_line import SearchLine
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import Chip, QuietButton
from crossread.desktop.widgets.key_text import caps, spoken
from crossread.desktop.widgets.labels import ElidedLabel, KeyHint, PlainLabel
from crossread.desktop.widgets.spoken import announce

WIDTH = 700
_HIGHEST = 640


class KeyEditor(Overlay):
    """Give it what there is with `show_commands`, also after each change, then `open`."""

    keys_wanted = Signal(object)
    """The `Changes` that shall hold from now on: the keys of all actions that have others than they came with."""

    def __init__(self, parent: QWidget, menus: Mapping[str, str], places: Sequence[KeyPlace] = ()) -> None:
        """`menus` are the keys that open menus, with the names of these; `places` all in which keys count."""
        super().__init__(parent, "", WIDTH)
        self.setAccessibleName(self.tr("Change shortcuts"))
        self._menus, self._places = menus, places
        self._commands: Sequence[Command] = ()
        self._index = KeyIndex()
        self.line = SearchLine(self.tr("Find what is to have another key"), self.tr("Find by name or key"))
        self.list = KeyList()
        self.detail = _Detail()
        self._all = QuietButton(self.tr("Put all back"), outlined=True, name=self.tr("Put all keys back"))
        self._told = PlainLabel("", "small", "ink_quiet")
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 6, 14, 8)
        foot.setSpacing(12)
        foot.addWidget(self._all)
        foot.addWidget(self._told, 1)
        foot.addWidget(KeyHint("Esc", self.tr("close")))
        self.column.addWidget(self.line)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.detail)
        self.column.addLayout(foot)
        self.line.textChanged.connect(self._find)
        self.line.stepped.connect(self.list.step)
        self.line.entered.connect(self._wait_for_key)
        self.list.command_shown.connect(self.detail.show_command)
        self.list.entered.connect(self._wait_for_key)
        self.detail.field.key_pressed.connect(self._take_key)
        self.detail.field.given_up.connect(self._give_up)
        self.detail.key_removed.connect(self._remove)
        self.detail.reset_requested.connect(self._reset)
        self._all.clicked.connect(self._put_all_back)

    def show_commands(self, commands: Sequence[Command]) -> None:
        """What there is, in order, with the keys that hold now."""
        self._commands = commands
        self._index = KeyIndex(commands)
        changed = sum(each.is_changed for each in commands)
        self._all.setEnabled(changed > 0)
        self._told.setText(self.tr("● changed: {count}").replace("{count}", str(changed)) if changed else "")
        if self.is_open:
            self._find()

    def first(self) -> QWidget:
        """The line."""
        return self.line

    def fill(self) -> None:
        """Begin with all."""
        self.line.clear()
        self._find()
        self.detail.say("")

    def card_height(self, room: int) -> int:
        """As high as there is room, within reason."""
        return min(room, _HIGHEST)

    def _find(self) -> None:
        typed = self.line.text().strip()
        self.list.show_commands(self._index.find(typed), typed)

    def _wait_for_key(self) -> None:
        if self.list.current() is not None:
            self.detail.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        """No other key after all: what was asked or refused is asked no more, and the next Escape closes."""
        self._say("")
        self._back_to_line()

    def _back_to_line(self) -> None:
        self.detail.field.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _take_key(self, key: str) -> None:
        own = self.list.current()
        if own is None:
            return
        told = spoken(key)
        others = clashes(key, self._commands, own.id)
        is_own = key in own.default_keys
        refused = "" if is_own else refusal(key, place=own.place, menus=self._menus, places=self._places)
        if refused:
            self._say(refused, is_warning=True)
        elif key in own.keys:
            self._say(self.tr("{key} does this already.").replace("{key}", told))
        elif others:
            self._say(
                self._question(key, others),
                self.tr("Take it"),
                lambda: self._give(own, key),
                is_warning=True,
            )
        else:
            self._give(own, key)

    def _question(self, key: str, others: Sequence[Command]) -> str:
        """Who has the key, and where: one, or the first of several with their number."""
        question = self.tr("{key} is “{other}” ({where}): take it away from there?")
        if len(others) > 1:
            question = self.tr("{key} is “{other}” ({where}), and {count} more: take it away from all of them?")
        return (
            question.replace("{key}", spoken(key))
            .replace("{other}", others[0].title)
            .replace("{where}", others[0].place.title)
            .replace("{count}", str(len(others) - 1))
        )

    def _give(self, own: Command, key: str) -> None:
        done = self.tr("{key} is “{name}” now.").replace("{key}", spoken(key)).replace("{name}", own.title)
        elsewhere = next(
            (each for each in self._commands if key in each.keys and not each.place.meets(own.place)), None
        )
        if elsewhere is not None:
            also = self.tr("Elsewhere it stays what it is: “{other}” ({where}).")
            also = also.replace("{other}", elsewhere.title).replace("{where}", elsewhere.place.title)
            done = f"{done} {also}"
        self._want(given(self._commands, own.id, key), done)
        self._back_to_line()

    def _remove(self, key: str) -> None:
        own = self.list.current()
        if own is not None:
            self._want(
                without(self._commands, own.id, key),
                self.tr("{key} no longer does this.").replace("{key}", spoken(key)),
            )

    def _reset(self) -> None:
        own = self.list.current()
        if own is None:
            return

        def put_back() -> None:
            self._want(reset(self._commands, own.id), self.tr("“{name}” is as it was.").replace("{name}", own.title))

        other = in_the_way(self._commands, own.id)
        if other is None:
            put_back()
            return
        key = next(key for key in own.default_keys if key in other.keys)
        self._say(
            self._question(key, clashes(key, self._commands, own.id)), self.tr("Take it"), put_back, is_warning=True
        )

    def _put_all_back(self) -> None:
        before = {each.id: each.keys for each in self._commands if each.is_changed}
        self.keys_wanted.emit({})
        self._say(
            self.tr("All keys are those they came with."),
            self.tr("Undo"),
            lambda: self._want(before, self.tr("The keys are yours again.")),
        )

    def _want(self, changes: Changes, done: str) -> None:
        self.keys_wanted.emit(changes)
        self._say(done)

    def _say(
        self, words: str, offer: str = "", take: Callable[[], None] | None = None, *, is_warning: bool = False
    ) -> None:
        self.detail.say(words, offer, take, is_warning=is_warning)
        if words:
            announce(self.detail.field, words)


class _Detail(QWidget):
    """What is chosen, its keys as chips, the field for a new one, and what is to be said."""

    key_removed = Signal(str)
    reset_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self._shown = ""
        self._take: Callable[[], None] | None = None
        self._title = ElidedLabel("", "strong")
        self.field = KeyField()
        self._back = QuietButton(self.tr("Put back"), outlined=True)
        self._back.clicked.connect(self.reset_requested)
        self._words = PlainLabel("", "body", "ink_quiet", wrap=True)
        self._offer = QuietButton("", outlined=True)
        self._offer.clicked.connect(self._take_offer)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addWidget(self.field)
        self._row.addWidget(self._back)
        self._row.addStretch(1)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._words, 1)
        said.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 6)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._row)
        column.addLayout(said)
        self.setFixedHeight(126)
        self.say("")

    def show_command(self, command: Command | None) -> None:
        """Show another, or the same with other keys."""
        self.setEnabled(command is not None)
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        if (command.id if command is not None else "") != self._shown:
            self._shown = command.id if command is not None else ""
            self.say("")
        self.field.clear()
        self._title.setText(f"{command.title} · {command.heading}" if command is not None else "")
        for place, key in enumerate(command.keys if command is not None else ()):
            chip = Chip(caps(key), removable=True)
            chip.setAccessibleName(self.tr("{key}, Delete takes it away").replace("{key}", spoken(key)))
            chip.removed.connect(lambda key=key: self.key_removed.emit(key))
            self._row.insertWidget(place, chip)
            self.chips.append(chip)
        self._back.setVisible(command is not None and command.is_changed)
        if command is not None:
            self._back.setAccessibleName(self.tr("Put back the keys of {name}").replace("{name}", command.title))

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def say(
        self, words: str, offer: str = "", take: Callable[[], None] | None = None, *, is_warning: bool = False
    ) -> None:
        """Say something below the keys, with something that can be done about it."""
        self._take = take
        self._words.set_role("conflict" if is_warning else "ink_quiet")
        self._words.setText(f"⚠ {words}" if is_warning and words else words)
        self._offer.setVisible(bool(offer))
        self._offer.setText(offer)
        self._offer.setAccessibleName(offer)
        self._offer.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline above."""
        QPainter(self).fillRect(0, 0, self.width(), 1, current().hairline)

    def _take_offer(self) -> None:
        take = self._take
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if take is not None:
            take()
