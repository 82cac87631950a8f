"""The writer's lock: one process at a time writes to a project.

The lock is an advisory lock of the operating system on a small file beside the project, so that it goes away with the
process that held it, however that ended. The file tells who holds it.

On a network drive or in a folder that is kept in step with other computers the system's lock may not reach the
others. There the file itself counts as well: written by another computer, it holds as long as it is fresh. Its holder
touches it again and again; one on a network drive that was not touched for `STALE_S` is taken over.
"""

import json
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from crossread.db.errors import ProjectBusyError
from crossread.db.record import record
from crossread.db.store import writability

BEAT_S = 30.0
STALE_S = {"network": 150.0, "synced": 24 * 3600.0}
"""How long a lock of another computer is believed, by kind of place: nobody touches one in a folder that is synced."""

_LOCKED_BYTE = 1 << 30
"""Windows keeps others from reading what is locked, so that is a byte far behind the words."""
_TRIES = 4
_BETWEEN_TRIES_S = 0.01

# SQLite's own locks on a file are dropped when any other handle to it in this process is closed, so whoever wants to
# look at raw bytes asks here first.
_held: set[str] = set()


@record
class Holder:
    """Who has a project open for writing: pid 0 and empty texts if that is not known."""

    pid: int = 0
    host: str = ""
    author: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this computer."""
        return self.host == _host()


def held_here(path: Path) -> bool:
    """Whether this process has the project open for writing."""
    return os.path.realpath(path) in _held


def who_has(project: Path) -> Holder | None:
    """Who has a project open for writing now; None if nobody has. Writes nothing."""
    path = _lock_path(project)
    try:
        descriptor = os.open(path, os.O_RDWR if os.access(path, os.W_OK) else os.O_RDONLY)
    except OSError:
        return None
    try:
        holder = _read_holder(descriptor)
        if held_here(project):
            return holder
        try:
            _lock(descriptor)
        except OSError:
            return holder
        return holder if _is_held_elsewhere(descriptor, path, holder) else None
    finally:
        os.close(descriptor)


class WriterLock:
    """Holds the right to write to one project until `release`.

    `take_over` is for a lock that only a file on a network drive tells of, when the user knows that nobody is there.
    """

    def __init__(self, project: Path, *, author: str = "", take_over: bool = False) -> None:
        self._project = os.path.realpath(project)
        self._path = _lock_path(project)
        self._descriptor = self._acquire(take_over)
        # On a full disk others are not told who has it, but it is locked all the same.
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, json.dumps({"pid": os.getpid(), "host": _host(), "author": author}).encode())
        _held.add(self._project)
        self._stop = threading.Event()
        self._beats: threading.Thread | None = None
        if _kind_of_place(self._project) == "network":
            self._beats = threading.Thread(target=self._beat, name="crossread lock", daemon=True)
            self._beats.start()

    def _acquire(self, take_over: bool) -> int:
        if self._project in _held:
            raise ProjectBusyError(f"{self._name} is already open in this window.", pid=os.getpid(), host=_host())
        tries = 0
        while True:
            try:
                descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise writability.explain(Path(self._project), error) from error
            try:
                _lock(descriptor)
            except OSError as error:
                holder = _read_holder(descriptor)
                os.close(descriptor)
                tries += 1
                # Whoever asks who has it holds the lock for a moment.
                if tries < _TRIES:
                    time.sleep(_BETWEEN_TRIES_S)
                    continue
                raise self._busy(holder) from error
            holder = _read_holder(descriptor)
            if not take_over and _is_held_elsewhere(descriptor, self._path, holder):
                os.close(descriptor)
                raise self._busy(holder, may_take_over=True)
            # The holder before us may have removed the file between our open and our lock: then lock the new one.
            if self._path.exists() and os.path.samestat(os.fstat(descriptor), self._path.stat()):
                return descriptor
            os.close(descriptor)

    def _busy(self, holder: Holder, *, may_take_over: bool = False) -> ProjectBusyError:
        return ProjectBusyError(
            f"{self._name} is open for writing {_told(holder)}; close it there first.",
            pid=holder.pid,
            host=holder.host,
            author=holder.author,
            may_take_over=may_take_over,
        )

    @property
    def _name(self) -> str:
        return Path(self._project).name

    def _beat(self) -> None:
        while not self._stop.wait(BEAT_S):
            with suppress(OSError):
                os.utime(self._path)

    def release(self) -> None:
        """Give the lock back and take its file away. Doing it twice does no harm."""
        if self._descriptor < 0:
            return
        self._stop.set()
        if self._beats is not None:
            self._beats.join()
        if sys.platform == "win32":
            # There a file that is open cannot be removed.
            os.close(self._descriptor)
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        else:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            os.close(self._descriptor)
        self._descriptor = -1
        _held.discard(self._project)


def _lock_path(project: Path) -> Path:
    return Path(os.path.realpath(project) + ".lock")


def _host() -> str:
    if sys.platform == "win32":
        import platform

        return platform.node()
    # The same name, without what else that module loads.
    return os.uname().nodename


def _is_held_elsewhere(descriptor: int, path: Path, holder: Holder) -> bool:
    """Whether another computer holds a lock that this one's system lets us have: only where locks may not reach it."""
    if not holder.host or holder.is_here:
        return False
    believed = STALE_S.get(_kind_of_place(path), 0.0)
    return believed > 0 and _now_there(path) - os.fstat(descriptor).st_mtime < believed


def _kind_of_place(path: str | Path) -> str:
    from crossread.db.store.places import place_of  # whoever only reads a project does not wait for it

    return place_of(Path(path)).kind


def _now_there(path: Path) -> float:
    """The time by the clock of the drive that a file lies on, which need not be ours."""
    probe = path.with_name(f"{path.name}.{os.getpid()}.time")
    try:
        probe.touch()
        return probe.stat().st_mtime
    except OSError:
        return time.time()
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def _read_holder(descriptor: int) -> Holder:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        told = json.loads(os.read(descriptor, 4096))
        pid, host, author = told["pid"], told["host"], told["author"]
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()
    if type(pid) is not int or not isinstance(host, str) or not isinstance(author, str):
        return Holder()
    return Holder(pid=pid, host=host, author=author)


def _told(holder: Holder) -> str:
    if not holder.pid:
        return "by another program"
    return f"by {holder.author or 'somebody'} (process {holder.pid} on {holder.host})"


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
