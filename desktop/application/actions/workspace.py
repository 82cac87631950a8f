"""The actions that show the workspaces and the panels beside the texts."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

WORKSPACE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="workspace_read",
        text=QT_TRANSLATE_NOOP("Actions", "&Read"),
        menu="view",
        shortcut="Ctrl+1",
        icon="read",
        description=QT_TRANSLATE_NOOP("Actions", "The sources side by side"),
    ),
    ActionSpec(
        id="workspace_review",
        text=QT_TRANSLATE_NOOP("Actions", "Re&view"),
        menu="view",
        shortcut="Ctrl+2",
        icon="conflict",
        description=QT_TRANSLATE_NOOP("Actions", "Claims against sources, and where they disagree"),
    ),
    ActionSpec(
        id="workspace_search",
        text=QT_TRANSLATE_NOOP("Actions", "S&earch"),
        menu="view",
        shortcut="Ctrl+3",
        icon="search",
        description=QT_TRANSLATE_NOOP("Actions", "All texts, notes, events and claims at once"),
    ),
    ActionSpec(
        id="show_annotations",
        text=QT_TRANSLATE_NOOP("Actions", "All annotat&ions"),
        menu="view",
        shortcut="Ctrl+Shift+A",
        icon="note",
        description=QT_TRANSLATE_NOOP("Actions", "Look through them, filter, retag, delete or export many at once"),
    ),
    ActionSpec(
        id="show_left",
        text=QT_TRANSLATE_NOOP("Actions", "&Sources and codebook"),
        menu="view",
        group=1,
        shortcut="F2",
        icon="panel-left",
        checkable=True,
        when="read",
    ),
    ActionSpec(
        id="show_right",
        text=QT_TRANSLATE_NOOP("Actions", "&Annotation"),
        menu="view",
        group=1,
        shortcut="F4",
        icon="panel-right",
        checkable=True,
        when="read",
    ),
)
