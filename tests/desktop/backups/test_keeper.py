"""When backups are made: at the start, after an hour of work, at the end; never of what can only be read."""

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from crossread.db import backups
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.backups import keeper as module
from crossread.desktop.backups.keeper import BackupKeeper


class Asked:
    """What the settings say."""

    def __init__(self) -> None:
        self.on = True
        self.bound = 1 << 40


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def keeper(session: Session, root: Path, asked: Asked, owner: QObject) -> BackupKeeper:
    return BackupKeeper(session, root, is_on=lambda: asked.on, bound=lambda: asked.bound, parent=owner)


def change(session: Session, qtbot: QtBot, name: str = "Inquiry") -> None:
    with qtbot.waitSignal(session.changed):
        session.run(lambda project: project.events.add(name))


def closed(session: Session) -> None:
    session.close()
    assert session.wait_until_closed(20)


def test_one_is_made_a_moment_after_the_start(
    session: Session, keeper: BackupKeeper, path: Path, root: Path, qtbot: QtBot
) -> None:
    keeper._first.setInterval(0)
    with qtbot.waitSignal(keeper.made) as made:
        session.open(path)
    assert made.args == [backups.listed(root)[0]]
    assert keeper.wait(10)
    closed(session)
    # Nothing changed, so the next start makes none, nor did the end.
    session.open(path)
    qtbot.waitUntil(lambda: session.is_open and not keeper._first.isActive())
    assert keeper.wait(10)
    assert len(backups.listed(root)) == 1


def test_one_is_made_after_an_hour_of_work_and_not_of_rest(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    change(opened, qtbot)
    keeper._look()
    assert not keeper.is_busy
    keeper._last = time.monotonic() - module.EVERY_S
    with qtbot.waitSignal(keeper.made):
        keeper._look()
    assert keeper.wait(10)
    keeper._last = time.monotonic() - module.EVERY_S
    keeper._look()
    assert not keeper.is_busy
    assert len(backups.listed(root)) == 1


def test_one_is_made_at_the_end_of_work(opened: Session, keeper: BackupKeeper, path: Path, root: Path) -> None:
    # The end may come before the window has heard of the last change.
    opened.run(lambda project: project.events.add("Inquiry"))
    closed(opened)
    (backup,) = backups.listed(root)
    assert (backup.why, backup.counts["events"]) == ("closing", 3)
    assert sorted(left.name for left in path.parent.iterdir()) == ["backups", "ice.crossread"]


def test_none_is_made_where_nothing_was_changed_or_nothing_is_wanted(
    opened: Session, keeper: BackupKeeper, root: Path, asked: Asked, qtbot: QtBot
) -> None:
    path = opened.path
    assert path is not None
    closed(opened)
    asked.on = False
    with qtbot.waitSignal(opened.opened):
        opened.open(path)
    change(opened, qtbot)
    keeper.make_now()
    assert not keeper.is_busy
    closed(opened)
    assert backups.listed(root) == []


def test_none_is_made_of_what_is_open_for_reading(
    session: Session, keeper: BackupKeeper, root: Path, path: Path, qtbot: QtBot
) -> None:
    with Project.open(path) as project, qtbot.waitSignal(session.opened):
        session.open(path)
        qtbot.waitUntil(lambda: session.is_open)
        project.events.add("Elsewhere")
    assert not session.writable
    assert not keeper._first.isActive()
    keeper.make_now()
    assert not keeper.is_busy
    closed(session)
    assert backups.listed(root) == []


def test_what_fails_is_said_once_in_words_and_again_when_it_is_another(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    root.write_text("no folder")
    told: list[str] = []
    keeper.failed.connect(told.append)
    for _ in range(2):
        change(opened, qtbot)
        keeper.make_now()
        assert keeper.wait(10)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(1)
    assert len(told) == 1
    assert told[0].startswith("No backup was made: ")
    assert keeper.last_failure == told[0]
    root.unlink()
    with qtbot.waitSignal(keeper.made):
        keeper.make_now()
    assert keeper.last_failure == ""


def test_a_folder_that_is_deleted_meanwhile_is_made_again(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    import shutil

    for name in ("a", "b"):
        change(opened, qtbot, name)
        with qtbot.waitSignal(keeper.made):
            keeper.make_now()
        assert keeper.wait(10)
        assert len(backups.listed(root)) == 1
        shutil.rmtree(root)


def test_the_end_does_not_wait_for_one_under_way(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = opened.path
    assert path is not None
    under_way = threading.Event()
    really = backups.make

    def slow(project: Path, folder: Path, **how: object) -> object:
        if how.get("why") == "work":
            stop = how["stop"]
            assert callable(stop)
            under_way.set()
            while not stop():
                time.sleep(0.001)
            raise backups.StoppedError("stopped")
        return really(project, folder, why="closing")

    monkeypatch.setattr(backups, "make", slow)
    change(opened, qtbot)
    keeper.make_now()
    assert under_way.wait(10)
    closed(opened)
    (backup,) = backups.listed(root)
    assert backup.why == "closing"
    assert not path.with_name("ice.crossread-wal").exists()


def test_the_bound_is_kept(opened: Session, keeper: BackupKeeper, root: Path, asked: Asked, qtbot: QtBot) -> None:
    asked.bound = 1
    for name in ("a", "b", "c"):
        change(opened, qtbot, name)
        with qtbot.waitSignal(keeper.made):
            keeper.make_now()
        assert keeper.wait(10)
    (left,) = backups.listed(root)
    assert left.counts["events"] == 5


def test_a_project_that_makes_way_for_another_is_backed_up_all_the_same(
    opened: Session, keeper: BackupKeeper, root: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.crossread"
    with Project.create(other, title="Other") as project:
        for name in ("a", "b", "c", "d"):
            project.events.add(name)
    change(opened, qtbot)
    assert opened.step == 4
    with qtbot.waitSignal(opened.opened):
        opened.open(other)
    assert opened.step == 4
    closed(opened)
    (backup,) = backups.listed(root)
    assert (backup.title, backup.step) == ("Ice", 4)
