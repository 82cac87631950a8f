"""Whether the place of a project lets it be changed: asked of the file system, before and while it is only read."""

import errno
import os
from pathlib import Path

from crossread.db.errors import NoRoomError, ReadOnlyProjectError

LEAST_ROOM_BYTES = 64 * 1024
"""The index of the log takes half of it; what is left is hardly enough for a step."""


def why_not(path: Path) -> ReadOnlyProjectError | None:
    """Why a project cannot be changed where it lies, in words; None if nothing is known to be against it.

    Nothing is written to find out, so that a limit for a user, or a disk that fails, is not seen here.
    """
    if _is_read_only_disk(path):
        return ReadOnlyProjectError(
            f"{path.name} lies on a disk that can only be read, so nothing can be changed in it. Copy it to another "
            "disk to work on it."
        )
    if not os.access(path, os.W_OK):
        return ReadOnlyProjectError(
            f"{path.name} is read-only, so nothing can be changed in it. Allow writing to the file, or copy it "
            "elsewhere, to work on it."
        )
    # Beside the file itself, not beside what leads to it.
    if not os.access(Path(os.path.realpath(path)).parent, os.W_OK | os.X_OK):
        return folder_is_read_only(path)
    return None if has_room(path) else no_room(path)


def no_room(path: Path) -> NoRoomError:
    """The disk of a project is full."""
    return NoRoomError(
        f"The disk of {path.name} is full, so nothing can be changed in it until there is room. Delete or move "
        "something there."
    )


def folder_is_read_only(path: Path) -> ReadOnlyProjectError:
    """Nothing can be put beside a project, where its latest changes are written first."""
    return ReadOnlyProjectError(
        f"The folder of {path.name} cannot be written to, so nothing can be changed in it. Allow writing to the "
        "folder, or copy the project elsewhere, to work on it."
    )


def explain(path: Path, error: OSError) -> ReadOnlyProjectError:
    """Why the system let nothing be put beside a project."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return no_room(path)
    return why_not(path) or folder_is_read_only(path)


def has_room(path: Path) -> bool:
    """Whether the disk has room for a few pages and another file; true where the disk does not tell."""
    if not hasattr(os, "statvfs"):
        import shutil

        return shutil.disk_usage(path.parent).free >= LEAST_ROOM_BYTES
    try:
        told = os.statvfs(path)
    except OSError:
        return True
    is_root = os.geteuid() == 0
    blocks, files = (told.f_bfree, told.f_ffree) if is_root else (told.f_bavail, told.f_favail)
    if told.f_blocks and blocks * told.f_frsize < LEAST_ROOM_BYTES:
        return False
    return not told.f_files or files > 0


def _is_read_only_disk(path: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:
        return False
