"""When backups are made: as a project was found, after ten minutes of work, when it closes, and before much changes."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.db import backups
from crossread.db.backups import Backup
from crossread.db.backups.kept import Why
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.desktop.application import apart
from crossread.desktop.application.session import Session
from crossread.desktop.application.workers import Answer

FIRST_AFTER_S = 10.0
"""The start has other things to do. What is copied then is the project as it was found all the same."""
EVERY_S, SELDOM_S = 600.0, 3600.0
BYTES_AN_HOUR = 128 * 1024 * 1024
"""No more is written while one works: large projects are backed up less often, but each hour."""
LOOK_EVERY_MS = 60_000
AGAIN_AFTER_MS = 1_000
MOST_AT_CLOSING_S = 15.0
"""Whoever closes the window does not wait longer; the next start makes the backup then."""

log = logging.getLogger(__name__)


class BackupKeeper(QObject):
    """Backs up the project of a session in a thread of its own. A project that is open for reading has none made."""

    made = Signal(object)
    """There is a new `Backup`."""
    failed = Signal(str)
    """No backup could be made: a sentence, once for each cause and project."""
    asked_for = Signal(object)
    """The `Backup` that the user asked for is there."""
    refused = Signal(str)
    """The backup that the user asked for could not be made: a sentence."""

    def __init__(
        self,
        session: Session,
        root: Path,
        *,
        is_on: Callable[[], bool],
        bound: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self.root = session, root
        self._is_on, self._bound = is_on, bound
        self.first_after = FIRST_AFTER_S
        self.last_failure = ""
        """Why the last attempt failed; empty if it did not."""
        self.leaves_closing = False
        """None is made at the end: whoever closes the project makes one, and needs those that are there."""
        self._run: _Run | None = None
        self._has_made, self._has_failed = apart.Line(self._tell_made), apart.Line(self._tell_failed)
        self._starting = threading.Lock()
        self._is_still = False
        self._changed: set[Path] = set()
        self._steps: dict[Path, int] = {}
        """By project the step that was backed up, or opened: one project may close while the next is open already."""
        self._last = time.monotonic()
        self._again = QTimer(self, singleShot=True, interval=AGAIN_AFTER_MS)
        self._again.timeout.connect(self._begin)
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        session.opened.connect(self._opened)
        session.closed.connect(self._closed)
        session.damaged.connect(self._give_up)
        session.changed.connect(lambda _changes: self._note_change())
        session.before_letting_go.append(self._before_closing)
        if session.is_open:
            self._opened()

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._run is not None and self._run.thread.is_alive()

    def make_now(self) -> None:
        """Make a backup unless the last one holds the project as it is, or another is being made."""
        path = self._session.path
        if path is not None and self._session.writable and self._is_on() and not self.is_busy:
            self._start(path, "work")

    def make_asked(self, name: str = "") -> None:
        """Make one on the user's word, also of a project that can only be read: `asked_for` or `refused` follows."""
        path, before = self._session.path, self._run
        if path is None:
            return
        if before is not None:
            before.hurry.set()

        def make() -> Backup:
            if before is not None:
                before.thread.join()
            return backups.make_and_keep(path, self.root, name)

        with self._starting:
            if not self._is_still:
                run = _Run(path, "asked")
                # The end of the program waits for it: it was asked for.
                run.thread = apart.start(
                    make, self._take_asked, name="crossread backup asked for", owner=self, daemon=False
                )
                self._run = run
                return
        self.refused.emit(self.tr("No backup was made: history is being dropped. Ask again when that is done."))

    def _take_asked(self, answer: Answer[Backup] | Exception) -> None:
        if isinstance(answer, Answer):
            self.asked_for.emit(answer.value)
        elif isinstance(answer, CrossreadError):
            self.refused.emit(str(answer))
        else:
            raise answer

    def make_before(self, project: Project, why: Why) -> None:
        """Before much changes at once, in the writer's thread: what fails is told as ever, and keeps nobody."""
        if self._is_on():
            self._let_finish()
            self._make(project.path, self._bound(), why, pause=0.0)

    @contextmanager
    def still(self) -> Iterator[None]:
        """In the writer's thread: meanwhile no backup is under way, and none begins by itself."""
        with self._starting:
            self._is_still = True
        try:
            self._let_finish()
            yield
        finally:
            self._is_still = False

    def wait(self, seconds: float) -> bool:
        """Wait for the backup that is under way; False if it takes longer."""
        if self._run is not None:
            self._run.hurry.set()
            self._run.thread.join(seconds)
        return not self.is_busy

    def _opened(self) -> None:
        self._closed()
        self.last_failure = ""
        if self._session.path is not None and self._session.writable:
            self._note_state(self._session.path)
            self._looks.start()
            self._begin()

    def _closed(self) -> None:
        self._again.stop()
        self._looks.stop()

    def _give_up(self) -> None:
        """A file that is damaged is not kept as it was found, and is not waited for when it is closed."""
        run = self._run
        if run is not None and run.why == "opening":
            run.stop.set()
            run.hurry.set()

    def _begin(self) -> None:
        """Keep the project as it was found. What is seen of it is what it was before anything is done."""
        path = self._session.path
        if path is None or not self._session.writable or not self._is_on():
            return
        if self.is_busy:
            # Of the project that was open before.
            self._again.start()
        else:
            self._start(path, "opening")

    def _start(self, path: Path, why: Why) -> None:
        self._note_state(path)
        run, bound = _Run(path, why), self._bound()
        with self._starting:
            if self._is_still:
                self._changed.add(path)
                return
            self._launch(run, bound)

    def _launch(self, run: "_Run", bound: int) -> None:
        run.thread = apart.start(lambda: self._make(run.path, bound, run.why, run), name="crossread backups")
        self._run = run

    def _let_finish(self) -> None:
        run = self._run
        if run is not None:
            run.hurry.set()
            run.thread.join()

    def _note_state(self, path: Path) -> None:
        self._last = time.monotonic()
        self._changed.discard(path)
        self._steps[path] = self._session.step

    def _note_change(self) -> None:
        if self._session.path is not None:
            self._changed.add(self._session.path)

    def _look(self) -> None:
        path = self._session.path
        if path is not None and path in self._changed and time.monotonic() - self._last >= every(path):
            self.make_now()

    def _make(
        self,
        path: Path,
        bound: int,
        why: Why,
        run: "_Run | None" = None,
        *,
        stop: Callable[[], bool] = lambda: False,
        pause: float = backups.PAUSE_S,
    ) -> None:
        def begin() -> None:
            if run is not None and why == "opening":
                run.hurry.wait(self.first_after)

        try:
            backup = backups.make(
                path, self.root, why=why, begin=begin, stop=run.stop.is_set if run else stop, pause=pause
            )
            if backup is not None:
                backups.thin(self.root, backup.line, bound=bound)
        except backups.StoppedError:
            log.info("A backup was stopped")
            self._changed.add(path)
            return
        except CrossreadError as error:
            log.warning("No backup was made: %s", type(error.__cause__).__name__)
            self._changed.add(path)
            self._tell_failure(str(error))
            return
        self.last_failure = ""
        if backup is not None:
            self._has_made(backup)

    def _tell_failure(self, sentence: str) -> None:
        is_news, self.last_failure = sentence != self.last_failure, sentence
        if is_news:
            self._has_failed(sentence)

    def _tell_made(self, backup: Backup) -> None:
        self.made.emit(backup)

    def _tell_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)

    def _before_closing(self, project: Project) -> None:
        """In the writer's thread: what is being made reads the file, and would keep it from being folded into one."""
        path, run = project.path, self._run
        is_changed = path in self._changed or project.step_number != self._steps.get(path)
        ends = time.monotonic() + MOST_AT_CLOSING_S
        if run is not None and run.path == path and run.thread.is_alive():
            if run.why == "asked" or (run.why == "opening" and is_changed):
                # How the project was found is to be had only now.
                run.hurry.set()
                run.thread.join(MOST_AT_CLOSING_S)
            run.stop.set()
            run.hurry.set()
            run.thread.join()
            # One of what was found is no loss while that is what there is.
            is_changed = is_changed or (run.why == "work" and path in self._changed)
        if self.leaves_closing or not self._is_on() or not project.writable:
            return
        if is_changed:
            self._make(path, self._bound(), "closing", stop=lambda: time.monotonic() > ends, pause=0.0)


def every(path: Path) -> float:
    """After how many seconds of work a project is backed up again."""
    try:
        size = path.stat().st_size
    except OSError:
        return SELDOM_S
    return min(max(EVERY_S, size / BYTES_AN_HOUR * 3600), SELDOM_S)


class _Run:
    """A backup that is being made, or was."""

    def __init__(self, path: Path, why: Why) -> None:
        self.path, self.why = path, why
        self.thread: threading.Thread
        """Set before anybody else knows the run."""
        self.stop, self.hurry = threading.Event(), threading.Event()
