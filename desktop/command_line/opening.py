"""Opening a project to change it from the command line: looked through first, as the window does before it writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crossread.db.errors import CrossreadError, DamagedProjectError
from crossread.db.project import Project
from crossread.db.store.damage import advice


@contextmanager
def to_change(path: Path) -> Iterator[Project]:
    """The project, open for writing. Raises DamagedProjectError for a file in which nothing should be written."""
    if _is_damaged(path):
        raise DamagedProjectError(f"{path.name} is damaged, so nothing was changed in it. {advice(path)}")
    with Project.open(path) as project:
        yield project


def _is_damaged(path: Path) -> bool:
    """Looked through on a connection that cannot write: opening a file to write changes its first page."""
    try:
        with Project.open_for_reading(path) as project:
            return project.quick_check() is not None
    except CrossreadError:
        # Opening it says why, or puts it in order.
        return False
