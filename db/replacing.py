"""A file that takes the place of another when all of it is written, and not before."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.system_words import why

_ABANDONED_AFTER_S = 86_400


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Where to write what shall be at `target`; it goes there when the block ends well, else all is as it was.

    A pipe or a device is written to as it is. Raises CrossreadError if the file cannot be written.
    """
    check_free(target)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            yield target
            return
        whole = Path(os.path.realpath(target))
        draft = draft_of(whole)
        try:
            yield draft
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(whole)
            sync_folder(whole.parent)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise CrossreadError(f"{target} could not be written: {why(error)}. What was there is as it was.") from error


def draft_of(target: Path) -> Path:
    """Where this process writes what shall be at `target`. What a killed process left of the same is taken away."""
    for left in target.parent.glob(f".{escape(target.name)}.*.new*"):
        # Whether its writer lives cannot be asked of another machine; none writes one file for a day.
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER_S:
                left.unlink()
    return target.with_name(f".{target.name}.{os.getpid()}.new")


def check_free(target: Path) -> None:
    """Raise CrossreadError if a project lies at `target` that is at work, or one that a crash has left with a log.

    SQLite plays a log into whatever database lies beside it: a new file there would be damaged by the last work on the
    old one.
    """
    from crossread.db.store.lock import who_has

    if who_has(target) is not None:
        raise CrossreadError(f"{target.name} is a project that is open; close it first, or choose another name.")
    whole = Path(os.path.realpath(target))
    for suffix in ("-wal", "-journal"):
        log = whole.with_name(whole.name + suffix)
        if log.is_file() and log.stat().st_size:
            raise CrossreadError(
                f"Beside {target.name} lies {log.name}, the last work on a project that was not closed in order. Open "
                "that project once, or choose another name."
            )


def sync_folder(folder: Path) -> None:
    """Let a new name in a folder outlive a power cut. Where folders cannot be synced, the system sees to that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
