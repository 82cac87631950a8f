"""The log: in the system's folder for logs, a few files of a limited size, without a word of any text or annotation."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from crossread.desktop.application import places

LARGEST_BYTES = 512 * 1024
KEPT_FILES = 3


def folder() -> Path:
    """Where the log lies on this system."""
    return places.folder("log")


def start(where: Path | None = None) -> None:
    """Send what is logged to the log file; the file is made when the first line comes."""
    handler = _LateFile(where)
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("crossread")
    for before in [known for known in root.handlers if isinstance(known, _LateFile)]:
        root.removeHandler(before)
        before.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def trace_of(error: BaseException) -> str:
    """Where an error came from, without its message: that could quote a text."""
    # An error of another thread has its places as a note.
    lines = [*getattr(error, "__notes__", ()), *traceback.format_tb(error.__traceback__)]
    return f"{''.join(lines)}{type(error).__module__}.{type(error).__qualname__}"


class _Discreet(logging.Formatter):
    """Writes tracebacks without messages."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        return trace_of(ei[1]) if ei[1] is not None else ""


class _LateFile(logging.Handler):
    """Opens its rotating file at the first line, because the start of the app must not wait for it."""

    def __init__(self, where: Path | None) -> None:
        super().__init__()
        self._where = where
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = self._opened()
            self._file.setFormatter(self.formatter)
        self._file.handle(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        where = self._where or folder()
        try:
            where.mkdir(parents=True, exist_ok=True)
            return RotatingFileHandler(
                where / "crossread.log", maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
            )
        except OSError:
            # A log that cannot be written is no reason not to work.
            return logging.StreamHandler(sys.stderr)
