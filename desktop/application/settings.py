"""Every setting of the app, declared once with key, default and meaning; kept as JSON in the user's own folder."""

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.look.theme import MODES

Value = str | int | bool | list[str]
T = TypeVar("T", bound=Value)

log = logging.getLogger(__name__)

MOST_RECENT = 12
SAVE_AFTER_MS = 400
READING_SIZES = (10, 48)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting; a stored value of another type, or one that `allows` refuses, counts as the default."""

    key: str
    default: T
    description: str
    allows: Callable[[T], bool] = lambda _: True


def _within(least: float, most: float) -> Callable[[float], bool]:
    return lambda value: least <= value <= most


AUTHOR = Setting("author", "", QT_TRANSLATE_NOOP("Settings", "Your name, kept with what you do; it may stay empty"))
AUTHOR_ASKED = Setting("author_asked", False, QT_TRANSLATE_NOOP("Settings", "Whether your name was asked for"))
THEME = Setting(
    "theme", "system", QT_TRANSLATE_NOOP("Settings", "Light, dark, or as the system says"), lambda mode: mode in MODES
)
READING_SIZE = Setting(
    "reading_size", 17, QT_TRANSLATE_NOOP("Settings", "Size of the text of a source"), _within(*READING_SIZES)
)
REOPEN = Setting("reopen", True, QT_TRANSLATE_NOOP("Settings", "Open the last project when Crossread starts"))
RECENT: Setting[list[str]] = Setting(
    "recent_projects", [], QT_TRANSLATE_NOOP("Settings", "Projects opened lately, newest first")
)
LAST_FOLDER = Setting("last_folder", "", QT_TRANSLATE_NOOP("Settings", "The folder that was used last"))
WINDOW = Setting("window", "", QT_TRANSLATE_NOOP("Settings", "Place and size of the window"))
LEFT_SHOWN = Setting("left_shown", True, QT_TRANSLATE_NOOP("Settings", "Show sources and codebook"))
RIGHT_SHOWN = Setting("right_shown", True, QT_TRANSLATE_NOOP("Settings", "Show the annotation beside the text"))
TIMELINE_SHOWN = Setting("timeline_shown", True, QT_TRANSLATE_NOOP("Settings", "Show the timeline in full"))
LEFT_WIDTH = Setting(
    "left_width", 232, QT_TRANSLATE_NOOP("Settings", "Width of sources and codebook"), _within(160, 600)
)
RIGHT_WIDTH = Setting(
    "right_width", 256, QT_TRANSLATE_NOOP("Settings", "Width of the annotation's panel"), _within(200, 700)
)
TIMELINE_HEIGHT = Setting(
    "timeline_height", 206, QT_TRANSLATE_NOOP("Settings", "Height of the timeline"), _within(100, 900)
)
DESK = Setting("desk", "", QT_TRANSLATE_NOOP("Settings", "Which sources lay open, by project, and how wide"))
GUIDE_CLOSED = Setting("guide_closed", False, QT_TRANSLATE_NOOP("Settings", "The first steps were followed or closed"))

SETTINGS: tuple[Setting[str] | Setting[bool] | Setting[int] | Setting[list[str]], ...] = (
    AUTHOR,
    AUTHOR_ASKED,
    THEME,
    READING_SIZE,
    REOPEN,
    RECENT,
    LAST_FOLDER,
    WINDOW,
    LEFT_SHOWN,
    RIGHT_SHOWN,
    TIMELINE_SHOWN,
    LEFT_WIDTH,
    RIGHT_WIDTH,
    TIMELINE_HEIGHT,
    DESK,
    GUIDE_CLOSED,
)


class Settings(QObject):
    """The settings of whoever runs the app. Reading never fails: what is damaged counts as the default."""

    changed = Signal(str)
    """The key of a setting that has another value now."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = _read(path)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def get(self, setting: Setting[T]) -> T:
        """The value now."""
        value = self._values.get(setting.key, setting.default)
        if type(value) is not type(setting.default):
            return setting.default
        return value if setting.allows(value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Set and, a moment later, save. A value that the setting does not allow is not taken."""
        if not setting.allows(value) or self.get(setting) == value:
            return
        self._values[setting.key] = value
        self._timer.start()
        self.changed.emit(setting.key)

    def save(self) -> None:
        """Write the file now, whole or not at all. A folder that cannot be written to is only logged."""
        import tempfile

        self._timer.stop()
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
            with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                out.write(text + "\n")
            Path(name).replace(self._path)
        except OSError as error:
            log.warning("The settings could not be saved: %s", error.strerror)


def default_path() -> Path:
    """Where the settings lie on this system."""
    import platformdirs

    return platformdirs.user_config_path("crossread", appauthor=False) / "settings.json"


def _read(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
