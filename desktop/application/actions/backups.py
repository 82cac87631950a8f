"""The actions of backups, declared as data."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

BACKUPS_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="backups",
        text=QT_TRANSLATE_NOOP("Actions", "&Backups…"),
        menu="project",
        group=1,
        icon="undo",
        when="always",
        description=QT_TRANSLATE_NOOP("Actions", "The project as it was earlier: what differed, and the way back"),
    ),
    ActionSpec(
        id="back_up_now",
        text=QT_TRANSLATE_NOOP("Actions", "Back &up now…"),
        menu="project",
        group=1,
        description=QT_TRANSLATE_NOOP("Actions", "Keep the project as it is now, under a name, until you delete it"),
    ),
)
