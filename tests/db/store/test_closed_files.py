"""A file that this machine did not close itself is told apart."""

import shutil
from pathlib import Path

from crossread.db.project import Project
from crossread.db.records import Source
from crossread.db.store.closed_files import ClosedFiles


def test_only_what_was_closed_here_as_it_is_now_is_known(project: Project, source: Source, tmp_path: Path) -> None:
    closed = ClosedFiles(tmp_path / "state" / "closed.json")
    project.close()
    assert not closed.knows(project.path)
    closed.note(project.path)
    assert closed.knows(project.path)
    copy = Path(shutil.copy(project.path, tmp_path / "copy.crossread"))
    assert not closed.knows(copy)
    with Project.open(project.path) as again:
        again.events.add("Sinking")
    assert not closed.knows(project.path)


def test_damage_or_no_room_only_means_more_checks(project: Project, tmp_path: Path) -> None:
    project.close()
    (tmp_path / "closed.json").write_text("[", encoding="utf-8")
    closed = ClosedFiles(tmp_path / "closed.json")
    assert not closed.knows(project.path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    ClosedFiles(tmp_path / "file" / "closed.json").note(project.path)
    assert not ClosedFiles(tmp_path / "file" / "closed.json").knows(tmp_path / "gone")


def test_the_quick_check_finds_damage_that_opening_does_not(project: Project, source: Source) -> None:
    project.sources.add("Long", "word " * 50_000)
    assert project.quick_check() is None
    project.close()
    content = bytearray(project.path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    project.path.write_bytes(content)
    with Project.open(project.path) as damaged:
        assert damaged.quick_check() is not None
        damaged.stop_writing()
        assert not damaged.writable
