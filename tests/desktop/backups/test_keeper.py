"""When backups are made: of what was found, after ten minutes of work, at the end, before much; what fails is told."""

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
    made = BackupKeeper(session, root, is_on=lambda: asked.on, bound=lambda: asked.bound, parent=owner)
    # None is made by itself unless a test waits for it.
    made.first_after = 1000.0
    return made


def change(session: Session, qtbot: QtBot, name: str = "Inquiry") -> None:
    with qtbot.waitSignal(session.changed):
        session.run(lambda project: project.events.add(name))


def closed(session: Session) -> None:
    session.close()
    assert session.wait_until_closed(20)


def begun(keeper: BackupKeeper, root: Path, session: Session, qtbot: QtBot) -> None:
    """Have what was found backed up, as if the moment after the start were over, and begin from there."""
    assert keeper.wait(10)
    qtbot.waitUntil(lambda: len(backups.listed(root)) == 1)


def test_one_is_made_of_the_project_as_it_was_found_whatever_is_done_meanwhile(
    session: Session, keeper: BackupKeeper, path: Path, root: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.opened):
        session.open(path)
    change(session, qtbot, "Ruined")
    with qtbot.waitSignal(keeper.made):
        assert keeper.wait(10)
    (found,) = backups.listed(root)
    assert (found.why, found.counts["events"]) == ("opening", 2)
    closed(session)
    assert [backup.why for backup in backups.listed(root)] == ["closing", "opening"]
    # Nothing changed, so the next start makes none, nor did the end; but it is how that session found it too.
    with qtbot.waitSignal(session.opened):
        session.open(path)
    assert keeper.wait(10)
    closed(session)
    assert len(backups.listed(root)) == 2


def test_whoever_ruins_it_at_once_and_closes_has_what_was_there_before(
    opened: Session, keeper: BackupKeeper, root: Path
) -> None:
    """Before the moment after the start is over: the end waits for what was found."""
    opened.run(lambda project: project.events.delete(project.events.all()[0].id))
    closed(opened)
    after, before = backups.listed(root)
    assert (before.why, before.counts["events"]) == ("opening", 2)
    assert (after.why, after.counts["events"]) == ("closing", 1)


def test_one_is_made_after_some_minutes_of_work_and_not_of_rest(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    begun(keeper, root, opened, qtbot)
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
    assert [backup.why for backup in backups.listed(root)] == ["work", "opening"]


def test_large_projects_are_backed_up_less_often(tmp_path: Path) -> None:
    sizes = {1: 600, 10: 600, 64: 1800, 500: 3600}
    for size, seconds in sizes.items():
        file = tmp_path / f"{size}.crossread"
        with file.open("wb") as out:
            out.truncate(size * 1024 * 1024)
        assert module.every(file) == seconds
    assert module.every(tmp_path / "gone.crossread") == 3600


def test_one_is_made_at_the_end_of_work(opened: Session, keeper: BackupKeeper, path: Path, root: Path) -> None:
    # The end may come before the window has heard of the last change.
    opened.run(lambda project: project.events.add("Inquiry"))
    closed(opened)
    backup, _found = backups.listed(root)
    assert (backup.why, backup.counts["events"]) == ("closing", 3)
    assert sorted(left.name for left in path.parent.iterdir()) == ["backups", "ice.crossread"]


def test_none_is_made_where_nothing_was_changed_or_nothing_is_wanted(
    opened: Session, keeper: BackupKeeper, root: Path, asked: Asked, qtbot: QtBot
) -> None:
    path = opened.path
    assert path is not None
    # The end does not wait for what was found, for nothing of it is lost.
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
    keeper.make_now()
    assert not keeper.is_busy
    closed(session)
    assert backups.listed(root) == []


def test_what_fails_is_said_once_in_words_and_again_when_it_is_another(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    told: list[str] = []
    keeper.failed.connect(told.append)
    root.write_text("no folder")
    for _ in range(3):
        assert keeper.wait(10)
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

    begun(keeper, root, opened, qtbot)
    shutil.rmtree(root)
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
    begun(keeper, root, opened, qtbot)
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
    assert [backup.why for backup in backups.listed(root)] == ["closing", "opening"]
    assert not path.with_name("ice.crossread-wal").exists()


def test_the_bound_is_kept(opened: Session, keeper: BackupKeeper, root: Path, asked: Asked, qtbot: QtBot) -> None:
    begun(keeper, root, opened, qtbot)
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
    assert {(backup.title, backup.step) for backup in backups.listed(root)} >= {("Ice", 3), ("Ice", 4)}


def test_one_is_made_on_the_users_word_also_when_backups_are_off(
    opened: Session, keeper: BackupKeeper, root: Path, asked: Asked, qtbot: QtBot
) -> None:
    asked.on = False
    with qtbot.waitSignal(keeper.asked_for) as made:
        keeper.make_asked("Before Geneva")
    # It was being made already, as it was found.
    (backup,) = backups.listed(root)
    assert made.args == [backup]
    assert (backup.by_hand, backup.name, backup.why) == (True, "Before Geneva", "opening")
    with qtbot.waitSignal(keeper.asked_for):
        keeper.make_asked()
    assert [each.name for each in backups.listed(root)] == ["Before Geneva"]
    change(opened, qtbot)
    with qtbot.waitSignal(keeper.asked_for):
        keeper.make_asked()
    assert [(each.name, each.why) for each in backups.listed(root)] == [("", "asked"), ("Before Geneva", "opening")]


def test_one_on_the_users_word_that_fails_is_told_each_time(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    root.write_text("no folder")
    for _ in range(2):
        with qtbot.waitSignal(keeper.refused) as told:
            keeper.make_asked()
        assert told.args is not None
        assert told.args[0].startswith("No backup was made: ")
    root.unlink()


def test_whoever_closes_at_once_has_what_was_asked_for(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    change(opened, qtbot)
    keeper.make_asked("Asked")
    closed(opened)
    assert "Asked" in [backup.name for backup in backups.listed(root)]


def test_before_much_changes_one_is_made_and_what_fails_keeps_nobody(
    opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot
) -> None:
    def take_in(project: Project) -> None:
        keeper.make_before(project, "importing")
        project.events.add("Taken in")

    with qtbot.waitSignal(opened.changed):
        opened.run(take_in)
    (before,) = backups.listed(root)
    assert (before.why, before.counts["events"]) == ("importing", 2)
    for folder in (before.path.parent, root):
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
    root.write_text("no folder")
    with qtbot.waitSignals([opened.changed, keeper.failed]):
        opened.run(take_in)
    root.unlink()


def test_while_it_is_still_none_begins(opened: Session, keeper: BackupKeeper, root: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    keeper.refused.connect(told.append)
    is_still, go_on = threading.Event(), threading.Event()

    def hold_still(project: Project) -> None:
        with keeper.still():
            is_still.set()
            assert go_on.wait(20)

    opened.run(hold_still)
    assert is_still.wait(20)
    keeper.make_now()
    keeper.make_asked()
    assert not keeper.is_busy
    assert ["history is being dropped" in sentence for sentence in told] == [True]
    go_on.set()
    qtbot.waitUntil(lambda: not opened.busy)
    assert [backup.why for backup in backups.listed(root)] == ["opening"]
    with qtbot.waitSignal(keeper.asked_for):
        keeper.make_asked("Now")
