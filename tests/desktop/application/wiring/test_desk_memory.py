"""What lies open, and where, is in the settings soon after it changed, and is there again after a kill."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from crossread.desktop.application import settings
from crossread.desktop.application.early import desk_key, saved_desks
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.settings_file import SettingsFile
from crossread.desktop.application.wiring.desk_memory import put_desk_memory


@pytest.fixture
def kept(reading: MainWindow, store: Settings, texts_path: Path) -> Callable[[], list[dict[str, Any]]]:
    """Asks the file for the panes that a start after a kill would find."""
    put_desk_memory(reading)

    def ask() -> list[dict[str, Any]]:
        state = saved_desks(store.latest(settings.DESK)).get(desk_key(texts_path))
        panes: list[dict[str, Any]] = state["panes"] if isinstance(state, dict) else []
        return panes

    return ask


def test_what_lies_open_is_kept_while_one_works(
    reading: MainWindow, qtbot: QtBot, kept: Callable[[], list[dict[str, Any]]]
) -> None:
    qtbot.waitUntil(lambda: [pane["source"] for pane in kept()] == reading.desk.open_sources())
    reading.desk.close_source(reading.desk.open_sources()[0])
    left = reading.desk.open_sources()
    qtbot.waitUntil(lambda: [pane["source"] for pane in kept()] == left)


def test_where_one_reads_is_kept_as_well(
    reading: MainWindow, qtbot: QtBot, kept: Callable[[], list[dict[str, Any]]]
) -> None:
    view = reading.desk.panes[1].view
    qtbot.waitUntil(lambda: view.content is not None)
    assert view.content is not None
    end = len(view.content.text) - 1
    view.select(end, end)
    qtbot.waitUntil(lambda: [pane["caret"] for pane in kept()][1:2] == [end])


def test_whoever_never_rests_is_kept_too(
    reading: MainWindow, qtbot: QtBot, kept: Callable[[], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = reading.desk.panes[0].view
    qtbot.waitUntil(lambda: view.content is not None)
    qtbot.waitUntil(lambda: bool(kept()))
    places = iter(range(1, 1_000_000))

    def moves_on() -> bool:
        place = next(places) % 20
        view.select(place, place)
        return bool(kept()[0]["caret"])

    qtbot.waitUntil(moves_on)


def test_the_way_to_the_file_makes_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert desk_key(Path("case.crossread")) == desk_key(tmp_path / "case.crossread")


def test_the_file_is_written_in_another_thread_and_once_a_second(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    really = SettingsFile._write

    def write(self: SettingsFile, values: dict[str, object]) -> None:
        threads.append(threading.current_thread().name)
        really(self, values)

    monkeypatch.setattr(SettingsFile, "_write", write)
    monkeypatch.setattr(settings, "SAVE_AFTER_MS", 1)
    monkeypatch.setattr(settings, "AT_MOST_EVERY_S", 3600.0)
    one = Settings(tmp_path / "settings.json")
    one.set(settings.AUTHOR, "Ada")
    qtbot.waitUntil(lambda: Settings(tmp_path / "settings.json").get(settings.AUTHOR) == "Ada")
    for name in ("Grace", "Hedy"):
        one.set(settings.AUTHOR, name)
    one.save()
    assert Settings(tmp_path / "settings.json").get(settings.AUTHOR) == "Hedy"
    assert threads == ["crossread settings", "MainThread"]


def test_what_could_not_be_written_is_written_the_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.write_text("")
    file = SettingsFile(folder / "settings.json")
    file.write({"author": "Ada"})
    folder.unlink()
    file.write({"theme": "dark"})
    assert file.read() == {"author": "Ada", "theme": "dark"}
