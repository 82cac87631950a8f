"""One writes: a dead process holds nothing, another computer is believed where locks may not reach it."""

import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.db.errors import ProjectBusyError, ReadOnlyProjectError
from crossread.db.project import Project
from crossread.db.store import lock, places
from crossread.db.store.lock import Holder, WriterLock, who_has

HOLD = (
    "import sys, time; from crossread.db.project import Project; p = Project.open(sys.argv[1], author='Ada'); "
    "print('open', flush=True); time.sleep(60)"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.crossread"
    Project.create(made).close()
    return made


@pytest.fixture
def other(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has the project open for writing."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def on_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "place_of", lambda _path: places.Place(kind="network", name="NFS"))


def lock_of(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def held_by(path: Path, host: str, *, seconds_ago: float = 0.0) -> None:
    """Leave the lock of another computer beside the project."""
    lock_of(path).write_text(json.dumps({"pid": 7, "host": host, "author": "Grace"}))
    then = time.time() - seconds_ago
    os.utime(lock_of(path), (then, then))


def test_who_has_it_is_told_by_everybody(path: Path, other: subprocess.Popen[bytes]) -> None:
    holder = who_has(path)
    assert holder == Holder(pid=other.pid, host=platform.node(), author="Ada")
    assert holder.is_here
    with pytest.raises(ProjectBusyError) as busy:
        Project.open(path)
    told = busy.value
    assert (told.pid, told.host, told.author, told.may_take_over) == (other.pid, platform.node(), "Ada", False)
    # Nobody breaks a lock of this system.
    with pytest.raises(ProjectBusyError):
        Project.open(path, take_over=True)


def test_a_process_that_was_killed_holds_nothing(path: Path, other: subprocess.Popen[bytes]) -> None:
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert lock_of(path).exists()
    assert who_has(path) is None
    with Project.open(path) as project:
        project.events.add("Sinking")
        assert who_has(path) == Holder(pid=os.getpid(), host=platform.node(), author="")
    assert who_has(path) is None
    assert not lock_of(path).exists()


def test_asking_who_has_it_takes_it_from_nobody(path: Path) -> None:
    for _ in range(50):
        held = WriterLock(path)
        assert who_has(path) is not None
        held.release()
        assert who_has(path) is None


def test_a_name_in_a_file_on_a_local_disk_locks_nobody_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "place_of", lambda _path: places.LOCAL)
    # A laptop has another name in each network; a lock left there must not keep its owner out.
    held_by(path, "elsewhere")
    assert who_has(path) is None
    Project.open(path).close()


@pytest.mark.usefixtures("on_a_network")
def test_another_computer_is_believed_while_its_lock_is_fresh(path: Path) -> None:
    held_by(path, "elsewhere")
    assert who_has(path) == Holder(pid=7, host="elsewhere", author="Grace")
    with pytest.raises(ProjectBusyError, match=r"by Grace \(process 7 on elsewhere\)") as busy:
        Project.open(path)
    assert busy.value.may_take_over
    assert json.loads(lock_of(path).read_text())["host"] == "elsewhere"
    with Project.open(path, take_over=True) as project:
        project.events.add("Sinking")


@pytest.mark.usefixtures("on_a_network")
def test_a_lock_that_nobody_touches_any_more_is_taken_over(path: Path) -> None:
    held_by(path, "elsewhere", seconds_ago=lock.STALE_S["network"] + 1)
    assert who_has(path) is None
    Project.open(path).close()
    assert sorted(left.name for left in path.parent.iterdir()) == ["case.crossread"]


@pytest.mark.usefixtures("on_a_network")
def test_on_a_network_the_lock_is_touched_again_and_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "BEAT_S", 0.01)
    with Project.open(path):
        os.utime(lock_of(path), (1, 1))
        ends = time.monotonic() + 10
        while lock_of(path).stat().st_mtime < 2:
            assert time.monotonic() < ends
            time.sleep(0.01)


def test_words_that_nobody_can_read_are_of_another_program(path: Path) -> None:
    for words in ("", "{", "[]", '{"pid": "7", "host": 1, "author": null}', "\x00" * 100):
        lock_of(path).write_text(words)
        assert who_has(path) is None
        Project.open(path).close()


def test_a_lock_that_is_a_folder_or_cannot_be_made_is_told(path: Path) -> None:
    lock_of(path).mkdir()
    with pytest.raises(ReadOnlyProjectError, match="cannot be written to"):
        Project.open(path)
