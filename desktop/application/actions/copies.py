"""The actions of copies: sources that share their wording."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

COPIES_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="show_copies",
        text=QT_TRANSLATE_NOOP("Actions", "Cop&ies and origins"),
        menu="sources",
        group=3,
        shortcut="Ctrl+Shift+K",
        icon="copy",
        description=QT_TRANSLATE_NOOP("Actions", "Which sources share wording, and which has it from which"),
    ),
    ActionSpec(
        id="linked_passage",
        text=QT_TRANSLATE_NOOP("Actions", "The same words in &another source"),
        menu="view/step",
        group=0,
        shortcut="Ctrl+K",
        when="pane",
        description=QT_TRANSLATE_NOOP(
            "Actions", "Show the passage of another source that shares its wording with this one"
        ),
    ),
)
