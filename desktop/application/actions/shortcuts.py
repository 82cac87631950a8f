"""The keys that the user chose: read from the settings, given to the actions and the texts, kept when they change."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from crossread.desktop.application.actions.action_spec import MENUS, SECTIONS
from crossread.desktop.application.actions.key_place_list import KEY_PLACES
from crossread.desktop.application.setting_list import SHORTCUTS
from crossread.desktop.commands.command import Command, Keys
from crossread.desktop.commands.key_places import KeyPlace
from crossread.desktop.commands.key_rules import refusal, settled
from crossread.desktop.commands.stored_keys import read_lines, write_lines
from crossread.desktop.read.keys import DEEDS
from crossread.desktop.widgets.key_map import KeyMap

if TYPE_CHECKING:
    from crossread.desktop.application.actions.actions import Actions
    from crossread.desktop.application.main_window import MainWindow

REPEAT = "annotate/repeat"
"""The menu of the recent tags, which say always which tag they are."""

log = logging.getLogger(__name__)


def read_keys(actions: "Actions", lines: Sequence[str]) -> dict[str, Keys]:
    """The keys of the actions that have others than they came with; what is wrong in the lines is logged."""
    if not lines:
        return {}
    listed = key_places()
    of_id = {place.id: place for place in listed}
    places = {spec.id: of_id[spec.where] for spec in actions.specs}
    defaults = {action_id: actions.default_keys(action_id) for action_id in places}
    changed, unknown, wrong = read_lines(lines, defaults)
    for line in unknown:
        wrong.append(f"{line!r} is of an action that there is not")
    menus = menu_keys()
    for action_id, keys in changed.items():
        refused = [
            key
            for key in keys
            if key not in defaults[action_id] and refusal(key, place=places[action_id], menus=menus, places=listed)
        ]
        wrong += [f"{action_id!r} cannot have the key {key!r}" for key in refused]
        changed[action_id] = tuple(key for key in keys if key not in refused)
    for each in wrong:
        log.warning("A shortcut of the settings is passed over: %s", each)
    return settled(changed, defaults, places)


def put_keys(window: "MainWindow") -> None:
    """Let the keys hold that the settings say; texts that are opened later get them too."""
    actions = window.actions_
    window.desk.panes_changed.connect(lambda: _give_keys(window))
    actions.keys_changed.connect(lambda: _give_keys(window))
    actions.set_keys(read_keys(actions, window.settings.get(SHORTCUTS)))
    _give_keys(window)


def keep_keys(window: "MainWindow", changed: Mapping[str, Keys]) -> None:
    """Let other keys hold from now on; what the settings say of actions that this version does not have stays there."""
    known = {spec.id: () for spec in window.actions_.specs}
    _, unknown, _ = read_lines(window.settings.get(SHORTCUTS), known)
    window.actions_.set_keys(changed)
    window.settings.set(SHORTCUTS, [*write_lines(window.actions_.changed_keys), *unknown])


def commands_of(actions: "Actions", *, now: bool = False) -> list[Command]:
    """Everything that can be done in this window, by where its keys count.

    `now`: with what exactly it would do, or why it cannot be done.
    """
    titles = {section_id: _section_title(section_id, title) for section_id, title in SECTIONS}
    order = {section_id: place for place, section_id in enumerate(titles)}
    places, why = key_places(), actions.reasons() if now else {}
    of_id, place_order = {place.id: place for place in places}, {place.id: at for at, place in enumerate(places)}
    return [
        Command(
            id=spec.id,
            title=actions.title(spec.id) if now or spec.menu == REPEAT else actions.name(spec.id),
            section=titles[spec.menu],
            keys=actions.keys(spec.id),
            default_keys=actions.default_keys(spec.id),
            place=of_id[spec.where],
            description=actions.description(spec.id),
            icon=spec.icon,
            why=why.get(spec.id, ""),
            is_on=actions[spec.id].isChecked(),
        )
        for spec in sorted(actions.specs, key=lambda spec: (place_order[spec.where], order[spec.menu]))
        if actions.is_connected(spec.id)
    ]


def with_fixed_keys(commands: Sequence[Command]) -> list[Command]:
    """What can be done, and below it in each place the keys that cannot be changed, as the sheet shows them."""
    return [
        each
        for place in key_places()
        for each in (
            *(command for command in commands if command.place.id == place.id),
            *(
                Command(
                    id=f"fixed {place.id} {number}",
                    title=words,
                    section=place.title,
                    keys=keys,
                    default_keys=keys,
                    place=place,
                    is_fixed=True,
                )
                for number, (keys, words) in enumerate(place.fixed)
            ),
        )
    ]


def key_places() -> tuple[KeyPlace, ...]:
    """Where keys count, in the user's language."""
    return tuple(
        replace(
            place,
            title=_place_text(place.title),
            fixed=tuple((keys, _place_text(words)) for keys, words in place.fixed),
        )
        for place in KEY_PLACES
    )


def menu_keys() -> dict[str, str]:
    """The keys that open the menus of the bar, with their names."""
    made: dict[str, str] = {}
    for menu_id, title in MENUS:
        before, sign, rest = _text(title).partition("&")
        if sign and "/" not in menu_id:
            made[f"Alt+{rest[0].upper()}"] = before + rest
    return made


def _give_keys(window: "MainWindow") -> None:
    keys = KeyMap({deed: window.actions_.keys(deed) for deed in DEEDS})
    for pane in window.desk.panes:
        pane.view.keys = keys


def _section_title(section_id: str, title: str) -> str:
    is_place = any(section_id == place.id for place in KEY_PLACES)
    return _place_text(title) if is_place else _text(title).replace("&", "")


def _place_text(text: str) -> str:
    return QCoreApplication.translate("KeyPlaces", text)


def _text(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
