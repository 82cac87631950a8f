"""Steps: one user action each, one transaction each, and the way back through them.

Every step keeps which step an undo would take next (`undo_top`) and which a redo would (`redo_top`), so that the way
back is known without reading the history, also after a restart.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import groupby
from operator import itemgetter
from typing import Literal

from crossread.db.errors import DamagedProjectError, MovedProjectError
from crossread.db.records import Changes, Step
from crossread.db.store import clock, undoing
from crossread.db.store.connections import fold_in, in_words
from crossread.db.store.presence import Presence
from crossread.db.store.schema import BY_NAME

Kind = Literal["do", "undo", "redo", "import", "merge"]
Arg = str | int
NO_CHANGES = Changes(step=0, ids={})
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_COLUMNS = "number, id, author, at, kind, undoes, label, args"


class StepUnderWay:
    """A step while it runs and after: `changes` is known once it is committed."""

    def __init__(self, number: int, step_id: str) -> None:
        self.number = number
        self.id = step_id
        self.changes = NO_CHANGES


class Steps:
    """Runs steps on the writing connection. Not re-entrant across threads: a connection belongs to one."""

    def __init__(self, conn: sqlite3.Connection, presence: Presence | None = None) -> None:
        self._conn = conn
        self._presence = presence
        self._under_way: StepUnderWay | None = None
        self._together: list[Changes] | None = None
        self.last_changes = NO_CHANGES
        self.changes_of_texts = 0
        """In how many steps texts came, went, or changed places: what is remembered of them holds until then."""

    @property
    def is_under_way(self) -> bool:
        """Whether a step, or several together, have begun and are not committed."""
        return self._conn.in_transaction

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several steps, all or none, in one transaction; afterwards `last_changes` tells what they changed in sum."""
        if self._under_way is not None or self._together is not None:
            raise RuntimeError("steps together inside a step")
        self._together = []
        try:
            with self._transaction():
                yield
            made = self._together
        finally:
            self._together = None
        if made:
            self.last_changes = _sum_of(made)

    @contextmanager
    def step(
        self, author: str, label: str, args: dict[str, Arg], *, kind: Kind = "do", continues: str | None = None
    ) -> Iterator[StepUnderWay]:
        """One transaction; a step inside a step joins it. What changed nothing leaves no step behind.

        `continues` names the step that this one goes on with (typing in one field): if it is still the last, no new
        step is made and one undo takes back both. On an exception all is rolled back.
        """
        if self._under_way is not None:
            yield self._under_way
            return
        try:
            with nullcontext() if self._together is not None else self._transaction():
                under_way, mark = self._begin(author, label, args, kind, continues)
                self._under_way = under_way
                yield under_way
                self._finish(under_way, mark)
        finally:
            self._under_way = None
        if self._together is not None:
            self._together.append(under_way.changes)
        else:
            self.last_changes = under_way.changes

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._conn.execute("BEGIN IMMEDIATE")
            yield
            self._look()
            self._conn.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, MovedProjectError):
                self._give_up_place()
            told = in_words(error) if isinstance(error, sqlite3.Error) else None
            if told is not None:
                raise told from error
            raise

    def _look(self) -> None:
        """See that what is about to be committed will be found again."""
        if self._presence is not None:
            self._presence.check()

    def _give_up_place(self) -> None:
        """Wherever the file is now, it shall have all that was committed; what took its place, nothing of it."""
        if self._presence is not None and not self._presence.is_written_over:
            fold_in(self._conn)
            self._presence.disown_log()

    def _roll_back(self) -> None:
        # A disk that fails may fail here too; the next step finds that out, and tells.
        with suppress(sqlite3.Error):
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")

    def _begin(
        self, author: str, label: str, args: dict[str, Arg], kind: Kind, continues: str | None
    ) -> tuple[StepUnderWay, int]:
        *last, mark = self._conn.execute(
            "SELECT number, id, undo_top, (SELECT max(key) FROM history) FROM steps ORDER BY number DESC LIMIT 1"
        ).fetchone() or (0, "", 0, *self._conn.execute("SELECT max(key) FROM history").fetchone())
        if continues is not None and last[1] == continues and last[2] == last[0]:
            number, step_id = last[0], last[1]
            self._conn.execute("UPDATE steps SET at = ?, args = ? WHERE number = ?", (clock.now(), _json(args), number))
        else:
            number, step_id = last[0] + 1, clock.new_id()
            self._conn.execute(
                "INSERT INTO steps (number, id, author, at, kind, label, args, parent, undo_top, redo_top) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                (number, step_id, author, clock.now(), kind, label, _json(args), last[2], number),
            )
        self._conn.execute("UPDATE current_step SET number = ?", (number,))
        return StepUnderWay(number, step_id), mark or 0

    def _finish(self, under_way: StepUnderWay, mark: int) -> None:
        under_way.changes = self._changes(under_way.number, mark)
        if not under_way.changes.ids:
            self._conn.execute(
                "DELETE FROM steps WHERE number = ? AND NOT EXISTS (SELECT 1 FROM history WHERE step = ?)",
                (under_way.number, under_way.number),
            )

    def _changes(self, number: int, mark: int) -> Changes:
        ids: dict[str, set[str]] = {}
        sources: set[str] = set()
        known: set[str] = set()
        rows = self._conn.execute("SELECT table_name, row_id, owner_id FROM history WHERE key > ?", (mark,)).fetchall()
        for table_name, group in groupby(rows, key=itemgetter(0)):
            table, of_table = BY_NAME[table_name], list(group)
            members = ids.setdefault(table.kind, set())
            self.changes_of_texts += table_name == "revisions"
            if table_name == "annotations":
                sources.update(map(itemgetter(2), of_table))
                known.update(map(itemgetter(1), of_table))
                members.update(map(itemgetter(1), of_table))
            else:
                members.update(map(itemgetter(2 if table.owner else 1), of_table))
        if ids.get("annotation", known) - known:
            # Tags and positions name their annotation; where that still stands, its source is looked up in one go.
            sources.update(
                row[0]
                for row in self._conn.execute(
                    "SELECT DISTINCT a.source_id FROM history h JOIN annotations a ON a.id = h.owner_id "
                    "WHERE h.key > ? AND h.table_name IN ('event_tags', 'positions')",
                    (mark,),
                )
            )
        frozen = {kind: frozenset(members) for kind, members in ids.items()}
        return Changes(step=number, ids=frozen, annotated_sources=frozenset(sources))

    def undo(self, author: str, progress: undoing.Progress | None = None) -> Step | None:
        """Take back the step that is next to be taken back; None if there is none."""
        return self._turn_back(author, next_undo(self._conn), "undo", progress)

    def redo(self, author: str, progress: undoing.Progress | None = None) -> Step | None:
        """Do again what the last undo took back; None if there is nothing."""
        return self._turn_back(author, next_redo(self._conn), "redo", progress)

    def _turn_back(
        self, author: str, target: Step | None, kind: Literal["undo", "redo"], progress: undoing.Progress | None
    ) -> Step | None:
        if target is None:
            return None
        if self._under_way is not None:
            raise RuntimeError("undo inside a step")
        plan = undoing.plan(self._conn, target.number if kind == "undo" else self._undoing_of(target.number))
        try:
            with (
                undoing.prepared(self._conn, plan),
                self.step(author, target.label, dict(target.args), kind=kind) as under_way,
            ):
                self._link(under_way.number, target, kind)
                undoing.revert(self._conn, plan, progress=progress)
                self._reindex(under_way.number, plan)
        except sqlite3.IntegrityError as error:
            # Nothing of ours changes a project behind the back of its history.
            raise DamagedProjectError(
                "The history does not fit the project, which was changed by another program or is damaged, so this "
                "step cannot be turned back; nothing was changed. Check it, go back to a backup, or salvage it."
            ) from error
        return target

    def _undoing_of(self, done: int) -> int:
        # From the newest on: what can be redone was taken back of late, and there is no index.
        found = self._conn.execute(
            "SELECT number FROM steps WHERE kind = 'undo' AND undoes = ? ORDER BY number DESC LIMIT 1", (done,)
        ).fetchone()
        return int(found[0])

    def _link(self, number: int, target: Step, kind: Literal["undo", "redo"]) -> None:
        """Set where undo and redo stand after this step.

        `parent` of a do is the do before it; `parent` of an undo is what a redo would take after the one it undid.
        """
        before = self._conn.execute("SELECT undo_top, redo_top FROM steps WHERE number = ?", (number - 1,)).fetchone()
        if kind == "undo":
            parent = self._conn.execute("SELECT parent FROM steps WHERE number = ?", (target.number,)).fetchone()[0]
            values = (target.number, before[1], parent, target.number)
        else:
            after = self._conn.execute(
                "SELECT parent FROM steps WHERE number = ?", (self._undoing_of(target.number),)
            ).fetchone()[0]
            values = (target.number, 0, target.number, after)
        self._conn.execute(
            "UPDATE steps SET undoes = ?, parent = ?, undo_top = ?, redo_top = ? WHERE number = ?", (*values, number)
        )

    def _reindex(self, number: int, plan: undoing.Plan) -> None:
        from crossread.db.search import index

        index.refresh_step(self._conn, number, {run.table.name for run in plan.runs}, plan.total)


