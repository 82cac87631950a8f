"""The thread that finds, so that no key waits for it; for patterns it asks the process that can be killed."""

import threading
import time
from collections.abc import Sequence
from queue import SimpleQueue
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from crossread.db.finding import Hits, PatternFault, Wanted
from crossread.db.finding.folding import Folded
from crossread.db.finding.plain import StoppedError, find_plain
from crossread.db.finding.process import PatternProcess
from crossread.desktop.application import apart
from crossread.desktop.finding.standing import Searched

_BREATH_S = 0.0002
_WORK_S = 0.0005
_PATIENCE_S = 5.0


class Found(NamedTuple):
    """The answer for one text of a search."""

    turn: int
    key: str
    hits: Hits | PatternFault


class _Job(NamedTuple):
    turn: int
    wanted: Wanted
    searched: Sequence[Searched]


class _Breath:
    """Lets others run for a moment after each half millisecond of work.

    Whoever paints would else wait for the interpreter, five milliseconds each time, until this thread is made to
    give it up.
    """

    def __init__(self) -> None:
        self._since = time.perf_counter()

    def take(self) -> None:
        if time.perf_counter() - self._since > _WORK_S:
            time.sleep(_BREATH_S)
            self._since = time.perf_counter()


class Runner(QObject):
    """Finds in one thread; a newer search stops the one before it. Thread and process live from the first to `rest`."""

    found = Signal(object)
    """A `Found`, in the order of the texts, for the newest search only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = _Search(apart.Line(self._deliver))
        self._thread: threading.Thread | None = None

    @property
    def process_id(self) -> int | None:
        """The process for patterns, while there is one."""
        return self._search.process.pid

    def find(self, wanted: Wanted, searched: Sequence[Searched]) -> int:
        """Begin a search; answers with its turn. What was under way is dropped."""
        turn = self.stop()
        if self._thread is None:
            self._thread = apart.start(self._search.work, name="crossread finding")
        self._search.jobs.put(_Job(turn, wanted, tuple(searched)))
        return turn

    def stop(self) -> int:
        """Drop what is under way."""
        self._search.turn += 1
        self._search.process.cancel()
        return self._search.turn

    def rest(self) -> None:
        """Drop what is under way, end thread and process, and forget the texts; the next search starts them again."""
        self.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            self._search.is_resting = True
            self._search.jobs.put(None)
            thread.join(_PATIENCE_S)
            self._search.is_resting = False
        self._search.process.rest()

    def close(self) -> None:
        """End thread and process for good."""
        self.stop()
        self._search.process.close()
        self.rest()

    def _deliver(self, found: Found) -> None:
        if found.turn == self._search.turn:
            self.found.emit(found)


class _Search:
    """What goes on in the thread; `turn` and `is_resting` are set from outside."""

    def __init__(self, answer: apart.Line) -> None:
        self._answer = answer
        self.turn = 0
        self.is_resting = False
        self.jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self.process = PatternProcess()

    def work(self) -> None:
        """Do the jobs until there is a None among them."""
        folded: dict[tuple[str, bool, bool], Folded] = {}
        while (job := self.jobs.get()) is not None:
            if job.turn != self.turn:
                continue
            kept = {one.key for one in job.searched}
            folded = {known: value for known, value in folded.items() if known[0] in kept}
            for one in job.searched:
                hits = self._of_pattern(job, one) if job.wanted.pattern else self._of_words(job, one, folded)
                if hits is None or job.turn != self.turn:
                    break
                self._answer(Found(job.turn, one.key, hits))

    def _of_words(
        self, job: _Job, one: Searched, known: dict[tuple[str, bool, bool], Folded]
    ) -> Hits | PatternFault | None:
        breath = _Breath()

        def pause() -> None:
            breath.take()
            if job.turn != self.turn:
                raise StoppedError

        def pause_folding() -> None:
            # Not stopped by the next key, which wants the same text folded in the same way.
            breath.take()
            if self.is_resting:
                raise StoppedError

        wanted = job.wanted
        place = (one.key, wanted.case, wanted.accents)
        folded = known.get(place)
        try:
            if folded is None or folded.original is not one.text:
                folded = Folded(one.text, case=wanted.case, accents=wanted.accents, pause=pause_folding)
                known[place] = folded
            return find_plain(folded, wanted, pause)
        except StoppedError:
            return None

    def _of_pattern(self, job: _Job, one: Searched) -> Hits | PatternFault | None:
        key = f"{one.key} {one.revision} {len(one.text)} {hash(one.text)}"
        return self.process.find(key, one.text, job.wanted, lambda: job.turn == self.turn)
