"""Which keys an action can be given: what fields need is theirs, and no two actions have the same. No widget."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from crossread.desktop.commands.command import Command, Keys

_EDITING = frozenset(
    f"{held}{key}"
    for held in ("", "Shift+", "Ctrl+", "Ctrl+Shift+")
    for key in (
        *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
        *("Backspace", "Del", "Ins", "Return", "Enter", "Space"),
    )
) | {"Esc", *(f"Ctrl+{letter}" for letter in "ACVXZY"), "Ctrl+Shift+Z"}
_GOING = frozenset(("Tab", "Shift+Tab", "Ctrl+Tab", "Ctrl+Shift+Tab", "Menu"))
_OF_THE_SYSTEM = frozenset(("Alt+F4", "Print", "Alt+Tab", "Alt+Space"))


def refusal(key: str, *, local: bool, menus: Mapping[str, str]) -> str:
    """Why an action cannot have a key, in a sentence; nothing if it can.

    `local` actions have their keys in a text alone, where nothing is typed: plain letters are for them. `menus` are the
    keys that open menus, with their names.
    """
    told = key.replace("Return", "Enter")
    if key in _GOING:
        return _tr("{key} goes from one part of the window to the next.").format(key=told)
    if key in _OF_THE_SYSTEM:
        return _tr("{key} belongs to the system.").format(key=told)
    if key in menus:
        return _tr("{key} opens the menu “{menu}”.").format(key=told, menu=menus[key])
    if local:
        return ""
    if _is_typed(key):
        advice = _tr("Fields need {key} to be typed: hold Ctrl or Alt with it, or take a function key.")
        return advice.format(key=told)
    if key in _EDITING:
        return _tr("Fields need {key} to write in them.").format(key=told)
    return ""


def clash(key: str, commands: Iterable[Command], own_id: str) -> Command | None:
    """The other command that has a key."""
    return next((each for each in commands if each.id != own_id and key in each.keys), None)


def settled(changed: Mapping[str, Keys], defaults: Mapping[str, Keys]) -> dict[str, Keys]:
    """All that is to be changed so that no two actions have one key: whoever was given it by hand keeps it.

    Answers with the actions whose keys are not those of `defaults`; of two that were changed the earlier keeps the key.
    """
    taken: set[str] = set()
    made: dict[str, Keys] = {}
    for action_id, keys in changed.items():
        made[action_id] = tuple(key for key in dict.fromkeys(keys) if key not in taken)
        taken.update(keys)
    for action_id, keys in defaults.items():
        if action_id not in made:
            made[action_id] = tuple(key for key in keys if key not in taken)
    return {action_id: keys for action_id, keys in made.items() if keys != defaults[action_id]}


def _is_typed(key: str) -> bool:
    """Whether the key alone, or with Shift, writes a sign."""
    plain = key.removeprefix("Shift+")
    return len(plain) == 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)
