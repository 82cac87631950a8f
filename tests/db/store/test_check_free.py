"""Nothing new is put beside the log of a project: SQLite would play the one into the other."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.db import backups
from crossread.db.backups import restoring
from crossread.db.errors import CrossreadError
from crossread.db.exchange.export_json import export_json
from crossread.db.project import Project
from crossread.db.records import Source

CRASH = (
    "import os, sys; from crossread.db.project import Project; p = Project.create(sys.argv[1]); "
    "p.events.add('The last work'); os.kill(os.getpid(), 9)"
)
Writes = Callable[[Project, Path], object]


def restored(project: Project, out: Path) -> None:
    backup = backups.make(project.path, out.parent / "backups")
    assert backup is not None
    restoring.restore_copy(backup, out)


WAYS: tuple[Writes, ...] = (lambda project, out: project.save_copy(out), restored, export_json)


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    path = tmp_path / "crashed.crossread"
    subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False)
    assert path.with_name("crashed.crossread-wal").stat().st_size
    return path


@pytest.mark.parametrize("write", WAYS, ids=["copy", "restored", "export"])
def test_a_project_with_a_log_is_not_written_over(
    project: Project, source: Source, crashed: Path, write: Writes
) -> None:
    assert source
    with pytest.raises(CrossreadError, match="not closed in order"):
        write(project, crashed)
    with Project.open(crashed) as other:
        assert [event.title for event in other.events.all()] == ["The last work"]


@pytest.mark.parametrize("write", WAYS, ids=["copy", "restored", "export"])
def test_a_project_at_work_is_not_written_over(project: Project, source: Source, tmp_path: Path, write: Writes) -> None:
    assert source
    with Project.create(tmp_path / "other.crossread") as other:
        with pytest.raises(CrossreadError, match="is open; close it first"):
            write(project, other.path)
        other.events.add("Still there")


def test_a_log_without_its_project_keeps_a_new_one_away(crashed: Path) -> None:
    crashed.unlink()
    with pytest.raises(CrossreadError, match="not closed in order"):
        Project.create(crashed)
    assert not crashed.exists()


def test_a_backup_takes_the_place_of_one_that_left_only_its_log(
    project: Project, source: Source, crashed: Path, tmp_path: Path
) -> None:
    backup = backups.make(project.path, tmp_path / "backups")
    assert backup is not None
    crashed.unlink()
    restoring.replace(crashed, backup, tmp_path / "backups")
    with Project.open(crashed) as back:
        assert back.sources.all() == [source]
    assert [left.suffix for left in tmp_path.glob("crashed (left over*")] == [".crossread-wal"]
