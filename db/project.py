"""A project: one `.crossread` file on one connection, used from one thread. The way in for scripts and the app."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from crossread.db import validity
from crossread.db.annotations import Annotations
from crossread.db.claims import Claims
from crossread.db.errors import CrossreadError
from crossread.db.events import Events
from crossread.db.history import History
from crossread.db.judgements import Relations, Silences, Verdicts
from crossread.db.record import record
from crossread.db.records import Changes
from crossread.db.sources import Sources
from crossread.db.store import clock, files, steps
from crossread.db.store.connections import fold_in
from crossread.db.store.endless import Watch
from crossread.db.store.lock import WriterLock
from crossread.db.store.presence import Presence
from crossread.db.store.steps import Arg, Kind, StepUnderWay
from crossread.db.store.store import Store
from crossread.db.store.triggers import install
from crossread.db.voices import Voices

if TYPE_CHECKING:
    from crossread.db.reviewing import Disagreements
    from crossread.db.search.finding import Hit


@record
class ProjectInfo:
    """What a project is called."""

    id: str
    title: str
    created_at: str
    modified_at: str


class Project:
    """Everything in one file: its nouns, its history, and the steps that change it.

    Made by `create`, `open` or `open_for_reading`. It belongs to the thread that made it; open another for reading in
    another thread. Each operation of its parts is one transaction and one step of the history; operations inside
    `with project.step(…)` are one together.
    """

    def __init__(self, path: Path, store: Store, lock: WriterLock | None, presence: Presence | None = None) -> None:
        self.path = path
        self._store = store
        self._lock, self._presence = lock, presence
        self.sources = Sources(store)
        self.voices = Voices(store)
        self.events = Events(store)
        self.claims = Claims(store)
        self.annotations = Annotations(store)
        self.relations = Relations(store)
        self.silences = Silences(store)
        self.verdicts = Verdicts(store)
        self.history = History(store)

    @classmethod
    def create(cls, path: str | PathLike[str], *, title: str | None = None, author: str = "") -> Self:
        """Make a new project and open it for writing. Raises CrossreadError if the file exists or cannot be made."""
        target = Path(path)
        title = validity.check_name(title or target.stem, "title")
        # The first row is no step of anybody's: there is nothing before it to go back to.
        files.create(target, lambda conn: _write_info(conn, title))
        return cls.open(target, author=author)

    @classmethod
    def open(cls, path: str | PathLike[str], *, author: str = "", take_over: bool = False) -> Self:
        """Open for writing: take the writer's lock, check the file as a stranger's, migrate it if it is older.

        `take_over` breaks a lock that only a file on a network drive tells of; one of this system is never broken.
        Raises ProjectBusyError, NotAProjectError, NewerVersionError or ReadOnlyProjectError.
        """
        target = Path(path)
        files.check(target)
        lock = WriterLock(target, author=author, take_over=take_over)
        try:
            conn = files.open_for_writing(target)
            install(conn)
            presence = Presence(target)
            Watch(target).put_on(conn)
        except BaseException:
            lock.release()
            raise
        return cls(target, Store(conn, author=author, writable=True, presence=presence), lock, presence)

    @classmethod
    def open_for_reading(cls, path: str | PathLike[str]) -> Self:
        """Open without ever writing; any number of these can be open, also beside one that writes.

        Raises NotAProjectError, NewerVersionError or, as it can only be migrated for writing, OlderVersionError.
        """
        target = Path(path)
        return cls(target, Store(files.open_for_reading(target), author="", writable=False), None)

    def close(self) -> None:
        """Leave the file as one single file at rest. Doing it twice does no harm."""
        if self._lock is not None and self._presence is not None:
            files.close_writing(self._store.conn, self._presence)
            self._lock.release()
            self._lock = None
        else:
            self._store.conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def writable(self) -> bool:
        """Whether operations are allowed."""
        return self._store.steps is not None

    @property
    def author(self) -> str:
        """Who acts; may be empty."""
        return self._store.author

    @author.setter
    def author(self, name: str) -> None:
        self._store.author = name

    @property
    def store(self) -> Store:
        """The connection underneath, for the modules of `crossread.db`."""
        return self._store

    @property
    def info(self) -> ProjectInfo:
        """Id, title and times."""
        row = self._store.row("SELECT id, title, created_at, modified_at FROM project")
        if row is None:
            raise CrossreadError(f"{self.path.name} is an unfinished project; delete it and make a new one.")
        return ProjectInfo(id=row[0], title=validity.one_line(row[1]), created_at=row[2], modified_at=row[3])

    def rename(self, title: str, *, continues: str | None = None) -> None:
        """Give the project another title, in one step; the file keeps its name."""
        title = validity.check_name(title, "title")
        with self.step("rename_project", name=title, continues=continues):
            self._store.update("project", self.info.id, {"title": title})

    def save_copy(self, out: str | PathLike[str]) -> None:
        """Write a consistent copy, replacing `out` in one go; the project stays as it is.

        Raises CrossreadError if `out` is the project itself or cannot be written, and leaves what was there.
        """
        target = Path(out)
        if target.exists() and self.path.exists() and target.samefile(self.path):
            raise CrossreadError("A copy needs another name than the project itself.")
        files.copy(self._store.conn, target)

    def look(self) -> None:
        """Raise MovedProjectError if the file is not where it was: as a step would, before it is committed."""
        if self._presence is not None:
            self._presence.check()

    def settle(self) -> None:
        """Write into the file itself what so far only its log holds, for when nothing else is to be done.

        A program that copies or syncs the file alone then has all of it. Waits for nobody and changes nothing.
        """
        if self._presence is not None and self._presence.is_well:
            fold_in(self._store.conn)

    def quick_check(self) -> str | None:
        """Let SQLite look through the whole file (300 ms at 100,000 annotations); what is wrong, or None."""
        try:
            found = self._store.rows("PRAGMA quick_check(1)")
        except (CrossreadError, sqlite3.DatabaseError) as error:
            return str(error)
        return None if found == [("ok",)] else str(found[0][0])

    def stop_writing(self) -> None:
        """Refuse every further change, because the file turned out to be damaged."""
        self._store.steps = None

    @contextmanager
    def step(
        self, label: str, *, kind: Kind = "do", continues: str | None = None, **args: Arg
    ) -> Iterator[StepUnderWay]:
        """One user action: what happens inside is one transaction and is undone as one.

        `label` is an action id (see `history.describe`), `args` what its sentence names. `continues` takes the id of a
        step that this one goes on with, as while typing in one field. `step.changes` is known afterwards. A step inside
        another joins it; what changed nothing leaves none; on an exception all of it is rolled back.
        """
        with self._store.step(label, kind=kind, continues=continues, **args) as under_way:
            yield under_way

    @cached_property
    def disagreements(self) -> "Disagreements":
        """Where the sources cannot all be right."""
        # The rules are not on the way of a script that only lists or adds: it starts that much sooner.
        from crossread.db.reviewing import Disagreements

        return Disagreements(self._store)

    def search(self, query: str, *, limit: int = 500) -> "list[Hit]":
        """Find in all texts, notes and the codebook; see `crossread.db.search.finding.search`."""
        from crossread.db.search.finding import search

        return search(self._store, query, limit=limit)

    @property
    def last_changes(self) -> Changes:
        """What the last step changed. Raises ReadOnlyProjectError if the project can only be read."""
        return self._store.writing().last_changes

    @property
    def step_number(self) -> int:
        """The number of the last step, 0 before the first: what an answer was read at."""
        return steps.last_number(self._store.conn)


def _write_info(conn: sqlite3.Connection, title: str) -> None:
    now = clock.now()
    conn.execute(
        "INSERT INTO project (id, title, created_at, modified_at) VALUES (?, ?, ?, ?)",
        (clock.new_id(), title, now, now),
    )
