"""Which sources lie open on the desk, in which panes, and where each of them was left.

Sources are known by id alone. What is shown in the panes and said of it is added by `Desk`.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from crossread.db.records import Passage
from crossread.desktop.look import theme
from crossread.desktop.read.content import SourceEntry
from crossread.desktop.read.pane import Pane, least_width
from crossread.desktop.read.pane_row import PaneRow
from crossread.desktop.read.saved_state import SavedPane, read_state, write_state
from crossread.desktop.read.sizing import Sizing
from crossread.desktop.read.text_view import TextView
from crossread.desktop.read.typography import typography_of

if TYPE_CHECKING:
    from crossread.desktop.read.unreadable import Unreadable
    from crossread.desktop.widgets.labels import EmptyState

MOST_PANES = 6


class PanedDesk(QWidget):
    """Panes in a row; where there is no room for all, the last ones share a place as tabs."""

    content_requested = Signal(str)
    """The text of a source is wanted: answer with `Desk.show_content`."""
    panes_changed = Signal()
    """Panes were opened, closed, moved, or show other sources."""
    source_focused = Signal(str)
    """The source of the pane that is used now; empty for none."""
    add_sources_requested = Signal()
    """There is no source yet, and the reader wants to take some in."""
    check_requested = Signal()
    """Sources or a text cannot be read, and the reader wants the project to be checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[SourceEntry] = ()
        self._pending: dict[str, Passage] = {}
        """Passages to go to when the text of their source is there."""
        self._places: dict[str, SavedPane] = {}
        """Where the texts were left that are not shown."""
        self._gone: dict[str, tuple[int, SavedPane]] = {}
        """Where the sources lay that were deleted while they were open."""
        self._is_damaged = False
        self._used_last = ""
        """The source of the pane that was in use when sources last went or came."""
        self._row = PaneRow()
        self.sizing = Sizing(self._row, self)
        """How the texts are set, in all panes and in each."""
        self._row.changed.connect(self._tell_panes)
        self._row.pane_focused.connect(self._tell_focus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._stack = QStackedLayout()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._stack, 1)
        self._stack.addWidget(self._row)
        self._left_empty = QTimer(self, interval=0, singleShot=True)
        self._left_empty.timeout.connect(self._show_row)
        self.setAutoFillBackground(True)
        self._take_theme()
        theme.watcher().theme_changed.connect(self._take_theme)

    @cached_property
    def _nothing_yet(self) -> "EmptyState":
        made = self._empty(
            self.tr("No sources yet"),
            self.tr("Drop text files or a folder of them on the window, and read them side by side."),
            self.tr("Add sources…"),
        )
        made.action_requested.connect(self.add_sources_requested)
        return made

    @cached_property
    def _nothing_open(self) -> "EmptyState":
        made = self._empty(
            self.tr("Nothing is open"),
            self.tr("Choose sources in the list at the left: each opens in a pane of its own, up to six side by side."),
            self.tr("Open a pane"),
        )
        made.action_requested.connect(self.add_pane)
        return made

    @cached_property
    def _nothing_readable(self) -> "Unreadable":
        from crossread.desktop.read.unreadable import of_the_sources

        made = of_the_sources()
        made.action_requested.connect(self.check_requested)
        self._stack.addWidget(made)
        return made

    def _empty(self, title: str, advice: str, action: str) -> "EmptyState":
        from crossread.desktop.widgets.labels import EmptyState

        made = EmptyState(title, advice, action)
        self._stack.addWidget(made)
        return made

    @property
    def area(self) -> QWidget:
        """Where the panes lie, without what is below them: for what floats over them."""
        return self._row

    def put_below(self, bar: QWidget) -> None:
        """Lay a bar below the panes."""
        self._column.addWidget(bar)

    # Which sources are open

    def set_sources(self, entries: Sequence[SourceEntry]) -> None:
        """The sources that can be opened; panes of sources that are gone close, until an undo brings these back."""
        self._entries = entries
        known = {entry.id for entry in entries}
        widths = dict(zip(self._row.panes, self._row.widths(), strict=True))
        if self._row.active is not None:
            self._used_last = self._row.active.source_id
        for place, pane in enumerate(list(widths)):
            if pane.source_id and pane.source_id not in known:
                self._gone[pane.source_id] = place, self._saved(pane, widths[pane])
                self._row.remove(pane)
        self._row.settle()
        self._tell_entries()
        self._open_again(known)
        if self._row.panes or not entries:
            self._show_row()
        else:
            # Whoever gives the sources mostly opens some at once.
            self._left_empty.start()

    def clear(self) -> None:
        """No project is open any more: there is no source, and none comes back."""
        self._is_damaged = False
        self.set_sources([])
        self._gone.clear()
        self._places.clear()
        self._pending.clear()

    def tell_damaged(self) -> None:
        """The project's file is damaged: where there is no source now, they cannot be read."""
        self._is_damaged = True
        self._show_row()

    def show_unreadable(self, source_id: str) -> None:
        """The text of a source cannot be read because the file is damaged: its pane says so."""
        pane = self.pane_of(source_id)
        if pane is not None:
            pane.show_unreadable()

    def _open_again(self, known: Collection[str]) -> None:
        """Open the sources that lay open when they were deleted, and are there again, in their places."""
        was_empty, had_keys = not self._row.panes, self._has_keys()
        for source_id in [each for each in self._gone if each in known]:
            place, saved = self._gone.pop(source_id)
            if len(self._row.panes) < MOST_PANES and self.pane_of(source_id) is None:
                self._places[source_id] = saved
                self.open_source(source_id, focus=False)
                pane = self.pane_of(source_id)
                if pane is not None:
                    self.sizing.set_up(pane, saved.zoom)
                    self._row.move_to(pane, place)
        used = self.pane_of(self._used_last)
        if was_empty and used is not None:
            # The keys stayed on the desk: they come back with the text that had them.
            self._row.activate(used, focus=had_keys)

    def open_sources(self) -> list[str]:
        """The ids of the open sources, from left to right."""
        return [pane.source_id for pane in self._row.panes if pane.source_id]

    @property
    def panes(self) -> Sequence[Pane]:
        """All panes, from left to right, also those behind a tab."""
        return self._row.panes

    @property
    def row(self) -> PaneRow:
        """What the panes stand in; what is laid over several of them belongs there."""
        return self._row

    def least_pane_width(self) -> int:
        """The width below which a pane's lines would be too short to read well, in pixels."""
        return least_width(typography_of(self.sizing.taste))

    @property
    def active_pane(self) -> Pane | None:
        """The pane in use: the one that had the keys last."""
        return self._row.active

    @property
    def active_view(self) -> TextView | None:
        """The text in use, None if there is none."""
        pane = self._row.active
        return pane.view if pane is not None and pane.content is not None else None

    def pane_of(self, source_id: str) -> Pane | None:
        """The pane that shows a source, or will when its text is there."""
        return next((pane for pane in self._row.panes if pane.source_id == source_id), None)

    def open_source(self, source_id: str, *, focus: bool = True) -> None:
        """Show a source: in its pane if it has one, else in an empty or a new one; with six panes in the one in use."""
        pane = self.pane_of(source_id)
        if pane is None:
            pane = self._empty_pane() or self._row.active or self._row.panes[-1]
            self._load(pane, source_id)
        self._row.activate(pane, focus=focus)

    def show_source(self, source_id: str) -> None:
        """Show a source in the pane in use instead of what is there; if it is open already, go to it."""
        pane = self.pane_of(source_id)
        if pane is None and self._row.active is not None:
            self._load(self._row.active, source_id)
        self.open_source(source_id)

    def close_source(self, source_id: str) -> None:
        """Close the pane of a source, if it has one."""
        pane = self.pane_of(source_id)
        if pane is not None:
            self._close(pane)

    def add_pane(self) -> None:
        """Add an empty pane, if there are fewer than six, and let a source be chosen in it."""
        pane = self._empty_pane()
        if pane is not None:
            self._row.activate(pane, focus=True)

    def close_pane(self) -> None:
        """Close the pane in use."""
        if self._row.active is not None:
            self._close(self._row.active)

    def _empty_pane(self) -> Pane | None:
        """A pane without a source: one that is there, or a new one if there are fewer than six."""
        found = next((pane for pane in self._row.panes if not pane.source_id), None)
        if found is not None or len(self._row.panes) >= MOST_PANES:
            return found
        pane = Pane()
        self.sizing.set_up(pane)
        pane.view.zoom_requested.connect(lambda steps: self.sizing.zoom(pane, steps))
        pane.source_requested.connect(lambda source_id: self._swap(pane, source_id))
        pane.close_requested.connect(lambda: self._close(pane))
        pane.check_requested.connect(self.check_requested)
        self.pane_made(pane)
        self._row.add(pane)
        return pane

    def pane_made(self, pane: Pane) -> None:
        """A pane is about to stand in the row: whoever says what the texts show sets it up."""

    def _swap(self, pane: Pane, source_id: str) -> None:
        if self.pane_of(source_id) is None:
            self._load(pane, source_id)
            self._row.activate(pane, focus=True)
        else:
            self.open_source(source_id)

    def _load(self, pane: Pane, source_id: str) -> None:
        self._keep_place(pane)
        entry = next((one for one in self._entries if one.id == source_id), None)
        pane.await_content(source_id, entry)
        self._row.settle()
        self._tell_panes()
        self.content_requested.emit(source_id)
        if pane is self._row.active:
            self._tell_focus(pane)

    def _keep_place(self, pane: Pane) -> None:
        """Who comes back to a text finds it as it was left; one that was still on its way, as if it was never asked."""
        self._pending.pop(pane.source_id, None)
        if pane.content is not None:
            self._places[pane.source_id] = pane.saved(1.0)
        else:
            self._places.pop(pane.source_id, None)

    def _close(self, pane: Pane) -> None:
        self._keep_place(pane)
        self._row.remove(pane)

    def _tell_entries(self) -> None:
        is_open = set(self.open_sources())
        for pane in self._row.panes:
            pane.set_entries(self._entries, is_open)

    def _tell_panes(self) -> None:
        self._tell_entries()
        self._show_row()
        self.panes_changed.emit()

    def _tell_focus(self, pane: Pane | None) -> None:
        self.source_focused.emit(pane.source_id if pane is not None else "")

    def _show_row(self) -> None:
        if self._row.panes:
            self._stack.setCurrentWidget(self._row)
            return
        had_keys = self._has_keys()
        nothing = self._nothing_readable if self._is_damaged and not self._entries else None
        empty = nothing or (self._nothing_open if self._entries else self._nothing_yet)
        self._stack.setCurrentWidget(empty)
        if had_keys:
            empty.take_focus()

    def _has_keys(self) -> bool:
        holder = self.window().focusWidget()
        return holder is not None and self.isAncestorOf(holder)

    # State

    def state(self) -> dict[str, object]:
        """What is to be found again after a restart: sources, widths, places in the texts, the pane in use."""
        saved = [self._saved(pane, width) for pane, width in zip(self._row.panes, self._row.widths(), strict=True)]
        active = self._row.panes.index(self._row.active) if self._row.active else 0
        return write_state(saved, active)

    def _saved(self, pane: Pane, width: float) -> SavedPane:
        waiting = self._places.get(pane.source_id)
        return replace(waiting, width=width) if pane.content is None and waiting else pane.saved(width)

    def restore(self, state: object) -> None:
        """Open what `state` gave, as far as its sources still are; asks for their texts. Nonsense is passed over."""
        saved, active = read_state(state)
        known = {entry.id for entry in self._entries}
        kept = [one for one in saved if one.source_id in known and self.pane_of(one.source_id) is None]
        for one in kept[: MOST_PANES - len(self._row.panes)]:
            self._places[one.source_id] = one
            self.open_source(one.source_id, focus=False)
            pane = self.pane_of(one.source_id)
            if pane is not None:
                self.sizing.set_up(pane, one.zoom)
        if kept and len(self._row.panes) == len(kept):
            self._row.set_widths([one.width for one in kept])
        if 0 <= active < len(saved):
            pane = self.pane_of(saved[active].source_id)
            if pane is not None:
                self._row.activate(pane, focus=False)

    def _take_theme(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.current().paper)
        self.setPalette(palette)
