"""A file that takes the place of another when all of it is written, and not before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from crossread.db.errors import CrossreadError


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Where to write what shall be at `target`; it goes there when the block ends well, else all is as it was.

    A pipe or a device is written to as it is. Raises CrossreadError if the file cannot be written.
    """
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            yield target
            return
        whole = Path(os.path.realpath(target))
        draft = whole.with_name(f".{whole.name}.{os.getpid()}.new")
        try:
            yield draft
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(whole)
            sync_folder(whole.parent)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise CrossreadError(
            f"{target} could not be written: {error.strerror}. What was there is as it was."
        ) from error


def sync_folder(folder: Path) -> None:
    """Let a new name in a folder outlive a power cut. Where folders cannot be synced, the system sees to that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
