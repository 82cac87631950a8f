"""A project with a little in it, and a folder for backups."""

from pathlib import Path

import pytest

from crossread.db.project import Project
from crossread.db.records import Passage

TEXT = "The line says that all are safe.\n\nFourteen hundred and ninety were not saved. 👩‍👩‍👧 wept."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.crossread"
    with Project.create(made, title="Case: 1912/04", author="Ada") as project:
        source = project.sources.add("The Evening Paper", TEXT)
        event = project.events.add("Sinking", date="1912-04-15")
        annotation = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=8))
        project.annotations.tag_event(annotation.id, event.id)
    return made
