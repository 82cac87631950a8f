"""The workspaces of the window: which there are, which is shown, and the switch between them in the top bar."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

if TYPE_CHECKING:
    from crossread.desktop.application.actions.actions import Actions

READ = "read"
ORDER: tuple[tuple[str, str], ...] = (
    (READ, QT_TRANSLATE_NOOP("Workspaces", "Read")),
    ("review", QT_TRANSLATE_NOOP("Workspaces", "Review")),
    ("search", QT_TRANSLATE_NOOP("Workspaces", "Search")),
)
"""Ids and words, in the order of the switch; one that was not added is not in it."""


class Workspaces(QObject):
    """Keeps each workspace as it was left, with the keys where they were. The first is Read, always.

    `add` connects the action `workspace_<id>`.
    """

    changed = Signal(str)
    """Another workspace is shown: its id."""

    def __init__(self, stack: QStackedWidget, read: QWidget, actions: "Actions", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack, self._actions = stack, actions
        self._makers: dict[str, Callable[[], QWidget]] = {READ: lambda: read}
        self._made: dict[str, QWidget] = {READ: read}
        self._keys: dict[str, QWidget] = {}
        self._current = READ
        self._expected: frozenset[str] = frozenset()
        self._wished = ""
        self.switch = SegmentedSwitch((), self.tr("Workspace"))
        self.switch.chosen.connect(self.show)
        self._has_project = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self._connect(READ)
        live_keys().changed.connect(self._show_tips)

    @property
    def current(self) -> str:
        """The id of the workspace that is shown, or would be if a project were open."""
        return self._current

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what was added or is expected, in the order of the switch."""
        return tuple(each for each, _ in ORDER if each in self._makers or each in self._expected)

    def expect(self, workspace_ids: Iterable[str]) -> None:
        """Offer workspaces that are added in a moment: the switch has its words at once, and a wish is kept."""
        self._expected = frozenset(workspace_ids)
        for workspace_id in self._expected - self._makers.keys():
            self._connect(workspace_id)

    def add(self, workspace_id: str, make: Callable[[], QWidget]) -> None:
        """Offer a workspace; `make` is called when it is first shown. Adding the same one again has no effect."""
        if workspace_id not in self._makers:
            self._makers[workspace_id] = make
            if workspace_id not in self._expected:
                self._connect(workspace_id)
            if workspace_id == self._wished:
                self.show(workspace_id)

    def show(self, workspace_id: str) -> None:
        """Show a workspace and give it the keys, where they were when it was left; an expected one once it is there."""
        self._wished = workspace_id if workspace_id not in self._makers else ""
        if workspace_id == self._current or self._wished:
            self.switch.choose(workspace_id)
            return
        # Without a project something else is shown, and stays so.
        is_seen = self._stack.currentWidget() in self._made.values()
        self._remember_keys()
        self._current = workspace_id
        self.switch.choose(workspace_id)
        if is_seen:
            self._stack.setCurrentWidget(self.widget())
            self._give_keys()
        self.changed.emit(workspace_id)

    def show_switch(self, has_project: bool) -> None:
        """Show the switch while there is a project, and anything to choose from."""
        self._has_project = has_project
        self.switch.setVisible(has_project and len(self.ids) > 1)

    def widget(self) -> QWidget:
        """The workspace that is shown, made if need be."""
        if self._current not in self._made:
            made = self._made[self._current] = self._makers[self._current]()
            self._stack.addWidget(made)
        return self._made[self._current]

    def _connect(self, workspace_id: str) -> None:
        action = self._actions[f"workspace_{workspace_id}"]
        self._actions.connect_to(action.objectName(), partial(self.show, workspace_id))
        words = {each: _tr(word) for each, word in ORDER}
        self.switch.set_choices([(each, words[each]) for each in self.ids])
        self._show_tips()
        self.show_switch(self._has_project)

    def _show_tips(self) -> None:
        for each, word in ORDER:
            self.switch.set_tip(each, live_keys().behind(_tr(word), f"workspace_{each}"))

    def _remember_keys(self) -> None:
        holder, widget = QApplication.focusWidget(), self._made.get(self._current)
        if holder is not None and widget is not None and widget.isAncestorOf(holder):
            self._keys[self._current] = holder

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A text that comes while another workspace is shown takes the keys, unseen as it is: it gets them later."""
        shown = self._stack.currentWidget()
        for workspace_id, widget in self._made.items():
            if now is not None and widget is not shown and isValid(widget) and widget.isAncestorOf(now):
                self._keys[workspace_id] = now
                if shown is self._made.get(self._current):
                    self._give_keys()
                return

    def _give_keys(self) -> None:
        holder = self._keys.get(self._current)
        if holder is None or not isValid(holder) or not holder.isVisible():
            holder = self.widget()
        holder.setFocus(Qt.FocusReason.OtherFocusReason)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Workspaces", text)
