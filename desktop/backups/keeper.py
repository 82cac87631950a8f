"""When backups are made: a moment after a project was opened, after each hour of work, and when it closes."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from crossread.db import backups
from crossread.db.backups.kept import Why
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.record import record
from crossread.desktop.application.session import Session

FIRST_AFTER_MS = 20_000
"""The start has other things to do."""
EVERY_S = 3600.0
LOOK_EVERY_MS = 60_000
MOST_AT_CLOSING_S = 15.0
"""Whoever closes the window does not wait longer; the next start makes the backup then."""

log = logging.getLogger(__name__)


class BackupKeeper(QObject):
    """Backs up the project of a session in a thread of its own. A project that is open for reading has none made."""

    made = Signal(object)
    """There is a new `Backup`."""
    failed = Signal(str)
    """No backup could be made: a sentence, once for each cause and project."""

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
        self.last_failure = ""
        """Why the last attempt failed; empty if it did not."""
        self.leaves_closing = False
        """None is made at the end: whoever closes the project makes one, and needs those that are there."""
        self._run: _Run | None = None
        self._changed: set[Path] = set()
        self._steps: dict[Path, int] = {}
        """By project the step that was backed up, or opened: one project may close while the next is open already."""
        self._last = time.monotonic()
        self._first = QTimer(self, singleShot=True, interval=FIRST_AFTER_MS)
        self._first.timeout.connect(self.make_now)
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        session.opened.connect(self._opened)
        session.closed.connect(self._closed)
        session.changed.connect(lambda _changes: self._note_change())
        session.before_letting_go.append(self._before_closing)
        if session.is_open:
            self._opened()

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._run is not None and self._run.thread.is_alive()

    def make_now(self) -> None:
        """Make a backup unless the last one holds the project as it is; one after the other."""
        path = self._session.path
        if path is None or not self._session.writable or not self._is_on():
            return
        if self.is_busy:
            # Of the project that was open before, it may be.
            self._first.start()
            return
        self._last = time.monotonic()
        self._note_state(path)
        bound, stop = self._bound(), threading.Event()
        thread = threading.Thread(
            target=lambda: self._make(path, bound, "work", stop.is_set), name="crossread backups", daemon=True
        )
        self._run = _Run(path=path, thread=thread, stop=stop)
        thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait for the backup that is under way; False if it takes longer."""
        if self._run is not None:
            self._run.thread.join(seconds)
        return not self.is_busy

    def _opened(self) -> None:
        self._closed()
        self.last_failure = ""
        if self._session.path is not None and self._session.writable:
            self._note_state(self._session.path)
            self._last = time.monotonic()
            self._first.start()
            self._looks.start()

    def _closed(self) -> None:
        self._first.stop()
        self._looks.stop()

    def _note_state(self, path: Path) -> None:
        self._changed.discard(path)
        self._steps[path] = self._session.step

    def _note_change(self) -> None:
        if self._session.path is not None:
            self._changed.add(self._session.path)

    def _look(self) -> None:
        if self._session.path in self._changed and time.monotonic() - self._last >= EVERY_S:
            self.make_now()

    def _make(self, path: Path, bound: int, why: Why, stop: Callable[[], bool], pause: float | None = None) -> None:
        try:
            if pause is None:
                backup = backups.make(path, self.root, why=why, stop=stop)
            else:
                backup = backups.make(path, self.root, why=why, stop=stop, pause=pause)
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
        if backup is not None and isValid(self):
            self.made.emit(backup)

    def _tell_failure(self, sentence: str) -> None:
        is_news, self.last_failure = sentence != self.last_failure, sentence
        if is_news and isValid(self):
            self.failed.emit(sentence)

    def _before_closing(self, project: Project) -> None:
        """In the writer's thread: what is being made reads the file, and would keep it from being folded into one."""
        path, run = project.path, self._run
        if run is not None and run.path == path:
            run.stop.set()
            run.thread.join()
        if self.leaves_closing or not self._is_on() or not project.writable:
            return
        if path in self._changed or project.step_number != self._steps.get(path):
            ends = time.monotonic() + MOST_AT_CLOSING_S
            self._make(path, self._bound(), "closing", lambda: time.monotonic() > ends, pause=0.0)


@record
class _Run:
    """A backup that is being made, or was."""

    path: Path
    thread: threading.Thread
    stop: threading.Event
