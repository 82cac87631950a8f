"""Settings come back as they were set, and what is damaged or not allowed counts as the default."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from crossread.desktop.application import recent, settings
from crossread.desktop.application.settings import SETTINGS, Setting, Settings


def test_what_is_set_is_there_again(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "deeper" / "settings.json"
    one = Settings(path)
    with qtbot.waitSignal(one.changed) as changed:
        one.set(settings.THEME, "dark")
    one.set(settings.RECENT, ["a.crossread"])
    one.set(settings.READING_SIZE, 22)
    one.save()
    assert changed.args == ["theme"]
    two = Settings(path)
    assert two.get(settings.THEME) == "dark"
    assert two.get(settings.RECENT) == ["a.crossread"]
    assert two.get(settings.READING_SIZE) == 22
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


def test_it_saves_itself_a_moment_later(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    one = Settings(path)
    one.set(settings.AUTHOR, "Ada")
    qtbot.waitUntil(path.exists)
    assert json.loads(path.read_text())["author"] == "Ada"


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"theme": 7, "reading_size": 4000, "recent_projects": "x"}', "\0"])
def test_damage_counts_as_default(tmp_path: Path, qtbot: QtBot, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    one = Settings(path)
    assert one.get(settings.THEME) == "system"
    assert one.get(settings.READING_SIZE) == settings.READING_SIZE.default
    assert one.get(settings.RECENT) == []


def test_what_is_not_allowed_is_not_taken(tmp_path: Path, qtbot: QtBot) -> None:
    one = Settings(tmp_path / "settings.json")
    one.set(settings.THEME, "pink")
    assert one.get(settings.THEME) == "system"


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    one = Settings(tmp_path / "file" / "settings.json")
    one.set(settings.THEME, "dark")
    one.save()
    assert one.get(settings.THEME) == "dark"


def test_every_setting_is_described_once_and_allows_its_default() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    every: tuple[Setting[Any], ...] = SETTINGS
    for setting in every:
        assert setting.description
        assert setting.allows(setting.default)


def test_two_windows_do_not_take_each_others_settings_back(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    one, other = Settings(path), Settings(path)
    for name, store in (("one", one), ("other", other)):
        project = tmp_path / f"{name}.crossread"
        project.write_text("", encoding="utf-8")
        recent.add(store, project)
        store.save()
    one.set(settings.AUTHOR, "Ada")
    one.save()
    again = Settings(path)
    assert again.get(settings.AUTHOR) == "Ada"
    assert [each.stem for each in recent.there(again)] == ["other", "one"]
