"""How the window looks: theme and setting of the texts follow the settings, and actions change these."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from crossread.desktop.application import settings
from crossread.desktop.application.settings import Setting, Settings
from crossread.desktop.look import textures, theme
from crossread.desktop.look.modes import MODES, mode_of, next_mode
from crossread.desktop.read.taste import Taste

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

SWITCHES: tuple[tuple[str, Setting[bool]], ...] = (
    ("justified", settings.JUSTIFIED),
    ("paragraph_numbers", settings.PARAGRAPH_NUMBERS),
    ("show_furniture", settings.SHOW_FURNITURE),
    ("event_patterns", settings.EVENT_PATTERNS),
)
"""Actions that turn a setting on and off."""
_OF_TEXTS = frozenset(
    setting.key
    for setting in (
        settings.READING_SIZE,
        settings.LINE_LENGTH,
        settings.LINE_SPACING,
        settings.JUSTIFIED,
        settings.PARAGRAPH_NUMBERS,
        settings.SHOW_FURNITURE,
    )
)


def taste_of(store: Settings) -> Taste:
    """How texts are to be set."""
    return Taste(
        size=store.get(settings.READING_SIZE),
        characters=store.get(settings.LINE_LENGTH),
        leading=store.get(settings.LINE_SPACING),
        justified=store.get(settings.JUSTIFIED),
        numbers=store.get(settings.PARAGRAPH_NUMBERS),
        furniture=store.get(settings.SHOW_FURNITURE),
    )


def follow_settings(window: "MainWindow", changed: "Callable[[], None]") -> None:
    """Show what the settings say, now and from now on; `changed` is called when panes need another width."""
    store, sizing = window.settings, window.desk.sizing

    def take(key: str) -> None:
        if key == settings.THEME.key:
            theme.set_mode(mode_of(store.get(settings.THEME)))
        elif key == settings.EVENT_PATTERNS.key:
            want_textures("settings", store.get(settings.EVENT_PATTERNS))
        elif key in _OF_TEXTS:
            sizing.set_taste(taste_of(store))
            changed()
        show_checks(window)

    textures.tell("settings", store.get(settings.EVENT_PATTERNS))
    theme.set_mode(mode_of(store.get(settings.THEME)))
    sizing.set_taste(taste_of(store))
    sizing.size_changed.connect(lambda size: store.set(settings.READING_SIZE, size))
    store.changed.connect(take)


def want_textures(who: str, wants: bool | None) -> None:
    """Hear who wants patterns in the colours of events; what is shown is drawn anew if that changes anything."""
    if textures.tell(who, wants):
        theme.watcher().draw_anew()


def put_system_scheme(window: "MainWindow") -> None:
    """Be told by the desktop whether it is dark, also while the window is open."""
    if not sys.platform.startswith("linux"):
        return
    from crossread.desktop.look.portal import PortalScheme

    portal = PortalScheme(parent=window)
    portal.told.connect(partial(_system_told, window))
    portal.listen()


def _system_told(window: "MainWindow", dark: bool | None) -> None:
    theme.watcher().tell_system(dark)
    window.settings.set(settings.SYSTEM_DARK, dark is True)


def connect_look(window: "MainWindow") -> None:
    """Let the actions change the settings."""
    store, sizing = window.settings, window.desk.sizing
    do = window.actions_.connect_to
    do("larger_text", lambda: window.desk.zoom(1))
    do("smaller_text", lambda: window.desk.zoom(-1))
    do("normal_text", sizing.back_to_normal)
    do("next_theme", lambda: store.set(settings.THEME, next_mode(theme.current().name)))
    for mode in MODES:
        do(f"theme_{mode}", partial(_choose, window, mode))
    for action_id, setting in SWITCHES:
        do(action_id, partial(_turn, window, setting))
    show_checks(window)


def show_checks(window: "MainWindow") -> None:
    """Check the actions that are on."""
    if not window.has_actions:
        return
    for mode in MODES:
        window.actions_[f"theme_{mode}"].setChecked(mode == window.settings.get(settings.THEME))
    for action_id, setting in SWITCHES:
        window.actions_[action_id].setChecked(window.settings.get(setting))


def _choose(window: "MainWindow", mode: str) -> None:
    window.settings.set(settings.THEME, mode)
    # Chosen once more it would be unchecked.
    show_checks(window)


def _turn(window: "MainWindow", setting: Setting[bool]) -> None:
    window.settings.set(setting, not window.settings.get(setting))
