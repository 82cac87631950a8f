"""Drafts of backups: what is written before it is verified and has a name, and what a kill leaves of that."""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from crossread.db.backups import kept

SUFFIX = ".draft"
_HOUR_S = 3600.0
under_way: set[str] = set()
"""The drafts that this process writes now, by name."""


def clean(root: Path) -> None:
    """Remove what backups that were cut off have left: drafts of processes that are gone, and notes on no backup."""
    for folder in kept.folders(root):
        names = {left.name for left in folder.iterdir()}
        for name in names:
            left = folder / name
            if SUFFIX in name:
                gone = not any(name.startswith(each) for each in under_way) and _is_left(left)
            else:
                gone = name.endswith(".json") and left.stem + kept.SUFFIX not in names and _is_older(left, _HOUR_S)
            if gone:
                with suppress(OSError):
                    left.unlink(missing_ok=True)


def remove(draft: Path) -> None:
    """Take a draft away with all that SQLite put beside it; what is gone already is no harm."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


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
