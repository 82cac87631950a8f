"""Back to an earlier step and forth again: one undo or redo after the other, all of them in one transaction."""

from typing import Literal

from crossread.db.errors import CrossreadError
from crossread.db.past.chain import Chain, read_chain
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.record import record


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
    return way_in(read_chain(project.store), number)


def way_in(chain: Chain, number: int) -> Way | None:
    """The same, where it is known already how the steps stand."""
    if number in chain.held:
        return Way(kind="undo", steps=chain.held.index(number))
    if number in chain.undone:
        return Way(kind="redo", steps=chain.undone.index(number) + 1)
    if number == 0:
        return Way(kind="undo", steps=len(chain.held))
    return None


def go_to(project: Project, number: int, work: Work | None = None) -> Way:
    """Take back or do again until this step is the last that holds.

    Each is a step of its own, so that redo and undo return from there one by one; all or none is committed.
    Raises NoWayError where undo and redo do not lead there, StoppedError if the work was stopped.
    """
    way = way_to(project, number)
    if way is None:
        raise NoWayError("Undo does not lead to this step any more; save the project as it was then as a new file.")
    steps = project.store.writing()
    turn = steps.undo if way.kind == "undo" else steps.redo
    work = work or Work()
    with steps.together():
        for done in range(way.steps):
            work.at("back", done, way.steps)
            turn(project.author)
    return way
