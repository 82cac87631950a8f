"""The context menu of a row: what the keys do as well, with the keys shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from crossread.desktop.codebook.book import Entry, Kind
from crossread.desktop.codebook.words import Words
from crossread.desktop.look import icons
from crossread.desktop.widgets.live_keys import live_keys


class RowMenu(QObject):
    """Makes the menu anew each time it is shown."""

    deed_requested = Signal(str, str, str)
    """A deed (as `TreeView.deed_requested` has it, and `ungroup`), kind and id."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._widget = words, parent

    def make(self, kind: Kind, entry: Entry | None, *, writable: bool) -> QMenu:
        """The menu of an entry, or of a section; the caller shows it."""
        menu = QMenu(self._widget)
        if entry is not None:
            self._add(menu, self.tr("Show its passages"), "jump", entry, key="Return", icon="jump")
            self._add(menu, self.tr("Edit") if writable else self.tr("Look at"), "edit", entry, icon="edit")
            if writable:
                menu.addSeparator()
                self._add(menu, self.tr("Move below…"), "move", entry, icon="group")
                if entry.parent_id is not None:
                    self._add(menu, self.tr("Take out of its group"), "ungroup", entry)
                self._add(menu, self.tr("Merge into…"), "merge", entry, icon="merge")
                menu.addSeparator()
                self._add(menu, self.tr("Delete…"), "delete", entry, icon="delete")
            menu.addSeparator()
            self._add(menu, self._history(entry.kind), "history", entry, icon="history")
        if writable:
            menu.addSeparator()
            new = self._action(menu, self._words.new(kind), keys=live_keys().of("codebook_new"), icon="add")
            new.triggered.connect(lambda: self.deed_requested.emit("new", kind, ""))
            if entry is not None:
                below = self._action(menu, self.tr("New below this"))
                below.triggered.connect(lambda: self.deed_requested.emit("new", kind, entry.id))
        return menu

    def show_for(self, kind: Kind, entry: Entry | None, where: QPoint, *, writable: bool) -> None:
        """Show the menu at a point of the screen."""
        menu = self.make(kind, entry, writable=writable)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _history(self, kind: Kind) -> str:
        return {
            "claim": self.tr("History of this claim"),
            "event": self.tr("History of this event"),
            "voice": self.tr("History of this voice"),
        }[kind]

    def _add(self, menu: QMenu, text: str, deed: str, entry: Entry, *, key: str = "", icon: str = "") -> None:
        action = self._action(menu, text, keys=(key,) if key else live_keys().of(f"codebook_{deed}"), icon=icon)
        action.triggered.connect(lambda: self.deed_requested.emit(deed, entry.kind, entry.id))

    def _action(self, menu: QMenu, text: str, *, keys: Sequence[str] = (), icon: str = "") -> QAction:
        action = menu.addAction(text)
        if icon:
            action.setIcon(icons.icon(icon))
        if keys:
            # Only shown here: the list itself hears the key.
            action.setShortcut(QKeySequence(keys[0]))
            action.setShortcutVisibleInContextMenu(True)
        return action
