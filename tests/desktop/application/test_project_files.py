"""Project files in the window: dropped, opened, refused, copied, exported, taken in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring.sources import put_sources


def dropped(window: QWidget, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def test_dropped_files_are_asked_for(reading: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reading.import_requested) as wished:
        dropped(reading, [tmp_path / "a.txt", tmp_path])
    assert wished.args == [[tmp_path / "a.txt", tmp_path]]


def test_a_dropped_project_is_opened(reading: MainWindow, project_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reading.session.opened):
        dropped(reading, [project_path])
    assert reading.session.title == "Ice"


def test_files_dropped_on_nothing_get_a_project(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "mine"), ""))
    with qtbot.waitSignal(window.import_requested) as wished:
        dropped(window, [tmp_path / "a.txt"])
    assert wished.args == [[tmp_path / "a.txt"]]
    assert window.session.path == tmp_path / "mine.crossread"


def test_a_project_that_cannot_be_opened_is_told_in_the_window(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    junk = tmp_path / "junk.crossread"
    junk.write_bytes(b"SQLite format 3\0" + bytes(100))
    with qtbot.waitSignal(reading.session.open_failed):
        reading.session.open(junk)
    assert reading.messages.isVisible()
    assert reading.messages.text.endswith(".")
    assert reading.session.title == "Texts"


def test_a_copy_and_an_export_are_written(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for action_id, name, written in (
        ("save_copy", "copy", tmp_path / "copy.crossread"),
        ("export_json", "out.json", tmp_path / "out.json"),
    ):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=name, **__: (str(tmp_path / name), ""))
        with qtbot.waitSignal(reading.files.said) as said:
            reading.actions_[action_id].trigger()
        assert said.args == [f"Written to {written.name}"]
        assert written.stat().st_size > 0
    with Project.open_for_reading(tmp_path / "copy.crossread") as copy:
        assert len(copy.sources.all()) == 3


def test_json_is_taken_in_or_refused_in_words(
    reading: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(
        '{"format": "crossread", "version": 1, '
        '"events": [{"id": "1a1b1c1d-0000-4000-8000-000000000001", "title": "X"}]}'
    )
    bad.write_text('{"format": "crossread", "version": 1, "events": [{"title": 7}]}')
    put_sources(reading)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(good), ""))
    with qtbot.waitSignal(reading.session.changed):
        reading.actions_["import_json"].trigger()
    qtbot.waitUntil(lambda: "good.json" in reading.messages.text)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(bad), ""))
    reading.actions_["import_json"].trigger()
    qtbot.waitUntil(lambda: "bad.json" in reading.messages.text)
    assert reading.messages.isVisible()
