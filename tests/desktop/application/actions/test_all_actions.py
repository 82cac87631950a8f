"""Every action that is declared, walked through in the whole window: connected, found everywhere, with its own key."""

from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from crossread.db.project import Project
from crossread.desktop.application.actions.action_list import ACTIONS, MENUS, NEEDS, SECTIONS, ActionSpec, When
from crossread.desktop.application.actions.key_place_list import KEY_PLACES
from crossread.desktop.application.actions.shortcuts import commands_of, menu_keys, with_fixed_keys
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.commands.found import item_of, make_index
from crossread.desktop.commands.key_rules import refusal
from crossread.desktop.commands.sheet import Sheet
from crossread.desktop.commands.sheet_columns import SheetRow
from crossread.desktop.read.keys import DEEDS
from crossread.desktop.widgets.own_keys import OWN_KEYS
from tests.desktop.conftest import OpenWhole

IDS = [spec.id for spec in ACTIONS]
SPECS = {spec.id: spec for spec in ACTIONS}
PLACES = {place.id: place for place in KEY_PLACES}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("actions") / "ice.crossread"
    with Project.create(made, title="Ice") as project:
        for title in ("Evening", "Morning"):
            project.sources.add(title, "All were saved. She is in tow.")
    return made


@pytest.fixture
def window(open_whole: OpenWhole, path: Path) -> MainWindow:
    return open_whole(path, 1600, 900)


def keys_of(spec: ActionSpec) -> list[str]:
    return [QKeySequence(each).toString() for each in spec.shortcut.split(" or ")] if spec.shortcut else []


def actions_below(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        found += actions_below(below) if isinstance(below, QMenu) else [action]
    return found


def test_ids_are_given_once() -> None:
    assert len(set(IDS)) == len(IDS)


def test_no_key_is_that_of_two_actions_which_can_be_meant_at_once() -> None:
    owners: dict[str, list[ActionSpec]] = {}
    for spec in ACTIONS:
        for key in keys_of(spec):
            owners.setdefault(key, []).append(spec)
    assert [
        (key, one.id, other.id)
        for key, specs in owners.items()
        for one, other in combinations(specs, 2)
        if PLACES[one.where].meets(PLACES[other.where])
    ] == []
    assert "" not in owners
    # The same letter does mean something else in a text and in Review.
    assert {spec.where for spec in owners["J"]} == {"text", "review"}


def test_places_lie_in_places_that_there_are() -> None:
    assert len(PLACES) == len(KEY_PLACES)
    assert {each for place in KEY_PLACES for each in place.within} <= set(PLACES)
    assert {spec.where for spec in ACTIONS} <= set(PLACES)
    assert set(OWN_KEYS) <= set(PLACES)


def test_no_key_is_one_that_cannot_be_had() -> None:
    menus = menu_keys()
    taken_from_fields = {"undo", "redo"}
    steps_back = {"let_go"}
    refused = {
        spec.id: told
        for spec in ACTIONS
        for key in keys_of(spec)
        if spec.id not in taken_from_fields | steps_back
        and (told := refusal(key, place=PLACES[spec.where], menus=menus, places=KEY_PLACES))
    }
    assert refused == {}


def test_what_a_view_hears_is_what_its_actions_show() -> None:
    declared = {spec.id: (spec.where, spec.shortcut) for spec in ACTIONS if spec.where in OWN_KEYS}
    assert declared == {action_id: (place, keys) for place, ids in OWN_KEYS.items() for action_id, keys in ids.items()}


def test_what_is_missing_can_be_said_of_every_need() -> None:
    assert set(NEEDS) == set(get_args(When))
    assert all(NEEDS[need] for need in NEEDS if need != "always")


def test_each_stands_in_a_section_of_the_sheet() -> None:
    known = [section_id for section_id, _ in SECTIONS]
    assert len(set(known)) == len(known)
    assert {spec.menu for spec in ACTIONS} <= set(known)


def test_each_does_something_in_the_window(window: MainWindow) -> None:
    assert [action_id for action_id in IDS if not window.actions_.is_connected(action_id)] == []


def test_each_key_of_a_text_is_known_there(window: MainWindow) -> None:
    view = window.desk.active_view
    assert view is not None
    given = {action.objectName() for action in view.actions()}
    local = {spec.id for spec in ACTIONS if spec.where == "text" and spec.shortcut}
    assert local - given - set(DEEDS) == set()
    # Done by its key once, not by the text and by the window.
    assert given & set(DEEDS) == set()
    assert set(DEEDS) <= local


def test_each_is_in_its_menu_in_the_palette_and_on_the_sheet(window: MainWindow) -> None:
    bar = window.findChild(QMenuBar)
    assert bar is not None
    in_menus = {
        each.objectName()
        for action in bar.actions()
        if isinstance(menu := action.menu(), QMenu)
        for each in actions_below(menu)
    }
    menu_ids = {menu_id for menu_id, _ in MENUS}
    assert {spec.id for spec in ACTIONS if spec.menu in menu_ids} - in_menus == set()

    commands = commands_of(window.actions_, now=True)
    items = [item_of(command) for command in commands]
    index = make_index(items)
    lost = [item.id for item in items if item.id not in {each.named.id for each in index.find(item.title, limit=9)}]
    assert {item.id for item in items} == set(IDS)
    assert lost == []

    sheet = Sheet(window)
    listed = with_fixed_keys(commands_of(window.actions_))
    sheet.show_commands(listed)
    rows = [row.accessibleName() for row in sheet.columns.rows if isinstance(row, SheetRow)]
    assert {each.id for each in listed if not each.is_fixed} == set(IDS)
    assert all(command.title in row for command, row in zip(listed, rows, strict=True))
    fixed = [row for command, row in zip(listed, rows, strict=True) if command.is_fixed]
    assert len(fixed) == sum(len(place.fixed) for place in KEY_PLACES)
    assert all("cannot be changed" in row for row in fixed)


def test_each_can_be_given_another_key(window: MainWindow) -> None:
    actions = window.actions_
    spare = [f"Ctrl+Alt+Shift+F{1 + number % 24}" for number in range(24)]
    for start in range(0, len(IDS), len(spare)):
        batch = dict(zip(IDS[start:], spare, strict=False))
        actions.set_keys({action_id: (key,) for action_id, key in batch.items()})
        for action_id, key in batch.items():
            assert [each.toString() for each in actions[action_id].shortcuts()] == [QKeySequence(key).toString()]
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in actions[action_id].toolTip()
    actions.set_keys({})
    for action_id, spec in SPECS.items():
        assert [each.toString() for each in actions[action_id].shortcuts()] == keys_of(spec)
