"""Back to an earlier step and forth again: one undo or redo after the other, all of them in one transaction."""

from typing import Literal

from crossread.db.errors import CrossreadError
from crossread.db.past.chain import Chain, read_chain
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.store.store import Store


@record
class Way:
    """How many steps lie between now and a step, and in which direction."""

    kind: Literal["undo", "redo"]
    steps: int


class NoWayError(CrossreadError):
    """A step that undo and redo do not lead to."""


def way_to(project: Project, number: int) -> Way | None:
    """The way to the state after a step; None where undo and redo do not lead there.

    0 is the state before the first step that the history knows. A way of no steps is where the project is.
    """
    return way_in(project.store, read_chain(project.store), number)


def way_in(store: Store, chain: Chain, number: int) -> Way | None:
    """The same, where it is known already how the steps stand."""
    node = _node(store, number)
    if node is None:
        return None
    if node in chain.held:
        return Way(kind="undo", steps=chain.held.index(node))
    if node in chain.undone:
        return Way(kind="redo", steps=chain.undone.index(node) + 1)
    return Way(kind="undo", steps=len(chain.held)) if node == 0 else None


def go_to(project: Project, number: int, work: Work | None = None) -> Way:
    """Take back or do again until the project is as it was after this step.

    Each is a step of its own, so that redo and undo return from there one by one; all or none is committed.
    Raises NoWayError where undo and redo do not lead there, StoppedError if the work was stopped.
    """
    way = way_to(project, number)
    if way is None:
        raise NoWayError("Undo does not lead to this step any more; save the project as it was then as a new file.")
    steps = project.store.writing()
    turn = steps.undo if way.kind == "undo" else steps.redo
    going = work or Work()
    with steps.together():
        for done in range(way.steps):
            going.at("back", done, way.steps)
            turn(project.author, lambda _done, _total: going.go_on())
    return way


def _node(store: Store, number: int) -> int | None:
    """The last step that held after a step: itself, or where an undo or a redo led; None if that was dropped."""
    if number == 0:
        return 0
    row = store.row("SELECT undo_top FROM steps WHERE number = ? AND label <> 'dropped'", (number,))
    if row is None:
        return None
    is_last = store.row("SELECT 1 FROM steps WHERE number > ?", (number,)) is None
    if row[0] == 0 and not is_last and store.number("SELECT count(*) FROM steps WHERE label = 'dropped'"):
        # It led to a state before what was dropped, and which one is not known.
        return None
    return int(row[0])
