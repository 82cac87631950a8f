"""What the system or SQLite says when a file cannot be read or written, in words of ours: each ends a sentence."""

import errno
import os
import sqlite3
from pathlib import Path

_WORDS = {
    errno.ENOSPC: "its disk is full",
    errno.EACCES: "you are not allowed to",
    errno.EPERM: "you are not allowed to",
    errno.EROFS: "its disk can only be read",
    errno.ENOENT: "there is no such file or folder",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.EISDIR: "it is a folder",
    errno.EEXIST: "there is something of that name already",
    errno.ENOTEMPTY: "there is something of that name already",
    errno.EIO: "its disk fails",
    errno.EBUSY: "another program uses it",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EFBIG: "it is larger than its disk allows a file to be",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open",
    errno.ENODEV: "its disk is gone",
    errno.ENXIO: "its disk is gone",
    errno.ELOOP: "its path goes round in a circle",
    errno.EINVAL: "its name is none that the disk allows",
}
_WORDS |= {
    getattr(errno, name): words
    for name, words in (
        ("EDQUOT", "your share of its disk is used up"),
        ("ESTALE", "its drive was disconnected"),
        ("ENOTCONN", "its drive was disconnected"),
        ("EHOSTDOWN", "its drive was disconnected"),
        ("EHOSTUNREACH", "its drive was disconnected"),
        ("ETIMEDOUT", "its drive does not answer"),
        ("ETXTBSY", "another program uses it"),
        ("EILSEQ", "its name is none that the disk allows"),
    )
    if hasattr(errno, name)
}
_OTHERWISE = "the system refuses it, without a reason that Crossread knows"
_OF_SQLITE = (
    ("full", "its disk is full"),
    ("readonly", "it cannot be written to"),
    ("unable to open", "it cannot be reached"),
    ("locked", "another program uses it"),
    ("busy", "another program uses it"),
    ("disk I/O", "its disk fails"),
    ("malformed", "the project is damaged"),
    ("damaged", "the project is damaged"),
    ("not a database", "the project is damaged"),
    ("interrupted", "it was stopped"),
)


def why(error: OSError | sqlite3.Error) -> str:
    """Why something could not be read or written, to stand behind a colon: `its disk is full`."""
    if isinstance(error, OSError):
        return _WORDS.get(error.errno or 0, _OTHERWISE)
    text = str(error)
    return next((words for part, words in _OF_SQLITE if part in text), _OTHERWISE)


_OF_THE_SYSTEM = frozenset(_WORDS) - {errno.EINVAL, errno.EEXIST, errno.ENOTEMPTY, errno.EISDIR}
_OURS = Path(__file__).resolve().parents[1]


def sentence_for(error: BaseException) -> str | None:
    """What to tell of an error that nobody foresaw where it came up, if the system is at fault; None for a bug."""
    if isinstance(error, MemoryError):
        return (
            "The memory of this computer is used up, so this could not be done. Close other programs, or other windows "
            "of this one, and do it again."
        )
    if not isinstance(error, OSError) or error.errno not in _OF_THE_SYSTEM or _is_ours(error.filename):
        return None
    name = Path(os.fsdecode(error.filename)).name if isinstance(error.filename, str | bytes) else ""
    what = f"“{name}” could not be read or written" if name else "A file could not be read or written"
    return f"{what}: {why(error)}. This was not done; what was done before is saved."


def _is_ours(name: object) -> bool:
    """Whether a file belongs to the program: one that is missing there is no matter of the user's disk."""
    return isinstance(name, str) and Path(name).absolute().is_relative_to(_OURS)
