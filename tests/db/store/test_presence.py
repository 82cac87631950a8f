"""A file that is deleted, renamed, replaced or written over while it is open: noticed, told, and saved elsewhere."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.db.errors import CrossreadError, MovedProjectError
from crossread.db.project import Project
from crossread.db.records import Annotation, Source
from crossread.db.verify import verify

Harm = Callable[[Path], None]


def _delete(path: Path) -> None:
    path.unlink()


def _delete_all(path: Path) -> None:
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()


def _rename(path: Path) -> None:
    path.rename(path.with_name("elsewhere.crossread"))


def _rename_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))


def _delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def _replace(path: Path) -> None:
    other = path.parent / "other.crossread"
    Project.create(other, title="Other").close()
    other.replace(path)


def _delete_log(path: Path) -> None:
    path.with_name(path.name + "-wal").unlink()


@pytest.fixture
def open_project(tmp_path: Path) -> Project:
    folder = tmp_path / "case"
    folder.mkdir()
    project = Project.create(folder / "case.crossread", title="Case")
    project.events.add("Before")
    return project


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away there")
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_delete, "deleted, renamed or moved"),
        (_delete_all, "deleted, renamed or moved"),
        (_rename, "deleted, renamed or moved"),
        (_rename_folder, "folder of case.crossread is not there"),
        (_delete_folder, "folder of case.crossread is not there"),
        (_replace, "Another file was put in the place"),
        (_delete_log, "a part of the open project, was deleted"),
    ],
)
def test_what_would_be_written_nowhere_is_refused_and_all_can_be_saved(
    open_project: Project, tmp_path: Path, harm: Harm, told: str
) -> None:
    project = open_project
    harm(project.path)
    for _ in range(2):
        with pytest.raises(MovedProjectError, match=told):
            project.events.add("Lost")
    assert [event.title for event in project.events.all()] == ["Before"]
    project.save_copy(tmp_path / "rescued.crossread")
    project.close()
    with Project.open(tmp_path / "rescued.crossread") as rescued:
        assert [event.title for event in rescued.events.all()] == ["Before"]
        assert list(verify(rescued)) == []


def test_a_file_that_was_renamed_has_all_that_was_committed(open_project: Project) -> None:
    project = open_project
    _rename(project.path)
    with pytest.raises(MovedProjectError):
        project.events.add("Lost")
    # As if the program were killed now: what was noted in the log is in the file itself.
    copy = project.path.with_name("copy.crossread")
    shutil.copy(project.path.with_name("elsewhere.crossread"), copy)
    with Project.open(copy) as found:
        assert [event.title for event in found.events.all()] == ["Before"]
    project.close()


def test_what_was_put_in_the_place_is_left_as_it_is(open_project: Project) -> None:
    project = open_project
    _replace(project.path)
    with pytest.raises(MovedProjectError):
        project.events.add("Lost")
    assert not project.path.with_name("case.crossread-wal").exists()
    project.close()
    with Project.open(project.path) as other:
        assert other.info.title == "Other"
        assert list(verify(other)) == []


def test_a_file_that_was_replaced_and_not_noticed_is_left_as_it_is_by_closing(open_project: Project) -> None:
    project = open_project
    _replace(project.path)
    project.close()
    with Project.open(project.path) as other:
        assert other.info.title == "Other"
        assert list(verify(other)) == []


def test_a_file_that_comes_back_is_written_to_again(open_project: Project) -> None:
    project = open_project
    away = project.path.with_name("away")
    project.path.rename(away)
    with pytest.raises(MovedProjectError):
        project.events.add("Lost")
    away.rename(project.path)
    # Its log was given up when it had gone; without that the file cannot be trusted to a crash.
    with pytest.raises(MovedProjectError):
        project.events.add("Lost")
    project.close()
    with Project.open(project.path) as again:
        assert [event.title for event in again.events.all()] == ["Before"]


def test_a_file_that_was_written_over_is_noticed_and_left_as_it_is(open_project: Project, tmp_path: Path) -> None:
    project = open_project
    Project.create(tmp_path / "other.crossread", title="Other").close()
    wanted = (tmp_path / "other.crossread").read_bytes()
    project.path.write_bytes(wanted)
    with pytest.raises(MovedProjectError, match="wrote over case"):
        project.events.add("Lost")
    project.close()
    assert project.path.read_bytes() == wanted


def test_a_file_that_was_emptied_is_noticed(open_project: Project, tmp_path: Path) -> None:
    open_project.path.write_bytes(b"")
    with pytest.raises(MovedProjectError, match="wrote over case"):
        open_project.events.add("Lost")
    with pytest.raises(CrossreadError, match="could not be written"):
        open_project.save_copy(tmp_path / "rescued.crossread")
    assert not (tmp_path / "rescued.crossread").exists()
    open_project.close()


def test_a_touched_file_is_still_the_same(project: Project, source: Source, annotation: Annotation) -> None:
    os.utime(project.path, (1, 1))
    project.annotations.edit_note(annotation.id, "seen")
    # More than what makes SQLite fold its log in by itself.
    project.sources.add("Long", "word " * 2_500_000)
    project.annotations.edit_note(annotation.id, "seen again")
    assert project.annotations.get(annotation.id).note == "seen again"
