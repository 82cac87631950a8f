"""The writer's lock: one process at a time writes to a project.

The lock is an advisory lock of the operating system on a small file beside the project, so that it goes away with the
process that held it, however that ended. The file tells who holds it.
"""

import json
import os
import sys
from pathlib import Path

from crossread.db.errors import ProjectBusyError, ReadOnlyProjectError

# SQLite's own locks on a file are dropped when any other handle to it in this process is closed, so whoever wants to
# look at raw bytes asks here first.
_held: set[str] = set()


def held_here(path: Path) -> bool:
    """Whether this process has the project open for writing."""
    return os.path.realpath(path) in _held


class WriterLock:
    """Holds the right to write to one project until `release`."""

    def __init__(self, project: Path, *, author: str = "") -> None:
        self._project = os.path.realpath(project)
        self._path = Path(self._project + ".lock")
        self._descriptor = self._acquire()
        import platform

        holder = {"pid": os.getpid(), "host": platform.node(), "author": author}
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, json.dumps(holder).encode(), 0)
        _held.add(self._project)

    def _acquire(self) -> int:
        if self._project in _held:
            raise ProjectBusyError(f"{self._name} is already open in this window.")
        while True:
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise ReadOnlyProjectError(
                    f"The folder of {self._name} cannot be written to; copy the project elsewhere to work on it."
                ) from error
            try:
                _lock(descriptor)
            except OSError as error:
                holder = _read_holder(descriptor)
                os.close(descriptor)
                raise ProjectBusyError(f"{self._name} is open for writing {holder}; close it there first.") from error
            # The holder before us may have removed the file between our open and our lock: then lock the new one.
            if self._path.exists() and os.path.samestat(os.fstat(descriptor), self._path.stat()):
                return descriptor
            os.close(descriptor)

    @property
    def _name(self) -> str:
        return Path(self._project).name

    def release(self) -> None:
        """Give the lock back and take its file away. Doing it twice does no harm."""
        if self._descriptor < 0:
            return
        self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = -1
        _held.discard(self._project)


def _read_holder(descriptor: int) -> str:
    try:
        holder = json.loads(os.pread(descriptor, 4096, 0))
        return f"by {holder['author'] or 'somebody'} (process {holder['pid']} on {holder['host']})"
    except (ValueError, KeyError, TypeError):
        return "by another program"


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
