"""The queue of the open project: read beside the window, kept up to date step by step, gone through in order."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from crossread.db.grid import Grid, grid_after, read_grid
from crossread.db.project import Project
from crossread.db.queue import QueueItem, queue_of
from crossread.db.records import Changes
from crossread.desktop.application.session import Session

_ASKED = "review queue"
Key = tuple[str, str]
"""Kind and id of a claim or event."""


class QueueFeed(QObject):
    """Where one is in the queue is known by what is shown, so that the queue can change below it.

    It reads the grid itself, unless it `is_fed` by somebody who has one (`take_grid`).
    """

    changed = Signal()
    """The queue, or the place in it, is another."""

    def __init__(self, session: Session, parent: QObject | None = None, *, is_fed: bool = False) -> None:
        super().__init__(parent)
        self._session, self._is_fed = session, is_fed
        self._grid: Grid | None = None
        self._waiting: list[Changes] = []
        self.items: tuple[QueueItem, ...] = ()
        self.current: Key = ("", "")
        self._was_to_decide = False
        self._neighbours: tuple[Key, Key] = (("", ""), ("", ""))
        session.changed.connect(self._take_changes)
        session.opened.connect(self._start)
        session.closed.connect(self._forget)
        if session.is_open:
            self._start()

    @property
    def place(self) -> int:
        """The place of what is shown, from 0; -1 if it is not in the queue."""
        return self._place_of(self.current)

    @property
    def item(self) -> QueueItem | None:
        """What is shown, if it is in the queue."""
        return self.items[self.place] if self.place >= 0 else None

    @property
    def left(self) -> int:
        """How many are yet to be decided."""
        return sum(item.is_to_decide for item in self.items)

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Say what is shown."""
        if self.current != (kind, subject_id):
            self.current = (kind, subject_id)
            self._was_to_decide = self.item is not None and self.item.is_to_decide
            self._remember()
            self.changed.emit()

    @property
    def _has_moved(self) -> bool:
        """Whether what is shown was decided while it was shown, and stands at the end of the queue now."""
        return self._was_to_decide and self.item is not None and not self.item.is_to_decide

    def step(self, by: int) -> Key | None:
        """What comes next (1) or before (-1); the first if none of the queue is shown; None at its ends."""
        place = self.place
        if place >= 0 and not self._has_moved:
            place += by
        elif self._neighbours != (("", ""), ("", "")):
            # It has left its place meanwhile: on from where it stood.
            place = self._place_of(self._neighbours[by > 0])
        else:
            place = 0 if by > 0 else len(self.items) - 1
        return (self.items[place].kind, self.items[place].id) if 0 <= place < len(self.items) else None

    def next_to_decide(self) -> Key | None:
        """The next that is yet to be decided, from the top again after the last; None if there is no other."""
        start = self._place_of(self._neighbours[1]) if self._has_moved else self.place + 1
        order: Sequence[QueueItem] = (*self.items[max(start, 0) :], *self.items[: max(start, 0)])
        found = ((item.kind, item.id) for item in order if item.is_to_decide)
        return next((key for key in found if key != self.current), None)

    def take_grid(self, grid: Grid) -> None:
        """The grid is another: rank it anew, off the window's thread."""
        gaps = self._known_gaps(grid)
        self._session.ask(
            lambda project: tuple(queue_of(project, grid, gaps)), lambda items: self._take(grid, items), key=_ASKED
        )

    def _start(self) -> None:
        self._forget()
        if not self._is_fed:
            self._ask()

    def _forget(self) -> None:
        self._grid, self._waiting, self.items = None, [], ()
        self.current, self._neighbours = ("", ""), (("", ""), ("", ""))
        self.changed.emit()

    def _take_changes(self, changes: Changes) -> None:
        if not self._is_fed:
            self._waiting.append(changes)
            self._ask()

    def _ask(self) -> None:
        before, waiting = self._grid, tuple(self._waiting)

        def read(project: Project) -> tuple[Grid, tuple[QueueItem, ...]]:
            grid = read_grid(project) if before is None else grid_after(project, before, waiting)
            return grid, tuple(queue_of(project, grid, self._known_gaps(grid)))

        self._session.ask(read, lambda found: self._take(*found), key=_ASKED)

    def _known_gaps(self, grid: Grid) -> dict[str, float]:
        """The gaps of the rows that are what they were when their gaps were worked out."""
        before = self._grid
        if before is None:
            return {}
        known = {item.id: item.gap for item in self.items}
        same = {row.id for row in grid.rows if row.id in before.row_place and before.row(row.id) is row}
        return {row_id: gap for row_id, gap in known.items() if row_id in same}

    def _take(self, grid: Grid, items: tuple[QueueItem, ...]) -> None:
        self._grid, self.items = grid, items
        self._waiting = [each for each in self._waiting if each.step > grid.step]
        if self.place >= 0 and not self._has_moved:
            self._remember()
        self.changed.emit()

    def _place_of(self, key: Key) -> int:
        return next((at for at, item in enumerate(self.items) if (item.kind, item.id) == key), -1)

    def _remember(self) -> None:
        place = self.place
        if place < 0:
            self._neighbours = (("", ""), ("", ""))
            return
        around = [self.items[at] if 0 <= at < len(self.items) else None for at in (place - 1, place + 1)]
        before, after = (("", "") if each is None else (each.kind, each.id) for each in around)
        self._neighbours = (before, after)
