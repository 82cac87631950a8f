"""The actions of the timeline."""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

TIMELINE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="show_timeline",
        text=QT_TRANSLATE_NOOP("Actions", "&Timeline"),
        menu="view",
        group=1,
        shortcut="F3",
        icon="timeline",
        checkable=True,
        when="read",
    ),
    ActionSpec(
        id="show_on_timeline",
        text=QT_TRANSLATE_NOOP("Actions", "Sho&w on the timeline"),
        menu="annotate",
        group=2,
        shortcut="Ctrl+F3",
        icon="timeline",
        when="annotation",
        description=QT_TRANSLATE_NOOP("Actions", "Look at when the annotation lies on the timeline"),
    ),
)
"""The timeline in full or as a strip, and the way from a passage to it."""
