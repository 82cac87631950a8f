"""The actions of searching the whole project."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

SEARCH_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="search_project",
        text=QT_TRANSLATE_NOOP("Actions", "&Search the whole project…"),
        menu="edit",
        group=1,
        shortcut="Ctrl+Shift+F",
        icon="search",
        description=QT_TRANSLATE_NOOP("Actions", "Look for the selected words in all texts, notes and the codebook"),
    ),
)
