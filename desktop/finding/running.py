"""The thread that finds, so that no key waits for it; for patterns it asks the process that can be killed."""

import threading
import time
from collections.abc import Sequence
from queue import SimpleQueue
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from crossread.db.finding import Hits, PatternFault, Wanted
from crossread.db.finding.folding import Folded
from crossread.db.finding.plain import StoppedError, find_plain
from crossread.db.finding.process import PatternProcess
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

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turn = 0
        self._is_resting = False
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._process = PatternProcess()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def process_id(self) -> int | None:
        """The process for patterns, while there is one."""
        return self._process.pid

    def find(self, wanted: Wanted, searched: Sequence[Searched]) -> int:
        """Begin a search; answers with its turn. What was under way is dropped."""
        turn = self.stop()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="crossread finding", daemon=True)
            self._thread.start()
        self._jobs.put(_Job(turn, wanted, tuple(searched)))
        return turn

    def stop(self) -> int:
        """Drop what is under way."""
        self._turn += 1
        self._process.cancel()
        return self._turn

    def rest(self) -> None:
        """Drop what is under way, end thread and process, and forget the texts; the next search starts them again."""
        self.stop()
        thread, self._thread = self._thread, None
        if thread is not None:
            self._is_resting = True
            self._jobs.put(None)
            thread.join(_PATIENCE_S)
            self._is_resting = False
        self._process.rest()

    def close(self) -> None:
        """End thread and process for good."""
        self.stop()
        self._process.close()
        self.rest()

    def _deliver(self, found: Found) -> None:
        if found.turn == self._turn:
            self.found.emit(found)

    # In the thread

    def _work(self) -> None:
        folded: dict[tuple[str, bool, bool], Folded] = {}
        while (job := self._jobs.get()) is not None:
            if job.turn != self._turn:
                continue
            kept = {one.key for one in job.searched}
            folded = {known: value for known, value in folded.items() if known[0] in kept}
            for one in job.searched:
                hits = self._of_pattern(job, one) if job.wanted.pattern else self._of_words(job, one, folded)
                if hits is None or job.turn != self._turn:
                    break
                self._answered.emit(Found(job.turn, one.key, hits))

    def _of_words(
        self, job: _Job, one: Searched, known: dict[tuple[str, bool, bool], Folded]
    ) -> Hits | PatternFault | None:
        breath = _Breath()

        def pause() -> None:
            breath.take()
            if job.turn != self._turn:
                raise StoppedError

        def pause_folding() -> None:
            # Not stopped by the next key, which wants the same text folded in the same way.
            breath.take()
            if self._is_resting:
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
        return self._process.find(key, one.text, job.wanted, lambda: job.turn == self._turn)
