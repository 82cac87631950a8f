"""The action of checking, declared as data."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

CHECKING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="check_project",
        text=QT_TRANSLATE_NOOP("Actions", "Chec&k project…"),
        menu="project",
        group=1,
        icon="check",
        description=QT_TRANSLATE_NOOP("Actions", "Look through the whole file, and list what is wrong in words"),
    ),
)
