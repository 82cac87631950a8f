"""Keeps the codebook and its figures true to the open project: asks for what changed, off the GUI thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.db.among import counts_among
from crossread.db.disagreements.tally import Tally
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.db.uses import Uses, uses, uses_after
from crossread.desktop.application.session import Session
from crossread.desktop.codebook.book import EMPTY, KINDS, NO_FIGURES, NO_TALLY, Book, Figures, read_again, read_book

TOTALS_AFTER_MS = 400
"""The figures of all sources stand in tooltips alone: nobody waits for them while tagging."""
MOST_ONE_BY_ONE = 500
FIRST_MARKS_AFTER_MS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tallies:
    """The tallies of some claims and events (of all if `ids` is None), as read at a step."""

    step: int
    ids: frozenset[str] | None
    found: Mapping[str, Tally]


class _Known:
    """Tallies as last read. Answers come from several readers: what was read at an older step replaces nothing."""

    def __init__(self) -> None:
        self._found: dict[str, Tally] = {}
        self._read_at: dict[str, int] = {}

    def of(self, entry_id: str) -> Tally:
        """The tally of one."""
        return self._found.get(entry_id, NO_TALLY)

    def take(self, tallies: _Tallies) -> set[str]:
        """Know these from now on; answers with those that are others than before."""
        ids = tallies.ids if tallies.ids is not None else self._found.keys() | tallies.found.keys()
        others: set[str] = set()
        for each in ids:
            if self._read_at.get(each, 0) <= tallies.step:
                self._read_at[each] = tallies.step
                found = tallies.found.get(each, NO_TALLY)
                if found != self.of(each):
                    self._found[each] = found
                    others.add(each)
        return others


class Feed(QObject):
    """The codebook as last read, and the figures of each entry."""

    book_changed = Signal(object)
    """Another `Book` was read."""
    figures_changed = Signal(object)
    """The ids of the entries whose figures are others now: a set, perhaps an empty one."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.book = EMPTY
        self._open: tuple[str, ...] = ()
        self._lit: frozenset[str] | None = None
        self._unread: set[str] = set()
        self._here, self._all = Uses(), Uses()
        self._uncounted: list[frozenset[str]] = []
        self._count_whole = True
        self._tallies_here, self._tallies_all = _Known(), _Known()
        self._totals = QTimer(self, singleShot=True, interval=TOTALS_AFTER_MS)
        self._totals.timeout.connect(self._ask_totals)
        self._first = QTimer(self, singleShot=True, interval=FIRST_MARKS_AFTER_MS)
        self._first.timeout.connect(self._ask_the_rest)
        session.opened.connect(self._start)
        session.closed.connect(self._clear)
        session.changed.connect(self._follow)
        if session.is_open:
            self._start()

    @property
    def open_sources(self) -> tuple[str, ...]:
        """The sources that the figures are of; none for all."""
        return self._open

    def set_open_sources(self, ids: Sequence[str]) -> None:
        """Count in these sources; without any, in all."""
        wanted = tuple(dict.fromkeys(ids))
        if set(wanted) != set(self._open):
            self._open, self._tallies_here = wanted, _Known()
            self._ask_counts()
            self._ask_tallies_here(None)

    def set_lit(self, annotation_ids: frozenset[str] | None) -> None:
        """Count these annotations alone, in the open sources; None: all."""
        if annotation_ids != self._lit:
            self._lit = annotation_ids
            self._ask_counts()

    def figures(self, entry_id: str) -> Figures:
        """The figures of an entry."""
        here, total = self._here.of(entry_id), self._all.of(entry_id)
        tally_all = self._tallies_all.of(entry_id)
        tally_here = self._tallies_here.of(entry_id) if self._open else tally_all
        if not (here or total or tally_all or tally_here):
            return NO_FIGURES
        return Figures(here=here, all=total, tally_here=tally_here, tally_all=tally_all)

    def _start(self) -> None:
        self._clear()
        self._session.ask(read_book, self._take_book, key="codebook.book")
        self._ask_counts()
        # The marks of conflict can come a moment later: the readers have texts to read first.
        self._first.start()

    def _ask_the_rest(self) -> None:
        self._ask_totals()
        self._ask_tallies_here(None)
        self._ask_tallies_all(None)

    def _clear(self) -> None:
        self._totals.stop()
        self._first.stop()
        self._open, self._lit = (), None
        self._here, self._all = Uses(), Uses()
        self._uncounted.clear()
        self._tallies_here, self._tallies_all = _Known(), _Known()
        self._take_book(EMPTY)

    def _follow(self, changes: Changes) -> None:
        if changes.concerns("claim", "event", "voice"):
            self._ask_book(changes)
        if changes.concerns("annotation", "source", "revision"):
            self._ask_counts(changes)
            self._totals.start()
        if changes.concerns("source", "revision"):
            # Whole sources came or went: anything may have changed.
            self._ask_tallies_here(None)
            self._ask_tallies_all(None)
        elif changes.concerns("annotation", "claim", "event", "verdict"):
            step = changes.step if changes.steps == 1 else None
            self._ask_tallies_here(step)
            self._ask_tallies_all(step)

    def _ask_book(self, changes: Changes) -> None:
        # A newer answer drops an older one, so that it has to tell of the changes of both.
        for kind in KINDS:
            self._unread |= changes.ids.get(kind, frozenset())
        base, ids = self.book, frozenset(self._unread)
        again = base is not EMPTY and len(ids) <= MOST_ONE_BY_ONE
        question = partial(read_again, base=base, ids=ids) if again else read_book
        self._session.ask(question, self._take_book, key="codebook.book")

    def _take_book(self, book: Book) -> None:
        self.book = book
        self._unread.clear()
        self.book_changed.emit(book)

    def _ask_counts(self, changes: Changes | None = None) -> None:
        base, sources, lit = self._here, self._open, self._lit
        if changes is not None:
            self._uncounted.append(changes.ids.get("annotation", frozenset()))
        # Only the newest answer arrives, so that it is about all that was not counted yet.
        waiting = len(self._uncounted)
        ids = frozenset[str]().union(*self._uncounted)
        if changes is None or changes.concerns("source", "revision") or base.named is None or lit is not None:
            self._count_whole = True
        again = not self._count_whole and len(ids) <= MOST_ONE_BY_ONE

        def count(project: Project) -> tuple[int, Uses]:
            if lit is not None:
                return waiting, Uses(counts=counts_among(project.store, lit, sources or None))
            found = uses_after(project, base, ids, sources) if again else uses(project, sources or None)
            return waiting, found

        self._session.ask(count, self._take_counts, key="codebook.counts")

    def _take_counts(self, answer: tuple[int, Uses]) -> None:
        before = self._here
        waiting, self._here = answer
        self._count_whole = False
        del self._uncounted[:waiting]
        if not self._open and self._lit is None:
            self._all = self._here
        self.figures_changed.emit(_differing(before.counts, self._here.counts))

    def _ask_totals(self) -> None:
        self._session.ask(uses, self._take_totals, key="codebook.totals")

    def _take_totals(self, counted: Uses) -> None:
        before, self._all = self._all, counted
        self.figures_changed.emit(_differing(before.counts, counted.counts))

    def _ask_tallies_here(self, step: int | None) -> None:
        sources = self._open
        if not sources:
            return
        # Answers for single steps add up, so that none may replace another; an answer for all replaces all.
        key = "codebook.tallies" if step is None else None
        self._session.ask(lambda project: (sources, _tallies(project, step, sources)), self._take_tallies_here, key=key)

    def _take_tallies_here(self, answer: tuple[tuple[str, ...], _Tallies]) -> None:
        sources, tallies = answer
        if set(sources) == set(self._open):
            self.figures_changed.emit(self._tallies_here.take(tallies))

    def _ask_tallies_all(self, step: int | None) -> None:
        key = "codebook.all_tallies" if step is None else None
        self._session.ask(lambda project: _tallies(project, step, None), self._take_tallies_all, key=key)

    def _take_tallies_all(self, tallies: _Tallies) -> None:
        self.figures_changed.emit(self._tallies_all.take(tallies))


def _differing(before: Mapping[str, int], after: Mapping[str, int]) -> set[str]:
    return {each for each, _ in before.items() ^ after.items()}


def _tallies(project: Project, step: int | None, sources: Sequence[str] | None) -> _Tallies:
    # The rules of disagreement are not on the way to the first paint of a text.
    from crossread.db.tallies import claim_tallies, event_tallies, touched_by

    now = project.step_number
    touched = None if step is None else touched_by(project, step)
    if touched is None or len(touched.claims) + len(touched.events) > MOST_ONE_BY_ONE:
        found = claim_tallies(project, None, sources) | event_tallies(project, None, sources)
        return _Tallies(step=now, ids=None, found=found)
    found = claim_tallies(project, touched.claims, sources) if touched.claims else {}
    if touched.events:
        found |= event_tallies(project, touched.events, sources)
    return _Tallies(step=now, ids=touched.claims | touched.events, found=found)
