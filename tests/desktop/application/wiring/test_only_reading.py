"""A project on a full disk is open for reading, says so, and can be edited with one click when there is room."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.store import writability
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import only_reading
from crossread.desktop.widgets.buttons import QuietButton


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(only_reading, "LOOK_EVERY_MS", 20)
    made = MainWindow(session, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    only_reading.put_only_reading(made)
    return made


@pytest.fixture
def full_disk(window: MainWindow, project_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with a project on a full disk; `monkeypatch.undo()` makes room."""
    monkeypatch.setattr(writability, "has_room", lambda _path: False)
    with qtbot.waitSignal(window.session.opened):
        window.session.open(project_path)
    return window


def offered(window: MainWindow, start: str) -> QuietButton:
    return next(
        each
        for each in window.messages.findChildren(QuietButton)
        if each.text().startswith(start) and not each.isHidden()
    )


def titles(project: Project) -> list[str]:
    return [event.title for event in project.events.all()]


def test_it_is_open_for_reading_and_says_what_to_do(full_disk: MainWindow, answer_of: Callable[..., object]) -> None:
    session = full_disk.session
    assert not session.writable
    assert answer_of(session, titles) == ["Collision", "Sinking"]
    assert full_disk.messages.isVisible()
    assert "is full" in full_disk.messages.text
    assert "until there is room" in full_disk.messages.text


def test_when_there_is_room_it_is_edited_with_one_click(
    full_disk: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer_of: Callable[..., object]
) -> None:
    session = full_disk.session
    answer_of(session, lambda project: writability.why_not(project.path))
    qtbot.waitUntil(lambda: "until there is room" in full_disk.messages.text)
    monkeypatch.setattr(writability, "has_room", lambda _path: True)
    qtbot.waitUntil(lambda: "room on the disk again" in full_disk.messages.text)
    with qtbot.waitSignal(session.opened):
        qtbot.mouseClick(offered(full_disk, "Edit here"), Qt.MouseButton.LeftButton)
    assert session.writable
    assert session.place_refused is None
    with qtbot.waitSignal(session.changed):
        session.run(lambda project: project.events.add("Inquiry"))


def test_trying_in_vain_says_it_again(full_disk: MainWindow, qtbot: QtBot) -> None:
    full_disk.messages.hide()
    with qtbot.waitSignal(full_disk.session.opened):
        full_disk.session.open_again()
    assert not full_disk.session.writable
    assert full_disk.messages.isVisible()


def test_all_is_saved_on_another_disk(
    full_disk: MainWindow, project_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = project_path.with_name("copy.crossread")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(copy), ""))
    monkeypatch.setattr(writability, "has_room", lambda path: path == copy)
    with qtbot.waitSignal(full_disk.session.opened):
        qtbot.mouseClick(offered(full_disk, "Save a copy"), Qt.MouseButton.LeftButton)
    assert full_disk.session.path == copy
    assert full_disk.session.writable


def test_another_window_is_no_matter_of_the_place(window: MainWindow, project_path: Path, qtbot: QtBot) -> None:
    with Project.open(project_path, author="Grace"):
        with qtbot.waitSignal(window.session.opened):
            window.session.open(project_path)
        assert window.session.place_refused is None
        assert window.session.busy_elsewhere is not None
        window.session.close()
        assert window.session.wait_until_closed(10)
