"""Making one backup: a snapshot copied in small steps, verified, and only then given its name."""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from crossread.db.backups import kept
from crossread.db.backups.checking import check_draft, sha256_of
from crossread.db.backups.facts import Facts, facts_of
from crossread.db.backups.kept import Backup, Why
from crossread.db.errors import CrossreadError
from crossread.db.record import with_changes
from crossread.db.replacing import sync_folder
from crossread.db.store import clock, files

PAGES_A_STEP = 256
"""One megabyte: written in 1 to 5 ms, so that nobody who waits for the disk waits long."""
PAUSE_S = 0.004
SYNC_EVERY_BYTES = 16 * 1024 * 1024
LEAST_FREE_BYTES = 64 * 1024 * 1024
"""A backup never fills the disk on which the project itself may want to grow."""

_HOUR_S = 3600.0
_under_way: set[str] = set()
"""The drafts that this process writes now, by name."""


class BackupError(CrossreadError):
    """A backup could not be made: a sentence that says why and what to do."""


class StoppedError(CrossreadError):
    """Somebody did not want to wait for the backup; nothing of it is left."""


def make(
    path: Path,
    root: Path,
    *,
    why: Why = "hour",
    stop: Callable[[], bool] = lambda: False,
    pause: float = PAUSE_S,
) -> Backup | None:
    """Back up a project as it is at this moment, also while it is written to; None if the last backup holds it already.

    Reads on a connection of its own and never holds up the writer: the copy is made of one snapshot, a megabyte at a
    time with a `pause` (seconds) after each. `stop` is asked after each. Takes about a second for 100,000 annotations;
    not for the GUI's thread. Raises BackupError or StoppedError; then nothing new is left.
    """
    try:
        conn = files.open_for_reading(path)
    except CrossreadError as error:
        raise BackupError(f"No backup was made: {error}") from error
    try:
        conn.execute("BEGIN")
        facts = facts_of(conn)
        if _is_empty(facts):
            return None
        has_it = _newest_with_it(path, root, facts)
        if has_it is not None:
            if why in kept.KEPT_WHY and has_it.why not in kept.KEPT_WHY:
                # It was to stay no longer than until the next one of its hour.
                _tell(with_changes(has_it, {"why": why}))
            return None
        return _write(conn, path, root, facts, why, stop=stop, pause=pause)
    except OSError as error:
        raise BackupError(_os_sentence(error, root)) from error
    except sqlite3.Error as error:
        raise BackupError(_sqlite_sentence(error, root)) from error
    finally:
        conn.close()


def clean(root: Path) -> None:
    """Remove what backups that were cut off have left: drafts of processes that are gone, and notes on no backup."""
    for folder in kept.folders(root):
        names = {left.name for left in folder.iterdir()}
        for name in names:
            left = folder / name
            if kept.DRAFT_SUFFIX in name:
                gone = not any(name.startswith(under_way) for under_way in _under_way) and _is_left(left)
            else:
                gone = name.endswith(".json") and left.stem + kept.SUFFIX not in names and _is_older(left, _HOUR_S)
            if gone:
                with suppress(OSError):
                    left.unlink(missing_ok=True)


def _is_empty(facts: Facts) -> bool:
    return facts.step == 0 and not facts.counts.get("sources")


def _newest_with_it(path: Path, root: Path, facts: Facts) -> Backup | None:
    line = facts.project_id, os.path.realpath(path)
    newest = next((each for each in kept.of_project(root, facts.project_id) if each.line == line), None)
    return newest if newest is not None and newest.stamp == facts.stamp and not newest.cut_short else None


