"""Checking in the window: in the background, in words, with the way to each fault; damage is offered to be salvaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring.backups import Backups
from crossread.desktop.application.wiring.checking import Checking
from crossread.desktop.checking.dialog import CheckingDialog
from crossread.desktop.widgets.buttons import QuietButton


def checking(window: MainWindow) -> Checking:
    found = window.findChild(Checking)
    assert isinstance(found, Checking)
    return found


def dialog_of(window: MainWindow) -> CheckingDialog:
    dialog = checking(window).dialog
    assert dialog is not None
    return dialog


def opened(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.opened):
        window.session.open(path)


def checked(window: MainWindow, qtbot: QtBot) -> CheckingDialog:
    window.actions_["check_project"].trigger()
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: not dialog.is_working)
    return dialog


def offers(window: MainWindow) -> dict[str, QuietButton]:
    return {button.text(): button for button in window.messages.findChildren(QuietButton) if button.text()}


def test_a_sound_project_is_said_to_be_sound_with_counts(window: MainWindow, sound: Path, qtbot: QtBot) -> None:
    opened(window, sound, qtbot)
    dialog = checked(window, qtbot)
    assert dialog.list.lines == ()
    assert not dialog.salvage_button.isVisible()
    dialog.copy_button.click()
    from PySide6.QtGui import QGuiApplication

    assert "Nothing is wrong." in QGuiApplication.clipboard().text()
    assert "1 text, 4 quotes" in QGuiApplication.clipboard().text()
    dialog.close()


def test_each_fault_is_a_sentence_that_leads_to_its_passage(window: MainWindow, faulty: Path, qtbot: QtBot) -> None:
    opened(window, faulty, qtbot)
    dialog = checked(window, qtbot)
    sentences = [line.text for line in dialog.list.lines if not line.heading]
    assert sentences == [
        (
            "The annotation “The lime” is not what the text says at 33 to 41. Mark the passage anew, or salvage the "
            "file, which looks for its words in the text."
        )
    ]
    assert dialog.state.text() == "1 thing is wrong."
    assert dialog.salvage_button.isVisible()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    with Project.open_for_reading(faulty) as project:
        wanted = next(
            each.id for each in project.annotations.of_source(project.sources.all()[0].id) if each.start == 33
        )
    qtbot.waitUntil(lambda: window.choice.annotation_id == wanted)
    dialog.close()


def test_a_check_can_be_stopped(window: MainWindow, sound: Path, qtbot: QtBot) -> None:
    opened(window, sound, qtbot)
    window.actions_["check_project"].trigger()
    dialog = dialog_of(window)
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert dialog.state.text() in ("Stopped.", "Nothing is wrong.", "")
    dialog.close()


def test_a_broken_file_is_offered_to_be_salvaged_and_is_not_touched(
    window: MainWindow, broken: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, out = broken.read_bytes(), broken.with_name("saved.crossread")
    with qtbot.waitSignal(window.session.open_failed):
        window.session.open(broken)
    qtbot.waitUntil(lambda: "Salvage into a new file…" in offers(window))
    assert "crossread salvage" not in window.messages.text
    said = window.messages.text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    offers(window)["Salvage into a new file…"].click()
    assert window.messages.isVisible(), "what is not wanted now is offered still"
    assert window.messages.text == said
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    offers(window)["Salvage into a new file…"].click()
    assert not window.messages.isVisible(), "it is done"
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert "What could be read of" in dialog.state.text()
    assert "Annotations: 4" in dialog.list.lines[-1].text
    assert broken.read_bytes() == before
    assert out.with_name("saved.report.txt").exists()
    with qtbot.waitSignal(window.session.opened):
        dialog.open_button.click()
    assert window.session.path == out


def test_a_file_damaged_inside_is_told_and_never_written(
    window: MainWindow, sound: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(sound)) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'positions'").fetchone()
    raw = bytearray(sound.read_bytes())
    raw[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    sound.write_bytes(raw)
    with qtbot.waitSignal(window.session.damaged):
        window.session.open(sound)
    assert not window.session.writable
    assert {"Check project…", "Salvage into a new file…"} <= offers(window).keys()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    offers(window)["Salvage into a new file…"].click()
    assert window.messages.isVisible()
    offers(window)["Check project…"].click()
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: not dialog.is_working)
    assert window.messages.isVisible(), "it is damaged still"
    dialog.close()
    offers(window)["Backups…"].click()
    kept = window.findChild(Backups)
    assert isinstance(kept, Backups)
    assert kept.dialog is not None
    assert window.messages.isVisible(), "it is damaged still"
    kept.dialog.close()
    assert {"Check project…", "Backups…", "Salvage into a new file…"} <= offers(window).keys()
    assert window.messages.isVisible()
    # It is looked through again the next time.
    window.close_project()
    assert window.session.wait_until_closed(20)
    qtbot.waitUntil(lambda: not window.messages.isVisible())
    with qtbot.waitSignal(window.session.damaged):
        window.session.open(sound)


def test_a_sound_file_from_elsewhere_is_said_quietly(window: MainWindow, sound: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.looked_through):
        window.session.open(sound)
    assert "looked through" in window.status.word
    assert not window.messages.isVisible()
