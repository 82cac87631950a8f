"""One open project for the app: a writer, a few readers, and the way to stop them so that one single file is left."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crossread.db.errors import CrossreadError, ProjectBusyError, ReadOnlyProjectError
from crossread.db.project import Project, ProjectInfo
from crossread.db.record import record
from crossread.db.records import Changes, Step
from crossread.db.store.closed_files import ClosedFiles
from crossread.desktop.application import late_log, places
from crossread.desktop.application.workers import Answer, Job, JobQueue, Worker, attempt

READERS = 2
TURN_S = 0.001
"""So long a thread that is at work in Python keeps the others waiting, the window's too; Python's own is 5 ms."""

log = late_log.logger(__name__)


@record
class Standing:
    """What the window shows of a project as a whole, read by the writer after each step."""

    info: ProjectInfo
    step: int
    next_undo: Step | None
    next_redo: Step | None


@record
class Opened:
    """A project was opened; `only_reading` says in words why it cannot be changed, or is empty; `why` is the error."""

    standing: Standing
    only_reading: str
    why: CrossreadError | None = None


class OpenProject:
    """Starts its threads at once; `on_opened` is called in the writer's thread.

    With `create_title` the project is made; `prepare` is called before it is opened and may make the file.
    """

    def __init__(
        self,
        path: Path,
        author: str,
        on_opened: Callable[["OpenProject", Opened | Exception], None],
        *,
        create_title: str | None = None,
        prepare: Callable[[Path], None] | None = None,
        take_over: bool = False,
        on_damage: Callable[[], None] = lambda: None,
        on_sound: Callable[[], None] = lambda: None,
    ) -> None:
        sys.setswitchinterval(TURN_S)
        self.path = path
        self._on_damage, self._on_sound = on_damage, on_sound
        self._is_damaged = False
        self._closed_files = ClosedFiles(_state_path())
        self._author = author
        self._create_title, self._prepare, self._take_over = create_title, prepare, take_over
        self._why: ProjectBusyError | ReadOnlyProjectError | None = None
        self._report = on_opened
        self._only_reading = ""
        self._writing, self._reading = JobQueue(), JobQueue()
        self._readers: list[Worker] = []
        self._writer = Worker(
            "crossread writer",
            self._writing,
            self._open,
            on_opened=self._opened,
            at_rest=Project.settle,
            before_close=self._end_readers,
            after_close=self._note_closed,
        )
        self._writer.start()

    def write(self, job: Job) -> None:
        """Do a job on the writing connection, after those before it."""
        self._writing.put(job)

    def read(self, job: Job) -> None:
        """Do a job on one of the reading connections, inside one read transaction."""
        self._reading.put(lambda project: in_snapshot(project, job))

    def stop(self) -> None:
        """Let the threads end after what waits already; the writer then folds the project into one file."""
        self._writing.stop()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the project is closed; False if that took longer."""
        self._writer.join(seconds)
        return not self._writer.is_alive()

    def _open(self) -> Project:
        if self._create_title is not None:
            return Project.create(self.path, title=self._create_title, author=self._author)
        if self._prepare is not None:
            self._prepare(self.path)
        known = self._closed_files.knows(self.path)
        try:
            project = Project.open(self.path, author=self._author, take_over=self._take_over)
            if not known:
                # The first job of the queue, so before any write; the window shows the project meanwhile.
                self._writing.put(self._look_through)
            return project
        except (ProjectBusyError, ReadOnlyProjectError) as error:
            self._only_reading = str(error)
            self._why = error
            return Project.open_for_reading(self.path)

    def _opened(self, opened: Answer[Project] | Exception) -> None:
        standing = attempt(lambda: standing_of(opened.value)) if isinstance(opened, Answer) else opened
        if not isinstance(standing, Answer):
            self._writing.stop()
            self._report(self, standing)
            return
        self._readers = [
            Worker(f"crossread reader {number}", self._reading, lambda: Project.open_for_reading(self.path))
            for number in range(1, READERS + 1)
        ]
        for reader in self._readers:
            reader.start()
        self._report(self, Opened(standing=standing.value, only_reading=self._only_reading, why=self._why))

    def _look_through(self, project: Project) -> None:
        """A file from elsewhere, or one not closed here in order, may be damaged where nobody has read yet."""
        wrong = project.quick_check()
        if wrong is not None:
            log.warning("The project's file is damaged: %s", wrong)
            self._is_damaged = True
            project.stop_writing()
            self._on_damage()
        else:
            self._on_sound()

    def _note_closed(self) -> None:
        # A damaged file is looked through again the next time.
        if not self._only_reading and not self._is_damaged:
            self._closed_files.note(self.path)

    def _end_readers(self) -> None:
        # A reader that is still open would keep SQLite from leaving its write-ahead mode.
        self._reading.stop(len(self._readers))
        for reader in self._readers:
            reader.join()


def _state_path() -> Path:
    return places.folder("state") / "closed.json"


def standing_of(project: Project) -> Standing:
    """Read title, step and what undo and redo would do."""
    return Standing(
        info=project.info,
        step=project.step_number,
        next_undo=project.history.next_undo if project.writable else None,
        next_redo=project.history.next_redo if project.writable else None,
    )


def in_snapshot(project: Project, job: Job) -> None:
    """Do a job that only reads, all of it at one and the same step."""
    with snapshot(project):
        job(project)


@contextmanager
def snapshot(project: Project) -> Iterator[None]:
    """Hold one read transaction, so that several questions are answered of the same step."""
    conn = project.store.conn
    conn.execute("BEGIN")
    try:
        yield
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


def changes_since(project: Project, step_before: int, changes_before: Changes) -> Changes | None:
    """What a job on the writing connection changed: None if nothing did.

    A job is one step; a step that goes on with the one before it (typing in one field) keeps its number, so the
    record of the changes is what tells.
    """
    last = project.last_changes
    if last is changes_before or not last.ids:
        return None
    if project.step_number > step_before + last.steps:
        log.warning("One operation made several steps; only the last is announced")
    return last
