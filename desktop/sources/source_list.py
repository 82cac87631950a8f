"""The list of sources: what is there, what is open, their order, and what can be done with each."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.db.sources import SourceUse
from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.sources.going_along import DeletionQuestion, words_for
from crossread.desktop.sources.source_menu import fill_source_menu
from crossread.desktop.sources.source_model import SourceModel
from crossread.desktop.sources.source_rows import Fetched, SourceRow, fetch, make_rows
from crossread.desktop.sources.source_view import SourceView
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.context_menu import run_menu
from crossread.desktop.widgets.labels import EmptyState, SectionHeader
from crossread.desktop.widgets.undo_beyond import UndoBeyond

HEADER_HEIGHT = 30
FILTER_FROM = 13
"""So many sources get a line to filter them by."""


class SourceList(QWidget):
    """Shows the sources of the session's project and keeps itself up to date.

    Enter or a double click opens a source in a pane of its own, with Ctrl in the pane in use.
    """

    open_requested = Signal(str, bool)
    """A source is to be opened; True if in a pane of its own, False if in the pane in use."""
    open_in_pane_requested = Signal(str, int)
    """A source is to be opened in the pane at a place (0 is the first at the left)."""
    edit_requested = Signal(str)
    """The metadata and texts of a source are to be shown."""
    source_chosen = Signal(str)
    """The source that has the cursor now, or empty."""
    add_files_requested = Signal()
    menu_made = Signal(object, str)
    """The menu of a source was made, before it is shown: who knows more to do with the source adds it there."""
    said = Signal(str, bool)
    """Something was done: a sentence, and whether an undo is worth offering."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fetched = Fetched(sources=(), counts={})
        self._states: dict[str, tuple[int, bool]] = {}
        self._stale: set[str] | None = None
        self._open: list[str] = []
        self._fetching = False
        self._wanted = ""
        self._model = SourceModel(self)
        self._view = SourceView(self._model)
        self._header = SectionHeader(self.tr("Sources"))
        self._add = QuietButton(icon="add", name=self.tr("Add files…"))
        self._header.row.addWidget(self._add)
        self._header.row.setContentsMargins(12, 3, 6, 1)
        self._header.setFixedHeight(HEADER_HEIGHT)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter sources"))
        self._filter.setAccessibleName(self.tr("Filter sources"))
        self._filter.setClearButtonEnabled(True)
        UndoBeyond(self._filter)
        self._nothing_fits = EmptyState(
            self.tr("No source fits"), self.tr("Take words out of the filter: Esc clears it.")
        )
        self._question = DeletionQuestion()
        self._empty = EmptyState("", "", self.tr("Add files…"))
        self._filter_row = QWidget()
        filter_row = QVBoxLayout(self._filter_row)
        filter_row.setContentsMargins(10, 0, 10, 6)
        filter_row.addWidget(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._filter_row)
        column.addWidget(self._question)
        column.addWidget(self._view, 1)
        column.addWidget(self._nothing_fits, 1)
        column.addWidget(self._empty, 1)
        self.setFocusProxy(self._view)
        self._connect()
        self._show_parts()
        if session.is_open:
            self._start()

    def _connect(self) -> None:
        session = self._session
        session.opened.connect(self._start)
        session.closed.connect(self._clear)
        session.changed.connect(self._take_changes)
        session.standing_changed.connect(self._show_parts)
        self._add.clicked.connect(self.add_files_requested)
        self._empty.action_requested.connect(self.add_files_requested)
        self._filter.textChanged.connect(self._model.set_filter)
        self._filter.textChanged.connect(self._show_parts)
        self._filter.returnPressed.connect(self._go_to_list)
        self._model.order_requested.connect(self._reorder)
        self._view.opened.connect(self.open_requested)
        self._view.chosen.connect(self.source_chosen)
        self._view.delete_requested.connect(self.ask_to_delete)
        self._view.details_requested.connect(self.edit_requested)
        self._view.menu_requested.connect(self._show_menu)
        watcher().theme_changed.connect(self.update)

    # What others tell and ask

    @property
    def rows(self) -> Sequence[SourceRow]:
        """What is listed, in order, also what the filter hides."""
        return self._model.rows

    @property
    def chosen_id(self) -> str:
        """The source that has the cursor; empty for none."""
        return self._view.current_id

    def set_open_sources(self, ids: Sequence[str]) -> None:
        """Say which sources are open, by pane from left to right."""
        if list(ids) != self._open:
            self._open = list(ids)
            self._show_rows()

    def choose(self, source_id: str) -> None:
        """Put the cursor on a source, now or as soon as it is listed."""
        self._wanted = source_id
        if self._model.index_of(source_id).isValid():
            self._wanted = ""
            self._view.choose(source_id)

    def ask_to_delete(self, source_id: str) -> None:
        """Say what a deletion would take along, and do it if that is agreed to."""
        if self._session.writable:
            self._session.ask(
                lambda project: (
                    source_id,
                    project.sources.get(source_id).title,
                    project.sources.goes_along(source_id),
                ),
                self._ask_to_delete,
                key="deletion of a source",
            )

    # What the project says

    def _start(self) -> None:
        self._clear()
        self._ask()

    def _clear(self) -> None:
        self._fetched, self._states, self._stale = Fetched(sources=(), counts={}), {}, None
        self._question.hide()
        self._filter.clear()
        self._show_rows()

    def _take_changes(self, changes: Changes) -> None:
        if not changes.concerns("source", "revision"):
            concerned = changes.annotated_sources
            if concerned and self._fetching:
                # An answer that is on its way may be older than the counts.
                self._ask()
            elif concerned:
                # Without a key: the counts of other sources, asked for a moment ago, are wanted as well.
                self._session.ask(
                    lambda project: dict.fromkeys(concerned, 0) | project.sources.counts(sorted(concerned)),
                    self._take_counts,
                )
            return
        if self._stale is not None:
            self._stale |= changes.ids.get("revision", frozenset()) | changes.ids.get("source", frozenset())
        self._ask()

    def _ask(self) -> None:
        self._fetching = True
        stale = None if self._stale is None else frozenset(self._stale)
        self._session.ask(lambda project: fetch(project, stale), self._take, key="list of sources")

    def _take_counts(self, counts: dict[str, int]) -> None:
        known = {source.id for source in self._fetched.sources}
        fresh = {each: count for each, count in counts.items() if each in known}
        self._fetched = replace(self._fetched, counts={**self._fetched.counts, **fresh})
        self._model.set_counts(fresh)

    def _take(self, fetched: Fetched) -> None:
        self._fetching = False
        self._stale = set() if self._stale is None else self._stale - fetched.states.keys()
        self._states |= fetched.states
        self._fetched = fetched
        self._show_rows()
        if self._wanted:
            self.choose(self._wanted)

    def _show_rows(self) -> None:
        chosen, at = self._view.current_id, self._view.currentIndex().row()
        rows = make_rows(self._fetched, self._states, self._open)
        self._model.set_rows(rows)
        if chosen and not self._model.index_of(chosen).isValid() and self._model.rowCount():
            # What had the cursor is gone; it stays at its place, as for somebody who deletes one after the other.
            self._view.setCurrentIndex(self._model.index(min(at, self._model.rowCount() - 1)))
        self._header.set_aside(f"{len(rows):,}" if rows else "")
        self._show_parts()

    def _show_parts(self) -> None:
        rows, shown = len(self._model.rows), self._model.rowCount()
        self._empty.setVisible(not rows)
        if self._session.is_damaged:
            self._empty.set_texts(self.tr("This list cannot be read"), self.tr("The file is damaged."), offers=False)
        elif self._session.only_reading:
            only = self.tr("The project can only be read now.")
            self._empty.set_texts(self.tr("No sources"), only, offers=False)
        else:
            self._empty.set_texts(self.tr("Drop articles here"), self.tr("Text files, or a whole folder of them."))
        self._nothing_fits.setVisible(bool(rows) and not shown)
        self._view.setVisible(bool(shown))
        self._filter_row.setVisible(rows >= FILTER_FROM or bool(self._filter.text()))
        self._add.setVisible(self._session.writable and bool(rows))

    # What is done

    def _reorder(self, ids: list[str]) -> None:
        self._session.run(lambda project: project.sources.reorder(ids))

    def _ask_to_delete(self, answer: tuple[str, str, SourceUse]) -> None:
        source_id, title, use = answer
        self._question.ask(
            self.tr("Delete “{title}”?").format(title=_short(title)),
            words_for(use),
            self.tr("Delete"),
            partial(self._delete, source_id, title),
        )

    def _delete(self, source_id: str, title: str) -> None:
        sentence = self.tr("“{title}” was deleted.").format(title=_short(title))
        self._session.run(lambda project: project.sources.delete(source_id), lambda _: self.said.emit(sentence, True))

    def _set_read(self, source_id: str, finished: bool) -> None:
        def say(project: Project) -> None:
            number = project.sources.revision(source_id).number
            if finished:
                project.sources.finish(source_id, number)
            else:
                project.sources.unfinish(source_id, number)

        self._session.run(say)

    def make_menu(self, source_id: str) -> QMenu:
        """The menu of one source; the caller shows and deletes it."""
        menu = QMenu(self)
        row = next((row for row in self._model.rows if row.id == source_id), None)
        if row is None:
            return menu
        fill_source_menu(
            menu,
            row,
            [next((one for one in self._model.rows if one.id == open_id), None) for open_id in self._open],
            writable=self._session.writable,
            movable=not self._model.is_filtered,
            last=row.place == len(self._model.rows) - 1,
            open_here=lambda own: self.open_requested.emit(source_id, own),
            open_in=lambda pane: self.open_in_pane_requested.emit(source_id, pane),
            edit=lambda: self.edit_requested.emit(source_id),
            set_read=lambda finished: self._set_read(source_id, finished),
            move=lambda step: self._view.move_source(source_id, step),
            delete=lambda: self.ask_to_delete(source_id),
        )
        self.menu_made.emit(menu, source_id)
        return menu

    def _show_menu(self, source_id: str, place: QPoint) -> None:
        menu = self.make_menu(source_id)
        run_menu(menu, place)

    def _go_to_list(self) -> None:
        if self._model.rowCount():
            if not self._view.current_id:
                self._view.setCurrentIndex(self._model.index(0))
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears the filter, Down in it goes to the list."""
        if event.key() == Qt.Key.Key_Escape and self._filter.text():
            self._filter.clear()
        elif event.key() == Qt.Key.Key_Down and self._filter.hasFocus():
            self._go_to_list()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= 70 else words[:69].rstrip() + "…"
