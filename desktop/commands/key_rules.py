"""Which keys an action can be given: what fields need is theirs, and no two that meet have the same. No widget."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from crossread.desktop.commands.command import Command, Keys
from crossread.desktop.commands.key_places import ANYWHERE, KeyPlace, fixed_in

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


def refusal(key: str, *, place: KeyPlace = ANYWHERE, menus: Mapping[str, str], places: Sequence[KeyPlace] = ()) -> str:
    """Why an action whose keys count in a place cannot have a key, in a sentence; nothing if it can.

    Plain letters are for places where nothing is typed. `menus` are the keys that open menus, with their names;
    `places` are all places, whose fixed keys stay theirs.
    """
    told = key.replace("Return", "Enter")
    if key in _GOING:
        return _tr("{key} goes from one part of the window to the next.").format(key=told)
    if key in _OF_THE_SYSTEM:
        return _tr("{key} belongs to the system.").format(key=told)
    if key in menus:
        return _tr("{key} opens the menu “{menu}”.").format(key=told, menu=menus[key])
    if place.types and _is_typed(key):
        advice = _tr("Fields need {key} to be typed: hold Ctrl or Alt with it, or take a function key.")
        return advice.format(key=told)
    if place.writes and key in _EDITING:
        return _tr("Fields need {key} to write in them.").format(key=told)
    found = fixed_in(place, places, key)
    if found is not None:
        where, words = found
        return _tr("{key} is fixed ({where}): {words}.").format(key=told, where=where.title, words=words)
    return ""


def clashes(key: str, commands: Iterable[Command], own_id: str) -> list[Command]:
    """The other commands that have a key, and it counts where it would for this one too."""
    listed = list(commands)
    own = next(each.place for each in listed if each.id == own_id)
    return [each for each in listed if each.id != own_id and key in each.keys and each.place.meets(own)]


def settled(
    changed: Mapping[str, Keys], defaults: Mapping[str, Keys], places: Mapping[str, KeyPlace] | None = None
) -> dict[str, Keys]:
    """All that is to be changed so that no two actions whose places meet have one key: what was given by hand stays.

    `places` are those of the actions, the whole window for any other. Answers with the actions whose keys are not those
    of `defaults`; of two that were changed the earlier keeps the key.
    """
    taken: dict[str, list[KeyPlace]] = {}
    made: dict[str, Keys] = {}

    def take(action_id: str, keys: Keys) -> None:
        place = (places or {}).get(action_id, ANYWHERE)
        made[action_id] = tuple(key for key in dict.fromkeys(keys) if not any(map(place.meets, taken.get(key, ()))))
        if action_id in changed:
            for key in made[action_id]:
                taken.setdefault(key, []).append(place)

    for action_id, keys in changed.items():
        take(action_id, keys)
    for action_id, keys in defaults.items():
        if action_id not in made:
            take(action_id, keys)
    return {action_id: keys for action_id, keys in made.items() if keys != defaults[action_id]}


def _is_typed(key: str) -> bool:
    """Whether the key alone, or with Shift, writes a sign."""
    plain = key.removeprefix("Shift+")
    return len(plain) == 1


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)
