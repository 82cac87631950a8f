"""The actions of the history: all of it, and that of what is chosen."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

HISTORY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="history",
        text=QT_TRANSLATE_NOOP("Actions", "Histor&y…"),
        menu="edit",
        group=1,
        shortcut="Ctrl+Alt+Z",
        icon="history",
        description=QT_TRANSLATE_NOOP(
            "Actions", "Every step: what it changed, the way back to it, the project as it was"
        ),
    ),
    ActionSpec(
        id="record_history",
        text=QT_TRANSLATE_NOOP("Actions", "History of &this…"),
        menu="edit",
        group=1,
        shortcut="Ctrl+Alt+H",
        description=QT_TRANSLATE_NOOP(
            "Actions", "What happened to the chosen annotation, claim, event, voice or source, and who did it"
        ),
    ),
)
