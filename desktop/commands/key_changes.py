"""What becomes of the keys of all when one action is given a key, loses one, or gets back those it came with. No Qt."""

from collections.abc import Sequence

from crossread.desktop.commands.command import Command, Keys
from crossread.desktop.commands.key_rules import clashes

Changes = dict[str, Keys]
"""The keys of the actions that have others than they came with."""


def given(commands: Sequence[Command], own_id: str, key: str) -> Changes:
    """The key is the action's first now, and nobody else's any more where both would count."""
    own = _own(commands, own_id)
    keys = {
        each.id: tuple(one for one in each.keys if one != key) if each.place.meets(own.place) else each.keys
        for each in commands
    }
    keys[own_id] = (key, *keys[own_id])
    return _changes(commands, keys)


def without(commands: Sequence[Command], own_id: str, key: str) -> Changes:
    """The action has the key no longer."""
    keys = {each.id: each.keys for each in commands}
    keys[own_id] = tuple(one for one in keys[own_id] if one != key)
    return _changes(commands, keys)


def reset(commands: Sequence[Command], own_id: str) -> Changes:
    """The action has the keys it came with, also those that others were given meanwhile."""
    own = _own(commands, own_id)
    keys = {
        each.id: tuple(one for one in each.keys if one not in own.default_keys)
        if each.place.meets(own.place)
        else each.keys
        for each in commands
    }
    keys[own_id] = own.default_keys
    return _changes(commands, keys)


def in_the_way(commands: Sequence[Command], own_id: str) -> Command | None:
    """The action that was given a key that another came with."""
    own = _own(commands, own_id)
    lost = [key for key in own.default_keys if key not in own.keys]
    return next((other for key in lost for other in clashes(key, commands, own_id)), None)


def _own(commands: Sequence[Command], own_id: str) -> Command:
    return next(each for each in commands if each.id == own_id)


def _changes(commands: Sequence[Command], keys: Changes) -> Changes:
    return {each.id: keys[each.id] for each in commands if keys[each.id] != each.default_keys}
