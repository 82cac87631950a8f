"""The declared actions as Qt's own: made, enabled while they are of use, connected to what they do."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from crossread.desktop.application.action_list import ACTIONS, ActionSpec, When
from crossread.desktop.look import icons


class Actions(QObject):
    """The declared actions as Qt's own, by id; each is enabled while what it needs is there."""

    def __init__(self, parent: QObject, specs: Iterable[ActionSpec] = ACTIONS) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in specs}
        self._actions = {spec.id: self._made(spec, parent) for spec in self._specs.values()}
        self._connected: set[str] = set()
        self.set_there(set())

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

    def set_there(self, there: set[When]) -> None:
        """Say what is there now; what needs something else is disabled."""
        for spec in self._specs.values():
            self._actions[spec.id].setEnabled(spec.when == "always" or spec.when in there)

    def hints(self) -> list[tuple[str, str]]:
        """What can be done now by a key worth showing: (key, word)."""
        return [
            (_cap(self._actions[spec.id].shortcut()), _text(spec.hint))
            for spec in self._specs.values()
            if spec.hint and self._actions[spec.id].isVisible() and self._actions[spec.id].isEnabled()
        ]

    def set_words(self, action_id: str, words: str) -> None:
        """Show what exactly an action would do: `Undo: tag “Surrender”`; without words its plain text."""
        text = _text(self._specs[action_id].text)
        whole = f"{text}: {words.replace('&', '&&')}" if words else text
        self._actions[action_id].setText(whole)
        self._actions[action_id].setToolTip(_tool_tip(self._actions[action_id], words))

    def _made(self, spec: ActionSpec, parent: QObject) -> QAction:
        action = QAction(_text(spec.text), parent)
        action.setObjectName(spec.id)
        if spec.shortcut:
            action.setShortcuts([QKeySequence(each) for each in spec.shortcut.split(" or ")])
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        action.setCheckable(spec.checkable)
        action.setVisible(False)
        if spec.description:
            action.setStatusTip(_text(spec.description))
        if spec.id == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        action.setToolTip(_tool_tip(action, _text(spec.description) if spec.description else ""))
        return action


def _tool_tip(action: QAction, words: str) -> str:
    plain = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    told = plain if not words or words in plain else f"{plain}. {words}"
    return f"{told} ({shortcut})" if shortcut else told


def _cap(shortcut: QKeySequence) -> str:
    """A shortcut as it stands on key caps: `Ctrl T`, `Alt ↓`."""
    arrows = {"Down": "↓", "Up": "↑", "Left": "←", "Right": "→", "Return": "Enter"}
    return " ".join(
        arrows.get(key, key) for key in shortcut.toString(QKeySequence.SequenceFormat.NativeText).split("+")
    )


def _text(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
