"""Taking back very much: told while it goes on, and stopped with everything as it was."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.store import undoing
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import turning as wire_turning
from crossread.desktop.widgets.buttons import QuietButton


def _events(project: Project) -> int:
    return project.store.number("SELECT count(*) FROM events")


@pytest.fixture
def window(opened: Session, qtbot: QtBot, home: object, tmp_path_factory: pytest.TempPathFactory) -> MainWindow:
    made = MainWindow(opened, Settings(tmp_path_factory.mktemp("settings") / "settings.json"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitSignal(opened.changed):
        opened.run(_add_many)
    return made


def _add_many(project: Project) -> None:
    with project.step("import_files", count=40):
        for number in range(40):
            project.events.add(f"Event {number}")
            project.voices.add(f"Voice {number}")


def test_it_can_be_stopped_and_then_everything_is_as_it_was(
    window: MainWindow, qtbot: QtBot, answer_of: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, go_on = window.session, threading.Event()
    revert: Callable[..., None] = undoing._take_out
    monkeypatch.setattr(wire_turning, "TOLD_AFTER_MS", 1)

    def wait_and_take_out(*arguments: object, **more: object) -> None:
        # Slow until the window has said so and the button was pressed.
        go_on.wait(20)
        revert(*arguments, **more)

    monkeypatch.setattr(undoing, "_take_out", wait_and_take_out)
    session.undo()
    qtbot.waitUntil(window.messages.isVisible)
    stop = next(each for each in window.messages.findChildren(QuietButton) if each.text() == "Stop")
    with qtbot.waitSignal(session.failed) as failed:
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
        go_on.set()
    assert "as it was" in failed.args[0]
    assert answer_of(session, _events) == 42
    with qtbot.waitSignal(session.undone):
        session.undo()
    assert answer_of(session, _events) == 2


def test_what_is_changed_meanwhile_waits_in_sight_and_is_saved_after_it(
    window: MainWindow, qtbot: QtBot, answer_of: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, go_on = window.session, threading.Event()
    revert: Callable[..., None] = undoing._take_out
    monkeypatch.setattr(wire_turning, "TOLD_AFTER_MS", 1)

    def wait_and_take_out(*arguments: object, **more: object) -> None:
        go_on.wait(20)
        revert(*arguments, **more)

    monkeypatch.setattr(undoing, "_take_out", wait_and_take_out)
    session.undo()
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.text.startswith("Taking back: import 40 files – 0 %. You can go on working")
    session.run(lambda project: project.events.add("Meanwhile"))
    assert "1 change waits for it" in window.messages.text
    session.run(lambda project: project.voices.add("Meanwhile"))
    assert "2 changes wait for it" in window.messages.text
    with qtbot.waitSignal(session.undone):
        go_on.set()
    qtbot.waitUntil(lambda: not session.busy)
    assert answer_of(session, _events) == 3
    assert window.messages.isHidden()


def test_what_is_taken_back_at_once_is_only_told_as_undone(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.undone):
        window.session.undo()
    assert not window.messages.isVisible()
