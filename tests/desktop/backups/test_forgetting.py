"""Somebody who must be protected: what the window promises to drop is in no file of ours afterwards, to the byte."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db import backups
from crossread.db.backups import making
from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring import backups as wiring
from crossread.desktop.history.panel import HistoryPanel
from tests.desktop.conftest import OpenWhole

NAME = "Quillfeather"
TEXT = f"Ordinary seaman {NAME} saw who cut the rope. He must not be known."


def holding(*folders: Path) -> set[str]:
    """The files that hold the name in their bytes or in their own name, in any of SQLite's encodings, or folded."""
    wanted = [each.encode(how) for each in (NAME, NAME.casefold()) for how in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.name for path in files if any(each in path.read_bytes() + path.name.encode() for each in wanted)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "work" / "case.crossread"
    made.parent.mkdir()
    with Project.create(made, title="Case") as project:
        project.sources.add("The Evening Paper", "The line says that all are safe.")
    return made


@pytest.fixture
def window(open_whole: OpenWhole, path: Path) -> MainWindow:
    return open_whole(path, 1280, 800)


def bear_witness(project: Project) -> list[str]:
    """Work on what will have to go."""
    with project.step("tag"):
        source = project.sources.add(f"{NAME} speaks", TEXT, note=f"Ask {NAME} again")
        event = project.events.add(f"{NAME} is heard")
        annotation = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=20), note=TEXT)
        project.annotations.tag_event(annotation.id, event.id)
    return [source.id, event.id]


def forget(project: Project, ids: list[str]) -> None:
    """Delete it, as anything is deleted."""
    source_id, event_id = ids
    with project.step("delete"):
        project.sources.delete(source_id)
        project.events.delete(event_id)


def run(window: MainWindow, operation: object, qtbot: QtBot) -> object:
    answers: list[object] = []
    assert callable(operation)
    window.session.run(operation, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def kept_of(window: MainWindow) -> wiring.Backups:
    found = window.findChild(wiring.Backups)
    assert isinstance(found, wiring.Backups)
    return found


def ask_to_drop(window: MainWindow, qtbot: QtBot) -> HistoryPanel:
    """The page that says what dropping all of the history takes away."""
    window.actions_["history"].trigger()
    (panel,) = window.findChildren(HistoryPanel)
    qtbot.waitUntil(panel.foot.drop.isEnabled)
    QTest.mouseClick(panel.foot.drop, Qt.MouseButton.LeftButton)
    panel.dropping.how_far.setFocus()
    QTest.keyClick(panel.dropping.how_far, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: panel.dropping.how_far.key == "all" and panel.dropping.drop.isEnabled())
    return panel


def test_what_is_dropped_with_its_backups_is_in_no_file_any_more(
    window: MainWindow, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    home = Path.home()
    ids = run(window, bear_witness, qtbot)
    assert isinstance(ids, list)
    window.desk.open_source(ids[0])
    kept = kept_of(window)
    with qtbot.waitSignal(kept.keeper.asked_for):
        kept.keeper.make_asked(f"With {NAME}")
    run(window, lambda project: forget(project, ids), qtbot)
    path.with_name("case.version-1.crossread").write_bytes(path.read_bytes() + TEXT.encode())
    # The proof sees what is there.
    assert {"case.crossread-wal", "case.version-1.crossread"} <= holding(path.parent)
    assert any(name.endswith(".json") for name in holding(wiring.root()))

    panel = ask_to_drop(window, qtbot)
    page = panel.dropping
    qtbot.waitUntil(page.earlier.isVisible)
    assert "earlier backups still hold it" in page.held.text()
    assert "Kept by you among them: 1." in page.held.text()
    assert "“case.version-1.crossread”" in page.held.text()
    assert not page.beyond.isVisible()
    assert page.backup.isChecked()
    QTest.mouseClick(page.earlier, Qt.MouseButton.LeftButton, pos=page.earlier.rect().center())
    page.earlier.setChecked(True)
    assert page.beyond.isVisible()
    assert not page.backup.isChecked()
    assert not page.backup.isEnabled()
    QTest.mouseClick(page.drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.foot.is_working and len(backups.listed(wiring.root())) == 1)
    qtbot.waitUntil(lambda: "The earlier backups are deleted." in window.messages.text)

    # While the window is open, and its log is in use.
    assert path.with_name("case.crossread-wal").exists()
    assert holding(tmp_path, home) == set()
    (spare,) = backups.listed(wiring.root())
    with Project.open_for_reading(spare.path) as project:
        assert [source.title for source in project.sources.all()] == ["The Evening Paper"]
    window.settings.save()
    window.session.close()
    assert window.session.wait_until_closed(20)
    assert holding(tmp_path, home) == set()
    assert sorted(each.name for each in path.parent.iterdir()) == ["case.crossread"]


def test_without_that_the_backups_hold_it_and_it_is_said(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    ids = run(window, bear_witness, qtbot)
    assert isinstance(ids, list)
    run(window, lambda project: forget(project, ids), qtbot)
    kept = kept_of(window)
    with qtbot.waitSignal(kept.keeper.asked_for):
        kept.keeper.make_asked()
    panel = ask_to_drop(window, qtbot)
    qtbot.waitUntil(panel.dropping.earlier.isVisible)
    assert not panel.dropping.earlier.isChecked()
    QTest.mouseClick(panel.dropping.drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.foot.is_working and "Dropped" in window.messages.text)
    assert holding(path.parent) == set()
    assert any(name.endswith(".crossread") for name in holding(wiring.root()))


def test_what_could_not_be_removed_is_said_and_the_history_is_dropped_all_the_same(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = run(window, bear_witness, qtbot)
    assert isinstance(ids, list)
    run(window, lambda project: forget(project, ids), qtbot)
    kept = kept_of(window)
    with qtbot.waitSignal(kept.keeper.asked_for):
        kept.keeper.make_asked()
    stuck = backups.listed(wiring.root())[0].path
    really = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self == stuck:
            raise PermissionError(13, "Permission denied")
        really(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    panel = ask_to_drop(window, qtbot)
    qtbot.waitUntil(panel.dropping.earlier.isVisible)
    panel.dropping.earlier.setChecked(True)
    QTest.mouseClick(panel.dropping.drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "could not be removed" in window.messages.text)
    assert stuck.name in window.messages.text
    assert window.messages.text.startswith("The history is dropped, and not all of the earlier backups. 1 of ")
    assert window.session.undo_words == ""


def test_what_shall_go_goes_also_where_there_is_room_for_a_new_one_only_then(
    window: MainWindow, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = run(window, bear_witness, qtbot)
    assert isinstance(ids, list)
    run(window, lambda project: forget(project, ids), qtbot)
    kept = kept_of(window)
    with qtbot.waitSignal(kept.keeper.asked_for):
        kept.keeper.make_asked()
    really = making._check_room

    def check_room(conn: sqlite3.Connection, folder: Path) -> None:
        if list(folder.glob("*.crossread")):
            raise backups.BackupError("No backup was made: the disk is nearly full.")
        really(conn, folder)

    monkeypatch.setattr(making, "_check_room", check_room)
    panel = ask_to_drop(window, qtbot)
    qtbot.waitUntil(panel.dropping.earlier.isVisible)
    panel.dropping.earlier.setChecked(True)
    QTest.mouseClick(panel.dropping.drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The earlier backups are deleted." in window.messages.text)
    assert holding(path.parent, Path.home()) == set()
    assert len(backups.listed(wiring.root())) == 1