def _write(
    conn: sqlite3.Connection,
    path: Path,
    root: Path,
    facts: Facts,
    why: Why,
    *,
    stop: Callable[[], bool],
    pause: float,
) -> Backup:
    folder = kept.folder_for(root, facts.project_id, facts.title)
    # Nobody else reads here what they may not read where the project lies.
    root.parent.mkdir(parents=True, exist_ok=True)
    root.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    clean(root)
    _check_room(conn, folder)
    now = clock.now()
    final = _free_name(folder, now, facts.step)
    draft = folder / f".{final.stem}.{os.getpid()}{kept.DRAFT_SUFFIX}"
    _under_way.add(draft.name)
    try:
        copy_snapshot(conn, draft, stop=stop, pause=pause)
        try:
            check_draft(draft, facts)
        except CrossreadError as error:
            raise BackupError(
                f"The backup of {path.name} was not kept, for the project or its disk seems to be damaged: "
                f"{str(error).removeprefix(draft.name + ' ')} Check the project; the backups before are as they were."
            ) from error
        backup = Backup(
            path=final,
            project_id=facts.project_id,
            title=facts.title,
            of=os.path.realpath(path),
            made_at=now,
            step=facts.step,
            size=draft.stat().st_size,
            stamp=facts.stamp,
            counts=facts.counts,
            sha256=sha256_of(draft),
            why=why,
        )
        if stop():
            raise StoppedError("The backup was stopped; the one before it is as it was.")
        _tell(backup)
        draft.chmod(0o444)
        draft.rename(final)
        sync_folder(folder)
    finally:
        remove_draft(draft)
        _under_way.discard(draft.name)
    return backup


def copy_snapshot(
    conn: sqlite3.Connection, draft: Path, *, stop: Callable[[], bool] = lambda: False, pause: float = 0.0
) -> None:
    """Copy what a connection sees, through SQLite's own backup, into a new file at rest that is on the disk afterwards.

    A connection in a transaction is copied as that transaction sees it, and what others write meanwhile does not make
    the copy begin again.
    """
    unsynced = 0

    def after_each_step(_status: int, _remaining: int, _total: int) -> None:
        nonlocal unsynced
        if stop():
            raise StoppedError("The backup was stopped; the one before it is as it was.")
        unsynced += PAGES_A_STEP * 4096
        if unsynced >= SYNC_EVERY_BYTES:
            # All of it at the end would have the project's own next commit wait for all of it.
            unsynced = 0
            sync_file(draft)
        if pause:
            time.sleep(pause)

    target = sqlite3.connect(draft, isolation_level=None)
    try:
        target.execute("PRAGMA synchronous = OFF")
        conn.backup(target, pages=PAGES_A_STEP, progress=after_each_step)
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    sync_file(draft)


def remove_draft(draft: Path) -> None:
    """Take a draft away with all that SQLite put beside it; what is gone already is no harm."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Wait until a file is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tell(backup: Backup) -> None:
    note = kept.beside(backup.path)
    draft = note.with_name(f".{note.stem}.{os.getpid()}.json{kept.DRAFT_SUFFIX}")
    try:
        draft.write_text(kept.told_of(backup), encoding="utf-8")
        sync_file(draft)
        draft.replace(note)
    finally:
        draft.unlink(missing_ok=True)


def _check_room(conn: sqlite3.Connection, folder: Path) -> None:
    pages = conn.execute("PRAGMA page_count").fetchone()[0]
    needed = pages * conn.execute("PRAGMA page_size").fetchone()[0]
    if shutil.disk_usage(folder).free < needed + LEAST_FREE_BYTES:
        raise BackupError(
            f"No backup was made: the disk of {folder.parent} is nearly full. "
            "Free some space; the next hour tries again."
        )


def _free_name(folder: Path, now: str, step: int) -> Path:
    # Windows knows no colon in a name.
    name = f"{now.replace(':', '-')} {step}"
    path = folder / (name + kept.SUFFIX)
    return path if not path.exists() else folder / f"{name} {clock.new_id()[:8]}{kept.SUFFIX}"


def _is_left(draft: Path) -> bool:
    """Whether nobody writes to a draft any more. Numbers of processes come again, so its age counts as well."""
    number = int(next((part for part in reversed(draft.name.split(".")) if part.isdecimal()), "0"))
    return number == os.getpid() or not process_runs(number) or _is_older(draft, 24 * _HOUR_S)


def process_runs(pid: int) -> bool:
    """Whether there is such a process on this machine. Where that cannot be asked, it is said to run."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _is_older(path: Path, seconds: float) -> bool:
    try:
        return time.time() - path.stat().st_mtime > seconds
    except OSError:
        return False


def _os_sentence(error: OSError, root: Path) -> str:
    return (
        f"No backup was made: {error.strerror} ({root}). See that there is room and that the folder can be written to."
    )


def _sqlite_sentence(error: sqlite3.Error, root: Path) -> str:
    if "full" in str(error):
        return f"No backup was made: the disk of {root} is full. Free some space; the next hour tries again."
    return f"No backup was made: {error} ({root})."
