"""Asks the session for the grid, for what a step changed in it, and for the words of the cells that are seen."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application.session import Session
from crossread.desktop.review.grid.names import Names, read_names

if TYPE_CHECKING:
    from crossread.db.grid import By, Cells, Grid

_NAMED = ("claim", "voice")
_KINDS = (
    *("project", "source", "revision", "voice", "event", "claim"),
    *("annotation", "relation", "silence", "verdict"),
)


class Feed(QObject):
    """One session's grid. It sleeps until `wake` and after `sleep`; what changed meanwhile is read later."""

    grid_read = Signal(object, object)
    """The newest `Grid`, and the newest `Names`."""
    cells_read = Signal(object, object, object)
    """Words of cells: the `Cells` found, and the ids of the rows and columns that were asked for."""
    voice_read = Signal(object, object)
    """The ids of the rows in which any of some voices says something: their ids, and those, both frozensets."""
    asked = Signal()
    """The whole grid is on its way."""
    cleared = Signal()
    """There is no project, or another one."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._by: By = "source"
        self._grid: Grid | None = None
        self._names: Names | None = None
        self._waiting: list[Changes] = []
        self._awake = False
        self._project = 0
        session.opened.connect(self._start)
        session.closed.connect(self._forget)
        session.changed.connect(self._take_changes)

    @property
    def by(self) -> "By":
        """What stands across."""
        return self._by

    @property
    def writable(self) -> bool:
        """Whether the project can be changed."""
        return self._session.writable

    def wake(self) -> None:
        """Ask from now on."""
        self._awake = True
        if self._waiting or self._grid is None:
            self._read()

    def sleep(self) -> None:
        """Nobody looks."""
        self._awake = False

    def set_by(self, by: "By") -> None:
        """Ask for sources or for voices across."""
        if by != self._by:
            self._by = by
            self._grid = None
            self._read()

    def ask_cells(self, rows: Iterable[str], columns: Iterable[str]) -> bool:
        """Ask for the words of cells; `cells_read` follows. False if there is no grid to ask about."""
        grid, project = self._grid, self._project
        if grid is None:
            return False
        row_ids, column_ids = tuple(rows), frozenset(columns)

        def read(opened: Project) -> "Cells":
            from crossread.db.grid import read_cells

            return read_cells(opened, grid, row_ids, column_ids)

        def take(cells: "Cells") -> None:
            if project == self._project:
                self.cells_read.emit(cells, row_ids, column_ids)

        self._session.ask(read, take, key="review cells")
        return True

    def ask_voices(self, voice_ids: frozenset[str]) -> None:
        """Ask in which rows any of some voices says something; `voice_read` follows."""
        project, ids = self._project, tuple(voice_ids)
        marks = ", ".join("?" * len(ids))

        def read(opened: Project) -> frozenset[str]:
            return frozenset(
                row[0]
                for row in opened.store.rows(
                    f"SELECT claim_id FROM positions WHERE voice_id IN ({marks}) UNION "
                    f"SELECT event_id FROM event_tags WHERE voice_id IN ({marks})",
                    (*ids, *ids),
                )
            )

        def take(rows: frozenset[str]) -> None:
            if project == self._project:
                self.voice_read.emit(voice_ids, rows)

        self._session.ask(read, take, key="review voice")

    def mark_silent(self, pairs: Sequence[tuple[str, str, int]], *, silent: bool) -> None:
        """Mark sources as silent on claims, or take it back: (source, claim, revision), as one step."""

        def write(project: Project) -> None:
            label = "mark_silent" if silent else "unmark_silent"
            with project.step(label):
                for source_id, claim_id, revision in pairs:
                    if silent:
                        project.silences.add(source_id, claim_id, revision)
                    else:
                        project.silences.delete(source_id, claim_id, revision)

        self._session.run(write)

    def move_source(self, order: Sequence[str]) -> None:
        """Put the sources in another order."""
        ids = list(order)
        self._session.run(lambda project: project.sources.reorder(ids))

    def _start(self) -> None:
        self._forget()
        self._read()

    def _forget(self) -> None:
        self._project += 1
        self._grid = self._names = None
        self._waiting.clear()
        self.cleared.emit()

    def _take_changes(self, changes: Changes) -> None:
        if changes.concerns(*_KINDS):
            self._waiting.append(changes)
            if self._grid is not None:
                self._read()

    def _read(self) -> None:
        if not self._session.is_open or not self._awake:
            return
        before, by, changes, project = self._grid, self._by, list(self._waiting), self._project
        with_names = self._names is None or any(each.concerns(*_NAMED) for each in changes)
        if before is None:
            self.asked.emit()

        def read(opened: Project) -> "tuple[Grid, Names | None]":
            from crossread.db.grid import grid_after, read_grid

            grid = read_grid(opened, by) if before is None else grid_after(opened, before, changes)
            return grid, read_names(opened) if with_names else None

        def take(answer: "tuple[Grid, Names | None]") -> None:
            if project != self._project or by != self._by:
                return
            grid, names = answer
            # What was changed while it was read is asked for again, from this grid on.
            del self._waiting[: len(changes)]
            self._grid = grid
            self._names = names or self._names or Names()
            self.grid_read.emit(grid, self._names)
            if self._waiting:
                self._read()

        self._session.ask(read, take, key="review grid")
