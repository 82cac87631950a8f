"""Whether the file that is written to is still the one at its path.

A connection goes on with a file that was deleted, renamed or replaced: what it commits is then nowhere to be found. So
before each commit two questions are put to the file system, which takes a few microseconds.
"""

import os
from contextlib import suppress
from pathlib import Path

from crossread.db.errors import MovedProjectError

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_IN_USE = b"\x02\x02"
"""What SQLite keeps in a header while the file has a write-ahead log; a project at rest says 1 and 1."""

_Identity = tuple[int, int]


class Presence:
    """Remembers which files a connection has opened; made once the write-ahead log is there."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()
        self._log = self._path.with_name(self._path.name + "-wal")
        self._index = self._path.with_name(self._path.name + "-shm")
        self._name = path.name
        told = self._path.stat()
        self._file, self._log_file = _identity(told), _identity(self._log.stat())
        self._state = (told.st_size, told.st_mtime_ns)
        self._descriptor = -1
        self._changes = 0
        self.is_written_over = False
        """Whether another program was found to have written into the file itself."""

    def check(self) -> None:
        """Raise MovedProjectError, in words, if what is written now would not be found at the path again."""
        try:
            told = self._path.stat()
        except OSError:
            raise MovedProjectError(self._what_is_missing()) from None
        if _identity(told) != self._file:
            raise MovedProjectError(
                f"Another file was put in the place of {self._name} while it was open; this was not saved."
            )
        try:
            log = self._log.stat()
        except OSError:
            raise MovedProjectError(
                f"{self._name}-wal, a part of the open project, was deleted; this was not saved."
            ) from None
        if _identity(log) != self._log_file:
            raise MovedProjectError(f"{self._name}-wal was replaced while the project was open; this was not saved.")
        state = (told.st_size, told.st_mtime_ns)
        if state != self._state or self.is_written_over:
            # Most often the log was folded in. A program that wrote over the file left another header.
            self._check_header()
            self._state = state

    @property
    def is_well(self) -> bool:
        """Whether what is written now would be found at the path."""
        try:
            self.check()
        except MovedProjectError:
            return False
        return True

    @property
    def is_at_path(self) -> bool:
        """Whether the path still leads to the file itself, whatever became of its log."""
        try:
            return _identity(self._path.stat()) == self._file
        except OSError:
            return False

    def disown_log(self) -> None:
        """Take the log's name away if the file has gone: beside another file it would be taken for that one's.

        The connection keeps the log by its handle.
        """
        if self.is_at_path:
            return
        with suppress(OSError):
            if _identity(self._log.stat()) == self._log_file:
                self._log.unlink()
                self._index.unlink()

    def empty_log(self) -> None:
        """Take all from the log, so that closing the connection cannot write it over what another program wrote."""
        with suppress(OSError):
            if _identity(self._log.stat()) == self._log_file:
                os.truncate(self._log, 0)

    def close(self) -> None:
        """Let go of the file. Only when no connection of this process has it open: that would drop SQLite's locks."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _what_is_missing(self) -> str:
        if not self._path.parent.is_dir():
            return f"The folder of {self._name} is not there any more; this was not saved."
        return f"{self._name} was deleted, renamed or moved while it was open; this was not saved."

    def _check_header(self) -> None:
        if self._descriptor < 0:
            self._descriptor = os.open(self._path, os.O_RDONLY)
        header = os.pread(self._descriptor, _HEADER_BYTES, 0)
        changes = int.from_bytes(header[24:28], "big")
        if not header.startswith(_MAGIC) or header[18:20] != _IN_USE or changes < self._changes:
            self.is_written_over = True
            raise MovedProjectError(f"Another program wrote over {self._name} while it was open; this was not saved.")
        self._changes = changes


def _identity(told: os.stat_result) -> _Identity:
    return told.st_dev, told.st_ino
