"""The codebook of the open project: the list, the filter over it, and below it what is edited, picked or asked."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from crossread.desktop.application.session import Session
from crossread.desktop.codebook.book import Book, Entry, Kind
from crossread.desktop.codebook.drawer import Drawer
from crossread.desktop.codebook.entry_deeds import EntryDeeds
from crossread.desktop.codebook.feed import Feed
from crossread.desktop.codebook.filter_line import CodebookFilter
from crossread.desktop.codebook.finding import find
from crossread.desktop.codebook.form import PickRequest
from crossread.desktop.codebook.row_menu import RowMenu
from crossread.desktop.codebook.tree import Tree
from crossread.desktop.codebook.tree_view import TreeView
from crossread.desktop.codebook.words import Words
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.question import Question

LEAST_LIST, LEAST_DRAWER = 150, 200
"""Some rows stay in sight above a form; where both would be lower than this, the form has the list's place."""

MOST_ROWS_APART = 40
"""So many rows are painted one by one; for more all that is seen is painted."""


class Codebook(QWidget):
    """Events, claims and voices. What is chosen here is told; what is chosen elsewhere is shown by `set_chosen`."""

    event_chosen = Signal(object)
    """The user chose an event (its id), or none any more (None)."""
    claim_chosen = Signal(object)
    """The user chose a claim (its id), or none any more (None)."""
    voice_chosen = Signal(str)
    """The user chose a voice: its id."""
    annotations_requested = Signal(str, str)
    """The passages of something shall be shown: `event`, `claim` or `voice`, and its id."""
    history_requested = Signal(str)
    """What happened to something shall be shown: its id."""
    said = Signal(str)
    """A sentence on what was done and can be undone, or on why nothing was done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = Words()
        self._chosen: Entry | None = None
        self._wanted: str | None = None
        self._tells_wanted = False
        self._is_telling = False
        self.tree = Tree(self._words, self)
        self.view = TreeView(self.tree, self._words)
        self.filter = CodebookFilter()
        self.confirm = Question(keys_on="yes")
        self.feed = Feed(session, self)
        self.tree.figures = self.feed.figures
        self.drawer = Drawer(session)
        self._menu = RowMenu(self._words, self)
        self.deeds = EntryDeeds(session, self.tree, self)
        self._lay_out()
        self._connect()
        self._take_book(self.feed.book)

    def set_open_sources(self, ids: Sequence[str]) -> None:
        """Count in these sources; without any, in all."""
        if len(ids) != self._words.sources_open:
            self._words.sources_open = len(ids)
            self.view.viewport().update()
        self.feed.set_open_sources(ids)

    def show_time(self, words: str, annotation_ids: frozenset[str] | None) -> None:
        """Count but these annotations, those of a time, and say so in words; None: all of them."""
        self._words.time = words
        self.filter.time.say(words)
        self.view.viewport().update()
        self.feed.set_lit(annotation_ids)

    def set_chosen(self, event_id: str | None = None, claim_id: str | None = None) -> None:
        """Show what is chosen elsewhere, without telling; nothing takes the choice away."""
        chosen = event_id or claim_id
        if self._is_telling or chosen == (self._chosen.id if self._chosen is not None else None):
            return
        if chosen is None and self._chosen is not None and self._chosen.kind == "voice":
            # Other views know of no chosen voice.
            return
        self._chosen = self.tree.book.entries.get(chosen or "")
        self._wanted, self._tells_wanted = (chosen if self._chosen is None else None), False
        self.view.choose(chosen)
        self._follow_choice(self._chosen)

    def new_event(self) -> None:
        """Begin an event: its form opens, and the first words make it."""
        self._begin("event")

    def new_claim(self) -> None:
        """Begin a claim: its form opens, and the first words make it."""
        self._begin("claim")

    def new_voice(self) -> None:
        """Begin a voice: its form opens, and the first words make it."""
        self._begin("voice")

    def edit(self, record_id: str) -> None:
        """Open the form of an event, claim or voice, the keys in its first field."""
        entry = self.tree.book.entries.get(record_id)
        if entry is not None:
            self.view.choose(record_id, tell=True)
            self.drawer.edit(entry.kind, record_id, self.tree.book)
            self._make_room()

    def save_now(self) -> None:
        """Save what is being typed; call it before the project is closed."""
        self.drawer.save()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for both now, or no more."""
        super().resizeEvent(event)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what is open below the list."""
        if event.key() == Qt.Key.Key_Escape and self.drawer.isVisible():
            self._close_drawer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and the line over the list."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, 0, self.width(), 1, current().hairline)

    def _lay_out(self) -> None:
        self._top = QWidget()
        upper = QVBoxLayout(self._top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.filter)
        upper.addWidget(self.view, 1)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.setChildrenCollapsible(False)
        self._down.setHandleWidth(1)
        self._down.addWidget(self._top)
        self._down.addWidget(self.drawer)
        self._down.setStretchFactor(0, 1)
        self._down.setStretchFactor(1, 0)
        self.drawer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._down, 1)
        column.addWidget(self.confirm)
        self.setFocusProxy(self.view)
        self.setMinimumWidth(160)

    def _connect(self) -> None:
        self.feed.book_changed.connect(self._take_book)
        self.feed.figures_changed.connect(self._take_figures)
        self.filter.typed.connect(lambda: self._show(self.feed.book))
        self.filter.down_pressed.connect(self._into_list)
        self.view.entry_chosen.connect(self._choose)
        self.view.deed_requested.connect(self._do)
        self.view.menu_requested.connect(self._show_menu)
        self.view.escaped.connect(self.filter.clear)
        self.tree.group_requested.connect(self.deeds.group)
        self.deeds.said.connect(self.said)
        self.deeds.pick_requested.connect(self._pick)
        self.deeds.delete_asked.connect(self._ask_whether_to_delete)
        self.deeds.merged.connect(lambda kept: self.view.choose(kept, tell=True))
        self.drawer.made.connect(self._take_made)
        self.drawer.toggled.connect(self._share_room)
        self.drawer.closed.connect(self._close_drawer)
        self.drawer.pick_requested.connect(self._pick)
        self.drawer.menu_requested.connect(self._show_menu)
        self._menu.deed_requested.connect(self._do)
        self.confirm.closed.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self._session.opened.connect(self._start)
        self._session.closed.connect(self._start)
        watcher().theme_changed.connect(self.update)

    def _start(self) -> None:
        self.confirm.hide()
        self.drawer.drop()
        self.filter.clear()
        self._choose(None)

    def _take_book(self, book: Book) -> None:
        self.tree.can_change = self._session.writable
        self._show(book)
        self.drawer.show_book(book)
        if self._chosen is not None:
            self._renew_choice(book.entries.get(self._chosen.id))
        if self._wanted is not None and self._wanted in book.entries:
            # It was made here, or chosen elsewhere, before the list knew of it.
            self.view.choose(self._wanted, tell=self._tells_wanted)
            self._wanted = None

    def _renew_choice(self, entry: Entry | None) -> None:
        if entry is None:
            self._choose(None)
        else:
            self._chosen = entry

    def _show(self, book: Book) -> None:
        typed = self.filter.text
        shown: set[str] | None = None
        if typed.strip():
            entries = list(book.entries.values())
            shown = {entries[place].id for place in find(entries, typed)}
            # The groups that something found is in are shown with it.
            for entry_id in list(shown):
                above = book.entries[entry_id].parent_id
                while above is not None and above in book.entries and above not in shown:
                    shown.add(above)
                    above = book.entries[above].parent_id
        with self.view.held(lambda: self._chosen.id if self._chosen is not None else None):
            self.tree.show(book, shown, typed.strip())

    def _take_figures(self, ids: Collection[str]) -> None:
        if len(ids) > MOST_ROWS_APART:
            self.view.viewport().update()
            return
        for each in ids:
            index = self.tree.index_of(each)
            if index.isValid():
                self.view.update(index)

    def _into_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if self.view.current_entry is None:
            first = next((entry for entry in self.tree.book.entries.values() if self._is_found(entry)), None)
            if first is not None:
                self.view.choose(first.id, tell=True)

    def _is_found(self, entry: Entry) -> bool:
        return self.tree.index_of(entry.id).isValid() and bool(find([entry], self.filter.text))

    def _choose(self, entry: Entry | None) -> None:
        before, self._chosen = self._chosen, entry
        self._wanted = None
        if before is not None and entry is not None and before.id == entry.id:
            return
        # What is let go of comes first: who holds one choice for all keeps what is told last.
        self._is_telling = True
        if before is not None and before.kind == "event" and (entry is None or entry.kind != "event"):
            self.event_chosen.emit(None)
        if before is not None and before.kind == "claim" and (entry is None or entry.kind != "claim"):
            self.claim_chosen.emit(None)
        if entry is not None:
            {"event": self.event_chosen, "claim": self.claim_chosen, "voice": self.voice_chosen}[entry.kind].emit(
                entry.id
            )
        self._is_telling = False
        self._follow_choice(entry)

    def _follow_choice(self, entry: Entry | None) -> None:
        """An open form edits what is chosen."""
        self.confirm.hide()
        if self.drawer.isVisible() and entry is not None and entry.id != self.drawer.record_id:
            self.drawer.edit(entry.kind, entry.id, self.tree.book, focus=False)
            self._make_room()

    def _do(self, deed: str, kind: Kind, record_id: str) -> None:
        entry = self.tree.book.entries.get(record_id)
        if deed == "new":
            self._begin(kind, record_id or None)
        elif entry is None:
            return
        elif deed == "jump":
            self.annotations_requested.emit(kind, record_id)
        elif deed == "edit":
            self.edit(record_id)
        elif deed == "history":
            self.history_requested.emit(record_id)
        else:
            if deed == "delete":
                self.drawer.save()
            self.deeds.do(deed, entry)

    def _ask_whether_to_delete(self, entry: Entry, question: str) -> None:
        self.confirm.ask(question, self.tr("Delete"), lambda: self.deeds.delete(entry))
        # The question takes room from the list; what it is about stays in sight.
        QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.view.currentIndex()))

    def _begin(self, kind: Kind, parent_id: str | None = None) -> None:
        if not self.deeds.may_change():
            return
        self.confirm.hide()
        self.drawer.begin(kind, parent_id, self.tree.book)
        self._make_room()

    def _make_room(self) -> None:
        whole = self._down.height()
        if whole > 0 and self._top.isVisibleTo(self):
            lower = max(120, min(self.drawer.wanted_height(), whole - LEAST_LIST))
            self._down.setSizes([whole - lower, lower])
            self.view.scrollTo(self.view.currentIndex())

    def _share_room(self) -> None:
        """Where there is no room for both, what is edited or picked stands in the list's place."""
        self._top.setVisible(self.drawer.isHidden() or self._down.height() >= LEAST_LIST + LEAST_DRAWER)

    def _close_drawer(self) -> None:
        self.drawer.save()
        self.drawer.drop()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_made(self, record_id: str) -> None:
        # The row is there as soon as the codebook has been read again.
        self._wanted, self._tells_wanted = record_id, True
        if record_id in self.tree.book.entries:
            self._take_book(self.tree.book)

    def _show_menu(self, kind: Kind, record_id: str, where: QPoint) -> None:
        entry = self.tree.book.entries.get(record_id)
        self._menu.show_for(kind, entry, where, writable=self._session.writable)

    def _pick(self, request: PickRequest) -> None:
        entries = [entry for entry in self.tree.book.of(request.kind) if entry.id not in request.without]
        self.confirm.hide()
        self.drawer.pick(request, entries)
        self._make_room()
