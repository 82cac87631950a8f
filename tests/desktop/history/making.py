"""A small project with a past, and a window on it."""

from dataclasses import dataclass
from pathlib import Path

from crossread.db.project import Project
from crossread.db.records import Passage

TEXT = "The line says that all are safe.\n\nFourteen hundred and ninety were not saved."


@dataclass(frozen=True, slots=True)
class Case:
    """Steps: 1 source, 2 annotation, 3 event, 4 tag, 5 note, 6 note again, 7 its undo, 8 another annotation, 9 gone."""

    path: Path
    source: str
    annotation: str
    gone: str
    event: str


def make(path: Path) -> Case:
    """Make it."""
    with Project.create(path, title="Lost at sea", author="Ada") as project:
        source = project.sources.add("The Evening Paper", TEXT, published="1912-04-15")
        one = project.annotations.add(Passage(source_id=source.id, revision=1, start=34, end=77))
        event = project.events.add("Sinking", date="1912-04-15")
        project.annotations.tag_event(one.id, event.id)
        project.author = "Grace"
        project.annotations.edit_note(one.id, "seen")
        project.annotations.edit_note(one.id, "seen twice")
        project.history.undo()
        two = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=32))
        project.annotations.delete([two.id])
    return Case(path=path, source=source.id, annotation=one.id, gone=two.id, event=event.id)
