"""The project as it was after an earlier step, as a file of its own; the project itself is only read."""

import sqlite3
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.past.rewinding import index_anew, rewind
from crossread.db.past.texts import delete_unused
from crossread.db.past.vacuuming import vacuum
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.replacing import replacing
from crossread.db.store.connections import connect
from crossread.db.system_words import why

_PAGES = 1_000


@record
class Earlier:
    """The file that was written, and what `verify` found wrong with it: as a rule nothing."""

    path: Path
    step: int
    faults: tuple[str, ...] = ()


def first_step(project: Project) -> int:
    """The earliest step whose state is known: 0, or the last whose history was dropped."""
    return project.store.number("SELECT max(number) FROM steps WHERE label = 'dropped'")


def save_state_at(project: Project, number: int, out: Path, work: Work | None = None) -> Earlier:
    """Write the project as it was after a step: every row, the steps up to then with their undo, the search index.

    What came later is not in the file, not even in a part of it that is free. Reads the project alone, from one
    consistent state. Nothing is left behind if it fails; a file that is there already is replaced in one go, the
    project itself never. Raises CrossreadError, StoppedError if the work was stopped.
    """
    work = work or Work()
    if out.exists() and out.samefile(project.path):
        raise CrossreadError("An earlier state needs another name than the project itself.")
    if number < first_step(project):
        raise CrossreadError("The history of that time was dropped, so what the project was then is not known.")
    if number > project.step_number:
        raise CrossreadError("There is no such step yet.")
    try:
        with replacing(out) as draft:
            if not draft.name.startswith("."):
                raise CrossreadError(f"{out.name} is no file that a project can be written to; choose another name.")
            try:
                _copy(project.store.conn, draft, work)
                _take_back(draft, number, work)
                faults = _checked(draft, work)
            finally:
                for suffix in ("-journal", "-wal", "-shm"):
                    draft.with_name(draft.name + suffix).unlink(missing_ok=True)
    except sqlite3.Error as error:
        raise CrossreadError(f"{out.name} could not be written: {why(error)}. The project is as it was.") from error
    return Earlier(path=out, step=number, faults=faults)


def _copy(conn: sqlite3.Connection, draft: Path, work: Work) -> None:
    def tell(_status: int, remaining: int, total: int) -> None:
        work.at("copy", total - remaining, total)

    target = sqlite3.connect(draft, isolation_level=None)
    try:
        conn.backup(target, pages=_PAGES, progress=tell)
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()


def _take_back(draft: Path, number: int, work: Work) -> None:
    conn = connect(draft, "write")
    try:
        # A draft that is not finished is deleted, so it needs no way back of its own.
        conn.execute("PRAGMA journal_mode = OFF")
        conn.execute("PRAGMA synchronous = OFF")
        # What refers to what is checked at the end; checked row by row, steps would take the square of their number.
        conn.execute("PRAGMA foreign_keys = OFF")
        with work.interrupting(conn):
            conn.execute("BEGIN IMMEDIATE")
            rewind(conn, number, work)
            work.at("index")
            index_anew(conn)
            delete_unused(conn)
            conn.execute("COMMIT")
            work.at("write")
            vacuum(conn)
            conn.execute("PRAGMA journal_mode = DELETE")
    finally:
        conn.close()


def _checked(draft: Path, work: Work) -> tuple[str, ...]:
    from crossread.db.verify import Watch, verify

    class WatchOfWork(Watch):
        """Tells of the check what it tells, and ends it with the work."""

        @property
        def is_stopped(self) -> bool:
            return work.is_stopped

        def tell(self, share: float | None = None) -> None:
            super().tell(share)
            work.at("check", int(100 * self.share), 100)

    with Project.open_for_reading(draft) as written:
        work.at("check")
        return tuple(fault.sentence for fault in verify(written, WatchOfWork()) if not fault.note)