def _sum_of(made: list[Changes]) -> Changes:
    ids: dict[str, set[str]] = {}
    for each in made:
        for kind, members in each.ids.items():
            ids.setdefault(kind, set()).update(members)
    return Changes(
        step=made[-1].step,
        ids={kind: frozenset(members) for kind, members in ids.items()},
        annotated_sources=frozenset().union(*(each.annotated_sources for each in made)),
        steps=len(made),
    )


def next_undo(conn: sqlite3.Connection) -> Step | None:
    """The step that an undo would take back."""
    return _top(conn, "undo_top")


def next_redo(conn: sqlite3.Connection) -> Step | None:
    """The step that a redo would do again."""
    return _top(conn, "redo_top")


def _top(conn: sqlite3.Connection, column: str) -> Step | None:
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM steps WHERE number = (SELECT {column} FROM steps ORDER BY number DESC LIMIT 1)"
    ).fetchone()
    return as_step(row) if row else None


def last_number(conn: sqlite3.Connection) -> int:
    """The number of the last step: what a view was read at."""
    return int(conn.execute("SELECT coalesce(max(number), 0) FROM steps").fetchone()[0])


def list_steps(conn: sqlite3.Connection, *, limit: int, before: int | None = None) -> list[Step]:
    """The latest steps, newest first."""
    return [
        as_step(row)
        for row in conn.execute(
            f"SELECT {_COLUMNS} FROM steps WHERE number < ? ORDER BY number DESC LIMIT ?",
            (before if before is not None else 1 << 62, limit),
        )
    ]


def as_step(row: tuple[int, str, str, str, Kind, int | None, str, str]) -> Step:
    """A row of `steps` as a record."""
    number, step_id, author, at, kind, undoes, label, args = row
    return Step(
        number=number, id=step_id, author=author, at=at, kind=kind, undoes=undoes, label=label, args=json.loads(args)
    )


def _json(args: dict[str, Arg]) -> str:
    return _encode(args)
