"""Which keys can be given, who has them already, and how they are kept."""

import pytest

from crossread.desktop.commands.command import Command, Keys
from crossread.desktop.commands.key_changes import given
from crossread.desktop.commands.key_places import ANYWHERE, KeyPlace
from crossread.desktop.commands.key_rules import clashes, refusal, settled
from crossread.desktop.commands.stored_keys import read_lines, write_lines

MENUS = {"Alt+P": "Project"}
READ = KeyPlace(id="read", title="In Read", within=("window",), types=True, writes=True)
TEXT = KeyPlace(id="text", title="In a text", within=("read", "window"))
REVIEW = KeyPlace(id="review", title="In Review", within=("window",), writes=True)
GRID = KeyPlace(
    id="grid", title="In the grid", within=("review", "window"), fixed=((("Return", "Enter"), "Show the passages"),)
)
LIST = KeyPlace(id="list", title="In the list", within=("window",), types=True)
PLACES = (ANYWHERE, READ, TEXT, REVIEW, GRID, LIST)
KNOWN: dict[str, Keys] = {"export": ("Ctrl+E",), "tag": ("Return", "Enter"), "about": (), "zoom": ("Ctrl++",)}


@pytest.mark.parametrize("key", ["A", "Shift+A", "7", "?", "Left", "Ctrl+C", "Del", "Return", "Esc", "Space", "Ctrl+Z"])
def test_what_fields_need_is_refused_but_to_what_is_done_in_a_text(key: str) -> None:
    told = refusal(key, menus=MENUS)
    assert key.replace("Return", "Enter") in told
    assert told.endswith(".")
    assert refusal(key, place=TEXT, menus=MENUS) == ""


@pytest.mark.parametrize("key", ["Ctrl+E", "F5", "Alt+Down", "Ctrl+Shift+P", "Ctrl+,", "Ctrl+K", "Shift+F6", "Alt+1"])
def test_other_keys_can_be_had(key: str) -> None:
    assert refusal(key, menus=MENUS) == ""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab", "Alt+F4", "Alt+P"])
def test_keys_of_the_window_and_the_system_are_refused_to_all(key: str) -> None:
    assert key in refusal(key, place=TEXT, menus=MENUS)


def test_who_has_a_key_already() -> None:
    commands = [Command(id="a", title="A", section="", keys=("F5", "F6")), Command(id="b", title="B", section="")]
    assert clashes("F6", commands, "b") == [commands[0]]
    assert clashes("F6", commands, "a") == []
    assert clashes("F7", commands, "b") == []


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (TEXT, REVIEW, False),
        (TEXT, GRID, False),
        (READ, REVIEW, False),
        (LIST, READ, False),
        (TEXT, READ, True),
        (GRID, REVIEW, True),
        (GRID, ANYWHERE, True),
        (LIST, ANYWHERE, True),
        (GRID, GRID, True),
    ],
)
def test_a_key_is_taken_only_where_both_would_count(one: KeyPlace, other: KeyPlace, meet: bool) -> None:
    commands = [
        Command(id="one", title="One", section="", keys=("F5",), place=one),
        Command(id="other", title="Other", section="", place=other),
    ]
    assert one.meets(other) is other.meets(one) is meet
    assert bool(clashes("F5", commands, "other")) is meet
    assert given(commands, "other", "F5")["other"] == ("F5",)
    assert ("one" in given(commands, "other", "F5")) is not meet
    defaults: dict[str, Keys] = {"one": ("F5",), "other": ()}
    kept = settled({"other": ("F5",)}, defaults, {"one": one, "other": other})
    assert kept == ({"other": ("F5",), "one": ()} if meet else {"other": ("F5",)})


def test_letters_are_for_places_where_nothing_is_typed() -> None:
    assert refusal("J", place=REVIEW, menus=MENUS) == refusal("J", place=GRID, menus=MENUS) == ""
    assert "J" in refusal("J", place=LIST, menus=MENUS)
    assert "J" in refusal("J", place=READ, menus=MENUS)
    assert refusal("Del", place=LIST, menus=MENUS) == ""
    assert "Del" in refusal("Del", place=REVIEW, menus=MENUS)


def test_what_is_fixed_in_a_place_is_so_for_all_that_meet_it() -> None:
    told = refusal("Return", place=GRID, menus=MENUS, places=PLACES)
    assert told == "Enter is fixed (In the grid): Show the passages."
    assert refusal("Return", place=TEXT, menus=MENUS, places=PLACES) == ""


def test_no_two_actions_keep_one_key() -> None:
    assert settled({"tag": ("Ctrl+E", "Return")}, KNOWN) == {"tag": ("Ctrl+E", "Return"), "export": ()}
    assert settled({"tag": ("F5",), "about": ("F5", "F6")}, KNOWN) == {"tag": ("F5",), "about": ("F6",)}
    assert settled({"tag": ("Return", "Enter")}, KNOWN) == {}


def test_what_is_kept_is_read_again() -> None:
    changed: dict[str, Keys] = {"export": ("Ctrl+Shift+E", "F5"), "tag": (), "zoom": ("Ctrl+=", "Ctrl+,")}
    assert read_lines(write_lines(changed), KNOWN) == (changed, [], [])


def test_what_cannot_be_read_is_passed_over_and_told() -> None:
    lines = ["export = F5", "later = F6", "tag", "= F7", "about = Blorb", "zoom = Ctrl+K, Ctrl+B"]
    changed, unknown, wrong = read_lines(lines, KNOWN)
    assert changed == {"export": ("F5",)}
    assert unknown == ["later = F6"]
    assert len(wrong) == 4
