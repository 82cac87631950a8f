"""Asks the session for what the list shows: the listing, the names, and the contents of rows by window."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crossread.db.overview.query import OverviewQuery
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application.session import Session
from crossread.desktop.overview.names import Names, read_names

if TYPE_CHECKING:
    from crossread.db.overview.listing import Listing
    from crossread.db.overview.rows import OverviewRow

_NAMED = ("source", "event", "claim", "voice")
_KINDS = (*_NAMED, "annotation", "revision")
_Answer = tuple["Listing | None", Names | None]


class Feed(QObject):
    """One session's annotations. It sleeps until `wake` and after `sleep`; what changed meanwhile is read later."""

    listing_read = Signal(object)
    """The `Listing` that answers the newest query."""
    names_read = Signal(object)
    """The newest `Names`."""
    rows_read = Signal(object)
    """Contents of rows by key: a dict of `OverviewRow`."""
    rows_outdated = Signal(object)
    """What is shown of these annotations may be another now: a set of ids, or None for all."""
    asked = Signal()
    """A query is on its way."""
    cleared = Signal()
    """There is no project, or another one."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._query = OverviewQuery()
        self._listing: Listing | None = None
        self._names: Names | None = None
        self._waiting: list[Changes] = []
        self._awake = self._is_due = False
        self._project = 0
        session.opened.connect(self._start)
        session.closed.connect(self._clear)
        session.changed.connect(self._take_changes)

    @property
    def query(self) -> OverviewQuery:
        """What is asked for."""
        return self._query

    def wake(self) -> None:
        """Ask from now on."""
        self._awake = True
        if self._is_due or self._listing is None:
            self._read()

    def sleep(self) -> None:
        """Nobody looks."""
        self._awake = False

    def set_query(self, query: OverviewQuery) -> None:
        """Ask for something else."""
        if query != self._query:
            self._query = query
            self._read()

    def ask_rows(self, keys: Sequence[int]) -> None:
        """Ask for the contents of rows; `rows_read` follows."""
        wanted, project = list(keys), self._project

        def read(opened: Project) -> "dict[int, OverviewRow]":
            from crossread.db.overview.rows import read_rows

            return read_rows(opened.store, wanted)

        self._session.ask(read, lambda rows: self.rows_read.emit(rows) if project == self._project else None)

    def ask_authors(self, on_answer: Callable[[list[str]], None]) -> None:
        """Ask who made annotations."""

        def read(project: Project) -> list[str]:
            from crossread.db.overview.rows import authors

            return authors(project.store)

        self._session.ask(read, on_answer, key="overview authors")

    def ask_key(self, annotation_id: str, on_answer: Callable[[int | None], None]) -> None:
        """Ask for the key of an annotation."""

        def read(project: Project) -> int | None:
            from crossread.db.overview.rows import key_of

            return key_of(project.store, annotation_id)

        self._session.ask(read, on_answer, key="overview key")

    def _start(self) -> None:
        self._forget()
        self._read()

    def _clear(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._project += 1
        self._listing = self._names = None
        self._waiting.clear()
        self._query = replace_in(self._query)
        self.cleared.emit()

    def _take_changes(self, changes: Changes) -> None:
        if not changes.concerns(*_KINDS):
            return
        self._waiting.append(changes)
        self._read()

    def _read(self) -> None:
        if not self._session.is_open:
            return
        if not self._awake:
            self._is_due = True
            return
        self._is_due = False
        query, before, changes = self._query, self._listing, list(self._waiting)
        with_names = self._names is None or any(each.concerns(*_NAMED) for each in changes)
        if before is None or before.query != query:
            self.asked.emit()

        def read(project: Project) -> _Answer:
            from crossread.db.overview.listing import list_annotations
            from crossread.db.overview.touching import touches

            names = read_names(project) if with_names else None
            # Only the newest answer arrives, so each question is about all that is not shown yet.
            is_known = before is not None and before.query == query
            steps = (each.step - back for each in changes for back in range(each.steps))
            if is_known and not any(touches(project.store, query, step) for step in steps):
                return None, names
            return list_annotations(project.store, query), names

        self._session.ask(read, lambda answer: self._take(query, changes, answer), key="overview")

    def _take(self, query: OverviewQuery, changes: list[Changes], answer: _Answer) -> None:
        listing, names = answer
        del self._waiting[: len(changes)]
        if names is not None and names != self._names:
            self._names = names
            self.names_read.emit(names)
        if changes:
            self.rows_outdated.emit(_outdated(changes))
        if listing is not None and query == self._query:
            self._listing = listing
            self.listing_read.emit(listing)


def replace_in(query: OverviewQuery) -> OverviewQuery:
    """The same way to group and order, without conditions that name what another project does not have."""
    return OverviewQuery(grouping=query.grouping, order=query.order)


def _outdated(changes: list[Changes]) -> frozenset[str] | None:
    """The ids of annotations that show something else; None if it may be any of them."""
    # A claim brings its answers' words into the rows.
    if any(each.concerns("claim") for each in changes):
        return None
    return frozenset().union(*(each.ids.get("annotation", frozenset()) for each in changes))
