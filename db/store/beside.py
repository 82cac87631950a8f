"""A log or journal beside a project that is not its own: SQLite would work it in, and leave neither of the two.

It comes about where a file is copied over another by hand and what lay beside that one stays; nothing in a log says of
which file it is.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from crossread.db.errors import CrossreadError, DamagedProjectError, NotAProjectError
from crossread.db.store.connections import Mode, connect

_Whose = tuple[str | None, bool]
"""The id of the project that is seen, if any, and whether SQLite finds its file sound."""


def check_before_reading(path: Path) -> None:
    """Raise NotAProjectError if the log beside a project is of another one."""
    log = path.with_name(path.name + "-wal")
    if _has_something(log):
        alone, with_log = _id_of(path, "immutable"), _id_of(path, "read")
        if alone and with_log is not None and alone != with_log:
            raise _refusal(path, log)


def check_before_writing(path: Path) -> None:
    """The same, and for a log or journal that leaves nothing sound where the file alone is: a state of it that is gone.

    A journal is tried on a copy, since looking at the file would work it in. Without room for one it is not tried.
    """
    check_before_reading(path)
    log, journal = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    if _has_something(log) and not _seen(path, "read")[1] and _seen(path, "immutable")[1]:
        raise _refusal(path, log)
    if _has_something(journal):
        worked_in = _worked_in(path, journal)
        if worked_in is not None:
            alone = _seen(path, "immutable")
            if alone[1] and (not worked_in[1] or worked_in[0] != alone[0]):
                raise _refusal(path, journal)


def _has_something(beside: Path) -> bool:
    try:
        return beside.is_file() and beside.stat().st_size > 0
    except OSError:
        return False


def _worked_in(path: Path, journal: Path) -> _Whose | None:
    try:
        with tempfile.TemporaryDirectory(prefix="crossread-journal-") as folder:
            copy = Path(folder) / path.name
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, copy.with_name(journal.name))
            return _seen(copy, "write")
    except OSError:
        return None


def _seen(path: Path, mode: Mode) -> _Whose:
    found = _id_of(path, mode)
    try:
        with closing(connect(path, mode)) as conn:
            return found, conn.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except (CrossreadError, sqlite3.DatabaseError, UnicodeDecodeError):
        return found, False


def _id_of(path: Path, mode: Mode) -> str | None:
    """The id of the project; empty where the file is damaged, None where nobody can be asked."""
    try:
        with closing(connect(path, mode)) as conn:
            row = conn.execute("SELECT id FROM project").fetchone()
    except (CrossreadError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
        is_kept_out = isinstance(error, sqlite3.OperationalError | CrossreadError)
        return None if is_kept_out and not isinstance(error, DamagedProjectError) else ""
    return row[0] if row and isinstance(row[0], str) else ""


def _refusal(path: Path, beside: Path) -> NotAProjectError:
    return NotAProjectError(
        f"Beside {path.name} lies {beside.name}, which is not of this file and would destroy it; it is not opened, to "
        f"be safe. Move {beside.name} to another folder, and open the project again."
    )
