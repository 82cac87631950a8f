"""A project of an earlier version is copied beside itself before it is migrated; no earlier copy is written over."""

from pathlib import Path

import pytest

from crossread.db.backups import before_migrating, making
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.store import files, migrations
from crossread.db.store.connections import connect


def keep(path: Path) -> Path:
    conn = connect(path, "write")
    try:
        return before_migrating.keep(conn, path, 1)
    finally:
        conn.close()


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def titles(path: Path) -> list[str]:
    with Project.open_for_reading(path) as project:
        return [event.title for event in project.events.all()]


def test_it_is_a_whole_project_and_is_made_once_for_one_state(path: Path) -> None:
    first = keep(path)
    assert first == path.with_name("case.version-1.crossread")
    assert keep(path) == first
    with Project.open(path) as project:
        project.events.add("Inquiry")
    second = keep(path)
    assert second == path.with_name("case.version-1 (2).crossread")
    assert (titles(first), titles(second)) == (["Sinking"], ["Sinking", "Inquiry"])
    assert keep(path) == second
    assert names(path) == ["case.crossread", "case.version-1 (2).crossread", "case.version-1.crossread"]


def test_what_a_killed_process_left_in_the_log_is_in_it(path: Path, tmp_path: Path) -> None:
    with Project.open(path) as project:
        project.events.add("In the log")
        (tmp_path / "crashed").mkdir()
        for suffix in ("", "-wal"):
            name = f"case.crossread{suffix}"
            (tmp_path / "crashed" / name).write_bytes((tmp_path / name).read_bytes())
    assert titles(keep(tmp_path / "crashed" / "case.crossread")) == ["Sinking", "In the log"]


def test_something_else_of_that_name_stays(path: Path) -> None:
    other = path.with_name("case.version-1.crossread")
    other.write_text("mine")
    assert keep(path).name == "case.version-1 (2).crossread"
    assert other.read_text() == "mine"


def test_without_a_copy_nothing_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrated: list[object] = []
    monkeypatch.setattr(files, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(migrations, "migrate", migrated.append)

    def fail(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    told = r"was not updated.*its disk is full.*the project is as it was"
    with monkeypatch.context() as full:
        full.setattr(making, "sync_file", fail)
        with pytest.raises(CrossreadError, match=told):
            Project.open(path)
    assert (migrated, names(path)) == ([], ["case.crossread"])
    Project.open(path).close()
    assert len(migrated) == 1
    assert names(path) == ["case.crossread", "case.version-1.crossread"]
