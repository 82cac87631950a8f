"""Bringing a backup back: as a file of its own, or in the place of the project as it is now.

Both write a draft, verify it, wait until it is on the disk, and only then give it its name, so that a kill at any
moment leaves the old file or the new one, whole.
"""

import glob
import os
import shutil
import sqlite3
import stat
import time
from pathlib import Path

from crossread.db.backups import checking, drafts, making
from crossread.db.backups.kept import Backup
from crossread.db.errors import CrossreadError, NotAProjectError, ProjectBusyError
from crossread.db.replacing import check_free, draft_of, sync_folder
from crossread.db.store import clock, files
from crossread.db.store.connections import end_wal
from crossread.db.store.lock import WriterLock
from crossread.db.system_words import why

WAIT_S = 60.0
"""How long the window's own writer may take to let go of the project."""
_LOOK_EVERY_S = 0.02


def restore_copy(backup: Backup, out: Path) -> None:
    """Write a backup as a file of its own, replacing `out` in one go; on a CrossreadError `out` is as it was."""
    target = Path(os.path.realpath(out))
    if _is_of_a_backup(target, backup):
        raise CrossreadError("A copy cannot lie among the backups themselves; choose another folder.")
    if target.exists() and os.path.realpath(target) == backup.of:
        raise CrossreadError("A copy needs another name than the project itself.")
    check_free(target)
    draft = draft_of(target)
    try:
        _write_draft(backup, draft)
        draft.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritten(target, error) from error
    finally:
        drafts.remove(draft)


def replace(path: Path, backup: Backup, root: Path, *, author: str = "", wait: float = WAIT_S) -> Path | None:
    """Put a backup in the place of a project that nobody has open, after a backup of what is there now.

    Waits up to `wait` seconds for the project to be closed. Answers with the file beside it that a damaged project was
    set aside as; None if there was nothing to set aside. Raises CrossreadError; then the project is as it was.
    """
    target = Path(os.path.realpath(path))
    lock = _locked(target, author, wait)
    draft = draft_of(target)
    try:
        _clear_drafts(target)
        _write_draft(backup, draft)
        aside = _keep_present(target, root)
        if target.exists():
            shutil.copymode(target, draft)
        if _log_of(target).exists():
            raise ProjectBusyError(f"{target.name} is still being read in another window; close it there first.")
        draft.replace(target)
        sync_folder(target.parent)
        return aside
    except OSError as error:
        raise _unwritten(target, error) from error
    finally:
        drafts.remove(draft)
        lock.release()


def _write_draft(backup: Backup, draft: Path) -> None:
    checking.check(backup)
    shutil.copyfile(backup.path, draft)
    draft.chmod(stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
    making.sync_file(draft)
    if backup.sha256:
        if checking.sha256_of(draft) != backup.sha256:
            raise CrossreadError("The copy of the backup is not what was read; check this disk.")
    else:
        with checking.reading(draft):
            pass


def _locked(target: Path, author: str, wait: float) -> WriterLock:
    ends = time.monotonic() + wait
    while True:
        try:
            return WriterLock(target, author=author)
        except ProjectBusyError:
            if time.monotonic() > ends:
                raise
            time.sleep(_LOOK_EVERY_S)


def _keep_present(target: Path, root: Path) -> Path | None:
    """Fold what a killed process may have left in the log into the file, then back it up; aside if it is damaged."""
    if not target.exists():
        _move_logs(target, target.with_name(f"{target.stem} (left over {_now()}){target.suffix}"))
        return None
    try:
        conn = files.open_for_writing(target)
        end_wal(conn)
        conn.close()
        making.make(target, root, why="restoring", pause=0)
    except (NotAProjectError, sqlite3.DatabaseError):
        return _set_aside(target)
    except making.BackupError as error:
        cause = error.__cause__
        if isinstance(cause, NotAProjectError) or type(cause) is sqlite3.DatabaseError:
            return _set_aside(target)
        raise CrossreadError(f"{error} So nothing was restored; the project is as it was.") from error
    return None


def _set_aside(target: Path) -> Path:
    """Keep a damaged project as it is, with its log, for salvage: a copy first, so that a kill loses nothing."""
    number = 1
    while (aside := target.with_name(f"{target.stem} (damaged {number}){target.suffix}")).exists():
        number += 1
    shutil.copyfile(target, aside)
    making.sync_file(aside)
    _move_logs(target, aside)
    return aside


def _move_logs(target: Path, aside: Path) -> None:
    """A log that stayed would be played into the file that takes this one's place."""
    for suffix in ("-wal", "-journal"):
        left = target.with_name(target.name + suffix)
        if left.exists():
            left.rename(aside.with_name(aside.name + suffix))
    target.with_name(target.name + "-shm").unlink(missing_ok=True)
    sync_folder(target.parent)


def _now() -> str:
    return clock.now()[:19].replace(":", "-")


def _log_of(target: Path) -> Path:
    return target.with_name(target.name + "-wal")


def _clear_drafts(target: Path) -> None:
    """Remove what a kill has left of an earlier attempt; the caller holds the lock."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.new"):
        number = left.name.split(".")[-2]
        if number.isdecimal() and not drafts.process_runs(int(number)):
            drafts.remove(left)


def _is_of_a_backup(target: Path, backup: Backup) -> bool:
    return target.parent == Path(os.path.realpath(backup.path.parent))


def _unwritten(target: Path, error: OSError) -> CrossreadError:
    return CrossreadError(f"{target.name} could not be restored: {why(error)}. What was there is as it was.")
