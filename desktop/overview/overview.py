"""The view "Annotations": filters above, the list, what can be done with what is selected below."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from crossread.db.overview.query import GROUPINGS
from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.overview import words
from crossread.desktop.overview.deed_bar import DeedBar
from crossread.desktop.overview.deeds import Deeds
from crossread.desktop.overview.feed import Feed
from crossread.desktop.overview.filter_bar import FilterBar
from crossread.desktop.overview.model import OverviewModel
from crossread.desktop.overview.names import Names
from crossread.desktop.overview.view import OverviewView
from crossread.desktop.widgets.labels import EmptyState

if TYPE_CHECKING:
    from crossread.db.overview.listing import Listing
    from crossread.db.overview.rows import OverviewRow

AskPath = Callable[[int], "Path | None"]


class Overview(QWidget):
    """All annotations of the session's project. It reads while it can be seen, and what changed when it is seen again.

    `ask_path` asks the user where so many annotations shall be written; None for not at all.
    """

    annotation_chosen = Signal(str)
    """The user went to the row of an annotation: its id."""
    event_chosen = Signal(str)
    claim_chosen = Signal(str)
    """The user went to the heading of an event or claim."""
    annotation_requested = Signal(str)
    """The user wants to see an annotation in its text."""
    history_requested = Signal(str)
    """The user wants to see what happened to an annotation."""
    done = Signal(str)
    """A step was made here: a sentence, to be said with the way back."""
    said = Signal(str)
    """Something else is to be said."""

    def __init__(self, session: Session, ask_path: AskPath, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ask_path = session, ask_path
        self._feed = Feed(session, self)
        self.model = OverviewModel(self)
        self.filters = FilterBar()
        self.view = OverviewView(self.model)
        self.bar = DeedBar()
        self._deeds = Deeds(session, self.bar, self)
        self._empty = EmptyState("", "", words.tr("Show all annotations"))
        self._empty.action_requested.connect(self._show_all)
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for widget in (self._blank, self.view, self._empty):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self._listing: Listing | None = None
        self._shown_query = self._feed.query
        self._chosen_annotation = ""
        self._wants_to_choose = ""
        self._connect()

    def set_open_sources(self, source_ids: Sequence[str]) -> None:
        """Say which sources lie open."""
        self.filters.set_open_sources(source_ids)

    def set_range(self, first: int, last: int) -> None:
        """Show only what happened between these minutes since 1970-01-01T00:00, half-open."""
        self.filters.set_span("happened", (first, last))

    def clear_range(self) -> None:
        """Show what happened at any time."""
        self.filters.set_span("happened", None)

    def set_chosen(self, annotation_id: str, event_id: str, claim_id: str) -> None:
        """Light what is chosen elsewhere; the list goes there unless the keys are in it or several are selected."""
        lines = self.view.lines
        lines.chosen_tag = event_id or claim_id
        is_news = annotation_id != lines.chosen_annotation
        lines.chosen_annotation = annotation_id
        self.view.viewport().update()
        if annotation_id and is_news and annotation_id != self._chosen_annotation:
            self._feed.ask_key(annotation_id, lambda key: self._go_along(annotation_id, key))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys are for the list, as soon as it is there."""
        super().focusInEvent(event)
        self._pass_keys_on()

    def _pass_keys_on(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.view:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is self._empty:
            self.filters.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        self._feed.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._feed.sleep()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper under the empty states."""
        QPainter(self).fillRect(self.rect(), current().paper)

    def _connect(self) -> None:
        feed, view, filters = self._feed, self.view, self.filters
        feed.listing_read.connect(self._take_listing)
        feed.names_read.connect(self._take_names)
        feed.rows_read.connect(self._take_rows)
        feed.rows_outdated.connect(self.model.outdate)
        feed.cleared.connect(self._clear)
        self.model.rows_requested.connect(feed.ask_rows)
        filters.query_changed.connect(lambda: feed.set_query(filters.query))
        filters.authors_requested.connect(feed.ask_authors)
        filters.down_pressed.connect(lambda: view.setFocus(Qt.FocusReason.TabFocusReason))
        view.letters_typed.connect(filters.type_on)
        view.left_upwards.connect(lambda: filters.line.setFocus(Qt.FocusReason.BacktabFocusReason))
        view.current_moved.connect(self._tell_current)
        view.chosen_changed.connect(self._count)
        view.opened.connect(self._open)
        view.escape_pressed.connect(lambda: self._deeds.stop() if self._deeds.is_busy else view.escape())
        view.deed_requested.connect(self._do)
        view.menu_requested.connect(self._show_menu)
        self.bar.deed_requested.connect(self._do)
        self._deeds.done.connect(self.done)
        self._deeds.said.connect(self.said)
        self._session.standing_changed.connect(self._forbid)
        watcher().theme_changed.connect(self.update)
        self._forbid()

    def _clear(self) -> None:
        self._listing = None
        self.model.forget()
        self.view.show_listing(None, anew=True)
        self.filters.clear_all()
        self._stack.setCurrentWidget(self._blank)

    def _take_names(self, names: Names) -> None:
        self.filters.set_names(names)
        self.model.set_names(names)

    def _take_listing(self, listing: "Listing") -> None:
        anew = self._listing is None or listing.query != self._shown_query
        self._listing, self._shown_query = listing, listing.query
        had_keys = self.view.hasFocus() or self.hasFocus()
        self.view.show_listing(listing, anew=anew)
        self.filters.show_count(words.found(listing.total, listing.places))
        if listing.total:
            self._stack.setCurrentWidget(self.view)
        else:
            self._say_empty(listing)
        if had_keys:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pass_keys_on()

    def _say_empty(self, listing: "Listing") -> None:
        is_narrowed = listing.query.is_filtered or listing.query.sources is not None
        if listing.query.is_filtered:
            title, advice = words.tr("Nothing like this"), words.tr("No annotation meets all of the filters.")
        elif listing.query.sources is not None:
            title, advice = words.tr("Nothing here yet"), words.tr("The sources that lie open have no annotations.")
        else:
            title = words.tr("No annotations yet")
            advice = words.tr("In Read, select a passage and tag it with an event or a claim.")
        self._empty.set_texts(title, advice, offers=is_narrowed)
        self._stack.setCurrentWidget(self._empty)

    def _show_all(self) -> None:
        self.filters.scope.choose("all")
        self.filters.clear_all()
        self._feed.set_query(self.filters.query)

    def _take_rows(self, rows: "dict[int, OverviewRow]") -> None:
        self.model.take_rows(rows)
        if self._wants_to_choose:
            self._tell_current()

    def _tell_current(self) -> None:
        """Choose in the window what the user went to; a row that is not there yet is chosen when it comes."""
        key, label = self.view.current_key(), self.view.current_label()
        grouping = self._shown_query.grouping
        self._wants_to_choose = ""
        if key is not None:
            row = self.model.known(key)
            if row is None:
                self._wants_to_choose = "annotation"
            else:
                self._chosen_annotation = row.id
                self.annotation_chosen.emit(row.id)
        elif label and grouping == "event":
            self.event_chosen.emit(label)
        elif label and grouping == "claim":
            self.claim_chosen.emit(label)

    def _go_along(self, annotation_id: str, key: int | None) -> None:
        layout = self.model.layout
        if key is None or layout is None or annotation_id != self.view.lines.chosen_annotation:
            return
        if self.view.hasFocus() or sum(last - first for first, last in self.view.chosen_ranges()) > 1:
            return
        import numpy as np

        places = np.flatnonzero(layout.listing.rows == key)
        if len(places):
            self._chosen_annotation = annotation_id
            self.view.stand_at(layout.line_of(int(places[0])), select=True)
            self._count()

    def _open(self) -> None:
        self._request(self.annotation_requested)

    def _request(self, wish: SignalInstance) -> None:
        key = self.view.current_key()
        row = self.model.known(key) if key is not None else None
        if row is not None:
            wish.emit(row.id)

    def _count(self) -> None:
        self.bar.show_count(self.view.chosen_count())

    def _forbid(self) -> None:
        why = "" if self._session.writable else words.tr("the project is open for reading only")
        self.bar.forbid(why)

    def do(self, deed: str) -> None:
        """Do what a key of the place `overview` does."""
        self._do(deed.removeprefix("overview_"))

    def _do(self, deed: str, at: QPoint | None = None) -> None:
        """Do something with what is selected, or without a selection with the current line."""
        if self._listing is None or self._deeds.is_busy:
            return
        keys = self.view.chosen_keys().tolist()
        if not keys and (key := self.view.current_key()) is not None:
            keys = [key]
        if not keys:
            return
        if deed != "export" and not self._session.writable:
            self.said.emit(words.tr("The project is open for reading only; nothing can be changed here."))
            return
        self._deeds.mean(keys, self._listing.step)
        button = self.bar.buttons[deed]
        place = at or button.mapToGlobal(QPoint(0, -300))
        if deed == "delete":
            self._deeds.delete()
        elif deed == "export":
            path = self._ask_path(len(keys))
            if path is not None:
                self._deeds.export(path)
        else:
            asks = {"add": self._deeds.ask_add, "replace": self._deeds.ask_replace, "remove": self._deeds.ask_remove}
            asks[deed](self.model.names, place)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        key = self.view.current_key()
        go = menu.addAction(words.tr("Go to the passage"), self._open)
        go.setEnabled(key is not None)
        history = menu.addAction(words.tr("History of this annotation"), partial(self._request, self.history_requested))
        history.setEnabled(key is not None)
        menu.addSeparator()
        for deed, text in (
            ("add", words.tr("Add a tag…")),
            ("replace", words.tr("Replace a tag…")),
            ("remove", words.tr("Remove a tag…")),
            ("export", words.tr("Export as JSON…")),
            ("delete", words.tr("Delete")),
        ):
            action = menu.addAction(text, partial(self._do, deed, at))
            action.setEnabled(not self._deeds.is_busy and (deed == "export" or self._session.writable))
        menu.addSeparator()
        menu.addAction(words.tr("Select all that are found"), self.view.selectAll)
        if self._listing is not None and self._shown_query.grouping in GROUPINGS[:-1]:
            labels = frozenset(group.label for group in self._listing.groups)
            menu.addAction(words.tr("Fold all groups"), lambda: self.view.set_folded(labels))
            menu.addAction(words.tr("Unfold all groups"), lambda: self.view.set_folded(frozenset()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
