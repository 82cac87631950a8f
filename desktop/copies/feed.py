"""Asks the session for what sources share: looked for off the window's thread, told how far, and to be stopped."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.db.errors import CrossreadError
from crossread.db.parallels import (
    Independence,
    Linked,
    Shared,
    SourcePair,
    read_independence,
    read_linked,
    read_pairs,
    read_shared,
)
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Changes
from crossread.desktop.application.session import Session
from crossread.desktop.copies.words import Names, SourceName, tr

LOOK_EVERY_MS = 60


class StoppedError(CrossreadError):
    """The user let the search end before it was done."""


class Work:
    """One search. `report` is called from the thread that does it; after `stop` it raises StoppedError there."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let it end at its next report."""
        self._stopped.set()

    def report(self, done: int, total: int) -> None:
        """Say how far it is. Raises StoppedError if it shall go no further."""
        if self._stopped.is_set():
            raise StoppedError(tr("Stopped."))
        self.done, self.total = done, total


@record
class Found:
    """The pairs of a project; `shared` is None as long as it was not looked for, or the search was stopped."""

    pairs: tuple[SourcePair, ...]
    names: Names
    independence: Independence
    shared: Shared | None = None


class CopiesFeed(QObject):
    """Reads pairs and the count of origins while it is awake; shared wording is looked for when it is first wanted."""

    found = Signal(object)
    """The newest `Found`."""
    cleared = Signal()
    """There is no project."""
    searching = Signal(bool)
    """A search for shared wording began, or ended."""
    progressed = Signal(int, int)
    """So many sentences of so many were looked at."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shared: Shared | None = None
        self._last: Found | None = None
        self._work: Work | None = None
        self._wanted = self._again = False
        self._awake = self._missed = False
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        session.opened.connect(self._start)
        session.closed.connect(self._clear)
        session.changed.connect(self._take_changes)
        if session.is_open:
            self._start()

    @property
    def last(self) -> Found | None:
        """What was found last."""
        return self._last

    @property
    def is_searching(self) -> bool:
        """Whether a search is under way."""
        return self._work is not None

    @property
    def has_missed(self) -> bool:
        """Whether something changed since the last reading."""
        return self._missed

    def set_awake(self, awake: bool) -> None:
        """Follow the project, or sleep: what changes meanwhile is read on waking. It begins asleep."""
        self._awake = awake
        if awake and self._missed:
            self._read()

    def search(self) -> None:
        """Look for shared wording from now on, also after each change of a text."""
        self._wanted = True
        if (self._shared is None or self._missed) and self._work is None:
            self._read()

    def stop(self) -> None:
        """End the search that is under way; what was known before stays."""
        self._wanted = False
        if self._work is not None:
            self._work.stop()

    def ask_linked(self, pair: SourcePair, on_answer: Callable[[tuple[Linked, ...]], None]) -> None:
        """Ask for what links two sources."""
        shared = self._last.shared if self._last is not None else None
        self._session.ask(lambda project: read_linked(project, pair, shared), on_answer, key="linked passages")

    def _start(self) -> None:
        self._clear()
        self._read_or_miss()

    def _read_or_miss(self) -> None:
        if self._awake:
            self._read()
        else:
            self._missed = True

    def _clear(self) -> None:
        if self._work is not None:
            self._work.stop()
        self._end()
        self._shared, self._last = None, None
        self.cleared.emit()

    def _take_changes(self, changes: Changes) -> None:
        if self._work is not None and not changes.concerns("source", "revision"):
            # The texts are the same: the search goes on, and what is about them is read after it.
            self._again = self._again or changes.concerns("relation", "annotation")
        elif changes.concerns("source", "revision", "relation", "annotation"):
            self._read_or_miss()

    def _read(self) -> None:
        self._missed = False
        if self._work is not None:
            # What is under way reads another text than there is now.
            self._work.stop()
        before, wanted = self._shared, self._wanted
        work = Work() if wanted else None

        def question(project: Project) -> Found:
            shared = read_shared(project, before, work.report) if work is not None else before
            return Found(
                pairs=read_pairs(project, shared),
                names=_names(project),
                independence=read_independence(project),
                shared=shared,
            )

        self._work = work
        if work is not None:
            self._looks.start()
            self.searching.emit(True)
        self._session.ask(
            question, lambda found: self._take(found, work), key="copies", on_failed=lambda _: self._was_stopped(work)
        )

    def _take(self, found: Found, work: Work | None) -> None:
        if work is self._work:
            self._end()
        self._shared, self._last = found.shared, found
        self.found.emit(found)
        if self._again and self._work is None:
            self._again = False
            self._read_or_miss()

    def _was_stopped(self, work: Work | None) -> None:
        if work is not None and work is self._work:
            self._end()

    def _end(self) -> None:
        self._looks.stop()
        if self._work is not None:
            self._work = None
            self.searching.emit(False)

    def _look(self) -> None:
        if self._work is not None and self._work.total:
            self.progressed.emit(self._work.done, self._work.total)


def _names(project: Project) -> Names:
    return {
        source.id: SourceName(
            id=source.id,
            place=place,
            title=source.title,
            detail=source.publisher or source.author or "",
            published=source.published,
        )
        for place, source in enumerate(project.sources.all())
    }
