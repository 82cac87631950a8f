"""Dropping the history up to a step on the user's word, so that what nothing refers to any more is really gone.

What stays of a dropped step is what merging needs: of each record that it deleted, and that never came back, one row of
`history` with `op` `delete` and `before` `{}`, and a row of `steps` with its number, id and time, the label `dropped`
and nothing else. So does the last dropped step itself, as the point from which other copies can go on. Undo and redo
end there. Compacting is a step of its own, `compact_history`, which says who and when, and is never taken back.
"""

import json
import sqlite3

from crossread.db.errors import CrossreadError
from crossread.db.past.chain import read_chain
from crossread.db.past.texts import count_unused, delete_unused
from crossread.db.past.vacuuming import deleting_for_good, vacuum
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Changes
from crossread.db.stopping import StoppedError
from crossread.db.store import clock

LABEL = "compact_history"
EMPTY = "{}"
"""What is kept of a deleted record: that it was deleted."""


@record
class Loss:
    """What compacting would drop: so many steps, of which so many could be undone or redone, and what they kept."""

    steps: int
    undoable: int
    redoable: int
    deleted: int
    """Records that were deleted then and could be brought back until now."""
    texts: int
    characters: int
    """Of these texts."""
    kept_bytes: int
    """How much the history keeps of what was before, in bytes."""


@record
class Compacted:
    """What was done; `sizes` are the bytes of the file before and after. `cleared` is False if the file could not be
    written anew at once, so that it is as large as before until the next time."""

    steps: int
    texts: int
    sizes: tuple[int, int]
    cleared: bool = True


def loss(project: Project, through: int) -> Loss:
    """What dropping the history up to this step, the step included, takes away. Does not write."""
    store, chain = project.store, read_chain(project.store)
    deleted = store.row(
        "SELECT count(DISTINCT row_id), coalesce(sum(length(before)), 0) FROM history "
        "WHERE step <= ? AND op = 'delete' AND before <> ?",
        (through, EMPTY),
    )
    changed = store.number("SELECT sum(length(before)) FROM history WHERE step <= ? AND op = 'update'", (through,))
    assert deleted is not None
    texts, characters = count_unused(store.conn, through)
    undone = [place for place, number in enumerate(chain.undone) if number <= through]
    return Loss(
        steps=store.number("SELECT count(*) FROM steps WHERE number <= ? AND label <> 'dropped'", (through,)),
        undoable=sum(number <= through for number in chain.held),
        # A redo goes through them in order, so it ends at the first that is dropped.
        redoable=len(chain.undone) - min(undone) if undone else 0,
        deleted=deleted[0],
        texts=texts,
        characters=characters,
        kept_bytes=deleted[1] + changed,
    )


def compact(project: Project, through: int, *, day: str = "", work: Work | None = None) -> Compacted:
    """Drop the history up to this step, the step included; `day` is what the step that tells of it calls that time.

    One transaction, which a stop or a kill leaves undone as a whole; before and after it the file is written anew, with
    as much memory as the file is large. What was dropped stays in backups and copies made before.

    Raises CrossreadError if there is nothing to drop, StoppedError.
    """
    with project.store.writing().together():
        # Nothing is written before it is known that the file is where it was.
        work = work or Work()
    conn = project.store.conn
    dropped = loss(project, through).steps
    if not dropped:
        raise CrossreadError("There is no history of that time, so there is nothing to drop.")
    before = _size(conn)
    with deleting_for_good(conn):
        # Beforehand too: whatever happens after the commit, nothing that was deleted long ago is left in free places.
        _write_anew(conn, work)
        texts = _drop(project, through, {"day": day, "through": through, "count": dropped}, work)
        cleared = _write_anew(conn, work)
    return Compacted(steps=dropped, texts=texts, sizes=(before, _size(conn)), cleared=cleared)


def _drop(project: Project, through: int, args: dict[str, str | int], work: Work) -> int:
    conn, steps = project.store.conn, project.store.writing()
    work.at("back")
    with steps.together():
        with work.interrupting(conn):
            number = _note(project, args)
            _drop_history(conn, through)
            _drop_steps(conn, through)
            work.at("index")
            texts = delete_unused(conn)
            # Deleted notes and names stand in the index until all of it is merged.
            conn.execute("INSERT INTO document_index (document_index) VALUES ('optimize')")
        work.at("write")
    # Undo and redo may be others now, and no record is.
    steps.last_changes = Changes(step=number, ids={"history": frozenset()})
    return texts


def _note(project: Project, args: dict[str, str | int]) -> int:
    conn = project.store.conn
    last = conn.execute("SELECT number, undo_top, redo_top FROM steps ORDER BY number DESC LIMIT 1").fetchone()
    conn.execute(
        "INSERT INTO steps (number, id, author, at, kind, label, args, parent, undo_top, redo_top) "
        "VALUES (?, ?, ?, ?, 'do', ?, ?, ?, ?, ?)",
        (
            *(last[0] + 1, clock.new_id(), project.author, clock.now(), LABEL),
            *(json.dumps(args, ensure_ascii=False, separators=(",", ":")), last[1], last[1], last[2]),
        ),
    )
    return int(last[0]) + 1


def _drop_history(conn: sqlite3.Connection, through: int) -> None:
    conn.execute(
        "DELETE FROM history WHERE step <= ? AND (op <> 'delete' "
        "OR EXISTS (SELECT 1 FROM history AS later WHERE later.row_id = history.row_id AND later.key > history.key))",
        (through,),
    )
    conn.execute("UPDATE history SET before = ? WHERE step <= ?", (EMPTY, through))


def _drop_steps(conn: sqlite3.Connection, through: int) -> None:
    conn.execute("UPDATE steps SET undoes = NULL WHERE undoes <= ?", (through,))
    conn.execute(
        "DELETE FROM steps WHERE number < ? AND number NOT IN (SELECT step FROM history WHERE step <= ?)",
        (through, through),
    )
    conn.execute(
        "UPDATE steps SET author = '', kind = 'do', undoes = NULL, label = 'dropped', args = '{}', "
        "parent = 0, undo_top = 0, redo_top = 0 WHERE number <= ?",
        (through,),
    )
    for column in ("parent", "undo_top", "redo_top"):
        conn.execute(f"UPDATE steps SET {column} = 0 WHERE {column} <= ?", (through,))


def _write_anew(conn: sqlite3.Connection, work: Work) -> bool:
    """False if it cannot be done now, or the log cannot be emptied: nothing is lost, the file is merely larger."""
    try:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        with work.interrupting(conn):
            vacuum(conn)
        # The log still holds pages as they were.
        busy = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except (sqlite3.OperationalError, StoppedError):
        return False
    return not busy


def _size(conn: sqlite3.Connection) -> int:
    pages: int = conn.execute("PRAGMA page_count").fetchone()[0]
    size: int = conn.execute("PRAGMA page_size").fetchone()[0]
    return pages * size
