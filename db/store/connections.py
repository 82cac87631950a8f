"""The one place that opens a connection to a project file: pragmas set and read back, limits, modes."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from crossread.db.errors import (
    CrossreadError,
    DamagedProjectError,
    NotAProjectError,
    ReadOnlyProjectError,
    UnsavedError,
)
from crossread.db.store import writability
from crossread.db.store.damage import damaged_while_open

Mode = Literal["write", "read", "immutable", "log"]

_ENDS_A_SUPER_JOURNAL = bytes((0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7))
BUSY_TIMEOUT_MS = 5_000
_CACHED_STATEMENTS = 512
"""Python keeps 128 of itself; to prepare one that has triggers anew takes as long as to run it several times."""
LARGEST_VALUE_BYTES = 256 * 1024 * 1024

_QUERIES: Mapping[Mode, str] = {
    "write": "mode=rw",
    "read": "mode=ro",
    "immutable": "mode=ro&immutable=1",
    "log": f"mode=ro&vfs={'win32' if sys.platform == 'win32' else 'unix'}-none",
}

_COMMON: Mapping[str, int | str] = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "recursive_triggers": 0,
    "mmap_size": 0,
    "temp_store": 2,
    "busy_timeout": BUSY_TIMEOUT_MS,
}
# A large import touches pages all over its indices: with SQLite's own 2 MB it takes twice the time. KiB, so negative.
_WRITING_CACHE_KIB = -65_536
_WRITING: Mapping[str, int | str] = {
    **_COMMON,
    "foreign_keys": 1,
    "synchronous": 2,
    "secure_delete": 0,
    "cache_size": _WRITING_CACHE_KIB,
}
# The many random ids of an import touch pages all over the file; with little room they are written again and again.
_ROOMY_CACHE_KIB = -262_144
_READING_CACHE_KIB = -16_384
_READING: Mapping[str, int | str] = {**_COMMON, "query_only": 1, "cache_size": _READING_CACHE_KIB}


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """Open a connection in autocommit mode; transactions are begun by hand.

    `immutable` is for media that nobody can write to: no lock is taken and no journal is looked for. `log` is for a
    project that nobody has open and whose log was left beside it where nothing can be written: the log is read as
    well, with its index in memory, and no lock is taken.

    Raises NotAProjectError when SQLite cannot read the file or a journal beside it is made to harm, and
    ReadOnlyProjectError when it may not be written to.
    """
    _check_journal(path)
    query = _QUERIES[mode]
    writing = mode == "write"
    try:
        conn = sqlite3.connect(
            f"file:{quote(os.fsencode(path))}?{query}",
            uri=True,
            isolation_level=None,
            cached_statements=_CACHED_STATEMENTS,
        )
    except sqlite3.OperationalError as error:
        raise explain(path, error, writing=writing) from error
    try:
        if mode == "log":
            # A connection that shares with nobody keeps the index of the log in memory (sqlite.org/wal.html#noshm); it
            # must be told before it looks at the file.
            conn.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
        _prepare(conn, _WRITING if writing else _READING)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        conn.close()
        raise explain(path, error, writing=writing) from error
    return conn


def _check_journal(path: Path) -> None:
    """Refuse a rollback journal that names a super-journal: SQLite deletes the file of that name, wherever it lies.

    Ours never does: only a transaction over several databases has one (sqlite.org/fileformat2.html#super_journal).
    """
    journal = path.with_name(path.name + "-journal")
    try:
        with journal.open("rb") as file:
            if file.seek(0, os.SEEK_END) < len(_ENDS_A_SUPER_JOURNAL):
                return
            file.seek(-len(_ENDS_A_SUPER_JOURNAL), os.SEEK_END)
            is_foreign = file.read() == _ENDS_A_SUPER_JOURNAL
    except OSError:
        return
    if is_foreign:
        raise NotAProjectError(
            f"Beside {path.name} lies {journal.name}, which would let another file be deleted; it is not opened, to be "
            "safe. Take that journal away if the project is from somebody else."
        )


def _prepare(conn: sqlite3.Connection, pragmas: Mapping[str, int | str]) -> None:
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE_BYTES)
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for name, value in pragmas.items():
        conn.execute(f"PRAGMA {name} = {value}")
        row = conn.execute(f"PRAGMA {name}").fetchone()
        # A build without memory mapping answers nothing at all, which is as good as 0.
        if row is not None and row[0] != value:
            raise CrossreadError(f"This SQLite does not take the setting {name} that a project needs; install another.")


@contextmanager
def roomy(conn: sqlite3.Connection) -> Iterator[None]:
    """More memory for pages of the file, while work with very many rows is done."""
    usual = conn.execute("PRAGMA cache_size").fetchone()[0]
    conn.execute(f"PRAGMA cache_size = {_ROOMY_CACHE_KIB}")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA cache_size = {usual}")


def begin_wal(conn: sqlite3.Connection, path: Path) -> None:
    """Switch to the write-ahead log for as long as the file is open for writing."""
    try:
        mode = conn.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise explain(path, error, writing=True) from error
    if mode != "wal":
        raise ReadOnlyProjectError(
            f"Where {path.name} lies it cannot be changed safely, so it can only be read. Copy it to a disk of this "
            "computer to work on it."
        )
    conn.execute("PRAGMA wal_autocheckpoint = 2000")
    # The log is made by the first look at the file; from then on it can be watched.
    conn.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def end_wal(conn: sqlite3.Connection) -> bool:
    """Fold the log back so that the project is one file again; False while somebody still reads it."""
    try:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(conn.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete")
    except sqlite3.DatabaseError:
        return False


def fold_in(conn: sqlite3.Connection) -> None:
    """Write what the log holds into the file, as far as nobody reads what was there before. Waits for nobody."""
    with suppress(sqlite3.DatabaseError):
        conn.execute("PRAGMA wal_checkpoint(PASSIVE)")


def in_words(error: sqlite3.Error) -> CrossreadError | None:
    """What kept SQLite from reading or writing an open project, for users; None if it is a fault of ours."""
    if not isinstance(error, sqlite3.OperationalError) and type(error) is not sqlite3.DatabaseError:
        return None
    text = str(error)
    if "full" in text:
        return UnsavedError("The disk is full, so this was not saved; free some space and do it again.")
    if "readonly" in text:
        return UnsavedError(
            "The project’s file cannot be written to any more, so this was not saved. Allow writing to it, and do it "
            "again."
        )
    if "locked" in text or "busy" in text:
        return UnsavedError(
            "Another program holds the project’s file, so this was not saved. Close it there, and do it again."
        )
    if "disk I/O" in text or "unable to open" in text:
        return UnsavedError(
            "The project’s file cannot be reached any more, so this could not be done. Check its disk, and do it "
            "again; nothing was changed."
        )
    if "interrupted" in text or "malformed" in text or "not a database" in text:
        return damaged_while_open(error)
    return None


def explain(path: Path, error: sqlite3.Error | UnicodeDecodeError, *, writing: bool = False) -> CrossreadError:
    """What kept SQLite from opening a project, as the error that users are told.

    It quotes the schema where that is damaged, which need be no text any more. What only keeps it from being opened for
    `writing` is a ReadOnlyProjectError: it may still be read.
    """
    text = "malformed" if isinstance(error, UnicodeDecodeError) else str(error)
    if "not a database" in text or "malformed" in text:
        return DamagedProjectError(
            f"{path.name} is not a Crossread project, or it is damaged. Restore a backup of it, or make a new file of "
            f"all that can be read (crossread salvage {path.name} NEW.crossread)."
        )
    if "disk is full" in text:
        return writability.no_room(path)
    if writing:
        return _explain_writing(path, text)
    if "readonly" in text:
        return CrossreadError(
            f"{path.name} was left half written when its program or computer stopped, and cannot be put in order where "
            f"it lies. Copy it, with every file whose name begins with {path.name}, to a folder that can be written "
            "to, and open it there."
        )
    if "unable to open" in text:
        return CrossreadError(f"{path} cannot be opened: check that it exists and that you may read it.")
    if "locked" in text:
        return CrossreadError(f"Another program holds {path.name}; close it there, then open it here again.")
    return CrossreadError(f"The disk did not give {path.name} away; check the disk and its connection, then try again.")


def _explain_writing(path: Path, text: str) -> ReadOnlyProjectError:
    if "locked" in text:
        return ReadOnlyProjectError(
            f"Another program holds {path.name}, so nothing can be changed in it; close it there, then try again."
        )
    known = writability.why_not(path)
    if known is not None:
        return known
    for beside in (path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal")):
        if beside.exists() and not (beside.is_file() and os.access(beside, os.W_OK)):
            return ReadOnlyProjectError(
                f"{beside.name}, beside {path.name}, cannot be written to, so nothing can be changed in the project. "
                "Allow writing to it, or copy the project elsewhere, to work on it."
            )
    return ReadOnlyProjectError(
        f"The disk of {path.name} takes nothing in, so nothing can be changed in it. Check the disk and its "
        "connection, or copy the project to another disk."
    )
