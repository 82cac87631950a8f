"""The actions of taking sources in, and of the panes in which they are read."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

SOURCES_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="add_files",
        text=QT_TRANSLATE_NOOP("Actions", "Add &files…"),
        menu="sources",
        shortcut="Ctrl+I",
        icon="add",
        when="writable",
        description=QT_TRANSLATE_NOOP("Actions", "Take in text files as sources"),
        hint=QT_TRANSLATE_NOOP("Actions", "add sources"),
    ),
    ActionSpec(
        id="add_folder",
        text=QT_TRANSLATE_NOOP("Actions", "Add a f&older…"),
        menu="sources",
        shortcut="Ctrl+Shift+I",
        icon="open",
        when="writable",
        description=QT_TRANSLATE_NOOP("Actions", "Take in every text file of a folder"),
    ),
    ActionSpec(
        id="add_pane",
        text=QT_TRANSLATE_NOOP("Actions", "Open another &pane"),
        menu="sources",
        group=1,
        shortcut="Ctrl+T",
        icon="add-pane",
        description=QT_TRANSLATE_NOOP("Actions", "One more source beside the others"),
        hint=QT_TRANSLATE_NOOP("Actions", "another pane"),
        when="read",
    ),
    ActionSpec(
        id="close_pane",
        text=QT_TRANSLATE_NOOP("Actions", "&Close this pane"),
        menu="sources",
        group=1,
        shortcut="Ctrl+W",
        icon="close",
        when="pane",
        description=QT_TRANSLATE_NOOP("Actions", "Close the pane that has the keys"),
    ),
)
