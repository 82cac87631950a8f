"""A log or a journal of another file, left beside a project, is never worked into it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crossread.db.errors import NotAProjectError
from crossread.db.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "case.crossread"
    with Project.create(path, title="Ours") as project:
        for number in range(60):
            project.events.add(f"Ours {number}", description="Words that fill pages. " * 20)
    return path


@pytest.fixture
def other_log(tmp_path: Path) -> bytes:
    """The log of another project, as it lies there while that is open."""
    other = tmp_path / "other" / "case.crossread"
    other.parent.mkdir()
    with Project.create(other, title="Theirs") as project:
        for number in range(20):
            project.events.add(f"Theirs {number}")
        return other.with_name("case.crossread-wal").read_bytes()


def beside(path: Path, suffix: str, content: bytes) -> Path:
    found = path.with_name(path.name + suffix)
    found.write_bytes(content)
    return found


@pytest.mark.parametrize("way", [Project.open, Project.open_for_reading])
def test_a_log_of_another_project_is_refused(path: Path, other_log: bytes, way: object) -> None:
    log, before = beside(path, "-wal", other_log), path.read_bytes()
    assert callable(way)
    with pytest.raises(NotAProjectError, match=r"case\.crossread-wal, which is not of this file"):
        way(path)
    assert path.read_bytes() == before
    assert log.read_bytes() == other_log
    log.unlink()
    with Project.open(path) as project:
        assert len(project.events.all()) == 60


def test_a_log_of_a_later_state_than_the_copy_that_took_its_place_is_refused(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "backup.crossread"))
    with Project.open(path) as project:
        # Much of it is in the file by now, and only the end in the log.
        with project.step("add_sources", count=1):
            for number in range(200):
                project.sources.add(f"Paper {number}", f"Words of paper {number}. " * 60)
        project.settle()
        project.events.add("Last")
        log = path.with_name("case.crossread-wal").read_bytes()
    shutil.copy(copy, path)
    beside(path, "-wal", log)
    before = path.read_bytes()
    with pytest.raises(NotAProjectError, match="which is not of this file"):
        Project.open(path)
    assert path.read_bytes() == before


def test_its_own_log_is_worked_in(path: Path, tmp_path: Path) -> None:
    with Project.open(path) as project:
        project.events.add("In the log")
        found = {suffix: path.with_name(path.name + suffix).read_bytes() for suffix in ("", "-wal")}
    left = tmp_path / "left.crossread"
    for suffix, content in found.items():
        beside(left, suffix, content)
    with Project.open(left) as project:
        assert len(project.events.all()) == 61
        assert project.quick_check() is None


def hot_journal(folder: Path) -> bytes:
    """A journal that a killed program left."""
    with closing(sqlite3.connect(folder / "other.db", isolation_level=None)) as conn:
        conn.execute("CREATE TABLE t (x)")
        conn.executemany("INSERT INTO t VALUES (?)", [("y" * 500,)] * 3000)
        conn.execute("PRAGMA cache_size = 5")
        conn.execute("BEGIN")
        conn.execute("UPDATE t SET x = 'z' || x")
        content = (folder / "other.db-journal").read_bytes()
        conn.execute("ROLLBACK")
    return content


def test_a_journal_of_another_file_is_refused(path: Path, tmp_path: Path) -> None:
    journal, before = beside(path, "-journal", hot_journal(tmp_path)), path.read_bytes()
    with pytest.raises(NotAProjectError, match=r"case\.crossread-journal, which is not of this file"):
        Project.open(path)
    assert path.read_bytes() == before
    assert journal.exists()


def test_a_journal_that_says_nothing_does_no_harm(path: Path) -> None:
    beside(path, "-journal", b"\0" * 512)
    with Project.open(path) as project:
        assert len(project.events.all()) == 60
