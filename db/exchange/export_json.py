"""Writing a project or a part of it as a `crossread.json` file: streamed, from one moment, and replaced in one go."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from crossread.db.errors import CrossreadError
from crossread.db.exchange.export_records import Wanted, sections
from crossread.db.exchange.import_json import FORMAT, VERSION
from crossread.db.exchange.selection import select
from crossread.db.project import Project
from crossread.db.replacing import replacing
from crossread.db.store import clock
from crossread.db.store.damage import damaged
from crossread.db.store.store import Store
from crossread.db.system_words import why

_WRITE_BYTES = 1 << 18


def export_json(
    project: Project,
    out: str | PathLike[str],
    *,
    with_text: bool = True,
    only: Collection[str] | None = None,
    report: Callable[[int], None] | None = None,
) -> None:
    """Write the project to `out`, one record a line; what was there is replaced when all is written, or stays.

    `with_text=False` leaves out what is under copyright: texts, what surrounds quotes, file names. `only` takes ids of
    sources, voices, events, claims and annotations, and writes these with all that they refer to (`selection.select`).
    `report` is called now and then with the number of annotations that are written; what it raises leaves `out` as it
    was.

    Raises CrossreadError if the file cannot be written or the project cannot be read.
    """
    target = Path(out)
    try:
        if target.exists() and target.samefile(project.path):
            raise CrossreadError(f"{target.name} is the project itself; export to another name.")
        with _reading(project.store), replacing(target) as draft, draft.open("wb") as file:
            selection = None if only is None else select(project.store, only)
            _write(project, file, Wanted(with_text=with_text, selection=selection), report)
    except OSError as error:
        raise CrossreadError(f"{target} could not be written: {why(error)}. What was there is as it was.") from error
    except (sqlite3.DatabaseError, json.JSONDecodeError) as error:
        raise damaged(project.path, error) from error


@contextmanager
def _reading(store: Store) -> Iterator[None]:
    """One read transaction, or the one that is under way."""
    if store.conn.in_transaction:
        yield
        return
    store.conn.execute("BEGIN")
    try:
        yield
    finally:
        store.conn.execute("ROLLBACK")


def _write(project: Project, file: BinaryIO, wanted: Wanted, report: Callable[[int], None] | None) -> None:
    import msgspec

    encoder = msgspec.json.Encoder()
    info = project.info
    head = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": clock.now(),
        "project": {"id": info.id, "title": info.title},
    }
    buffer = bytearray(encoder.encode(head))
    # The head stays open for the lists.
    del buffer[-1:]
    for name, records in sections(project.store, wanted):
        buffer += f',\n"{name}":['.encode()
        between = b"\n"
        for count, record in enumerate(records):
            buffer += between
            encoder.encode_into(record, buffer, -1)
            between = b",\n"
            if len(buffer) >= _WRITE_BYTES:
                file.write(buffer)
                buffer.clear()
                if report is not None:
                    report(count + 1 if name == "annotations" else 0)
        buffer += b"]" if between == b"\n" else b"\n]"
    file.write(buffer + b"}\n")
