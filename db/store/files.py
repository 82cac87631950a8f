"""A project file from outside: created whole or not at all, opened in the safe order, closed to one single file."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from crossread.db.errors import (
    CrossreadError,
    MovedProjectError,
    NotAProjectError,
    OlderVersionError,
    ReadOnlyProjectError,
)
from crossread.db.replacing import check_free, draft_of, sync_folder
from crossread.db.store import stranger, writability
from crossread.db.store.beside import check_before_reading, check_before_writing
from crossread.db.store.connections import Mode, begin_wal, connect, end_wal, explain
from crossread.db.store.endless import Watch
from crossread.db.store.lock import held_here, who_has
from crossread.db.store.presence import Presence
from crossread.db.store.schema import SCHEMA_VERSION
from crossread.db.system_words import why


def create(path: Path, fill: Callable[[sqlite3.Connection], None] = lambda _conn: None) -> None:
    """Make a project file with what `fill` writes into it: whole and on the disk, or not at all.

    Raises CrossreadError if something is there already or the folder cannot be written to.
    """
    from crossread.db.store.migrations import migrate

    if path.exists():
        raise CrossreadError(f"{path.name} exists already; open it, or choose another name.")
    check_free(path)
    draft = draft_of(path)
    try:
        draft.touch(exist_ok=False)
        conn = connect(draft, "write")
        try:
            migrate(conn)
            fill(conn)
        finally:
            conn.close()
        draft.rename(path)
        sync_folder(path.parent)
    except sqlite3.OperationalError as error:
        raise ReadOnlyProjectError(
            f"{path.name} cannot be made in {path.parent}: {why(error)}. Choose another folder."
        ) from error
    except OSError as error:
        raise ReadOnlyProjectError(
            f"{path.name} cannot be made in {path.parent}: {why(error)}. Choose another folder."
        ) from error
    finally:
        for leftover in (draft, draft.with_name(draft.name + "-journal")):
            leftover.unlink(missing_ok=True)


def check(path: Path) -> None:
    """Raise NotAProjectError or NewerVersionError before anything is made beside the file, such as a lock."""
    if not held_here(path):
        stranger.check_header(path)


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Check the file as a stranger's, migrate an older one after a backup, and switch to the write-ahead log.

    The caller holds the writer's lock.
    """
    version = stranger.check_header(path)
    refused = writability.why_not(path)
    if refused is not None:
        raise refused
    _make_log_writable(path)
    check_before_writing(path)
    conn = connect(path, "write")
    try:
        with stranger.time_limit(conn, path):
            stranger.check_schema(conn, path, version)
        if version < SCHEMA_VERSION:
            _migrate(conn, path, version)
        begin_wal(conn, path)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        conn.close()
        raise explain(path, error, writing=True) from error
    except BaseException:
        conn.close()
        raise
    return conn


def _make_log_writable(path: Path) -> None:
    """Whoever reads a project that is read-only leaves a log that is; beside a file to write to that is a leftover."""
    for suffix in ("-wal", "-shm"):
        beside = path.with_name(path.name + suffix)
        with suppress(OSError):
            if beside.exists() and not os.access(beside, os.W_OK):
                beside.chmod(0o600 | path.stat().st_mode & 0o777)


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open without ever writing: an older file is refused with the way to migrate it."""
    in_use = held_here(path)
    version = SCHEMA_VERSION if in_use else stranger.check_header(path)
    if version < SCHEMA_VERSION:
        raise OlderVersionError(
            f"{path.name} was written by an earlier version; update it with: crossread migrate {path.name}"
        )
    if not in_use:
        check_before_reading(path)
    whole = Path(os.path.realpath(path))
    if _is_at_rest(whole) and not os.access(whole.parent, os.W_OK):
        conn = _opened(path, "immutable", check_it=not in_use)
    else:
        conn = _opened_beside_log(path, check_it=not in_use)
    Watch(path).put_on(conn)
    return conn


def _is_at_rest(path: Path) -> bool:
    """Whether all of a project is in its file: beside a log somebody writes, or was killed."""
    log, journal = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    return not log.exists() and not (journal.exists() and journal.stat().st_size)


def _opened_beside_log(path: Path, *, check_it: bool) -> sqlite3.Connection:
    """The last work is in a log that was left; where nothing can be written, its index is put into memory."""
    try:
        return _opened(path, "read", check_it=check_it)
    except (NotAProjectError, OlderVersionError):
        raise
    except CrossreadError as error:
        journal = Path(os.path.realpath(path) + "-journal")
        if journal.is_file() and journal.stat().st_size and os.access(journal.parent, os.W_OK):
            raise CrossreadError(
                f"{path.name} was left half written when its program or computer stopped. Open it once in the window, "
                f"which puts it in order, or salvage it (crossread salvage {path.name} NEW.crossread)."
            ) from error
        log = Path(os.path.realpath(path) + "-wal")
        if not log.exists() or who_has(path) is not None:
            raise
        if not log.is_file():
            # SQLite takes whatever has this name for a log.
            return _opened(path, "immutable", check_it=check_it)
        with suppress(CrossreadError):
            return _opened(path, "log", check_it=check_it)
        raise


def _opened(path: Path, mode: Mode, *, check_it: bool) -> sqlite3.Connection:
    conn = connect(path, mode)
    try:
        if check_it:
            with stranger.time_limit(conn, path):
                stranger.check_schema(conn, path, stranger.check_pragmas(conn, path))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        conn.close()
        raise explain(path, error) from error
    except BaseException:
        conn.close()
        raise
    return conn


def close_writing(conn: sqlite3.Connection, presence: Presence) -> None:
    """Fold the log into the file and close. Beside a file that is not ours any more, no log is left."""
    with suppress(sqlite3.Error):
        if conn.in_transaction:
            conn.execute("ROLLBACK")
    with suppress(MovedProjectError):
        presence.check()
    if presence.is_written_over:
        presence.empty_log()
    alone = end_wal(conn)
    presence.disown_log()
    conn.close()
    if alone:
        presence.close()


def copy(conn: sqlite3.Connection, out: Path) -> None:
    """Write a consistent copy through SQLite's backup, replacing `out` in one go; also while the app has it open."""
    check_free(out)
    draft = draft_of(out)
    try:
        target = sqlite3.connect(draft, isolation_level=None)
        try:
            conn.backup(target, pages=2_000)
            target.execute("PRAGMA journal_mode = DELETE")
            wrong = target.execute("PRAGMA quick_check(1)").fetchone()[0]
            if wrong != "ok":
                raise sqlite3.DatabaseError(f"the project is damaged ({wrong})")
        finally:
            target.close()
        draft.replace(out)
        sync_folder(out.parent)
    except (sqlite3.Error, OSError) as error:
        raise CrossreadError(f"{out.name} could not be written: {why(error)}. What was there is as it was.") from error
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _migrate(conn: sqlite3.Connection, path: Path, version: int) -> None:
    from crossread.db.backups.before_migrating import keep
    from crossread.db.store.migrations import migrate

    keep(conn, path, version)
    migrate(conn)
