"""The declared actions as Qt's own: made, enabled while they are of use, connected to what they do."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from crossread.desktop.application.actions.action_list import ACTIONS, NEEDS, NOT_SHOWN, ActionSpec, When
from crossread.desktop.application.actions.changing import CHANGING
from crossread.desktop.look import icons
from crossread.desktop.widgets.key_text import caps
from crossread.desktop.widgets.live_keys import live_keys

Keys = tuple[str, ...]
"""The keys of an action as `QKeySequence` writes them everywhere; the first is the one that is shown."""
_REACH = {
    "window": Qt.ShortcutContext.WindowShortcut,
    "read": Qt.ShortcutContext.WindowShortcut,
    "review": Qt.ShortcutContext.WidgetWithChildrenShortcut,
}
"""How far Qt lets the key of an action reach from where the action was added, by the place where its keys count. What
Read has is enabled in Read alone. Any other place is a view that hears its keys itself."""


class Actions(QObject):
    """The declared actions as Qt's own, by id; each is enabled while what it needs is there."""

    keys_changed = Signal()
    """Some actions have other keys now."""

    def __init__(self, parent: QObject, specs: Iterable[ActionSpec] = ACTIONS) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in specs}
        self._words: dict[str, str] = {}
        self._changed: dict[str, Keys] = {}
        self._defaults: dict[str, Keys] = {}
        self._actions = {spec.id: self._made(spec, parent) for spec in self._specs.values()}
        self._connected: set[str] = set()
        self._shown_at: dict[str, Callable[[], bool]] = {}
        self._only_reading = False
        self._given: list[Mapping[str, Keys]] = []
        self.set_there(set())
        given = self._given
        self.destroyed.connect(lambda: live_keys().let_go(given[-1]))
        self._tell_keys()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def specs(self) -> tuple[ActionSpec, ...]:
        """What was declared, in order."""
        return tuple(self._specs.values())

    def connect_to(self, action_id: str, do: Callable[[], object]) -> None:
        """Let an action do something; one that nothing is connected to is not shown."""
        self._connected.add(action_id)
        self._actions[action_id].triggered.connect(lambda _checked=False: do())
        self._actions[action_id].setVisible(True)

    def is_connected(self, action_id: str) -> bool:
        """Whether the action does anything in this window."""
        return action_id in self._connected

    def put_place(self, place_id: str, is_shown: Callable[[], bool]) -> None:
        """The actions of a place can be done while that is shown; those of other places from anywhere."""
        self._shown_at[place_id] = is_shown

    def set_there(self, there: set[When]) -> None:
        """Say what is there now: what needs something else is disabled, and what changes a project that is but read."""
        self._only_reading = "project" in there and "writable" not in there
        for spec in self._specs.values():
            is_there = spec.when == "always" or spec.when in there
            self._actions[spec.id].setEnabled(is_there and not (self._only_reading and spec.id in CHANGING))

    def why_not(self, action_id: str) -> str:
        """What is missing for an action that is disabled; nothing if it can be done."""
        if self._actions[action_id].isEnabled():
            return ""
        changes = self._only_reading and action_id in CHANGING
        return _text(NEEDS["writable" if changes else self._specs[action_id].when])

    def reasons(self) -> dict[str, str]:
        """What is missing for each action that cannot be done now, also because its view is not shown."""
        hidden = {place_id for place_id, is_shown in self._shown_at.items() if not is_shown()}
        found = {
            spec.id: self.why_not(spec.id) or (_text(NOT_SHOWN) if spec.where in hidden else "")
            for spec in self._specs.values()
        }
        return {action_id: why for action_id, why in found.items() if why}

    def hints(self) -> list[tuple[str, str]]:
        """What can be done now by a key worth showing: (key, word)."""
        return [
            (caps(self.keys(spec.id)[0]), _text(spec.hint))
            for spec in self._specs.values()
            if spec.hint
            and self.keys(spec.id)
            and self._actions[spec.id].isVisible()
            and self._actions[spec.id].isEnabled()
        ]

    def name(self, action_id: str) -> str:
        """What the action is called at any time: `Undo`."""
        return _plain(_text(self._specs[action_id].text))

    def title(self, action_id: str) -> str:
        """What the action is called now, without marks for the keys of menus: `Undo: tag “Surrender”`."""
        return _plain(self._actions[action_id].text())

    def description(self, action_id: str) -> str:
        """What it does, in a sentence; nothing if its title says it all."""
        return self._actions[action_id].statusTip()

    def set_words(self, action_id: str, words: str) -> None:
        """Show what exactly an action would do: `Undo: tag “Surrender”`; without words its plain text."""
        if words == self._words.get(action_id, ""):
            return
        text = _text(self._specs[action_id].text)
        whole = f"{text}: {words.replace('&', '&&')}" if words else text
        self._words[action_id] = words
        self._actions[action_id].setText(whole)
        self._show_tip(action_id)

    # Keys

    def keys(self, action_id: str) -> Keys:
        """The keys of an action now."""
        return self._changed.get(action_id, self.default_keys(action_id))

    def default_keys(self, action_id: str) -> Keys:
        """Its keys as long as nobody changes them."""
        if action_id not in self._defaults:
            written = self._specs[action_id].shortcut
            keys = tuple(QKeySequence(each).toString() for each in written.split(" or ")) if written else ()
            self._defaults[action_id] = keys
        return self._defaults[action_id]

    @property
    def changed_keys(self) -> Mapping[str, Keys]:
        """The actions whose keys are not those they were declared with."""
        return self._changed

    def set_keys(self, changed: Mapping[str, Keys]) -> None:
        """Give these actions other keys, and all others those that they were declared with; at once, everywhere."""
        before, self._changed = self._changed, {}
        for action_id, keys in changed.items():
            if action_id in self._specs and keys != self.default_keys(action_id):
                self._changed[action_id] = keys
        for action_id in {*before, *self._changed}:
            self._actions[action_id].setShortcuts([QKeySequence(each) for each in self.keys(action_id)])
            self._show_tip(action_id)
        if before != self._changed:
            self._tell_keys()
            self.keys_changed.emit()

    def _tell_keys(self) -> None:
        """Let views hear and show the keys as they are now."""
        self._given[:] = [{action_id: self.keys(action_id) for action_id in self._specs}]
        live_keys().take(self._given[0])

    def _made(self, spec: ActionSpec, parent: QObject) -> QAction:
        action = QAction(_text(spec.text), parent)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcuts([QKeySequence(each) for each in spec.shortcut.split(" or ")])
        action.setShortcutContext(_REACH.get(spec.where, Qt.ShortcutContext.WidgetShortcut))
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        action.setCheckable(spec.checkable)
        action.setVisible(False)
        if spec.description:
            action.setStatusTip(_text(spec.description))
        if spec.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        action.setToolTip(_tool_tip(action, action.statusTip()))
        return action

    def _show_tip(self, action_id: str) -> None:
        action = self._actions[action_id]
        action.setToolTip(_tool_tip(action, self._words.get(action_id, action.statusTip())))


def _tool_tip(action: QAction, words: str) -> str:
    plain = _plain(action.text()).rstrip("…")
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    told = plain if not words or words in plain else f"{plain}. {words}"
    return f"{told} ({shortcut})" if shortcut else told


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _text(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
