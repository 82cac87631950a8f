"""The annotations that overlap a passage, found by their bounds: a whole source can have thousands."""

from crossread.db.project import Project
from crossread.db.records import Annotation, Passage


def overlapping(project: Project, passage: Passage) -> list[Annotation]:
    """Those of the same revision that share a character with the passage, in the order of the text."""
    rows = project.store.rows(
        'SELECT id FROM annotations WHERE source_id = ? AND revision = ? AND start < ? AND "end" > ?',
        (passage.source_id, passage.revision, passage.end, passage.start),
    )
    return project.annotations.with_ids(row[0] for row in rows)


def at(project: Project, passage: Passage) -> Annotation | None:
    """The annotation at exactly these bounds; the first, if there are several."""
    return next((each for each in overlapping(project, passage) if each.passage == passage), None)
