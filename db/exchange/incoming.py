"""What the parts of an import share: the step's connection, what was added and changed, and how revisions are named."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from crossread.db.errors import ContractError
from crossread.db.exchange.checks import WrongError, is_later
from crossread.db.search import index
from crossread.db.store import clock
from crossread.db.store.store import Store, Value

# Texts that are kept at hand for the checking of quotes, in code points.
_TEXTS_AT_HAND = 16_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, or would do, by kind of record: `sources`, `revisions`, `annotations`, …"""

    added: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether the project had it all already."""
        return not self.added and not self.changed


class Incoming:
    """One import while it runs, inside its step."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = clock.now()
        self.added: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()
        # The project's numbers of the revisions that the file lists, by source and the number there.
        self.numbers: dict[tuple[str, int], int] = {}
        # What can be checked only when all is in.
        self.at_the_end: list[Callable[[], None]] = []
        self._seen: dict[str, set[str]] = {}
        self._texts: dict[tuple[str, int], str] = {}
        self._texts_size = 0
        self._marks = {table: store.number(f"SELECT max(key) FROM {table}") for table in index.DOCUMENT_OF}
        self._reindex: dict[str, list[str]] = {}

    @property
    def result(self) -> Imported:
        """What was done until now."""
        return Imported(added=dict(self.added), changed=dict(self.changed))

    def own_id(self, table: str, record: Mapping[str, Any]) -> str:
        """The id of a record, made if it has none; the same id twice in a file is refused."""
        row_id = record.get("id")
        if row_id is None:
            return clock.new_id()
        seen = self._seen.setdefault(table, set())
        if row_id in seen:
            raise WrongError("is the id of an earlier record in the file", ".id")
        seen.add(row_id)
        return str(row_id)

    def put(
        self, table: str, row_id: str, given: Mapping[str, Value], defaults: Mapping[str, Value], stamp: str
    ) -> bool:
        """Add a record, or change it if `stamp` says that the file's is later; answers whether either was done.

        `given` are the columns that the file gives, `defaults` what a new record has where the file says nothing.
        """
        before = self.store.row(f"SELECT {stamp} FROM {table} WHERE id = ?", (row_id,))
        if before is None:
            self.store.insert(table, {"id": row_id, **defaults, stamp: self.now, **given})
            self.added[table] += 1
            return True
        if not self.outdates(given.get(stamp), before[0]):
            return False
        self.change(table, row_id, given)
        return True

    def outdates(self, stamp: Any, stored: str) -> bool:
        """Whether a record of the file replaces the one in the project, by the times of the two."""
        return stamp is not None and is_later(stamp, stored)

    def change(self, table: str, row_id: str, columns: Mapping[str, Value]) -> None:
        """Write columns of a record that is there."""
        sets = ", ".join(f'"{column}" = ?' for column in columns)
        self.store.conn.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*columns.values(), row_id))
        self.changed[table] += 1
        self._reindex.setdefault(table, []).append(row_id)

    def reindex(self) -> None:
        """Bring the search index up to date with all that was added and changed."""
        for table, mark in self._marks.items():
            index.add_since(self.store.conn, table, mark)
        for table, row_ids in self._reindex.items():
            index.refresh(self.store.conn, table, row_ids)

    def revision(self, source_id: str, number: int) -> int:
        """The project's number of a revision that the file names. Raises WrongError if there is no such revision."""
        known = self.numbers.get((source_id, number))
        if known is not None:
            return known
        if self.store.row("SELECT 1 FROM sources WHERE id = ?", (source_id,)) is None:
            raise WrongError("is no source of the file or the project", ".source_id")
        if self.store.row("SELECT 1 FROM revisions WHERE source_id = ? AND number = ?", (source_id, number)) is None:
            raise WrongError(f"is no revision of this source ({number})", ".revision")
        self.numbers[source_id, number] = number
        return number

    def text(self, source_id: str, number: int) -> str:
        """The text of a revision, by the project's number."""
        place = (source_id, number)
        text = self._texts.get(place)
        if text is None:
            row = self.store.row(
                "SELECT t.text FROM revisions r JOIN texts t ON t.sha256 = r.sha256 "
                "WHERE r.source_id = ? AND r.number = ?",
                place,
            )
            text = str(row[0]) if row else ""
            self._texts_size += len(text)
            while self._texts and self._texts_size > _TEXTS_AT_HAND:
                self._texts_size -= len(self._texts.pop(next(iter(self._texts))))
            self._texts[place] = text
        return text

    def refer(self, table: str, row_id: str | None, key: str, what: str) -> None:
        """Raise WrongError unless the record that is referred to is in the file or the project."""
        if row_id is not None and self.store.row(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is None:
            raise WrongError(f"is no {what} of the file or the project", f".{key}")


def refusal(path: str, wrong: WrongError) -> ContractError:
    """The error for what is wrong in a record at a JSON path."""
    return ContractError(path + wrong.below, wrong.reason)
