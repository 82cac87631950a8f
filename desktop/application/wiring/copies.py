"""Copies in the window: the line over the grid, the view in the place of the grid, the way to two texts at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from crossread.db.records import Passage
from crossread.desktop.application.wiring.annotation import make_room, say_with_undo
from crossread.desktop.application.wiring.standing import show_what_is_there
from crossread.desktop.read.paned_desk import MOST_PANES

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.copies.feed import Found
    from crossread.desktop.copies.view import CopiesView


def put_copies(window: "MainWindow") -> None:
    """Put the line over the grid, and offer the view."""
    _Way(window)


class _Way(QObject):
    """Holds feed and view as long as there is a window; the view is made when it is first wanted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        from crossread.desktop.copies.feed import CopiesFeed
        from crossread.desktop.copies.origins_line import OriginsLine

        self._window = window
        self._feed: CopiesFeed = CopiesFeed(window.session, self)
        self._view: CopiesView | None = None
        self._wanted: Passage | None = None
        self._line = OriginsLine(self._feed)
        self._line.clicked.connect(self.show)
        self._put_line()
        self._feed.found.connect(self._found)
        window.workspaces.changed.connect(lambda workspace: self._feed.set_awake(workspace == "review"))
        self._feed.set_awake(window.workspaces.current == "review")
        window.review.grid_requested.connect(self.leave)
        window.actions_.connect_to("show_copies", self.show)
        window.actions_.connect_to("linked_passage", self.show_linked)

    def show(self) -> None:
        """Show the view in the workspace Review, in the place of the grid."""
        window = self._window
        window.workspaces.show("review")
        if self._view is None:
            self._view = self._made()
        self._grid_shown(False)
        self._view.show()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the grid."""
        if self._view is not None:
            self._view.hide()
        self._grid_shown(True)
        self._window.review.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_linked(self) -> None:
        """Show, beside what is selected or the sentence of the caret, the passage of another source with its words."""
        view = self._window.desk.active_view
        if view is None or view.content is None:
            return
        chosen = view.selected_passage()
        caret = view.caret()
        content = view.content
        self._wanted = chosen or Passage(source_id=content.source.id, revision=content.revision, start=caret, end=caret)
        last = self._feed.last
        if last is not None and last.shared is not None and not self._feed.has_missed:
            self._found(last)
        else:
            self._say(_tr("Comparing the sources…"))
            self._feed.search()

    def _found(self, found: "Found") -> None:
        wanted, shared = self._wanted, found.shared
        if wanted is None or shared is None:
            return
        self._wanted = None
        others = shared.with_passage(wanted.source_id, wanted.start, wanted.end)
        if shared.revisions.get(wanted.source_id) != wanted.revision or not others:
            self._say(_tr("No other source was found to share these words."))
            return
        places = [
            Passage(source_id=source_id, revision=shared.revisions[source_id], start=start, end=end)
            for source_id, start, end in others
        ]
        # The one that is open beside it comes first.
        is_open = self._window.desk.open_sources()
        first = next((each for each in places if each.source_id in is_open), places[0])
        make_room(self._window, first.source_id)
        self._window.desk.go_to(first)
        name = found.names[first.source_id]
        more = len({each.source_id for each in places}) - 1
        told = _tr("{letter} {title} has these words too.").format(letter=name.letter, title=name.title)
        self._say(told if not more else f"{told} {_tr('And {count} more.').format(count=more)}")

    def _made(self) -> "CopiesView":
        from crossread.desktop.copies.view import CopiesView

        window = self._window
        view = CopiesView(window.session, self._feed, window.review)
        view.passages_requested.connect(self._show_passages)
        view.left_requested.connect(self.leave)
        view.said.connect(lambda sentence: say_with_undo(window, sentence))
        layout = window.review.layout()
        if layout is not None:
            layout.addWidget(view)
        return view

    def _show_passages(self, passages: Sequence[Passage]) -> None:
        window, desk = self._window, self._window.desk
        window.workspaces.show("read")
        sources = [each.source_id for each in passages]
        others = [each for each in desk.open_sources() if each not in sources]
        room = max(desk.width() // max(desk.least_pane_width(), 1), 1)
        while others and len(others) + len(sources) > min(room, MOST_PANES):
            desk.close_source(others.pop())
        for each in reversed(passages):
            desk.go_to(each, focus=each is passages[0])

    def _put_line(self) -> None:
        """Beside what is counted in the grid."""
        bar = self._window.review.grid.bar
        column = bar.layout()
        if isinstance(column, QBoxLayout):
            at = max(column.indexOf(bar.counts), 0)
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(bar.counts, 1)
            row.addWidget(self._line)
            column.insertLayout(at, row)

    def _grid_shown(self, shown: bool) -> None:
        review = self._window.review
        if not shown and review.detail_is_drawer and review.detail_is_shown:
            review.show_detail(False)
        layout = review.layout()
        for widget in review.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget is not self._view and layout is not None and layout.indexOf(widget) >= 0:
                widget.setVisible(shown)
        # The keys that are worth showing are others.
        show_what_is_there(self._window)

    def _say(self, sentence: str) -> None:
        self._window.messages.show_message(sentence, seconds=8)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Copies", text)
