"""A project file from outside: one file at rest, made whole or not at all, and nothing trusted before it is checked."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from crossread.db.errors import (
    CrossreadError,
    NewerVersionError,
    NotAProjectError,
    OlderVersionError,
    ProjectBusyError,
    ReadOnlyProjectError,
)
from crossread.db.project import Project
from crossread.db.records import Source
from crossread.db.store import connections, files, stranger
from crossread.db.store.schema import TABLES


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_at_rest_it_is_one_file_that_copies(project: Project, source: Source, tmp_path: Path) -> None:
    assert project.path.with_name("case.crossread-wal").exists()
    project.close()
    assert names(tmp_path) == ["case.crossread"]
    shutil.copy(project.path, tmp_path / "other.crossread")
    with Project.open_for_reading(tmp_path / "other.crossread") as copy:
        assert copy.sources.get(source.id) == source


def test_the_shipped_schema_is_the_fresh_one(project: Project) -> None:
    shipped = json.loads(Path(stranger.__file__).with_name("schema_1.json").read_text())
    assert stranger.schema_list(project.store.conn) == shipped


def test_the_list_of_columns_is_the_real_one(project: Project) -> None:
    for table in TABLES:
        real = [row[1] for row in project.store.rows(f"PRAGMA table_info({table.name})")]
        assert list(table.all_columns) == real
    kept = {table.name for table in TABLES}
    others = {"texts", "steps", "history", "documents", "_sqlite_migrations"}
    for name, sql in project.store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
        if not name.startswith(("document_index", "text_index", "text_trigrams")):
            assert name in kept | others
            assert name == "_sqlite_migrations" or sql.endswith("STRICT")


def test_every_pragma_is_set(project: Project) -> None:
    expected = {"trusted_schema": 0, "foreign_keys": 1, "synchronous": 2, "journal_mode": "wal", "cell_size_check": 1}
    assert {name: project.store.rows(f"PRAGMA {name}")[0][0] for name in expected} == expected


def test_a_second_writer_is_told_who_has_it(project: Project) -> None:
    with pytest.raises(ProjectBusyError, match="already open in this window"):
        Project.open(project.path)
    code = "import sys; from crossread.db.project import Project; Project.open(sys.argv[1])"
    other = subprocess.run([sys.executable, "-c", code, str(project.path)], capture_output=True, text=True, check=False)
    assert f"open for writing by Ada (process {os.getpid()}" in other.stderr
    # The refusal took nothing away from the one who has it.
    project.events.add("Sinking")


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "case.crossread"
    code = (
        "import os, sys; from crossread.db.project import Project; p = Project.create(sys.argv[1]); "
        "p.events.add('Sinking'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.with_name("case.crossread.lock").exists()
    with Project.open(path) as project:
        assert [event.title for event in project.events.all()] == ["Sinking"]
    assert names(tmp_path) == ["case.crossread"]


def test_creating_over_a_file_is_refused(project: Project) -> None:
    with pytest.raises(CrossreadError, match="exists already"):
        Project.create(project.path)


def test_a_failed_creation_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReadOnlyProjectError, match="cannot be made"):
        Project.create(tmp_path / "missing" / "case.crossread")
    with pytest.raises(CrossreadError, match="title is empty"):
        Project.create(tmp_path / "case.crossread", title=" ")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty and no Crossread project"),
        (b"not a database at all" * 20, "is not a Crossread project"),
        (b"SQLite format 3\0", "is not a Crossread project"),
        (b"SQLite format 3\0" + bytes(4096), "database of another program"),
    ],
)
def test_what_is_no_project(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "odd.crossread"
    path.write_bytes(content)
    for way in (Project.open, Project.open_for_reading):
        with pytest.raises(NotAProjectError, match=words):
            way(path)
    assert path.read_bytes() == content
    assert names(tmp_path) == ["odd.crossread"]


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(NotAProjectError, match="is a folder"):
        Project.open(tmp_path)
    with pytest.raises(NotAProjectError, match="There is no file"):
        Project.open(tmp_path / "gone.crossread")


def altered(project: Project, *statements: str) -> Path:
    project.close()
    conn = sqlite3.connect(project.path, isolation_level=None)
    conn.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        conn.execute(statement)
    conn.close()
    return project.path


def test_a_newer_and_an_older_version(project: Project) -> None:
    path = altered(project, "PRAGMA user_version = 99")
    with pytest.raises(NewerVersionError, match="later version of Crossread"):
        Project.open(path)
    altered(project, "PRAGMA user_version = 0")
    with pytest.raises(NotAProjectError, match="unfinished"):
        Project.open_for_reading(path)


def test_an_older_file_is_not_migrated_by_reading(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.close()
    monkeypatch.setattr(files, "SCHEMA_VERSION", 2)
    with pytest.raises(OlderVersionError, match="crossread migrate"):
        Project.open_for_reading(project.path)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM sources; END", "foreign .trigger t"),
        ("CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n", "view v"),
        ("CREATE TABLE extra (a)", "table extra"),
        ("DROP INDEX claims_by_event", "lacks index claims_by_event"),
        ("ALTER TABLE events ADD COLUMN g TEXT GENERATED ALWAYS AS (zeroblob(1000000000)) VIRTUAL", "table events"),
    ],
)
def test_a_foreign_schema_is_refused_before_any_query(project: Project, statement: str, words: str) -> None:
    path = altered(project, statement)
    before = path.read_bytes()
    for way in (Project.open, Project.open_for_reading):
        with pytest.raises(NotAProjectError, match=words):
            way(path)
    assert path.read_bytes() == before


def test_an_endless_check_is_ended(project: Project) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with (
        pytest.raises(NotAProjectError, match="takes too long"),
        stranger.time_limit(project.store.conn, project.path, seconds=0.05),
    ):
        project.store.conn.execute(endless)


def test_a_damaged_file_is_told_as_such(project: Project, source: Source) -> None:
    project.close()
    content = bytearray(project.path.read_bytes())
    content[100:4096] = bytes(3996)
    project.path.write_bytes(content)
    for way in (Project.open, Project.open_for_reading):
        with pytest.raises(NotAProjectError):
            way(project.path)


def test_a_copy_is_whole_while_it_is_open(project: Project, source: Source, tmp_path: Path) -> None:
    out = tmp_path / "copy.crossread"
    out.write_text("old")
    project.save_copy(out)
    with Project.open(out) as copy:
        assert copy.sources.all() == [source]
        assert copy.info == project.info
    with pytest.raises(CrossreadError, match="another name"):
        project.save_copy(project.path)
    with pytest.raises(CrossreadError, match="could not be written"):
        project.save_copy(tmp_path / "missing" / "copy.crossread")


def test_connecting_tells_the_cause(tmp_path: Path) -> None:
    with pytest.raises(CrossreadError, match="cannot be opened"):
        connections.connect(tmp_path / "gone", "read")
    (tmp_path / "text").write_text("hello " * 1000)
    with pytest.raises(NotAProjectError, match="not a Crossread project"):
        connections.begin_wal(connections.connect(tmp_path / "text", "write"), tmp_path / "text")


def test_a_read_only_file_can_be_read(project: Project, source: Source) -> None:
    project.close()
    project.path.chmod(0o444)
    if os.access(project.path, os.W_OK):
        pytest.skip("whoever runs this may write to anything")
    with pytest.raises(ReadOnlyProjectError, match="read-only"):
        Project.open(project.path)
    with Project.open_for_reading(project.path) as reader:
        assert reader.sources.all() == [source]


def test_what_a_killed_process_left_of_a_copy_is_taken_away(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "copy[1].crossread"
    left = [tmp_path / f".{out.name}.1.new{suffix}" for suffix in ("", "-journal")]
    fresh, other = tmp_path / f".{out.name}.2.new", tmp_path / ".another.crossread.1.new"
    for each in (*left, fresh, other):
        each.write_bytes(b"half of it")
        if each is not fresh:
            os.utime(each, (1, 1))
    project.save_copy(out)
    assert out.exists()
    assert not any(each.exists() for each in left)
    assert fresh.exists()
    assert other.exists()
