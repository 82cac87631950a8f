"""The actions of finding in the open texts."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.widgets.own_keys import OWN_KEYS

FINDING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="find",
        text=QT_TRANSLATE_NOOP("Actions", "&Find…"),
        menu="edit",
        group=1,
        shortcut="Ctrl+F",
        icon="search",
        when="pane",
        description=QT_TRANSLATE_NOOP("Actions", "Find in this text, or in all that are open"),
        hint=QT_TRANSLATE_NOOP("Actions", "find"),
    ),
    ActionSpec(
        id="find_next",
        text=QT_TRANSLATE_NOOP("Actions", "Find &next"),
        menu="edit",
        group=1,
        shortcut="Ctrl+G",
        icon="chevron-down",
        when="pane",
    ),
    ActionSpec(
        id="find_previous",
        text=QT_TRANSLATE_NOOP("Actions", "Find &previous"),
        menu="edit",
        group=1,
        shortcut="Ctrl+Shift+G",
        icon="chevron-up",
        when="pane",
    ),
    ActionSpec(
        id="find_everywhere",
        text=QT_TRANSLATE_NOOP("Actions", "F&ind in all panes…"),
        menu="edit",
        group=1,
        shortcut="Ctrl+Alt+F",
        icon="search",
        when="pane",
        description=QT_TRANSLATE_NOOP("Actions", "Find in all texts that are open"),
    ),
    ActionSpec(
        id="tag_all_hits",
        text=QT_TRANSLATE_NOOP("Actions", "Tag all &hits…"),
        menu="edit",
        group=1,
        shortcut=OWN_KEYS["find_bar"]["tag_all_hits"],
        icon="event",
        when="writable",
        place="find_bar",
        description=QT_TRANSLATE_NOOP("Actions", "Tag everything that was found with one event or claim, in one step"),
    ),
)
