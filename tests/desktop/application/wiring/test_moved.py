"""The project's file is taken away under the window: it is told, and everything is saved elsewhere with a click."""

import logging
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import workers
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring.moved import put_watch
from crossread.desktop.widgets.buttons import QuietButton


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> MainWindow:
    made = MainWindow(session, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def titles(project: Project) -> list[str]:
    return [event.title for event in project.events.all()]


def offered(window: MainWindow, start: str) -> QuietButton:
    return next(each for each in window.messages.findChildren(QuietButton) if each.text().startswith(start))


def _replace(path: Path) -> None:
    other = path.with_name("other.crossread")
    Project.create(other, title="Other").close()
    other.replace(path)


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.rename(path.with_name("away")), _replace])
def test_all_is_saved_elsewhere_with_what_was_refused(
    *,
    window: MainWindow,
    opened: Session,
    project_path: Path,
    qtbot: QtBot,
    answer_of: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[Path], object],
) -> None:
    harm(project_path)
    with qtbot.waitSignal(opened.moved):
        opened.run(lambda project: project.events.add("Inquiry"))
    assert window.messages.isVisible()
    assert "was not saved" in window.messages.text or "this was not saved" in window.messages.text
    assert not opened.writable
    copy = project_path.with_name("copy.crossread")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(copy), ""))
    with qtbot.waitSignal(opened.opened):
        qtbot.mouseClick(offered(window, "Save a copy"), Qt.MouseButton.LeftButton)
    assert opened.path == copy
    assert opened.writable
    qtbot.waitUntil(lambda: opened.undo_words == "add event “Inquiry”")
    assert answer_of(opened, titles) == ["Collision", "Sinking", "Inquiry"]
    assert "copy.crossread" in window.messages.text


def test_thinking_better_of_it_offers_it_again(
    window: MainWindow, opened: Session, project_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_path.unlink()
    with qtbot.waitSignal(opened.moved):
        opened.run(lambda project: project.events.add("Inquiry"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: ("", ""))
    qtbot.mouseClick(offered(window, "Save a copy"), Qt.MouseButton.LeftButton)
    assert window.messages.isVisible()
    qtbot.mouseClick(offered(window, "Close"), Qt.MouseButton.LeftButton)
    assert not opened.is_open


def test_a_disk_that_is_full_is_told_and_gone_on_after(
    window: MainWindow, opened: Session, qtbot: QtBot, answer_of: Callable[..., object]
) -> None:
    def fill(project: Project) -> None:
        pages = project.store.number("PRAGMA page_count")
        project.store.conn.execute(f"PRAGMA max_page_count = {pages}")

    opened.run(fill)
    with qtbot.waitSignal(opened.unsaved):
        opened.run(lambda project: project.sources.add("Long", "word " * 100_000))
    assert "disk is full" in window.messages.text
    assert offered(window, "Save a copy").isVisible()
    assert opened.writable
    opened.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1073741823") and None)
    with qtbot.waitSignal(opened.changed):
        opened.run(lambda project: project.sources.add("Long", "word " * 100_000))
    assert answer_of(opened, lambda project: len(project.sources.all())) == 1


def test_a_question_that_the_disk_refuses_is_told_in_words(
    window: MainWindow, opened: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_project: Project) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with caplog.at_level(logging.CRITICAL), qtbot.waitSignal(opened.unsaved):
        opened.ask(refuse, lambda _answer: None)
    assert "Check its disk" in window.messages.text


def test_at_rest_the_file_itself_has_everything(
    opened: Session, project_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(workers, "IDLE_S", 0.01)
    with qtbot.waitSignal(opened.changed):
        opened.run(lambda project: project.events.add("Inquiry"))
    alone = tmp_path / "alone.crossread"

    def copied_alone() -> bool:
        # By another process: closing a handle here would drop the locks of the session's connections.
        subprocess.run(["cp", str(project_path), str(alone)], check=True)
        with Project.open_for_reading(alone) as found:
            return "Inquiry" in titles(found)

    qtbot.waitUntil(copied_alone)


def test_whoever_comes_back_to_the_window_is_told_at_once(
    window: MainWindow, opened: Session, project_path: Path, qtbot: QtBot
) -> None:
    put_watch(window)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    with qtbot.assertNotEmitted(opened.moved):
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        qtbot.waitUntil(lambda: not opened.busy)
    project_path.rename(project_path.with_name("away"))
    with qtbot.waitSignal(opened.moved):
        application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert "renamed or moved" in window.messages.text


def test_closing_asks_while_something_typed_waits_for_room(
    window: MainWindow, opened: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1") and None)
    with qtbot.waitSignal(opened.unsaved):
        opened.run(lambda project: project.sources.add("Long", "word " * 100_000), keep="source")
    assert not window.close()
    assert window.isVisible()
    assert "is lost if you close now" in window.messages.text
    qtbot.mouseClick(offered(window, "Close all the same"), Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_what_waits_for_room_goes_along_into_a_copy(
    *,
    window: MainWindow,
    opened: Session,
    project_path: Path,
    qtbot: QtBot,
    answer_of: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = project_path.with_name("copy.crossread")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(copy), ""))
    opened.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1") and None)
    with qtbot.waitSignal(opened.unsaved):
        opened.run(lambda project: project.sources.add("Long", "word " * 100_000), keep="source")
    with qtbot.waitSignal(opened.opened):
        qtbot.mouseClick(offered(window, "Save a copy"), Qt.MouseButton.LeftButton)
    assert opened.path == copy
    qtbot.waitUntil(lambda: answer_of(opened, lambda project: len(project.sources.all())) == 1)
