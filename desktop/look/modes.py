"""The ways in which light and dark can be chosen. No Qt, so that the settings can be read before it is loaded."""

from typing import Literal

Mode = Literal["light", "dark", "system"]
MODES: tuple[Mode, ...] = ("light", "dark", "system")
