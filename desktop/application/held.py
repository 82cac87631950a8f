"""What a job in another thread is to do, and who waits for it, held for it in the window's thread.

Python drops an object in the thread that lets go of it last. A widget without a parent that is dropped in a reader's
thread, with the question or the callback that knew it, takes the program down (PySide 6.11: Shiboken's map of wrappers
keeps what is gone). So the job itself knows a number alone.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.record import record


@record
class Job:
    """One deed with those who wait for it."""

    deed: Callable[[Project], Any]
    on_done: Callable[[Any], None] | None
    on_failed: Callable[[CrossreadError], None] | None


class Held:
    """Put and taken in the window's thread; only `do` is called in others, and keeps nothing."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._jobs: dict[int, Job] = {}

    def put(
        self,
        deed: Callable[[Project], Any],
        on_done: Callable[[Any], None] | None,
        on_failed: Callable[[CrossreadError], None] | None,
    ) -> int:
        """Hold them until they are taken; answers with their number."""
        number = next(self._numbers)
        self._jobs[number] = Job(deed=deed, on_done=on_done, on_failed=on_failed)
        return number

    def do(self, number: int, project: Project) -> Any:
        """Do the deed, in whatever thread this is."""
        return self._jobs[number].deed(project)

    def take(self, number: int) -> Job:
        """Hold them no longer."""
        return self._jobs.pop(number)
