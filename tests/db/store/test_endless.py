"""A query that runs long is ended if the file is damaged, and goes on if it is sound."""

import sqlite3
from pathlib import Path

import pytest

from crossread.db.project import Project
from crossread.db.store.connections import connect
from crossread.db.store.endless import Watch

LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.crossread"
    with Project.create(path) as project:
        project.sources.add("Long", "word " * 50_000)
    return path


def ask(path: Path) -> int:
    conn = connect(path, "read")
    try:
        Watch(path, patience_s=-1).put_on(conn)
        return int(conn.execute(LONG).fetchone()[0])
    finally:
        conn.close()


def test_honest_work_goes_on_however_long(path: Path) -> None:
    assert ask(path) == 300_000


def test_on_a_damaged_file_it_is_ended(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        ask(path)


def test_whoever_reads_a_project_is_watched(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on: list[Path] = []
    monkeypatch.setattr(Watch, "put_on", lambda self, conn: put_on.append(self._path))
    Project.open_for_reading(path).close()
    assert put_on == [path]
