"""Every setting of the app, declared once with key, default and meaning, and the file that keeps them. No Qt."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

from crossread.desktop.application import places
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.look.modes import MODES
from crossread.desktop.read import taste

Value = str | int | bool | list[str]
T = TypeVar("T", bound=Value)

MOST_RECENT = 12


class Setting(Generic[T]):
    """One setting; a stored value of another type, or one that `allows` refuses, counts as the default."""

    __slots__ = ("allows", "default", "description", "key")

    def __init__(self, key: str, default: T, description: str, allows: Callable[[T], bool] = lambda _: True) -> None:
        self.key, self.default, self.description, self.allows = key, default, description, allows


def _within(least: float, most: float) -> Callable[[float], bool]:
    return lambda value: least <= value <= most


AUTHOR = Setting("author", "", QT_TRANSLATE_NOOP("Settings", "Your name, kept with what you do; it may stay empty"))
AUTHOR_ASKED = Setting("author_asked", False, QT_TRANSLATE_NOOP("Settings", "Whether your name was asked for"))
THEME = Setting(
    "theme",
    "system",
    QT_TRANSLATE_NOOP("Settings", "A theme, or light and dark as the system says"),
    lambda mode: mode in MODES,
)
SYSTEM_DARK = Setting("system_dark", False, QT_TRANSLATE_NOOP("Settings", "Whether the system was dark the last time"))
REDUCE_MOTION = Setting(
    "reduce_motion", False, QT_TRANSLATE_NOOP("Settings", "Let nothing move, whatever the system says")
)
READING_SIZE = Setting(
    "reading_size", taste.SIZE, QT_TRANSLATE_NOOP("Settings", "Size of the text of a source"), _within(*taste.SIZES)
)
LINE_LENGTH = Setting(
    "line_length", taste.MEASURE, QT_TRANSLATE_NOOP("Settings", "Characters on a full line"), _within(*taste.MEASURES)
)
LINE_SPACING = Setting(
    "line_spacing",
    taste.LEADING,
    QT_TRANSLATE_NOOP("Settings", "From line to line, in hundredths of the size"),
    _within(*taste.LEADINGS),
)
JUSTIFIED = Setting("justified", False, QT_TRANSLATE_NOOP("Settings", "Let the lines of texts end at one edge"))
PARAGRAPH_NUMBERS = Setting("paragraph_numbers", False, QT_TRANSLATE_NOOP("Settings", "Number the paragraphs of texts"))
SHOW_FURNITURE = Setting(
    "show_furniture", False, QT_TRANSLATE_NOOP("Settings", "Show page furniture instead of folding it away")
)
EVENT_PATTERNS = Setting(
    "event_patterns",
    True,
    QT_TRANSLATE_NOOP("Settings", "Draw the pattern of an event into its colour behind the text"),
)
REOPEN = Setting("reopen", True, QT_TRANSLATE_NOOP("Settings", "Open the last project when Crossread starts"))
RECENT: Setting[list[str]] = Setting(
    "recent_projects", [], QT_TRANSLATE_NOOP("Settings", "Projects opened lately, newest first")
)
SOURCES_FOLDER = Setting("sources_folder", "", QT_TRANSLATE_NOOP("Settings", "The folder that texts came from last"))
LAST_FOLDER = Setting("last_folder", "", QT_TRANSLATE_NOOP("Settings", "The folder that was used last"))
WINDOW = Setting("window", "", QT_TRANSLATE_NOOP("Settings", "Place and size of the window"))
LEFT_SHOWN = Setting("left_shown", True, QT_TRANSLATE_NOOP("Settings", "Show sources and codebook"))
RIGHT_SHOWN = Setting("right_shown", True, QT_TRANSLATE_NOOP("Settings", "Show the annotation beside the text"))
PICTURE_PERCENT = Setting(
    "picture_percent",
    200,
    QT_TRANSLATE_NOOP("Settings", "Size in which pictures of the timeline are saved, in per cent"),
    _within(50, 800),
)
TIMELINE_SHOWN = Setting("timeline_shown", True, QT_TRANSLATE_NOOP("Settings", "Show the timeline in full"))
LEFT_WIDTH = Setting(
    "left_width", 232, QT_TRANSLATE_NOOP("Settings", "Width of sources and codebook"), _within(160, 600)
)
RIGHT_WIDTH = Setting(
    "right_width", 256, QT_TRANSLATE_NOOP("Settings", "Width of the annotation's panel"), _within(200, 700)
)
TIMELINE_HEIGHT = Setting(
    "timeline_height",
    0,
    QT_TRANSLATE_NOOP("Settings", "Height of the timeline; 0 follows the window"),
    lambda height: height == 0 or 100 <= height <= 900,
)
REVIEW_DETAIL_WIDTH = Setting(
    "review_detail_width", 400, QT_TRANSLATE_NOOP("Settings", "Width of the detail in Review"), _within(300, 900)
)
DESK = Setting("desk", "", QT_TRANSLATE_NOOP("Settings", "Which sources lay open, by project, and how wide"))
IN_STEP = Setting(
    "in_step",
    "tag",
    QT_TRANSLATE_NOOP("Settings", "How panes scroll in step: by tags, by proportion, or not"),
    lambda kind: kind in ("tag", "proportion", "free"),
)
REPORT: Setting[list[str]] = Setting(
    "report", [], QT_TRANSLATE_NOOP("Settings", "What was chosen for the last report: its form, order and parts")
)
GUIDE_CLOSED = Setting("guide_closed", False, QT_TRANSLATE_NOOP("Settings", "The first steps were followed or closed"))
SHORTCUTS: Setting[list[str]] = Setting(
    "shortcuts", [], QT_TRANSLATE_NOOP("Settings", "Keys that you changed: the action = its keys, with “or” between")
)
COMMANDS_USED: Setting[list[str]] = Setting(
    "commands_used", [], QT_TRANSLATE_NOOP("Settings", "Commands found by their name lately, newest first")
)
RECENT_TAGS: Setting[list[str]] = Setting(
    "recent_tags", [], QT_TRANSLATE_NOOP("Settings", "The tags of the keys 1 to 9, by project")
)

BACKUPS = Setting("backups", True, QT_TRANSLATE_NOOP("Settings", "Back projects up while you work and when they close"))
BACKUPS_MIB = Setting(
    "backups_mib",
    2048,
    QT_TRANSLATE_NOOP("Settings", "Space that the backups of all projects may take, in MiB"),
    _within(100, 1_000_000),
)
PLACES_HUSHED: Setting[list[str]] = Setting(
    "places_hushed",
    [],
    QT_TRANSLATE_NOOP("Settings", "Projects of which not to say that they lie on a network or in a synced folder"),
)

SETTINGS: tuple[Setting[str] | Setting[bool] | Setting[int] | Setting[list[str]], ...] = (
    AUTHOR,
    AUTHOR_ASKED,
    THEME,
    SYSTEM_DARK,
    REDUCE_MOTION,
    READING_SIZE,
    LINE_LENGTH,
    LINE_SPACING,
    JUSTIFIED,
    PARAGRAPH_NUMBERS,
    SHOW_FURNITURE,
    EVENT_PATTERNS,
    REOPEN,
    RECENT,
    LAST_FOLDER,
    SOURCES_FOLDER,
    PICTURE_PERCENT,
    WINDOW,
    LEFT_SHOWN,
    RIGHT_SHOWN,
    TIMELINE_SHOWN,
    LEFT_WIDTH,
    RIGHT_WIDTH,
    TIMELINE_HEIGHT,
    REVIEW_DETAIL_WIDTH,
    DESK,
    IN_STEP,
    REPORT,
    GUIDE_CLOSED,
    SHORTCUTS,
    COMMANDS_USED,
    RECENT_TAGS,
    BACKUPS,
    BACKUPS_MIB,
    PLACES_HUSHED,
)


def default_path() -> Path:
    """Where the settings lie on this system."""
    return places.folder("config") / "settings.json"


def read(path: Path) -> dict[str, object]:
    """The values as they are stored; nothing if the file is missing or damaged."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def value_of(values: Mapping[str, object], setting: Setting[T]) -> T:
    """A stored value, or the default where it is missing, of another type, or not allowed."""
    value = values.get(setting.key, setting.default)
    if type(value) is not type(setting.default):
        return setting.default
    return value if setting.allows(value) else setting.default
