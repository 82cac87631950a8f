"""Undo, redo and the history."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.actions.history import HISTORY_ACTIONS
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

EDIT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="undo",
        text=QT_TRANSLATE_NOOP("Actions", "&Undo"),
        menu="edit",
        shortcut="Ctrl+Z",
        icon="undo",
        when="undo",
        description=QT_TRANSLATE_NOOP("Actions", "Take back the last step"),
    ),
    ActionSpec(
        id="redo",
        text=QT_TRANSLATE_NOOP("Actions", "&Redo"),
        menu="edit",
        shortcut="Ctrl+Shift+Z or Ctrl+Y",
        icon="redo",
        when="redo",
        description=QT_TRANSLATE_NOOP("Actions", "Do again what was taken back"),
    ),
    *HISTORY_ACTIONS,
)
