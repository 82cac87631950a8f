"""Bringing a backup back leaves the old file or the new one, whole, whatever happens, and loses nothing of either."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from crossread.db import backups
from crossread.db.backups import kept, making, restoring
from crossread.db.errors import CrossreadError, NotAProjectError, ProjectBusyError
from crossread.db.project import Project
from crossread.db.verify import verify


def titles(path: Path) -> list[str]:
    with Project.open_for_reading(path) as project:
        assert list(verify(project)) == []
        return [event.title for event in project.events.all()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.fixture
def backup(path: Path, root: Path) -> backups.Backup:
    """A backup of a project that went on since."""
    made = backups.make(path, root)
    assert made is not None
    with Project.open(path) as project:
        project.events.add("Inquiry")
    return made


def test_a_copy_is_a_project_to_work_on(path: Path, backup: backups.Backup, tmp_path: Path) -> None:
    out = tmp_path / "earlier.crossread"
    out.write_text("something else")
    restoring.restore_copy(backup, out)
    with Project.open(out) as project:
        project.events.add("Another way")
    assert titles(out) == ["Sinking", "Another way"]
    assert titles(path) == ["Sinking", "Inquiry"]
    assert names(tmp_path) == ["case.crossread", "earlier.crossread"]


def test_a_copy_goes_neither_over_the_project_nor_among_the_backups(path: Path, backup: backups.Backup) -> None:
    with pytest.raises(CrossreadError, match="another name"):
        restoring.restore_copy(backup, path)
    with pytest.raises(CrossreadError, match="another folder"):
        restoring.restore_copy(backup, backup.path.with_name("mine.crossread"))
    assert titles(path) == ["Sinking", "Inquiry"]


def test_it_takes_the_place_of_the_project_and_can_be_taken_back(
    path: Path, root: Path, backup: backups.Backup
) -> None:
    path.chmod(0o600)
    assert restoring.replace(path, backup, root) is None
    assert titles(path) == ["Sinking"]
    assert path.stat().st_mode & 0o777 == 0o600
    newest = backups.listed(root)[0]
    assert newest.why == "restoring"
    restoring.replace(path, newest, root)
    assert titles(path) == ["Sinking", "Inquiry"]
    assert names(path.parent) == ["case.crossread"]


def test_a_project_that_is_gone_comes_back(path: Path, root: Path, backup: backups.Backup) -> None:
    path.unlink()
    restoring.replace(path, backup, root)
    assert titles(path) == ["Sinking"]


def test_what_a_killed_process_left_in_the_log_is_backed_up_too(path: Path, root: Path, backup: backups.Backup) -> None:
    code = (
        "import os, sys; from crossread.db.project import Project; p = Project.open(sys.argv[1]); "
        "p.events.add('In the log'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.with_name("case.crossread-wal").stat().st_size > 0
    restoring.replace(path, backup, root)
    assert titles(path) == ["Sinking"]
    assert titles(backups.listed(root)[0].path) == ["Sinking", "Inquiry", "In the log"]
    assert names(path.parent) == ["case.crossread"]


def test_a_damaged_project_is_set_aside(path: Path, root: Path, backup: backups.Backup) -> None:
    path.write_bytes(path.read_bytes()[:5000])
    damaged = path.read_bytes()
    aside = restoring.replace(path, backup, root)
    assert aside == path.with_name("case (damaged 1).crossread")
    assert aside.read_bytes() == damaged
    assert titles(path) == ["Sinking"]
    path.write_bytes(b"not a project")
    assert restoring.replace(path, backup, root) == path.with_name("case (damaged 2).crossread")


def test_damage_deep_inside_is_set_aside_too(path: Path, root: Path, backup: backups.Backup) -> None:
    content = bytearray(path.read_bytes())
    for page in range(8, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = bytes(64)
    path.write_bytes(content)
    aside = restoring.replace(path, backup, root)
    assert aside is not None
    assert titles(path) == ["Sinking"]


def test_a_damaged_backup_replaces_nothing(path: Path, root: Path, backup: backups.Backup) -> None:
    kept.make_writable(backup.path)
    content = bytearray(backup.path.read_bytes())
    content[content.index(b"Evening Paper")] ^= 1
    backup.path.write_bytes(content)
    with pytest.raises(NotAProjectError, match="not as it was written"):
        restoring.replace(path, backup, root)
    with pytest.raises(NotAProjectError, match="not as it was written"):
        restoring.restore_copy(backup, path.with_name("out.crossread"))
    assert titles(path) == ["Sinking", "Inquiry"]
    assert names(path.parent) == ["case.crossread"]


def test_while_another_has_it_nothing_is_replaced(path: Path, root: Path, backup: backups.Backup) -> None:
    with Project.open(path), pytest.raises(ProjectBusyError):
        restoring.replace(path, backup, root, wait=0.1)
    with Project.open_for_reading(path) as reader:
        # Whoever only reads a project at rest goes on with the file it has.
        restoring.replace(path, backup, root)
        assert [event.title for event in reader.events.all()] == ["Sinking", "Inquiry"]
    assert titles(path) == ["Sinking"]


def test_it_waits_until_the_window_has_let_go(path: Path, root: Path, backup: backups.Backup) -> None:
    began, done = threading.Event(), threading.Event()

    def hold() -> None:
        with Project.open(path) as project:
            began.set()
            done.wait(10)
            project.events.add("The last word")

    thread = threading.Thread(target=hold)
    thread.start()
    assert began.wait(10)
    threading.Timer(0.1, done.set).start()
    restoring.replace(path, backup, root)
    thread.join()
    assert titles(path) == ["Sinking"]
    assert titles(backups.listed(root)[0].path) == ["Sinking", "Inquiry", "The last word"]


def test_without_a_backup_of_now_nothing_is_replaced(
    path: Path, root: Path, backup: backups.Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "LEAST_FREE_BYTES", 1 << 62)
    with pytest.raises(CrossreadError, match="nothing was restored; the project is as it was"):
        restoring.replace(path, backup, root)
    assert titles(path) == ["Sinking", "Inquiry"]
    assert names(path.parent) == ["case.crossread"]


def test_a_kill_at_any_moment_leaves_one_of_the_two_whole(path: Path, root: Path, backup: backups.Backup) -> None:
    code = (
        "import sys; from pathlib import Path; from crossread.db import backups; "
        "from crossread.db.backups import restoring; "
        "path, root = map(Path, sys.argv[1:]); print('ready', flush=True); "
        "[restoring.replace(path, each, root) for _ in range(99) for each in sorted(backups.listed(root), "
        "key=lambda b: b.step)[:2]]"
    )
    assert backups.make(path, root) is not None
    wanted = (["Sinking"], ["Sinking", "Inquiry"])
    chance = random.Random(6)
    for _ in range(3):
        process = subprocess.Popen([sys.executable, "-c", code, str(path), str(root)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.25))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Project.open(path) as project:
            assert [event.title for event in project.events.all()] in wanted
            assert list(verify(project)) == []
        for found in backups.listed(root):
            assert not found.cut_short
    # Drafts that the kills left are gone with the next.
    restoring.replace(path, backups.listed(root)[0], root)
    assert names(path.parent) == ["case.crossread"]
