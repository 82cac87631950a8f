"""What is said in the cells that are seen: of some rows and some columns, in words."""

from collections.abc import Collection, Iterable

from crossread.db.disagreements.verdicts import latest
from crossread.db.grid.grid import Grid, Kind
from crossread.db.grid.reading import Reading
from crossread.db.grid.saying import Said, read_said
from crossread.db.grid.statements import read_statements
from crossread.db.project import Project
from crossread.db.records import Claim, Event, SetAsideWhy

Cells = dict[tuple[str, str], tuple[Said, ...]]
_KINDS: tuple[Kind, Kind] = ("claim", "event")


def read_cells(project: Project, grid: Grid, row_ids: Iterable[str], column_ids: Collection[str]) -> Cells:
    """What is said by row and column, in the order in which a reader meets it; cells in which nothing is are left out.

    The words are those of the project as it is now, which may be later than the grid; rows that are gone are left out.
    """
    wanted = set(row_ids)
    reading = Reading(project, grid.by)
    found: Cells = {}
    for kind in _KINDS:
        subjects = _subjects(project, kind, [each for each in wanted if _kind_of(grid, each) == kind])
        if not subjects:
            continue
        marks: dict[str, int] = {}
        asides: dict[str, SetAsideWhy] = {}
        for subject_id, stated in read_statements(project.store, kind, reading.places, list(subjects)).items():
            marks |= reading.marks(subjects[subject_id], stated)
        for subject in subjects.values():
            last = latest(reading.verdicts(subject))
            if last is not None:
                asides |= {each.id: each.why for each in last.set_aside}
        said = read_said(
            project.store,
            kind,
            subjects,
            places=reading.places,
            marks=marks,
            asides=asides,
            source_ids=list(column_ids) if grid.by == "source" else None,
        )
        for subject_id, several in said.items():
            for each in several:
                column = each.source_id if grid.by == "source" or each.voice_id is None else each.voice_id
                if column in column_ids:
                    found[subject_id, column] = (*found.get((subject_id, column), ()), each)
    return found


def _kind_of(grid: Grid, row_id: str) -> Kind | None:
    return grid.row(row_id).kind if row_id in grid.row_place else None


def _subjects(project: Project, kind: Kind, ids: Collection[str]) -> dict[str, Claim | Event]:
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    table = "claims" if kind == "claim" else "events"
    there = [row[0] for row in project.store.rows(f"SELECT id FROM {table} WHERE id IN ({marks})", list(ids))]
    if kind == "claim":
        return {each: project.claims.get(each) for each in there}
    return {each: project.events.get(each) for each in there}
