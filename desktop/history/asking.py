"""What the drawer asks of the project: questions that are answered in a reader's thread."""

from collections.abc import Sequence

from crossread.db.compacting import Loss, loss
from crossread.db.past.changes import count_of
from crossread.db.past.going_back import Way, way_in
from crossread.db.past.listing import StepList, StepQuery, authors, list_steps, read_steps
from crossread.db.past.passages import passages_of
from crossread.db.past.telling import Told, in_brief, named, short, tell_changes
from crossread.db.project import Project
from crossread.db.record import record
from crossread.desktop.history.model import Shown
from crossread.desktop.history.words import translated

PAGE = 100
"""So many records of one step are shown at a time."""
_IN_BRIEF = 3
_LONGEST_BRIEF = 400


@record
class Listed:
    """The steps that were asked for, and who made any."""

    found: StepList
    authors: tuple[str, ...]
    name: str = ""
    """What the one record is called that they are about."""


@record
class Detail:
    """What a step changed, how many records of it follow, and the way to it."""

    number: int
    told: tuple[Told, ...]
    more: int
    way: Way | None


def listed(project: Project, query: StepQuery) -> Listed:
    """The steps of a query."""
    name = named(project.store, query.record_id, translate=translated) if query.record_id else ""
    return Listed(found=list_steps(project.store, query), authors=tuple(authors(project.store)), name=name)


def shown(project: Project, numbers: Sequence[int], rows: Sequence[str], about: str) -> dict[int, Shown]:
    """What lines show: with `rows`, which are those of the record `about`, also what each step did to them."""
    steps = read_steps(project.store, numbers)
    if not rows:
        passages = passages_of(project.store, steps.values())
        return {number: Shown(step=step, passage=short(passages.get(number, ""))) for number, step in steps.items()}
    return {number: Shown(step=step, brief=_brief(project, number, rows, about)) for number, step in steps.items()}


def _brief(project: Project, number: int, rows: Sequence[str], about: str) -> str:
    told = tell_changes(project.store, number, rows=rows, limit=_IN_BRIEF, about=about, translate=translated)
    return " · ".join(in_brief(each) for each in told)[:_LONGEST_BRIEF]


def detail(project: Project, number: int, found: StepList, limit: int) -> Detail:
    """What a step of a list changed, up to a number of records."""
    told = tell_changes(project.store, number, rows=found.rows, limit=limit, translate=translated)
    count = count_of(project.store, number, rows=found.rows)
    return Detail(
        number=number, told=tuple(told), more=max(count - limit, 0), way=way_in(project.store, found.chain, number)
    )


def losses(project: Project, number: int) -> Loss:
    """What dropping the history up to a step takes away."""
    return loss(project, number)
