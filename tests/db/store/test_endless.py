"""A query that runs long is ended if the file is damaged, and goes on if it is sound."""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from crossread.db.errors import DamagedProjectError
from crossread.db.grid.reading import read_grid
from crossread.db.project import Project
from crossread.db.report import ReportOptions, write_report
from crossread.db.salvage import salvage
from crossread.db.store.connections import connect, in_words
from crossread.db.store.endless import Watch
from crossread.db.verify import verify_file

PAGE, LEVELS, CHILDREN = 4096, 8, 200

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


@pytest.fixture
def without_end(tmp_path: Path) -> Path:
    """A project whose table of events is a tree of a few pages that has billions of leaves, all of them one page."""
    path = tmp_path / "endless.crossread"
    with Project.create(path) as project:
        for number in range(120):
            project.events.add(f"Event {number}", description="Words that fill a page. " * 8)
    with closing(sqlite3.connect(path)) as conn:
        (root,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()
    content = bytearray(path.read_bytes())
    at = (root - 1) * PAGE
    (first,) = struct.unpack_from(">H", content, at + 12)
    leaf = bytes(content[at + first : at + first + 4])
    last = len(content) // PAGE
    for level in range(LEVELS):
        below = leaf if level == LEVELS - 1 else struct.pack(">I", last + level + 1)
        page = interior(below)
        if level == 0:
            content[at : at + PAGE] = page
        else:
            content += page
    content[28:32] = struct.pack(">I", len(content) // PAGE)
    path.write_bytes(content)
    return path


def interior(below: bytes) -> bytes:
    """An interior page all of whose children are one page."""
    page = bytearray(PAGE)
    at = PAGE
    for place in range(CHILDREN):
        at -= 5
        page[at : at + 5] = below + bytes([1 + place % 100])
        struct.pack_into(">H", page, 12 + 2 * place, at)
    struct.pack_into(">BHHHB", page, 0, 5, 0, CHILDREN, at, 0)
    page[8:12] = below
    return bytes(page)


def test_a_table_without_an_end_is_told_as_damage_by_all_that_reads_or_writes(without_end: Path) -> None:
    before = without_end.read_bytes()
    with Project.open_for_reading(without_end) as project, pytest.raises(DamagedProjectError, match="has no end"):
        write_report(project, without_end.with_suffix(".md"), "md", ReportOptions())
    faults = list(verify_file(without_end))
    assert faults[0].sentence.startswith("Page ")
    assert "cannot be checked to its end" in faults[-1].sentence
    assert without_end.read_bytes() == before
    with Project.open(without_end) as project, pytest.raises(sqlite3.OperationalError, match="interrupted") as caught:
        project.events.all()
    assert "has no end" in str(in_words(caught.value))


def test_salvage_ends_where_a_table_does_not(without_end: Path) -> None:
    done = salvage(without_end, without_end.with_name("salvaged.crossread"))
    assert done.still_wrong == ()
    assert done.counts["events"] == 120


def test_a_record_that_lost_its_place_on_the_page_is_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "lost.crossread"
    with Project.create(path) as project:
        for number in range(3):
            project.events.add(f"Event {number}")
    with closing(sqlite3.connect(path)) as conn:
        (root,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()
    content = bytearray(path.read_bytes())
    # The list of cells names a place where nothing stands: SQLite gives a row of nothing.
    struct.pack_into(">H", content, (root - 1) * PAGE + 8, 2000)
    path.write_bytes(content)
    with Project.open_for_reading(path) as project:
        with pytest.raises(DamagedProjectError, match="lost its id or its name"):
            project.events.all()
        with pytest.raises(DamagedProjectError):
            read_grid(project)
    assert any("a value is missing" in fault.sentence for fault in verify_file(path))
    done = salvage(path, path.with_name("salvaged.crossread"))
    assert done.counts["events"] == 3
