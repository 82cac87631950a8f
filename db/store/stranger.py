"""Opening a file from a stranger: header, application id, version and schema are checked before the first query on it.

The order matters: a query on a file whose schema is not ours could run for ever or lie, whatever pragmas are set.
"""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from crossread.db.errors import CrossreadError, DamagedProjectError, NewerVersionError, NotAProjectError
from crossread.db.store.schema import APPLICATION_ID, SCHEMA_VERSION
from crossread.db.system_words import why

HEADER_BYTES = 100
TIME_LIMIT_SECONDS = 10.0
_SHADOW_TABLES_OF = ("document_index", "text_index", "text_trigrams")
# SQLite's own bookkeeping, whose presence depends on what was run and not on the schema.
_OWN = {
    "table sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
    "table sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "table sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
}
# Of what words the statements of full-text search's own tables consist, in every version of SQLite.
_SHADOW_WORDS = frozenset(
    (
        *("CREATE", "TABLE", "PRIMARY", "KEY", "INTEGER", "BLOB", "WITHOUT", "ROWID"),
        *("id", "block", "segid", "term", "pgno", "sz", "origin", "k", "v"),
    )
)

SchemaList = dict[str, str]


def check_header(path: Path) -> int:
    """Look at the first bytes alone; answers with the schema version.

    Raises NotAProjectError or NewerVersionError. Must not be called on a file that this process has open: closing the
    handle would drop SQLite's locks on it.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # Opening a pipe waits for whoever writes to it.
            raise NotAProjectError(f"{path.name} is no file; choose a .crossread file.")
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except IsADirectoryError as error:
        raise NotAProjectError(f"{path.name} is a folder; choose a .crossread file.") from error
    except FileNotFoundError as error:
        raise NotAProjectError(f"There is no file {path}; check its name.") from error
    except PermissionError as error:
        raise CrossreadError(f"You may not read {path}; ask its owner, or change its permissions.") from error
    except OSError as error:
        raise CrossreadError(f"{path} cannot be read: {why(error)}. Check its disk and its path.") from error
    if not header:
        raise NotAProjectError(f"{path.name} is empty and no Crossread project; choose another file.")
    if len(header) < HEADER_BYTES or not header.startswith(b"SQLite format 3\0"):
        if path.suffix != ".crossread":
            raise NotAProjectError(f"{path.name} is not a Crossread project; choose another file.")
        raise DamagedProjectError(
            f"{path.name} is not a Crossread project, or its beginning is damaged. Restore a backup of it, or make a "
            f"new file of all that can be read (crossread salvage {path.name} NEW.crossread)."
        )
    return _judge(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))


def check_pragmas(conn: sqlite3.Connection, path: Path) -> int:
    """The same as `check_header`, asked of an open connection."""
    return _judge(path, conn.execute("PRAGMA application_id").fetchone()[0], stored_version(conn))


def stored_version(conn: sqlite3.Connection) -> int:
    """The schema version that the file says it has."""
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def _judge(path: Path, application_id: int, version: int) -> int:
    if application_id != APPLICATION_ID:
        raise NotAProjectError(f"{path.name} is a database of another program, not a Crossread project.")
    if version > SCHEMA_VERSION:
        raise NewerVersionError(
            f"{path.name} was written by a later version of Crossread; update Crossread to open it."
        )
    if version < 1:
        raise NotAProjectError(f"{path.name} is an unfinished Crossread project; delete it and make a new one.")
    return version


def check_schema(conn: sqlite3.Connection, path: Path, version: int) -> None:
    """Compare the whole schema with the one that ships for that version. Raises NotAProjectError for a difference."""
    found, expected = schema_list(conn), _expected(version)
    for name in sorted(found.keys() | expected.keys()):
        if name not in expected:
            raise NotAProjectError(f"{path.name} holds something foreign ({name}); it is not opened, to be safe.")
        if name not in found:
            raise DamagedProjectError(
                f"{path.name} is damaged: it lacks {name}. Restore a backup of it, or salvage it."
            )
        if found[name] != expected[name]:
            raise NotAProjectError(f"{path.name} has been altered by another program ({name}); it is not opened.")


def schema_list(conn: sqlite3.Connection) -> SchemaList:
    """Every object of the schema, as `type name` to its statement with white space folded.

    The statements of full-text search's own tables differ between versions of SQLite; one that has nothing but plain
    columns is left blank.
    """
    listed: SchemaList = {}
    for kind, name, sql in conn.execute("SELECT type, name, sql FROM sqlite_master"):
        statement = " ".join((sql or "").split())
        if _OWN.get(f"{kind} {name}") == statement:
            continue
        listed[f"{kind} {name}"] = "" if _is_plain_shadow(kind, name, statement) else statement
    return listed


def _is_plain_shadow(kind: str, name: str, statement: str) -> bool:
    if kind != "table" or not any(name.startswith(f"{table}_") for table in _SHADOW_TABLES_OF):
        return False
    words = statement.replace(f"'{name}'", " ").replace(f'"{name}"', " ")
    for sign in "(),":
        words = words.replace(sign, " ")
    return set(words.split()) <= _SHADOW_WORDS


@cache
def _expected(version: int) -> SchemaList:
    text = Path(__file__).with_name(f"schema_{version}.json").read_text("utf-8")
    loaded: SchemaList = json.loads(text)
    return loaded


@contextmanager
def time_limit(conn: sqlite3.Connection, path: Path, seconds: float = TIME_LIMIT_SECONDS) -> Iterator[None]:
    """Interrupt whatever runs on the connection after a time: a hostile file may make a query endless."""
    deadline = time.monotonic() + seconds
    conn.set_progress_handler(lambda: time.monotonic() > deadline, 10_000)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise NotAProjectError(
            f"{path.name} takes too long to check; it may be made to harm, and is not opened."
        ) from error
    finally:
        conn.set_progress_handler(None, 0)
