"""Back to an earlier step and forth again: one undo or redo after the other, all of them in one transaction."""

from collections.abc import Callable
from typing import Literal

from crossread.db.errors import CrossreadError
from crossread.db.past.chain import read_chain
from crossread.db.project import Project
from crossread.db.record import record

Progress = Callable[[int, int], None]
"""Called with how much is done of how much; what it raises ends the work, and all is as it was."""


@record
class Way:
    """How many steps lie between now and a step, and in which direction."""

    kind: Literal["undo", "redo"]
    steps: int


class NoWayError(CrossreadError):
    """A step that undo and redo do not lead to."""


def way_to(project: Project, number: int) -> Way | None:
    """The way after which this step is the last that holds; None where undo and redo do not lead there.

    0 is the state before the first step that the history knows. A way of no steps is where the project is.
    """
    chain = read_chain(project.store)
    if number in chain.held:
        return Way(kind="undo", steps=chain.held.index(number))
    if number in chain.undone:
        return Way(kind="redo", steps=chain.undone.index(number) + 1)
    if number == 0:
        return Way(kind="undo", steps=len(chain.held))
    return None


def go_to(project: Project, number: int, progress: Progress | None = None) -> Way:
    """Take back or do again until this step is the last that holds.

    Each is a step of its own, so that redo and undo return from there one by one; all or none is committed.
    Raises NoWayError where undo and redo do not lead there.
    """
    way = way_to(project, number)
    if way is None:
        raise NoWayError("Undo does not lead to this step any more; save the project as it was then as a new file.")
    steps = project.store.writing()
    turn = steps.undo if way.kind == "undo" else steps.redo
    with steps.together():
        for done in range(way.steps):
            if progress is not None:
                progress(done, way.steps)
            turn(project.author)
    return way
