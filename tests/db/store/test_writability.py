"""A project that cannot be changed where it lies: why in words, read all the same, and its last work with it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from crossread.db.errors import CrossreadError, NoRoomError, ReadOnlyProjectError
from crossread.db.project import Project
from crossread.db.store import writability

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="places that Unix makes read-only")
NOBODY = 65_534


def titles(project: Project) -> list[str]:
    return [event.title for event in project.events.all()]


@pytest.fixture
def path() -> Iterator[Path]:
    """A project in a folder where also a user may go who is not the tester's own."""
    folder = Path(tempfile.mkdtemp(prefix="crossread-writability-"))
    with Project.create(folder / "case.crossread") as project:
        project.events.add("Collision")
    yield project.path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def killed(path: Path, code: str) -> None:
    """Let a process do something to the project and be killed."""
    subprocess.run([sys.executable, "-c", f"{code}; import os; os.kill(os.getpid(), 9)", str(path)], check=False)


def killed_after(path: Path, title: str) -> None:
    """Leave a log beside the project that holds one event more."""
    code = "import sys; from crossread.db.project import Project; p = Project.open(sys.argv[1]); "
    killed(path, f"{code} p.events.add({title!r})")
    path.with_name(path.name + ".lock").unlink()
    assert path.with_name(path.name + "-wal").stat().st_size


def as_nobody(path: Path, deed: Callable[[Path], str]) -> str:
    """Do it in a child to whom read-only is read-only; answers with what it says."""
    if os.geteuid() == 0:
        for each in (path.parent, *path.parent.iterdir()):
            os.chown(each, NOBODY, NOBODY)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = "the child failed"
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = deed(path)
        except (CrossreadError, AssertionError) as error:
            said = f"{type(error).__name__}: {error}"
        finally:
            os.write(writing, said.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def changed(path: Path) -> str:
    with Project.open(path) as project:
        project.events.add("No")
    return "changed"


def read(path: Path) -> str:
    with Project.open_for_reading(path) as project, Project.open_for_reading(path) as other:
        assert titles(project) == titles(other)
        return ", ".join(titles(project))


def kept(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def test_a_folder_that_is_read_only(path: Path) -> None:
    path.parent.chmod(0o555)
    assert as_nobody(path, changed).startswith("ReadOnlyProjectError: The folder of case.crossread cannot be written")
    assert as_nobody(path, read) == "Collision"


def test_a_file_that_is_read_only(path: Path) -> None:
    path.chmod(0o444)
    assert as_nobody(path, changed).startswith("ReadOnlyProjectError: case.crossread is read-only")
    assert as_nobody(path, read) == "Collision"


@pytest.mark.parametrize("is_index_there", [True, False])
def test_the_last_work_is_read_from_a_log_that_cannot_be_folded_in(path: Path, is_index_there: bool) -> None:
    killed_after(path, "Sinking")
    if not is_index_there:
        path.with_name(path.name + "-shm").unlink()
    for each in path.parent.iterdir():
        each.chmod(0o444)
    path.parent.chmod(0o555)
    was = kept(path.parent)
    assert as_nobody(path, changed).startswith("ReadOnlyProjectError: case.crossread is read-only")
    assert as_nobody(path, read) == "Collision, Sinking"
    assert kept(path.parent) == was


def test_what_is_no_log_is_not_taken_for_one(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    log.mkdir()
    with pytest.raises(ReadOnlyProjectError, match=r"case\.crossread-wal, beside .* copy the project elsewhere"):
        Project.open(path)
    assert read(path) == "Collision"
    log.rmdir()
    assert changed(path) == "changed"


def test_what_was_left_half_written_is_not_read_as_it_stands(path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    code = "import sqlite3, sys; conn = sqlite3.connect(sys.argv[1], isolation_level=None)"
    for sql in ("PRAGMA cache_size = 1", "BEGIN IMMEDIATE", "UPDATE texts SET text = text || ' '"):
        code += f"; conn.execute({sql!r})"
    with Project.open(path) as project:
        project.sources.add("Long", "word " * 50_000)
    killed(path, code)
    assert journal.stat().st_size
    for each in path.parent.iterdir():
        each.chmod(0o444)
    path.parent.chmod(0o555)
    told = as_nobody(path, read)
    assert told.startswith("CrossreadError: case.crossread was left half written")
    assert "Copy it" in told


def test_a_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writability, "has_room", lambda _path: False)
    was = kept(path.parent)
    with pytest.raises(NoRoomError, match="full, so nothing can be changed in it until there is room"):
        Project.open(path)
    assert read(path) == "Collision"
    assert kept(path.parent) == was
    monkeypatch.undo()
    assert changed(path) == "changed"


@pytest.mark.parametrize(
    ("free_blocks", "free_files", "enough"), [(0, 9, False), (15, 9, False), (16, 9, True), (99, 0, False)]
)
def test_room_is_what_the_disk_says(
    path: Path, monkeypatch: pytest.MonkeyPatch, free_blocks: int, free_files: int, enough: bool
) -> None:
    told = SimpleNamespace(
        f_blocks=1000,
        f_frsize=4096,
        f_files=1000,
        f_bfree=free_blocks,
        f_bavail=free_blocks,
        f_ffree=free_files,
        f_favail=free_files,
    )
    monkeypatch.setattr(os, "statvfs", lambda _path: told)
    assert writability.has_room(path) is enough


def test_a_disk_that_does_not_say_has_room(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = SimpleNamespace(
        f_blocks=0, f_frsize=4096, f_files=0, f_bfree=0, f_bavail=0, f_ffree=0, f_favail=0, f_flag=0
    )
    monkeypatch.setattr(os, "statvfs", lambda _path: nothing)
    assert writability.has_room(path)


def test_a_disk_that_can_only_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _path: SimpleNamespace(f_flag=os.ST_RDONLY))
    with pytest.raises(ReadOnlyProjectError, match="disk that can only be read"):
        Project.open(path)
