"""Asks for what was typed, off the window's thread: an answer that is older than what is typed now is dropped."""

from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Changes
from crossread.desktop.application.session import Session
from crossread.desktop.search.asking import Found, Looked, Place, Shelf, Shown, find, look, show_places
from crossread.desktop.search.results import Results

REST_MS = 60
"""So long must the keys rest before it is asked."""
FIRST_WORDS = 24
"""The words of so many hits come with the first answer."""


@record
class FirstAnswer:
    """All that is painted first."""

    found: Found
    looked: Looked
    shown: dict[Place, Shown]


class SearchFeed(QObject):
    """Fills the results. What was found stays until the next answer is there, so that nothing flickers."""

    answered = Signal()
    """Another answer is in the results."""

    def __init__(self, session: Session, results: Results, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._results = session, results
        self._typed = ""
        self._turn = 0
        self._shelf: Shelf | None = None
        self._is_seen = self._is_stale = False
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.ask_now)
        results.words_wanted.connect(self._ask_words)
        session.changed.connect(self._take_changes)

    @property
    def is_waiting(self) -> bool:
        """Whether what is typed is not answered yet."""
        found = self._results.found
        return bool(self._typed.strip()) and (found is None or found.typed != self._typed)

    def ask(self, typed: str) -> None:
        """Look for this as soon as the keys rest."""
        self._typed = typed
        self._turn += 1
        if typed.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._results.begin(None)
            self.answered.emit()

    def ask_now(self) -> None:
        """Look for what is typed without waiting for more."""
        self._timer.stop()
        self._is_stale = False
        self._turn += 1
        typed, turn = self._typed, self._turn
        shelf = self._shelf
        if typed.strip():
            self._session.ask(
                lambda project: first_answer(project, typed, shelf),
                lambda first: self._begin(first, turn),
                key="search",
            )

    def set_seen(self, is_seen: bool) -> None:
        """Only what is seen is kept up to date; the rest when it is seen again."""
        self._is_seen = is_seen
        if is_seen and self._is_stale:
            self.ask_now()

    def forget(self) -> None:
        """There is another project, or none."""
        self._typed, self._shelf = "", None
        self._turn += 1
        self._timer.stop()
        self._results.begin(None)
        self.answered.emit()

    def _begin(self, first: FirstAnswer, turn: int) -> None:
        if turn != self._turn:
            return
        self._shelf = first.found.shelf
        self._results.begin(first.found, first.looked, first.shown)
        self.answered.emit()
        self._go_on(first.found, first.looked, turn)

    def _go_on(self, found: Found, looked: Looked, turn: int) -> None:
        if looked.next < len(found.texts):
            at = looked.next
            self._session.ask(
                lambda project: look(project, found, at),
                lambda more: self._add(found, more, turn),
                key="search further",
            )

    def _add(self, found: Found, looked: Looked, turn: int) -> None:
        if turn == self._turn and self._results.found is found:
            self._results.add(looked)
            self._go_on(found, looked, turn)

    def _ask_words(self, wanted: list[Place]) -> None:
        found = self._results.found
        if found is None or found.query is None:
            return
        query = found.query

        def take(shown: dict[Place, Shown]) -> None:
            if self._results.found is found:
                self._results.set_words(shown)

        self._session.ask(lambda project: show_places(project, query, wanted), take)

    def _take_changes(self, changes: Changes) -> None:
        if not self._typed.strip():
            return
        self._is_stale = True
        if self._is_seen:
            self.ask_now()


def first_answer(project: Project, typed: str, shelf: Shelf | None = None) -> FirstAnswer:
    """What a query is true of, with the first passages and the words of the first hits."""
    found = find(project, typed, shelf)
    looked = look(project, found, 0) if found.texts else Looked(at=0, next=0, firsts=())
    passages = (
        Place(table="texts", id=text.source_id, first=first, revision=text.revision, key=text.key)
        for text, firsts in zip(found.texts, looked.firsts, strict=False)
        for first in firsts
    )
    seen = list(islice(passages, FIRST_WORDS))
    seen += [Place(table=each.table, id=each.id) for each in found.records[: FIRST_WORDS - len(seen)]]
    return FirstAnswer(found=found, looked=looked, shown=show_places(project, found.query, seen) if found.query else {})
