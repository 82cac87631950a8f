"""Making one backup: a snapshot copied in small steps, verified, and only then given its name."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from crossread.db import system_words
from crossread.db.backups import drafts, kept
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

MOST_NAME = 80


class BackupError(CrossreadError):
    """A backup could not be made: a sentence that says why and what to do."""


class StoppedError(CrossreadError):
    """Somebody did not want to wait for the backup; nothing of it is left."""


def make(
    path: Path,
    root: Path,
    *,
    why: Why = "work",
    begin: Callable[[], object] = lambda: None,
    stop: Callable[[], bool] = lambda: False,
    pause: float = PAUSE_S,
) -> Backup | None:
    """Back up a project as it is at this moment, also while it is written to; None if the last backup holds it already.

    Reads on a connection of its own and never holds up the writer: the copy is made of one snapshot, a megabyte at a
    time with a `pause` (seconds) after each. `begin` is called when that snapshot is taken and the copying is to begin;
    it may wait. `stop` is asked after each megabyte. Takes about a second for 100,000 annotations; not for the GUI's
    thread. Raises BackupError or StoppedError; then nothing new is left.
    """
    return _make(path, root, why, begin, stop=stop, pause=pause)[1]


def make_and_keep(path: Path, root: Path, name: str = "", *, stop: Callable[[], bool] = lambda: False) -> Backup:
    """Back up a project on the user's word, under a name if he gives one: it stays until he deletes it.

    If the last backup holds the project as it is, that one is kept and named. Raises as `make`, and for a project in
    which there is nothing yet.
    """
    before, made = _make(path, root, "asked", lambda: None, stop=stop, pause=0.0)
    kept_now = made or before
    if kept_now is None:
        raise BackupError("There is nothing in this project yet, so there is nothing to back up.")
    return keep(kept_now, name=name or kept_now.name)


def keep(backup: Backup, *, name: str = "", by_hand: bool = True) -> Backup:
    """Have a backup stay until the user deletes it, under a name; or, not `by_hand`, make way for others as any.

    Raises BackupError.
    """
    changed = with_changes(backup, {"by_hand": by_hand, "name": " ".join(name.split())[:MOST_NAME]})
    if changed != backup:
        try:
            _tell(changed)
        except OSError as error:
            raise BackupError(_os_sentence(error, backup.path.parent, "The backup was made and not named")) from error
    return changed


def _make(
    path: Path,
    root: Path,
    why: Why,
    begin: Callable[[], object],
    *,
    stop: Callable[[], bool],
    pause: float,
) -> tuple[Backup | None, Backup | None]:
    """The backup that holds it already, and the one that was made."""
    try:
        conn = files.open_for_reading(path)
    except CrossreadError as error:
        raise BackupError(f"No backup was made: {error}") from error
    try:
        conn.execute("BEGIN")
        facts = facts_of(conn)
        if _is_empty(facts):
            return None, None
        has_it = _newest_with_it(path, root, facts)
        if has_it is not None:
            if _worth(why) > _worth(has_it.why):
                has_it = with_changes(has_it, {"why": why})
                _tell(has_it)
            return has_it, None
        begin()
        return None, _write(conn, path, root, facts, why, stop=stop, pause=pause)
    except OSError as error:
        raise BackupError(_os_sentence(error, root)) from error
    except sqlite3.Error as error:
        raise BackupError(_sqlite_sentence(error, root)) from error
    finally:
        conn.close()


def _worth(why: Why) -> int:
    """Of two reasons for the same backup the one counts for which it stays longer."""
    return 2 if why in kept.TURNS else 1 if why in kept.SESSIONS else 0


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
    drafts.clean(root)
    _check_room(conn, folder)
    now = clock.now()
    number = 1 + max((each.number for each in kept.of_project(root, facts.project_id)), default=0)
    final = _free_name(folder, now, facts.step, number)
    draft = folder / f".{final.stem}.{os.getpid()}{drafts.SUFFIX}"
    drafts.under_way.add(draft.name)
    try:
        copy_snapshot(conn, draft, stop=stop, pause=pause)
        try:
            sha256 = sha256_of(draft)
            check_draft(draft, facts, conn)
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
            sha256=sha256,
            why=why,
            number=number,
        )
        if stop():
            raise StoppedError("The backup was stopped; the one before it is as it was.")
        _tell(backup)
        draft.chmod(0o444)
        draft.rename(final)
        sync_folder(folder)
    finally:
        drafts.remove(draft)
        drafts.under_way.discard(draft.name)
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


def sync_file(path: Path) -> None:
    """Wait until a file is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _tell(backup: Backup) -> None:
    note = kept.beside(backup.path)
    draft = note.with_name(f".{note.stem}.{os.getpid()}.json{drafts.SUFFIX}")
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
            f"No backup was made: the disk of {folder.parent} is nearly full. Free some space; it is tried again."
        )


def _free_name(folder: Path, now: str, step: int, number: int) -> Path:
    # Windows knows no colon in a name.
    name = f"{now.replace(':', '-')} {step} {number}"
    path = folder / (name + kept.SUFFIX)
    return path if not path.exists() else folder / f"{name} {clock.new_id()[:8]}{kept.SUFFIX}"


def _os_sentence(error: OSError, root: Path, what: str = "No backup was made") -> str:
    return f"{what}: {system_words.why(error)} ({root}). See that there is room and that the folder can be written to."


def _sqlite_sentence(error: sqlite3.Error, root: Path) -> str:
    if "full" in str(error):
        return f"No backup was made: the disk of {root} is full. Free some space; it is tried again."
    return f"No backup was made: {system_words.why(error)} ({root}). It is tried again."
