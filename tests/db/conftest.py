"""A project with a little in it, for the tests of the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.db.project import Project
from crossread.db.records import Annotation, Passage, Source

TEXT = "The line says that all are safe.\n\nFourteen hundred and ninety were not saved. 👩‍👩‍👧 wept."


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "case.crossread", title="Case", author="Ada") as project:
        yield project


@pytest.fixture
def source(project: Project) -> Source:
    return project.sources.add("The Evening Paper", TEXT, published="1912-04-15")


@pytest.fixture
def annotation(project: Project, source: Source) -> Annotation:
    return project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=32))
