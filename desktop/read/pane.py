"""One pane of the desk: a head, the text, the strip; and what stands there while there is no text."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from crossread.desktop.read.content import PaneContent, SourceEntry
from crossread.desktop.read.head import PaneHead, entry_of
from crossread.desktop.read.saved_state import SavedPane
from crossread.desktop.read.strip import WIDTH, Strip
from crossread.desktop.read.text_view import TextView
from crossread.desktop.read.typography import Typography, typography_of
from crossread.desktop.widgets.context_menu import run_menu

if TYPE_CHECKING:
    from crossread.desktop.read.chooser import SourceChooser
    from crossread.desktop.read.found import Found
    from crossread.desktop.read.pane_tabs import PaneTabs
    from crossread.desktop.read.unreadable import Unreadable

LEAST_CHARACTERS = 45
_LEAST_HEIGHT = 600
"""A pane may have to tell what it will show before it has its size."""
_WAIT_MS = 80
"""The text before stays in sight for so long while the next one is read: it mostly is there sooner."""


def least_width(setting: Typography, scroll_bar: int = 10) -> int:
    """The width of a pane below which lines in that setting would be shorter than `LEAST_CHARACTERS`, in pixels."""
    # The page's margins are a twentieth of its width on either side where it is narrow.
    return round(setting.character * LEAST_CHARACTERS / 0.9) + scroll_bar + WIDTH + 1


class Pane(QWidget):
    """Shows one source, or lets one be chosen. It asks for everything that concerns the other panes."""

    source_requested = Signal(str)
    """Another source is wanted in this pane: its id."""
    close_requested = Signal()
    move_requested = Signal(int)
    """The pane is wanted further left (-1) or right (1)."""
    tab_requested = Signal(int)
    """Another of the panes that share this place is wanted in front."""
    focused = Signal()
    check_requested = Signal()
    """The text cannot be read, and the reader wants the project to be checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source_id = ""
        """The source of the pane, also while its text is still on the way; empty for none."""
        self._title = ""
        self._entries: Sequence[SourceEntry] = ()
        self._to_choose: Sequence[SourceEntry] = ()
        self._all_open = False
        self._waiting = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._waiting.timeout.connect(self._show_anew)
        self._chooser: SourceChooser | None = None
        self._tabs: PaneTabs | None = None
        self._unreadable: Unreadable | None = None
        self.head = PaneHead(self)
        self.view = TextView(self)
        self.strip = Strip(self.view, self)
        self.setFocusProxy(self.view)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._reading = _Reading(self.view, self.strip)
        self._stack.addWidget(self._reading)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(body, 1)
        self.head.set_entry(None)
        self.setMinimumWidth(80)
        self._connect()

    def _connect(self) -> None:
        self.head.close_requested.connect(self.close_requested)
        self.head.menu_requested.connect(self._show_menu)
        self.head.clicked.connect(self.take_focus)
        self.strip.place_requested.connect(self.view.go_to_part)
        self.view.focused.connect(self.focused)

    @property
    def tabs(self) -> "PaneTabs":
        """The tabs of the panes that share this place, made when there are some."""
        if self._tabs is None:
            from crossread.desktop.read.pane_tabs import PaneTabs

            self._tabs = PaneTabs(self)
            self._tabs.hide()
            self._tabs.tabBarClicked.connect(self.tab_requested)
            self._tabs.currentChanged.connect(self.tab_requested)
            self._column.insertWidget(0, self._tabs)
        return self._tabs

    @property
    def chooser(self) -> "SourceChooser":
        """The choice of a source, made when it is first seen: most panes are opened with a source."""
        if self._chooser is None:
            from crossread.desktop.read.chooser import SourceChooser

            self._chooser = SourceChooser(self)
            self._chooser.source_chosen.connect(self.source_requested)
            self._chooser.focused.connect(self.focused)
            self._chooser.set_entries(self._to_choose, all_open=self._all_open)
            self._stack.addWidget(self._chooser)
        return self._chooser

    @property
    def content(self) -> PaneContent | None:
        """What is shown now."""
        return self.view.content

    def room(self) -> int:
        """How many characters the view shows at most, about."""
        view = self.view
        lines = max(view.viewport().height(), _LEAST_HEIGHT) / view.setting.body.pitch + 1
        return round(lines * view.setting.measure / view.setting.character * 1.2)

    def least_width(self) -> int:
        """The width below which lines would be shorter than `LEAST_CHARACTERS`, in pixels; its own zoom counts not."""
        return least_width(typography_of(self.view.taste), self.view.verticalScrollBar().sizeHint().width())

    def saved(self, width: float) -> SavedPane:
        """What is to be found again after a restart."""
        view = self.view
        caret, top = (view.caret(), view.first_visible()) if self.content is not None else (0, 0)
        turned = tuple(sorted(view.folds.turned))
        return SavedPane(source_id=self.source_id, width=width, caret=caret, top=top, zoom=view.zoom, turned=turned)

    def await_content(self, source_id: str, entry: SourceEntry | None) -> None:
        """The pane is this source's from now on; its text follows."""
        if self.content is not None:
            self.setUpdatesEnabled(False)
            self._waiting.start()
        self.source_id = source_id
        self.head.set_entry(entry)
        self._title = f"{entry.letter}  {entry.title}" if entry else ""
        if self.content is not None and self.content.source.id != source_id:
            self.view.set_content(None)
        self._stack.setCurrentWidget(self._reading)
        self.setFocusProxy(self.view)

    def set_content(self, content: PaneContent) -> None:
        """Show a source."""
        self.source_id = content.source.id
        self._title = f"{content.letter}  {content.source.title}"
        self.head.set_entry(entry_of(content.source, content.letter, content.colour))
        self._stack.setCurrentWidget(self._reading)
        self.setFocusProxy(self.view)
        self.view.set_content(content)
        self._show_anew()

    def show_unreadable(self) -> None:
        """The file is damaged where the text of the pane's source lies: say so in its place."""
        if self._unreadable is None:
            from crossread.desktop.read.unreadable import of_a_text

            self._unreadable = of_a_text()
            self._unreadable.action_requested.connect(self.check_requested)
            self._unreadable.focused.connect(self.focused)
            self._stack.addWidget(self._unreadable)
        had_keys = self.view.hasFocus()
        self.view.set_content(None)
        self._stack.setCurrentWidget(self._unreadable)
        self.setFocusProxy(self._unreadable)
        if had_keys:
            self._unreadable.take_focus()
        self._show_anew()

    @property
    def is_unreadable(self) -> bool:
        """Whether it says that its text cannot be read."""
        return self._unreadable is not None and self._stack.currentWidget() is self._unreadable

    def _show_anew(self) -> None:
        self._waiting.stop()
        self.setUpdatesEnabled(True)

    def clear(self) -> None:
        """Show no source; one can be chosen."""
        self.source_id = self._title = ""
        self.head.set_entry(None)
        self.view.set_content(None)
        self._let_choose()
        self._show_anew()

    def _let_choose(self) -> None:
        self._stack.setCurrentWidget(self.chooser)
        self.setFocusProxy(self.chooser)

    def set_found(self, found: "Found | None") -> None:
        """Point out the hits of a search in the text and in the strip, or no longer."""
        self.view.shown.found = found
        self.view.viewport().update()
        self.strip.show_found()

    def set_entries(self, entries: Sequence[SourceEntry], open_ids: Collection[str] = ()) -> None:
        """The sources that can be opened here, and which of them have a pane already."""
        self._entries = entries
        self._to_choose = [entry for entry in entries if entry.id not in open_ids]
        self._all_open = bool(entries) and not self._to_choose
        if self._chooser is not None:
            self._chooser.set_entries(self._to_choose, all_open=self._all_open)
        own = next((entry for entry in entries if entry.id == self.source_id), None)
        if own is not None:
            self.head.set_entry(own)
            self._title = f"{own.letter}  {own.title}"

    @property
    def title(self) -> str:
        """What the pane is called on a tab."""
        return self._title or self.tr("New pane")

    def set_tabs(self, panes: Sequence["Pane"], current: int) -> None:
        """Show the panes that share this place as tabs; none if it is but one."""
        if len(panes) > 1 or self._tabs is not None:
            self.tabs.set_titles([pane.title for pane in panes], [pane.head.colour for pane in panes], current)
            self.tabs.setVisible(len(panes) > 1)
        # The tab in front carries the source's colour already.
        self.head.set_bar(shown=len(panes) < 2)

    def take_focus(self) -> None:
        """Give the keys to the text, or to the choice of a source."""
        if not self.source_id:
            self._let_choose()
        if self.is_unreadable and self._unreadable is not None:
            self._unreadable.take_focus()
            return
        (self.view if self.source_id else self.chooser).setFocus(Qt.FocusReason.OtherFocusReason)

    def make_menu(self) -> QMenu:
        """The menu of the pane; the caller shows and deletes it."""
        menu = QMenu(self)
        swap = menu.addMenu(self.tr("Show another source"))
        swap.setEnabled(bool(self._entries))
        for entry in self._entries:
            action = swap.addAction(f"{entry.letter}  {entry.title}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(entry.id == self.source_id)
            action.triggered.connect(lambda _checked=False, chosen=entry.id: self.source_requested.emit(chosen))
        menu.addSeparator()
        menu.addAction(self.tr("Move left"), lambda: self.move_requested.emit(-1))
        menu.addAction(self.tr("Move right"), lambda: self.move_requested.emit(1))
        menu.addSeparator()
        menu.addAction(self.tr("Close pane"), self.close_requested.emit)
        return menu

    def _show_menu(self, place: QPoint) -> None:
        menu = self.make_menu()
        run_menu(menu, place)


class _Reading(QWidget):
    """The text with the strip laid over its right edge, inside of the scroll bar."""

    def __init__(self, view: TextView, strip: Strip) -> None:
        super().__init__()
        self._view, self._strip = view, strip
        view.setParent(self)
        view.leave_room(WIDTH)
        strip.setParent(self)
        strip.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text takes all; the strip stands between it and its scroll bar."""
        self._view.setGeometry(self.rect())
        bar = self._view.verticalScrollBar().sizeHint().width()
        self._strip.setGeometry(QRect(self.width() - bar - WIDTH, 0, WIDTH, self.height()))
