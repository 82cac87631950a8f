"""Which keys can be given, who has them already, and how they are kept."""

import pytest

from crossread.desktop.commands.command import Command, Keys
from crossread.desktop.commands.key_rules import clash, refusal, settled
from crossread.desktop.commands.stored_keys import read_lines, write_lines

MENUS = {"Alt+P": "Project"}
KNOWN: dict[str, Keys] = {"export": ("Ctrl+E",), "tag": ("Return", "Enter"), "about": (), "zoom": ("Ctrl++",)}


@pytest.mark.parametrize("key", ["A", "Shift+A", "7", "?", "Left", "Ctrl+C", "Del", "Return", "Esc", "Space", "Ctrl+Z"])
def test_what_fields_need_is_refused_but_to_what_is_done_in_a_text(key: str) -> None:
    told = refusal(key, local=False, menus=MENUS)
    assert key.replace("Return", "Enter") in told
    assert told.endswith(".")
    assert refusal(key, local=True, menus=MENUS) == ""


@pytest.mark.parametrize("key", ["Ctrl+E", "F5", "Alt+Down", "Ctrl+Shift+P", "Ctrl+,", "Ctrl+K", "Shift+F6", "Alt+1"])
def test_other_keys_can_be_had(key: str) -> None:
    assert refusal(key, local=False, menus=MENUS) == ""


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab", "Alt+F4", "Alt+P"])
def test_keys_of_the_window_and_the_system_are_refused_to_all(key: str) -> None:
    assert key in refusal(key, local=True, menus=MENUS)


def test_who_has_a_key_already() -> None:
    commands = [Command(id="a", title="A", section="", keys=("F5", "F6")), Command(id="b", title="B", section="")]
    assert clash("F6", commands, "b") is commands[0]
    assert clash("F6", commands, "a") is None
    assert clash("F7", commands, "b") is None


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
