"""The colour of a lane in a theme, found once: every frame asks again."""

from functools import cache

from PySide6.QtGui import QColor

from crossread.desktop.look import palettes
from crossread.desktop.look.modes import ThemeName
from crossread.desktop.look.theme import THEMES, Theme

_THEMES = {theme.name: theme for theme in THEMES}


def lane_color(stored: str, look: Theme) -> QColor:
    """The colour as that of a thin line; grey for a lane without one."""
    return legible(stored, look.name) if stored else look.ink_quiet


@cache
def legible(stored: str, theme_name: ThemeName) -> QColor:
    """A stored colour with enough contrast for a thin line."""
    return palettes.claim_line(stored, _THEMES[theme_name])
