"""The log: in the system's folder for logs, a few files of a limited size, without a word of any text or annotation."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from crossread.desktop.application import places

_ROOTS = frozenset({"crossread", "desktop", "db", "resources", "tests", "site-packages", "dist-packages"})
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
    """Where an error came from, and those before it, without their messages: these could quote a text."""
    told: list[str] = []
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        # An error whose frames were let go of has its places as a note.
        notes = "".join(getattr(here, "__notes__", ()))
        told.append(f"{notes}{places_of(here)}{type(here).__module__}.{type(here).__qualname__}")
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
    return "\n\nwhich came of\n\n".join(told)


def places_of(error: BaseException) -> str:
    """The places in the code that an error came through, the latest last.

    Of a file of code only so much is told as names it in the program: where that lies may tell who one is.
    """
    return "".join(map(_place, traceback.extract_tb(error.__traceback__)))


def _place(frame: traceback.FrameSummary) -> str:
    parts = Path(frame.filename).parts
    start = next((at for at in reversed(range(len(parts))) if parts[at] in _ROOTS), len(parts) - 1)
    return f"  {'/'.join(parts[start:])}:{frame.lineno} in {frame.name}\n    {frame.line}\n"


class _Discreet(logging.Formatter):
    """Writes tracebacks without messages."""

    def format(self, record: logging.LogRecord) -> str:
        """What another handler made of the traceback, with its message, is not taken over."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

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
