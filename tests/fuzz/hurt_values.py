"""Files that SQLite finds sound and that hold what nobody would write: ways that lead to themselves, far dates, huge
numbers, places outside their text, ids that are none. Whatever reads them says so in words, and none goes on for ever.
"""

import random
import shutil
import sqlite3
from typing import Any

from crossread.db.store.schema import BY_NAME, TABLES
from tests.fuzz import hurt_files

_NUMBERS: tuple[Any, ...] = (0, 1, -1, 2, 7, 41, 10_000, 2**31, 2**53, 2**62, 2**63 - 1, -(2**63))
_TEXTS: tuple[str, ...] = (
    "", " ", "x", "\0", "\ud7ff", "\u202e", "a\nb", "0" * 64, "Z" * 20_000, "١٤٠٠", "[", "[]", "[[]]", "[null]", "{}",
    "null", "[" * 20_000, "1" * 5_000, '{"event_id": 1}', '{"published": true}', '{"annotation_id": "x"}', '["a", 1]',
    '{"value": "1E9999999"}', '[{"id": "x", "why": "copy"}]', '{"name": ["x"]}',
)  # fmt: skip
_DATES: tuple[str, ...] = (
    "0000", "9999", "-9999", "9999-12-31", "-9999/9999", "[..9999]", "../2000", "Y17000000000", "-Y17000000000",
    "2023-02-30", "2023-13", "XXXX", "20XX", "99XX~", "2023-09-19T25:61:00", "2020-21/2020-24",
    "1912-04-15T23:40:00+99:00",
)  # fmt: skip
_FIGURES: tuple[str, ...] = (
    "1E9", "1E999999", "-1E999999999", "1E-999999999", "1e999999999999999999", "NaN", "sNaN", "Infinity", "-Infinity",
    "9" * 18 + "." + "9" * 9, "9" * 4_000, "-0", "0.000000001", "1_000", "½", "1,000", "+5",
)  # fmt: skip
_WITH_STEPS = ("steps", "history", "texts")
_LISTED = ("parent", "undo_top", "redo_top", "undoes", "number", "step", "revision", "start", "end", "length", "key")


class Trying(hurt_files.Trying):
    """Changes values of copies of a small project, and their references, behind the back of everything that checks."""

    def one(self, number: int) -> str:
        """Change one copy and go through all that reads it."""
        chance = random.Random(self._seed * 1_000_003 + number)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        path = self.folder / "hurt.crossread"
        path.write_bytes(self._raw)
        conn = sqlite3.connect(path, isolation_level=None)
        try:
            conn.execute("PRAGMA foreign_keys = OFF")
            for _ in range(chance.choice((1, 1, 2, 5, 40))):
                self._change(conn, chance)
        finally:
            conn.close()
        return self._all_ways(path, with_log=False, try_salvage=chance.random() < 0.35)

    def _change(self, conn: sqlite3.Connection, chance: random.Random) -> None:
        table = chance.choice((*(table.name for table in TABLES), *_WITH_STEPS))
        kinds = {name: kind for _, name, kind, *_ in conn.execute(f"PRAGMA table_info({table})")}
        column = chance.choice(list(kinds))
        if chance.random() < 0.3:
            # What leads from one record to another is where loops are.
            leading = [name for name in kinds if name.endswith("_id") or name in _LISTED or name == "id"]
            column = chance.choice(leading or [column])
        rows = conn.execute(f"SELECT rowid FROM {table}").fetchall()
        if not rows:
            return
        if BY_NAME.get(table) is not None and chance.random() < 0.1:
            conn.execute(f"DELETE FROM {table} WHERE rowid = ?", chance.choice(rows))
            self.counts["deleted"] += 1
            return
        value = self._value(conn, table, column, kinds[column], chance)
        every = chance.random() < 0.1
        try:
            conn.execute(
                f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE rowid = ? OR ?',
                (value, *chance.choice(rows), every),
            )
        except sqlite3.Error:
            # A value that the table cannot hold; what it can hold is tried often enough.
            self.counts["not held"] += 1
        self.counts["changed"] += 1

    def _value(self, conn: sqlite3.Connection, table: str, column: str, kind: str, chance: random.Random) -> Any:
        if chance.random() < 0.1:
            return None
        others = [row[0] for row in conn.execute(f'SELECT "{column}" FROM {table}') if row[0] is not None]
        if chance.random() < 0.3 and others:
            return chance.choice(others)
        if column.endswith("_id") or column in ("a", "b"):
            of = chance.choice([each.name for each in TABLES])
            ids = [row[0] for row in conn.execute(f"SELECT id FROM {of}")]
            return chance.choice([*ids, "x", "99999999-9999-4999-8999-999999999999"])
        if kind == "INTEGER":
            return chance.choice(_NUMBERS)
        return chance.choice(chance.choice((_TEXTS, _DATES, _FIGURES)))
