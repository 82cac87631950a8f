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
    ActionSpec(
        id="timeline_png",
        text=QT_TRANSLATE_NOOP("Actions", "Export the timeline as P&NG…"),
        menu="view/timeline",
        icon="timeline",
        description=QT_TRANSLATE_NOOP("Actions", "A picture in pixels, as large as you like, with its legend"),
    ),
    ActionSpec(
        id="timeline_svg",
        text=QT_TRANSLATE_NOOP("Actions", "Export the timeline as &SVG…"),
        menu="view/timeline",
        icon="timeline",
        description=QT_TRANSLATE_NOOP("Actions", "A drawing with lines as lines and words as words"),
    ),
    ActionSpec(
        id="timeline_pdf",
        text=QT_TRANSLATE_NOOP("Actions", "Export the timeline as P&DF…"),
        menu="view/timeline",
        icon="timeline",
        description=QT_TRANSLATE_NOOP("Actions", "A page with lines as lines and words as words"),
    ),
    ActionSpec(
        id="timeline_csv",
        text=QT_TRANSLATE_NOOP("Actions", "Export the numbers of the timeline as &CSV…"),
        menu="view/timeline",
        icon="timeline",
        description=QT_TRANSLATE_NOOP("Actions", "A table of what is drawn, bar by bar and lane by lane"),
    ),
    ActionSpec(
        id="timeline_copy",
        text=QT_TRANSLATE_NOOP("Actions", "Copy the timeline as a &picture"),
        menu="view/timeline",
        group=1,
        icon="timeline",
    ),
)
"""The timeline in full or as a strip, the way from a passage to it, and what takes it out of the window."""
