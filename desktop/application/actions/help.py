"""The actions of help: the palette, the sheet of keys and their editor, the guided step, the log."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.actions.look import GUIDE_ACTION
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="find_command",
        text=QT_TRANSLATE_NOOP("Actions", "&Find a command…"),
        menu="help",
        shortcut="Ctrl+Shift+P",
        icon="search",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "Everything that can be done or gone to, by its name"),
    ),
    ActionSpec(
        id="show_shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "&Shortcuts"),
        menu="help",
        shortcut="F1",
        icon="info",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "All keys on one sheet"),
        hint=QT_TRANSLATE_NOOP("Actions", "all keys"),
    ),
    ActionSpec(
        id="edit_shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "&Change shortcuts…"),
        menu="help",
        icon="settings",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "Give anything another key"),
    ),
    GUIDE_ACTION,
    ActionSpec(
        id="open_log",
        text=QT_TRANSLATE_NOOP("Actions", "Show the &log's folder"),
        menu="help",
        group=1,
        when="always",
    ),
    ActionSpec(
        id="about",
        text=QT_TRANSLATE_NOOP("Actions", "&About Crossread"),
        menu="help",
        group=2,
        icon="info",
        when="always",
    ),
)
