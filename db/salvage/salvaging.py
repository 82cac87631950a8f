"""A new project of all that can be read of a damaged file. The damaged file is only copied, never opened by SQLite."""

import os
import tempfile
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.replacing import sync_folder
from crossread.db.salvage.copying import copy_to_the_last
from crossread.db.salvage.gathering import Progress, gather
from crossread.db.salvage.mending import Whole, mend
from crossread.db.salvage.report import WORDS, Salvaged
from crossread.db.store import clock, files
from crossread.db.store.connections import connect
from crossread.db.store.lock import held_here
from crossread.db.system_words import why
from crossread.db.verify.whole import verify

_BESIDE = ("-wal", "-journal")


def salvage(path: Path, out: Path, *, author: str = "", on_progress: Progress = lambda _share: None) -> Salvaged:
    """Write all that can be read of `path` to the new project `out`, and say what could not be.

    Effects: makes `out`, whole or not at all; never writes to `path` nor beside it. Needs memory for the whole file and
    room for a copy of it in the system's temporary folder. `on_progress` is called with the share that is done; what it
    raises ends the work and leaves nothing.

    Raises CrossreadError if `out` exists or cannot be written, or if nothing of a project is found.
    """
    if out.exists():
        raise CrossreadError(f"{out.name} exists already; choose another name for what is salvaged.")
    if held_here(path):
        raise CrossreadError(f"{path.name} is open in this window; close it before salvaging it.")
    if not out.parent.is_dir():
        raise CrossreadError(f"There is no folder {out.parent}; choose another for what is salvaged.")
    _check_kind(path)
    draft = out.with_name(f".{out.name}.{os.getpid()}.new")
    try:
        with tempfile.TemporaryDirectory(prefix="crossread-salvage-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / path.name
            for suffix in ("", *_BESIDE):
                beside = path.with_name(path.name + suffix)
                if beside.is_file() or not suffix:
                    copy_to_the_last(beside, copy.with_name(copy.name + suffix), on_progress)
            if not copy.stat().st_size:
                raise CrossreadError(f"There is nothing but zeros in {path.name}; go back to a backup of it.")
            gathered = gather(copy, on_progress)
        whole = mend(gathered, path.stem)
        on_progress(0.75)
        _write(whole, draft, author, path.name)
        on_progress(0.9)
        with Project.open_for_reading(draft) as project:
            wrong = tuple(fault.sentence for fault in verify(project) if not fault.note)
        os.link(draft, out)
        sync_folder(out.parent)
    except OSError as error:
        raise CrossreadError(f"{error.filename or path} could not be read or written: {why(error)}.") from error
    finally:
        for suffix in ("", *_BESIDE, "-shm"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)
    on_progress(1.0)
    return Salvaged(
        path=path,
        out=out,
        counts={table: len(whole.rows[table]) for table in WORDS},
        lost_counts=whole.tally.lost,
        parts=whole.tally.parts,
        lost=tuple(whole.told.lost),
        mended=tuple(whole.told.mended),
        bad_pages=gathered.bad_pages,
        pages=gathered.pages,
        by_sqlite=gathered.by_sqlite,
        still_wrong=wrong,
    )


def _check_kind(path: Path) -> None:
    """Whatever is read from here on has an end: a pipe or a device has none."""
    if path.is_dir():
        raise CrossreadError(f"{path.name} is a folder; choose the file that shall be salvaged.")
    if path.exists() and not path.is_file():
        raise CrossreadError(f"{path.name} is no file; choose the file that shall be salvaged.")
    if path.exists() and not path.stat().st_size:
        raise CrossreadError(f"{path.name} is empty, so there is nothing to salvage; go back to a backup of it.")


def _write(whole: Whole, draft: Path, author: str, name: str) -> None:
    from crossread.db.search import index
    from crossread.db.store.store import Store

    files.create(draft)
    conn = connect(draft, "write")
    try:
        conn.execute("BEGIN IMMEDIATE")
        store = Store(conn, author=author, writable=True)
        for digest, text in whole.texts.items():
            cursor = conn.execute(
                "INSERT INTO texts (sha256, text, length) VALUES (?, ?, ?)", (digest, text, len(text))
            )
            index.add_text(conn, int(cursor.lastrowid or 0), text)
        for table, rows in whole.rows.items():
            # Those without a key take what is left.
            for each in sorted(rows, key=lambda row: row.get("key", 0) is None):
                names = ", ".join(f'"{column}"' for column in each)
                marks = ", ".join("?" * len(each))
                conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(each.values()))
        last = store.number("SELECT coalesce(max(number), 0) FROM steps")
        conn.execute(
            "INSERT INTO steps (number, id, author, at, kind, label, args, parent, undo_top, redo_top) "
            "VALUES (?, ?, ?, ?, 'import', 'salvage', json_object('name', ?), 0, 0, 0)",
            (last + 1, clock.new_id(), author, clock.now(), name),
        )
        for table in index.DOCUMENT_OF:
            index.add_since(conn, table, 0)
        conn.execute("COMMIT")
    finally:
        conn.close()
