"""The ways in which a theme can be chosen. No Qt, so that the settings can be read before it is loaded."""

from typing import Literal

ThemeName = Literal["light", "dark", "sepia"]
Mode = Literal["light", "dark", "sepia", "system"]
MODES: tuple[Mode, ...] = ("system", "light", "sepia", "dark")


def mode_of(value: str) -> Mode:
    """The mode of that name; following the system for anything else."""
    return next((mode for mode in MODES if mode == value), "system")


def next_mode(shown: ThemeName) -> Mode:
    """The theme after the one that is shown, the first again after the last."""
    named: list[Mode] = [mode for mode in MODES if mode != "system"]
    return named[(named.index(shown) + 1) % len(named)]
