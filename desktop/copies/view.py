"""The view of copies: pairs of sources at the left, and of the one that is chosen what links them, side by side."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from crossread.db.parallels import Linked, SourcePair, decide, published_first, take_back
from crossread.db.project import Project
from crossread.db.records import RELATION_KINDS, RelationKind
from crossread.desktop.application.session import Session
from crossread.desktop.copies.decision import Decision
from crossread.desktop.copies.feed import CopiesFeed, Found
from crossread.desktop.copies.linked_list import EDGE, GAP, LinkedList
from crossread.desktop.copies.other_pair import OtherPair
from crossread.desktop.copies.pair_head import PairHead
from crossread.desktop.copies.pair_list import PairList
from crossread.desktop.copies.searching import SearchRow
from crossread.desktop.copies.words import independence_words, tr
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, EmptyState, PlainLabel

LEFT_WIDTH = 360


class CopiesView(QWidget):
    """Asks its feed. Shared wording is looked for when the view is first seen."""

    passages_requested = Signal(object)
    """Two passages shall be shown beside each other in their texts: a tuple of `Passage`."""
    left_requested = Signal()
    """The user wants back to where they came from."""
    said = Signal(str)
    """What was done: a sentence."""

    def __init__(self, session: Session, feed: CopiesFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._feed = session, feed
        self._found: Found | None = None
        self._pair: SourcePair | None = None
        self._wanted: tuple[str, str] | None = None
        self.pairs, self.linked = PairList(), LinkedList()
        self.head, self.decision, self.other = PairHead(EDGE, GAP), Decision(), OtherPair()
        self.searching = SearchRow(feed)
        self._counts = ElidedLabel("", "small", "ink_quiet")
        self.back = QuietButton(tr("Back to the grid"), "chevron-left", key=tr("Esc"))
        self.back.clicked.connect(self.left_requested)
        self._none = EmptyState("", "")
        self._unlinked = EmptyState(
            tr("No shared wording was found"),
            tr("Say what you know of the two all the same: a translation, or a report retold, shares no words."),
        )
        self._arrange()
        self.pairs.pair_chosen.connect(self._show_pair)
        self.pairs.activated.connect(lambda _index: self.linked.setFocus(Qt.FocusReason.OtherFocusReason))
        self.linked.linked_requested.connect(self._request)
        self.decision.decided.connect(self._decide)
        self.decision.taken_back.connect(self._take_back)
        self.decision.undo_requested.connect(session.undo)
        self.decision.redo_requested.connect(session.redo)
        self.other.pair_chosen.connect(self._show_other)
        feed.found.connect(self._take)
        feed.cleared.connect(self._clear)
        feed.searching.connect(lambda _on: self._say_nothing_found())
        watcher().theme_changed.connect(self.update)
        self.setFocusProxy(self.pairs)
        if feed.last is not None:
            self._take(feed.last)

    def show_pair(self, a: str, b: str) -> None:
        """Show two sources, in whichever order."""
        self._show_other(a, b)

    def showEvent(self, event: QShowEvent) -> None:
        """Look for shared wording, if that was not done yet."""
        super().showEvent(event)
        self._feed.search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and paper under the passages."""
        look, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        at = self._splitter.geometry().topLeft()
        painter.fillRect(QRect(0, at.y() - 1, self.width(), 1), look.hairline)
        if self._right.isVisible():
            at = self._right.mapTo(self, self._right.rect().topLeft())
            painter.fillRect(QRect(at, self._right.size()), look.paper)
            painter.fillRect(QRect(at.x() - 1, at.y(), 1, self._right.height()), look.hairline)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 14, 6)
        top.setSpacing(10)
        top.addWidget(self.back)
        top.addWidget(PlainLabel(tr("Copies and origins"), "strong"))
        top.addWidget(self._counts, 1)
        top.addWidget(self.searching)
        left = QWidget()
        self._left = QStackedLayout()
        self._left.addWidget(self.pairs)
        self._left.addWidget(self._none)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._left, 1)
        column.addWidget(self.other)
        self._right = QWidget()
        self._pages = QStackedLayout()
        self._pages.addWidget(self.linked)
        self._pages.addWidget(self._unlinked)
        page = QVBoxLayout(self._right)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.decision)
        page.addWidget(self.head)
        page.addLayout(self._pages, 1)
        self._right.hide()
        splitter = self._splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([LEFT_WIDTH, 1000])
        left.setMinimumWidth(260)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(1)
        whole.addLayout(top)
        whole.addWidget(splitter, 1)

    def _take(self, found: Found) -> None:
        before, self._found = self._found, found
        wanted = self._wanted or (self._pair.key if self._pair is not None else None)
        if before is not None and before.shared is None and found.shared is not None and self._wanted is None:
            # What has most in common is known only now.
            wanted = None
        pairs = found.pairs
        if wanted is not None and not any(pair.key == wanted for pair in pairs):
            # Two that were chosen by hand stay, though nothing links them.
            known = wanted[0] in found.names and wanted[1] in found.names
            if known and self._wanted:
                dates = [(each, found.names[each].published) for each in wanted]
                pairs = (*pairs, SourcePair(a=wanted[0], b=wanted[1], earlier=published_first(*dates)))
        if before is None or before.pairs != pairs or before.names != found.names:
            self.pairs.show_pairs(pairs, found.names, wanted)
        told = [each for each in independence_words(found.independence, found.names) if each]
        self._counts.setText(" · ".join(told))
        self.other.show_names(found.names)
        self._left.setCurrentWidget(self.pairs if pairs else self._none)
        self.setFocusProxy(self.pairs if pairs else self.other.one)
        if not pairs:
            self._pair = None
            self._right.hide()
        self._say_nothing_found()
        self.update()

    def _clear(self) -> None:
        self._found, self._pair, self._wanted = None, None, None
        self.pairs.show_pairs((), {}, None)
        self._right.hide()
        self.update()

    def _say_nothing_found(self) -> None:
        found = self._found
        if self._feed.is_searching:
            self._none.set_texts(tr("Looking for shared wording…"), "")
        elif found is None or len(found.names) < 2:
            self._none.set_texts(tr("Nothing to compare yet"), tr("Take in two sources: here stands what they share."))
        else:
            self._none.set_texts(
                tr("No two sources share their wording"),
                tr("Where one is a translation, or both have it from the same place, choose the two below and say so."),
            )

    def _show_pair(self, pair: SourcePair) -> None:
        found = self._found or self._feed.last
        if found is None:
            return
        before, self._pair = self._pair, pair
        is_same = before is not None and (before.key, before.kinship, before.ways) == (
            pair.key,
            pair.kinship,
            pair.ways,
        )
        if self._wanted is not None and self._wanted != pair.key:
            self._wanted = None
        self._right.show()
        self.decision.show_pair(pair, found.names, writable=self._session.writable)
        self.head.show_pair(found.names[pair.a], found.names[pair.b])
        if not is_same:
            self._feed.ask_linked(pair, self._take_linked)
        self.update()

    def _take_linked(self, linked: tuple[Linked, ...]) -> None:
        found, pair = self._found or self._feed.last, self._pair
        if found is None or pair is None:
            return
        self.linked.show_linked(linked, pair, found.names)
        self._pages.setCurrentWidget(self.linked if linked else self._unlinked)

    def _show_other(self, a: str, b: str) -> None:
        found = self._found
        if found is None or a == b or not {a, b} <= found.names.keys():
            return
        first, second = sorted((a, b), key=lambda each: found.names[each].place)
        self._wanted = first, second
        self._found = None
        self._take(found)

    def _request(self, linked: Linked) -> None:
        self.passages_requested.emit((linked.a, linked.b))

    def _decide(self, kind: str, a: str, b: str, reason: str) -> None:
        known: dict[str, RelationKind] = {each: each for each in RELATION_KINDS}

        def operation(project: Project) -> None:
            decide(project, a, b, known[kind], reason)

        self._keep_pair()
        self._session.run(operation)

    def _take_back(self) -> None:
        pair = self._pair
        if pair is None:
            return
        self._keep_pair()
        self._session.run(lambda project: take_back(project, *pair.key), lambda _: self.said.emit(tr("Taken back")))

    def _keep_pair(self) -> None:
        """What is said of two must not put them out of sight."""
        if self._pair is not None:
            self._wanted = self._pair.key


def _links(pair: SourcePair) -> tuple[object, ...]:
    """What the linked passages of a pair depend on."""
    return pair.key, pair.kinship, pair.ways
