"""Opening a project to change it from the command line: looked through first, as the window does before it writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crossread.db.errors import DamagedProjectError
from crossread.db.project import Project
from crossread.db.store.damage import advice


@contextmanager
def to_change(path: Path) -> Iterator[Project]:
    """The project, open for writing. Raises DamagedProjectError for a file in which nothing should be written."""
    with Project.open(path) as project:
        if project.quick_check() is not None:
            raise DamagedProjectError(f"{path.name} is damaged, so nothing was changed in it. {advice(path)}")
        yield project
