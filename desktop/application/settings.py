"""The settings while the app runs: read once, told of when they change, saved a moment later."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

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

if TYPE_CHECKING:
    from crossread.desktop.application.settings_file import SettingsFile

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
AT_MOST_EVERY_S = 1.0


class Settings(QObject):
    """The settings of whoever runs the app. Reading never fails: what is damaged counts as the default."""

    changed = Signal(str)
    """The key of a setting that has another value now."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._file: SettingsFile | None = None
        self._values = read(path)
        self._own: set[str] = set()
        self._saved_at = -AT_MOST_EVERY_S
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save_soon)

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
        # Counted from the first change: who never rests is saved too.
        if not self._timer.isActive():
            rest = self._saved_at + AT_MOST_EVERY_S - time.monotonic()
            self._timer.start(max(SAVE_AFTER_MS, round(rest * 1000)))
        self.changed.emit(setting.key)

    def save(self) -> None:
        """Write the file now, whole or not at all. A folder that cannot be written to is only logged.

        What was set here since the last time is written; the rest stays as another window may have left it.
        """
        self._timer.stop()
        self._on_disk().write(self._taken())

    def _save_soon(self) -> None:
        """Write in another thread: the disk of a home can be slow."""
        if self._on_disk().is_writing:
            self._timer.start(SAVE_AFTER_MS)
            return
        self._saved_at = time.monotonic()
        self._on_disk().write_soon(self._taken())

    def _taken(self) -> dict[str, object]:
        own, self._own = self._own, set()
        return {key: self._values[key] for key in own}

    def _on_disk(self) -> "SettingsFile":
        if self._file is None:
            from crossread.desktop.application.settings_file import SettingsFile

            self._file = SettingsFile(self._path)
        return self._file
