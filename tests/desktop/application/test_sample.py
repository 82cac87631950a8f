"""The copy of the sample begins as it is: there is nothing before it to go back to."""

from pathlib import Path

from crossread.db.project import Project
from crossread.desktop.application import sample


def test_undo_does_not_take_the_sample_away(tmp_path: Path) -> None:
    path = tmp_path / "sample" / sample.NAME
    sample.make_copy(path)
    with Project.open(path) as project:
        assert project.history.undo() is None
        assert len(project.sources.all()) == 8
