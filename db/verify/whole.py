"""The checks one after the other, on a connection of their own that cannot write, all at one moment of the project."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.store import files
from crossread.db.verify import history, indexes, links, passages, structure, values
from crossread.db.verify.faults import SALVAGE, UNFINISHED, Checked, Fault, printable
from crossread.db.verify.watch import UNWATCHED, Watch

_MADE_BY_DAMAGE = (sqlite3.Error, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_LOOKED_AT_EVERY = 50_000
"""Instructions of SQLite's machine: some milliseconds."""

_MOST_BESIDE_DAMAGE = 200
"""Of what follows from damage so much is told by each check: a page that is in the wrong place makes thousands."""
_MORE = "More of this kind is wrong, which follows from the damage and is not listed."

# The share of the time that each takes of a project of a hundred thousand annotations.
_CHECKS: tuple[tuple[Callable[[Checked], Iterator[Fault]], float], ...] = (
    (links.check, 0.1),
    (passages.check, 0.1),
    (values.check, 0.3),
    (history.check, 0.15),
    (indexes.check, 0.2),
)


class _Leash:
    """How long a check may go on in a file that is known to be damaged: pages that lead to themselves have no end."""

    def __init__(self) -> None:
        self._left: int | None = None

    def lengthen(self, path: Path) -> None:
        """So much for the next check: several times what all of the file's rows need."""
        self._left = 10 + path.stat().st_size // 32_768

    def is_at_its_end(self) -> bool:
        """Asked every now and then."""
        if self._left is None:
            return False
        self._left -= 1
        return self._left < 0


def verify(project: Project, watch: Watch = UNWATCHED) -> Iterator[Fault]:
    """Everything that is wrong with a project, one after the other as it is found; notes have `note` set.

    Checked are SQLite's own structure, the schema, what refers to what, texts and their hashes, quotes and what
    surrounds them, zones, dates, values, times, the history, and the search index. Reads the file as it was last
    committed, on a connection of its own; does not write. A `watch` is told how far it is, and can stop it: then
    StoppedError is raised.
    """
    yield from verify_file(project.path, watch)


def verify_file(path: Path, watch: Watch = UNWATCHED) -> Iterator[Fault]:
    """The same for the project at a path, also for one that cannot be opened."""
    for fault in _found(path, watch):
        # Names and ids in it may be bytes that are no text.
        sentence = printable(fault.sentence)
        yield fault if sentence == fault.sentence else replace(fault, sentence=sentence)


def _found(path: Path, watch: Watch) -> Iterator[Fault]:
    try:
        conn = files.open_for_reading(path)
    except CrossreadError as error:
        yield Fault(sentence=str(error))
        return
    # What is no UTF-8 must be found and named, not raise in the middle.
    conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    leash = _Leash()
    conn.set_progress_handler(lambda: watch.is_stopped or leash.is_at_its_end(), _LOOKED_AT_EVERY)
    try:
        conn.execute("BEGIN")
        checked = Checked(conn)
        damaged, unfinished = False, list[str]()
        for fault in structure.check(checked, path, watch):
            damaged = True
            yield fault
        share = 0.15
        for check, more in _CHECKS:
            watch.tell(share)
            share += more
            if damaged:
                leash.lengthen(path)
            try:
                for number, fault in enumerate(check(checked)):
                    watch.tell()
                    if damaged and number == _MOST_BESIDE_DAMAGE:
                        yield Fault(sentence=_MORE, advice=SALVAGE)
                        break
                    yield fault
            except _MADE_BY_DAMAGE as error:
                watch.tell()
                # What damage makes of a row cannot be foreseen: NULL where there is none, numbers for text.
                unfinished.append("" if damaged else f": {structure.of_error(error)}")
                damaged = True
        if unfinished:
            sentence = f"The file is damaged and {UNFINISHED}{unfinished[0]}."
            yield Fault(sentence=sentence, advice=SALVAGE)
        watch.tell(1.0)
    finally:
        conn.close()
