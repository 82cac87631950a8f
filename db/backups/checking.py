"""Whether a backup is whole: read from the first byte to the last, and told in a sentence if not."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crossread.db.backups.facts import Facts, facts_of
from crossread.db.backups.kept import Backup
from crossread.db.errors import CrossreadError, NotAProjectError
from crossread.db.store import stranger
from crossread.db.store.connections import connect, explain

_CHUNK = 1 << 20


@contextmanager
def reading(path: Path, *, pages_too: bool = True) -> Iterator[sqlite3.Connection]:
    """A connection to a backup or its draft, which nobody writes to: header, schema and pages are checked first.

    `pages_too` is for whoever has looked through all pages already. Nothing is made beside the file. Raises
    CrossreadError in words if it is not whole.
    """
    version = stranger.check_header(path)
    conn = connect(path, "immutable")
    try:
        with stranger.time_limit(conn, path):
            stranger.check_schema(conn, path, version)
        found = conn.execute("PRAGMA quick_check(1)").fetchall() if pages_too else [("ok",)]
        if found != [("ok",)]:
            raise NotAProjectError(f"{path.name} is damaged: {found[0][0]}.")
        yield conn
    except sqlite3.DatabaseError as error:
        raise explain(path, error) from error
    finally:
        conn.close()


def check_draft(draft: Path, expected: Facts) -> None:
    """Compare what was written with what it was written from. Raises CrossreadError in words."""
    with reading(draft) as conn:
        if facts_of(conn) != expected:
            raise CrossreadError("the copy does not hold what the project holds.")


def check(backup: Backup) -> None:
    """Read a backup to its end. Raises CrossreadError with a sentence if it cannot be relied on."""
    if backup.cut_short:
        raise NotAProjectError("This backup is cut short or overwritten and cannot be restored; choose another one.")
    try:
        with reading(backup.path):
            pass
        changed = bool(backup.sha256) and sha256_of(backup.path) != backup.sha256
    except OSError as error:
        raise CrossreadError(f"This backup cannot be read: {error.strerror}; choose another one.") from error
    except CrossreadError as error:
        raise NotAProjectError(f"This backup cannot be restored: {error}") from error
    if changed:
        raise NotAProjectError(
            "This backup is not as it was written: its disk or another program changed it. Choose another one."
        )


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
