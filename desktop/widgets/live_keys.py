"""The keys as they are now, for whatever hears keys itself or shows one: they change while it is shown.

Until a window says otherwise, views have the keys that they came with.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from shiboken6 import isValid

from crossread.desktop.widgets.key_map import KeyMap
from crossread.desktop.widgets.key_text import caps, spoken
from crossread.desktop.widgets.own_keys import OWN_KEYS

Keys = tuple[str, ...]


class LiveKeys(QObject):
    """The one of the program is that of `live_keys()`."""

    changed = Signal()
    """Some actions have other keys now."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: Mapping[str, Keys] = {}
        self._maps: dict[str, KeyMap] = {}
        self.reset()

    def take(self, keys: Mapping[str, Keys]) -> None:
        """These keys hold now, by the ids of their actions."""
        is_news, self._keys = keys != self._keys, keys
        if is_news:
            self._maps = {
                place: KeyMap({action_id: keys.get(action_id, ()) for action_id in ids})
                for place, ids in OWN_KEYS.items()
            }
            self.changed.emit()

    def let_go(self, given: Mapping[str, Keys]) -> None:
        """Who gave these keys is gone; if nobody gave others since, the keys are those that views came with."""
        # At the end of the program what is kept by Python goes first.
        if self._keys is given and isValid(self):
            self.reset()

    def reset(self) -> None:
        """The keys that views came with."""
        self.take(
            {
                action_id: tuple(QKeySequence(key).toString() for key in written.split(" or ") if key)
                for ids in OWN_KEYS.values()
                for action_id, written in ids.items()
            }
        )

    def deed(self, place: str, event: QKeyEvent) -> str:
        """The id of the action that a key means in a place of `OWN_KEYS`; empty for none."""
        return self._maps[place].deed(event)

    def claims(self, place: str, event: QEvent) -> bool:
        """Accept the question whether a key is a shortcut, if it means something in a place: it is pressed there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.deed(place, event):
            event.accept()
            return True
        return False

    def is_key_of(self, action_id: str, event: QKeyEvent) -> bool:
        """Whether a key is one of an action's."""
        return bool(KeyMap({action_id: self.of(action_id)}).deed(event))

    def of(self, action_id: str) -> Keys:
        """All keys of an action, the one that is shown first; empty for none."""
        return self._keys.get(action_id, ())

    def cap(self, action_ids: str) -> str:
        """The key of an action as it stands on key caps; of several with spaces between, all; empty for none."""
        found = (caps(keys[0]) for each in action_ids.split() if (keys := self.of(each)))
        return " · ".join(found)

    def written(self, action_id: str) -> str:
        """The key of an action as sentences have it, `Ctrl+Enter`; empty for none."""
        return spoken(next(iter(self.of(action_id)), "")).replace("Return", "Enter")

    def behind(self, text: str, action_id: str) -> str:
        """A text with the key of an action in brackets behind it, if there is one: `Undo (Ctrl+Z)`."""
        key = self.written(action_id)
        return f"{text} ({key})" if key else text

    def in_menu(self, text: str, action_id: str) -> str:
        """The text of an entry in a menu, with the key of an action at the right."""
        key = self.written(action_id)
        return f"{text}\t{key}" if key else text


_made: list[LiveKeys] = []


def live_keys() -> LiveKeys:
    """The keys of the program."""
    if not _made:
        _made.append(LiveKeys())
    return _made[0]
