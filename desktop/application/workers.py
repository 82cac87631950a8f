"""Threads that each own one connection to a project and do jobs on it in order."""

import sqlite3
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.store.connections import in_words
from crossread.desktop.application import late_log

IDLE_S = 1.0
"""After so long without a job a worker is at rest."""

Job = Callable[[Project], None]
Opener = Callable[[], Project]
T = TypeVar("T")

log = late_log.logger(__name__)


class JobQueue:
    """Jobs that one or several workers take from, in order."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()

    def put(self, job: Job) -> None:
        """Add a job at the end."""
        self._jobs.put(job)

    def stop(self, workers: int = 1) -> None:
        """Let that many workers end after the jobs that wait already."""
        for _ in range(workers):
            self._jobs.put(None)

    def take(self, seconds: float | None = None) -> Job | None:
        """The next job, waiting for one; None means that the worker shall end. Raises `queue.Empty` after a time."""
        return self._jobs.get(timeout=seconds)


class Worker(threading.Thread):
    """Opens a project in its own thread, does the queue's jobs on it, and closes it when the queue ends.

    `on_opened` is called once, in this thread, with the project or with why it could not be opened; then the thread
    ends by itself. `at_rest` is called when there was no job for a while after one; `before_close` before a project
    that was opened is closed, `after_close` after it. A job handles its own errors.
    """

    def __init__(
        self,
        name: str,
        queue: JobQueue,
        opener: Opener,
        *,
        on_opened: "Callable[[Answer[Project] | Exception], None] | None" = None,
        at_rest: Job | None = None,
        before_close: Callable[[], None] | None = None,
        after_close: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(name=name, daemon=True)
        self._queue, self._opener = queue, opener
        self._on_opened, self._before_close, self._after_close = on_opened, before_close, after_close
        self._at_rest = at_rest

    def run(self) -> None:
        """The life of the thread."""
        opened = attempt(self._opener)
        if self._on_opened is not None:
            self._on_opened(opened)
        if not isinstance(opened, Answer):
            return
        project = opened.value
        self._work(project)
        if self._before_close is not None:
            self._before_close()
        project.close()
        if self._after_close is not None:
            self._after_close()

    def _work(self, project: Project) -> None:
        restless = False
        while True:
            try:
                job = self._queue.take(IDLE_S if restless else None)
            except Empty:
                job = self._at_rest
                restless = False
            else:
                restless = self._at_rest is not None
            if job is None:
                return
            job(project)


class Answer(Generic[T]):
    """What a deed answered: its `value`."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value


def attempt(deed: Callable[[], T], project: Project | None = None) -> Answer[T] | Exception:
    """What the deed answers, or the error that it raised; if the `project`'s file is damaged, that is the error.

    This is the one boundary at which any error is caught: what a user did wrong is told in the window, what we did
    wrong goes to the log and the error dialog, and the thread goes on with the next job.
    """
    try:
        return Answer(deed())
    except CrossreadError as error:
        without_frames(error)
        # A date or a number in the file itself that is none; what a user types wrong is told before it is kept.
        return (_blamed(project) if project is not None and isinstance(error, ValueError) else None) or error
    except Exception as error:
        log.exception("A job failed")
        without_frames(error)
        told = in_words(error) if isinstance(error, sqlite3.OperationalError) else _fault_of_the_system(error)
        return told or (_blamed(project) if project is not None else None) or error


def without_frames(error: BaseException) -> None:
    """Keep the places in the code that an error came through as a note, and nothing of what was at work there.

    Each frame knows its function, and that may know widgets, which must not be let go of in this thread (`apart`).
    """
    from crossread.desktop.application.log import places_of

    error.add_note(places_of(error))
    left: list[BaseException | None] = [error]
    seen: set[int] = set()
    while left:
        here = left.pop()
        if here is not None and id(here) not in seen:
            seen.add(id(here))
            here.__traceback__ = None
            left += (here.__cause__, here.__context__)


def _fault_of_the_system(error: Exception) -> CrossreadError | None:
    from crossread.db.system_words import sentence_for

    sentence = sentence_for(error)
    return CrossreadError(sentence) if sentence is not None else None


def _blamed(project: Project) -> CrossreadError | None:
    from crossread.db.verify.blame import blame

    try:
        return blame(project.path)
    except Exception:
        log.exception("The file could not be looked through")
        return None
