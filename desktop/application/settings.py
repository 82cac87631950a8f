"""The settings while the app runs: read once, told of when they change, saved a moment later."""

import json
import logging
import os
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.desktop.application.setting_list import (
    AUTHOR,
    AUTHOR_ASKED,
    BACKUPS,
    BACKUPS_MIB,
    DESK,
    EVENT_PATTERNS,
    GUIDE_CLOSED,
    IN_STEP,
    JUSTIFIED,
    LAST_FOLDER,
    LEFT_SHOWN,
    LEFT_WIDTH,
    LINE_LENGTH,
    LINE_SPACING,
    MOST_RECENT,
    PARAGRAPH_NUMBERS,
    PICTURE_PERCENT,
    PLACES_HUSHED,
    READING_SIZE,
    RECENT,
    REDUCE_MOTION,
    REOPEN,
    REPORT,
    REVIEW_DETAIL_WIDTH,
    RIGHT_SHOWN,
    RIGHT_WIDTH,
    SETTINGS,
    SHOW_FURNITURE,
    SOURCES_FOLDER,
    SYSTEM_DARK,
    THEME,
    TIMELINE_HEIGHT,
    TIMELINE_SHOWN,
    WINDOW,
    Setting,
    Value,
    default_path,
    read,
    value_of,
)

__all__ = [
    "AUTHOR",
    "AUTHOR_ASKED",
    "BACKUPS",
    "BACKUPS_MIB",
    "DESK",
    "EVENT_PATTERNS",
    "GUIDE_CLOSED",
    "IN_STEP",
    "JUSTIFIED",
    "LAST_FOLDER",
    "LEFT_SHOWN",
    "LEFT_WIDTH",
    "LINE_LENGTH",
    "LINE_SPACING",
    "MOST_RECENT",
    "PARAGRAPH_NUMBERS",
    "PICTURE_PERCENT",
    "PLACES_HUSHED",
    "READING_SIZE",
    "RECENT",
    "REDUCE_MOTION",
    "REOPEN",
    "REPORT",
    "REVIEW_DETAIL_WIDTH",
    "RIGHT_SHOWN",
    "RIGHT_WIDTH",
    "SETTINGS",
    "SHOW_FURNITURE",
    "SOURCES_FOLDER",
    "SYSTEM_DARK",
    "THEME",
    "TIMELINE_HEIGHT",
    "TIMELINE_SHOWN",
    "WINDOW",
    "Setting",
    "Settings",
    "default_path",
]

T = TypeVar("T", bound=Value)

SAVE_AFTER_MS = 400

log = logging.getLogger(__name__)


class Settings(QObject):
    """The settings of whoever runs the app. Reading never fails: what is damaged counts as the default."""

    changed = Signal(str)
    """The key of a setting that has another value now."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = read(path)
        self._own: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def get(self, setting: Setting[T]) -> T:
        """The value now."""
        return value_of(self._values, setting)

    def latest(self, setting: Setting[T]) -> T:
        """The value in the file, where another window may have put another one since."""
        return value_of(read(self._path), setting)

    def set(self, setting: Setting[T], value: T) -> None:
        """Set and, a moment later, save. A value that the setting does not allow is not taken."""
        if not setting.allows(value) or self.get(setting) == value:
            return
        self._values[setting.key] = value
        self._own.add(setting.key)
        self._timer.start()
        self.changed.emit(setting.key)

    def save(self) -> None:
        """Write the file now, whole or not at all. A folder that cannot be written to is only logged.

        What was set here since the last time is written; the rest stays as another window may have left it.
        """
        import tempfile

        self._timer.stop()
        values = read(self._path) | {key: self._values[key] for key in self._own}
        text = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
            with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                out.write(text + "\n")
            Path(name).replace(self._path)
            self._own.clear()
        except OSError as error:
            log.warning("The settings could not be saved: %s", error.strerror)
