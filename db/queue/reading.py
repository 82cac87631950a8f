"""The queue of a project, read from its file."""

from collections.abc import Mapping

from crossread.db.grid import Grid, read_grid
from crossread.db.project import Project
from crossread.db.queue.gaps import read_gaps
from crossread.db.queue.ranking import QueueItem, rank


def read_queue(project: Project) -> list[QueueItem]:
    """The whole queue, from one state of the project. Reads the grid, which takes its time; see `queue_of`."""
    return queue_of(project, read_grid(project))


def queue_of(project: Project, grid: Grid, gaps: Mapping[str, float] | None = None) -> list[QueueItem]:
    """The queue of a grid that was read from the project as it is now; `gaps` are those that are known, by row id."""
    known = gaps or {}
    unknown = [row for row in grid.rows if (row.conflicts or row.tensions) and row.id not in known]
    return rank(grid.rows, gaps={**known, **read_gaps(project, unknown)}, step=grid.step)
