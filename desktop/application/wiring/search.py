"""The workspace Search in the window: its views, and the way from a hit to its text and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from crossread.db.records import Passage
from crossread.desktop.application.wiring.annotation import go_to, make_room

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.search.panel import SearchPanel

VIEW = "search"


def put_search_space(window: "MainWindow") -> None:
    """Make the workspace; it is offered as soon as a view is added to it."""
    from crossread.desktop.application.search_space import SearchSpace

    space = window.search_space = SearchSpace(window)
    # The stack of workspaces takes it when it is first shown; until then it is nowhere to be seen.
    space.hide()
    space.view_added.connect(lambda _view_id: window.workspaces.add("search", lambda: space))
    space.view_requested.connect(lambda _view_id: window.workspaces.show("search"))


def expect_workspaces(window: "MainWindow") -> None:
    """Let the switch have the words of all workspaces, which come one after the other."""
    window.workspaces.expect(("review", "search"))


def put_search(window: "MainWindow") -> None:
    """Offer the search of the whole project, to be made when it is first seen."""
    way = _Way(window)
    window.search_space.add_view(VIEW, QCoreApplication.translate("Search", "Search"), way.make)
    window.actions_.connect_to("search_project", way.search)


class _Way:
    """From the search to what was found, and back with the list as it was."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._panel: SearchPanel | None = None
        self._opened: Passage | None = None
        self._wanted: Passage | None = None
        window.feed.content_shown.connect(self._select_when_there)

    def make(self) -> "SearchPanel":
        """The view, connected."""
        from crossread.desktop.search.panel import SearchPanel

        panel = self._panel = SearchPanel(self._window.session)
        panel.passage_requested.connect(self._show_passage)
        panel.record_requested.connect(self._show_record)
        panel.left_requested.connect(lambda: self._window.workspaces.show("read"))
        return panel

    def search(self) -> None:
        """Look for the selected words; without any, or on the hit that was opened last, only come back."""
        words = self._selected_words()
        self._window.search_space.show_view(VIEW)
        if self._panel is not None:
            self._panel.search_for(words)

    def _selected_words(self) -> str:
        window = self._window
        holder = QApplication.focusWidget()
        if isinstance(holder, QLineEdit) and holder.hasSelectedText():
            return holder.selectedText()
        view = window.desk.active_view if window.is_reading else None
        passage = view.selected_passage() if view is not None else None
        if view is None or view.content is None or passage is None or passage == self._opened:
            return ""
        return view.content.text[passage.start : passage.end]

    def _show_passage(self, passage: Passage) -> None:
        window = self._window
        window.workspaces.show("read")
        make_room(window, passage.source_id)
        window.desk.go_to(passage, focus=True)
        self._opened = self._wanted = passage
        self._select_when_there(passage.source_id)

    def _select_when_there(self, source_id: str) -> None:
        wanted = self._wanted
        if wanted is None or wanted.source_id != source_id:
            return
        pane = self._window.desk.pane_of(source_id)
        if pane is None or pane.content is None:
            return
        self._wanted = None
        if pane.content.revision == wanted.revision:
            pane.view.select(wanted.start, wanted.end)

    def _show_record(self, kind: str, record_id: str) -> None:
        window = self._window
        window.workspaces.show("read")
        if kind == "annotation":
            go_to(window, record_id)
        elif kind == "source":
            make_room(window, record_id)
            window.desk.open_source(record_id)
        else:
            self._show_in_codebook(kind, record_id)

    def _show_in_codebook(self, kind: str, record_id: str) -> None:
        from crossread.desktop.codebook.codebook import Codebook

        window = self._window
        if not window.frame.is_shown("left"):
            window.frame.show_panel("left", True)
        if kind == "event":
            window.choice.choose_event(record_id)
        elif kind == "claim":
            window.choice.choose_claim(record_id)
        codebook = window.findChild(Codebook)
        if isinstance(codebook, Codebook):
            codebook.edit(record_id)
