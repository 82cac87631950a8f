"""The declared actions are complete, do not fight over keys, and are enabled only while they are of use."""

import re
from importlib import resources

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.application.actions import menus
from crossread.desktop.application.actions.action_list import ACTIONS, MENUS, SECTIONS
from crossread.desktop.application.actions.actions import Actions


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_ids_are_given_once_and_keys_can_be_read() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    keys = [QKeySequence(each).toString() for spec in ACTIONS if spec.shortcut for each in spec.shortcut.split(" or ")]
    assert "" not in keys


def test_every_action_stands_in_a_section_and_has_an_icon_that_exists() -> None:
    known = {section_id for section_id, _ in SECTIONS}
    for spec in ACTIONS:
        assert spec.menu in known
        if spec.icon:
            assert (resources.files("crossread.resources") / "icons" / f"{spec.icon}.svg").is_file(), spec.icon


def test_single_keys_are_never_taken_from_a_field() -> None:
    for spec in ACTIONS:
        if re.fullmatch(r"[A-Z]|Return|Del", spec.shortcut):
            assert spec.where not in ("window", "read"), spec.id


def test_mnemonics_of_a_menu_differ() -> None:
    for menu_id, _ in MENUS:
        letters = [
            spec.text[spec.text.index("&") + 1].lower() for spec in ACTIONS if spec.menu == menu_id and "&" in spec.text
        ]
        assert len(set(letters)) == len(letters), (menu_id, letters)


def test_an_action_is_enabled_while_what_it_needs_is_there(window: QWidget) -> None:
    actions = Actions(window)
    for spec in ACTIONS:
        actions.connect_to(spec.id, list)
    actions.set_there(set())
    assert actions["open_project"].isEnabled()
    assert not actions["save_copy"].isEnabled()
    actions.set_there({"project"})
    assert actions["save_copy"].isEnabled()
    assert not actions["rename_project"].isEnabled()


def test_what_nothing_is_connected_to_is_not_shown(window: QWidget) -> None:
    actions = Actions(window)
    done: list[str] = []
    actions.connect_to("open_project", lambda: done.append("opened"))
    bar = QMenuBar(window)
    menus.fill(bar, actions)
    assert actions["open_project"].isVisible()
    assert not actions["save_copy"].isVisible()
    actions["open_project"].trigger()
    assert done == ["opened"]


def test_undo_says_what_it_takes_back_even_with_an_ampersand(window: QWidget) -> None:
    actions = Actions(window)
    actions.set_words("undo", "tag “Fire & smoke”")
    assert actions["undo"].text() == "&Undo: tag “Fire && smoke”"
    assert actions["undo"].toolTip() == "Undo: tag “Fire & smoke” (Ctrl+Z)"
    actions.set_words("undo", "")
    assert actions["undo"].text() == "&Undo"
