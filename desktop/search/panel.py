"""The search of the whole project: a field, what was found, what narrows it, and the chosen hit in its context."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crossread.db.records import Passage
from crossread.db.search.passages import Excerpt
from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.search import words
from crossread.desktop.search.asking import Place, example_words, owner, surroundings
from crossread.desktop.search.context import Context
from crossread.desktop.search.facets import Facet, FacetList
from crossread.desktop.search.feed import SearchFeed
from crossread.desktop.search.field import SearchField
from crossread.desktop.search.help_page import HelpPage
from crossread.desktop.search.hits import Hits
from crossread.desktop.search.results import HitRow, Results
from crossread.desktop.widgets.labels import PlainLabel, SectionHeader

LEAST_WITH_CONTEXT, LEAST_WITH_FACETS = 1000, 700
FACETS_WIDTH = 230
RECOUNT_MS = 300
MANY_SOURCES = 500
"""So many sources in the filter are told anew only when all is counted."""
LONGEST_QUERY = 120


class SearchPanel(QWidget):
    """Knows nothing of the desk: what shall be opened is a wish."""

    passage_requested = Signal(object, object)
    """Show a passage of a text and select it: the `Passage` of the first match, and the range of its sentence."""
    record_requested = Signal(str, str)
    """Show an `annotation`, `event`, `claim`, `voice` or `source`: its kind and id."""
    left_requested = Signal()
    """The user has done with searching."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.results = Results(self)
        self.feed = SearchFeed(session, self.results, self)
        self.field = SearchField()
        self.view = Hits()
        self.view.setModel(self.results)
        self.kinds = FacetList(self.tr("Kinds of hits"), several=False)
        self.sources = FacetList(self.tr("Only in these sources"), several=True)
        self.context = Context()
        self.help = HelpPage()
        self._summary = PlainLabel("", "strong")
        self._remarks = PlainLabel("", "body", "tension", wrap=True)
        self._chosen: Place | None = None
        self._chosen_of = ""
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_MS)
        self._lay_out()
        self._connect()
        self._show_answer()

    def search_for(self, text: str) -> None:
        """Look for some words, several of them as a phrase; without any take the keys into the field."""
        wanted = " ".join(text.split())[:LONGEST_QUERY].replace('"', " ").strip()
        if wanted:
            self.look_for(f'"{wanted}"' if " " in wanted else wanted)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def look_for(self, query: str) -> None:
        """Look for a query as it is."""
        self.field.setText(query)
        self.feed.ask_now()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, paper under the hits."""
        painter = QPainter(self)
        look = current()
        painter.fillRect(self.rect(), look.panel)
        if self._stack.currentWidget() is not self._body:
            return
        body = self._stack.geometry()
        left = self._facets.width() if self._facets.isVisible() else 0
        painter.fillRect(left, body.top(), self.width() - left, body.height(), look.paper)
        painter.fillRect(0, body.top(), self.width(), 1, look.hairline)
        if left:
            painter.fillRect(left - 1, body.top(), 1, body.height(), look.hairline)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room the context gives way first, then the filters."""
        super().resizeEvent(event)
        self._give_room()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed meanwhile is looked for again."""
        super().showEvent(event)
        self.feed.set_seen(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is kept up to date while it is not seen."""
        super().hideEvent(event)
        self.feed.set_seen(False)

    def _lay_out(self) -> None:
        self._facets = QWidget()
        self._facets.setFixedWidth(FACETS_WIDTH)
        facets = QVBoxLayout(self._facets)
        facets.setContentsMargins(4, 4, 4, 8)
        facets.setSpacing(0)
        self._in_sources = SectionHeader(self.tr("In sources"))
        facets.addWidget(SectionHeader(self.tr("Found")))
        facets.addWidget(self.kinds)
        facets.addWidget(self._in_sources)
        facets.addWidget(self.sources, 1)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 1, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._facets)
        body.addWidget(self.view, 3)
        body.addWidget(self.context, 2)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.help)
        self._stack.addWidget(self._body)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 10)
        head.setSpacing(6)
        self.field.setMaximumWidth(900)
        head.addWidget(self.field)
        head.addWidget(self._summary)
        head.addWidget(self._remarks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.field)
        for before, after in zip(
            (self.field, self.view, self.kinds, self.sources),
            (self.view, self.kinds, self.sources, self.context),
            strict=True,
        ):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.feed.ask)
        self.field.moved.connect(self._move)
        self.field.opened.connect(self._open_when_there)
        self.field.left_requested.connect(self.left_requested)
        self.view.typed.connect(self._type)
        self.view.activated.connect(lambda _index: self._open())
        self.view.clicked.connect(lambda _index: self._open())
        self.view.left_upwards.connect(self.field.setFocus)
        self.context.open_requested.connect(self._open)
        self.help.example_chosen.connect(self._try)
        self.feed.answered.connect(self._show_answer)
        self.results.counted.connect(self._show_counts)
        self.results.modelReset.connect(self._keep_choice)
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.kinds.narrowed.connect(self._narrow)
        self.sources.narrowed.connect(self._narrow)
        self._recount.timeout.connect(self._show_facets)
        self._session.opened.connect(self._begin_project)
        self._session.closed.connect(self._begin_project)
        watcher().theme_changed.connect(self.update)
        self._ask_examples()

    def _begin_project(self) -> None:
        self.field.clear()
        self.feed.forget()
        self._ask_examples()

    def _ask_examples(self) -> None:
        self._session.ask(example_words, lambda found: self._take_examples(*found), key="examples of the search")

    def _take_examples(self, first: str, second: str, of_source: str) -> None:
        if first:
            self.help.show_words(first, second, of_source)

    def _try(self, example: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look_for(example)

    def _show_answer(self) -> None:
        found = self.results.found
        is_asked = found is not None and found.query is not None
        self._stack.setCurrentWidget(self._body if is_asked else self.help)
        said = words.remarks(found) if found is not None else ""
        self._remarks.setText(said)
        self._remarks.setVisible(bool(said))
        self._show_counts()
        self._show_facets()
        if self._chosen is None:
            self._choose_row(self.results.next_hit(0, 1) if self.results.rowCount() else -1)
        self._give_room()
        self._show_context()

    def _show_counts(self) -> None:
        found = self.results.found
        is_asked = found is not None and found.query is not None
        said = words.summary(self.results.counts(), is_whole=self.results.is_whole) if is_asked else ""
        self._summary.setText(said or self.tr("Nothing is looked for yet"))
        self._summary.setVisible(is_asked)
        self.view.setAccessibleDescription(said)
        if self.results.is_whole:
            self._show_facets()
        elif not self._recount.isActive() and len(self.sources.facets) < MANY_SOURCES:
            self._recount.start()

    def _show_facets(self) -> None:
        counts = self.results.counts()
        whole = sum(counts[kind] for kind in words.KINDS)
        kinds = [Facet(key="", label=words.kind_title(""), count=whole)]
        kinds += [Facet(key=kind, label=words.kind_title(kind), count=counts[kind]) for kind in words.KINDS]
        self.kinds.show_facets(kinds)
        self.kinds.setFixedHeight(self.kinds.sizeHint().height())
        sources = [
            Facet(key=source.id, label=source.title, count=count, place=source.place)
            for source, count in self.results.by_source()
        ]
        self.sources.show_facets(sources)
        self._in_sources.setVisible(bool(sources))

    def _narrow(self) -> None:
        kind = next(iter(self.kinds.chosen), "")
        self.results.set_filter(kind, self.sources.chosen)
        self._in_sources.set_aside(self.tr("Esc: all") if self.sources.chosen else "")

    def _keep_choice(self) -> None:
        # What was chosen stays so after a change, but of another query the first hit is meant.
        typed = self.results.found.typed if self.results.found is not None else ""
        row = self.results.row_of(self._chosen) if typed == self._chosen_of else -1
        self._chosen_of = typed
        if row < 0:
            self._chosen = None
            row = self.results.next_hit(0, 1) if self.results.rowCount() else -1
        self._choose_row(row)

    def _choose_row(self, row: int) -> None:
        if row >= 0:
            self.view.setCurrentIndex(self.results.index(row))
            if row == 1:
                self.view.scrollToTop()
        else:
            self.view.setCurrentIndex(QModelIndex())
            self.context.show_nothing()

    def _choose(self, now: QModelIndex) -> None:
        place = self.results.place(now.row()) if now.isValid() else None
        if place is not None:
            self._chosen = place
            self._show_context()

    def _show_context(self) -> None:
        place, found = self._chosen, self.results.found
        if place is None or found is None or found.query is None or not self.context.isVisible():
            return
        query = found.query

        def take(excerpt: Excerpt | None) -> None:
            if excerpt is None or self._chosen != place:
                return
            row = self.results.row(self.view.currentIndex().row())
            shown = row.shown if isinstance(row, HitRow) else None
            source = row.source if isinstance(row, HitRow) else None
            self.context.show_excerpt(place, excerpt, source, shown.paragraph if shown else 0)
            if place.table == "texts":
                self.context.scroll_to(place.first - excerpt.start)

        self._session.ask(lambda project: surroundings(project, query, place), take, key="context of a hit")

    def _move(self, steps: int) -> None:
        row = self.view.currentIndex().row()
        for _ in range(abs(steps)):
            further = self.results.next_hit(row, 1 if steps > 0 else -1)
            if further < 0:
                break
            row = further
        if row >= 0:
            self._choose_row(row)

    def _type(self, event: QKeyEvent) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setCursorPosition(len(self.field.text()))
        self.field.insert(event.text())

    def _open_when_there(self) -> None:
        """Enter may come before the answer: then it is looked for at once, and nothing older is opened."""
        if self.feed.is_waiting:
            self.feed.ask_now()
        else:
            self._open()

    def _open(self) -> None:
        row = self.view.currentIndex().row()
        place = self.results.place(row)
        if place is None:
            return
        if place.table != "texts":
            self._session.ask(
                lambda project: owner(project, place.table, place.id),
                lambda whose: self.record_requested.emit(*whose) if whose[0] else None,
                key="owner of a hit",
            )
            return
        hit = self.results.row(row)
        found = self.results.found
        if not isinstance(hit, HitRow) or hit.shown is None or found is None:
            return
        told = hit.shown.excerpt
        start, end = next(
            ((first, last) for first, last in told.matches if told.start + first >= place.first), (0, len(told.words))
        )
        passage = Passage(source_id=place.id, revision=place.revision, start=told.start + start, end=told.start + end)
        self.passage_requested.emit(passage, (told.start, told.end))

    def _give_room(self) -> None:
        self._facets.setVisible(self.width() >= LEAST_WITH_FACETS)
        was_there = self.context.isVisible()
        self.context.setVisible(self.width() >= LEAST_WITH_CONTEXT)
        if not was_there:
            self._show_context()
