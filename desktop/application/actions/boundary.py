"""The actions that move the boundaries of the chosen annotation. Their keys count while a text has the keys.

One of the two boundaries is the one that steps move: the end, until Shift+Alt+Home chooses the start.
"""

from crossread.desktop.application.actions.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

BOUNDARY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="boundary_start",
        text=QT_TRANSLATE_NOOP("Actions", "The &start is moved"),
        menu="annotate/boundary",
        shortcut="Shift+Alt+Home",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "The steps move where the annotation begins"),
    ),
    ActionSpec(
        id="boundary_end",
        text=QT_TRANSLATE_NOOP("Actions", "The &end is moved"),
        menu="annotate/boundary",
        shortcut="Shift+Alt+End",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "The steps move where the annotation ends"),
    ),
    ActionSpec(
        id="boundary_left",
        text=QT_TRANSLATE_NOOP("Actions", "A letter &back"),
        menu="annotate/boundary",
        group=1,
        shortcut="Shift+Alt+Left",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "Move the boundary back by a letter"),
    ),
    ActionSpec(
        id="boundary_right",
        text=QT_TRANSLATE_NOOP("Actions", "A letter &on"),
        menu="annotate/boundary",
        group=1,
        shortcut="Shift+Alt+Right",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "Move the boundary on by a letter"),
    ),
    ActionSpec(
        id="boundary_word_left",
        text=QT_TRANSLATE_NOOP("Actions", "A &word back"),
        menu="annotate/boundary",
        group=1,
        shortcut="Ctrl+Shift+Alt+Left",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "Move the boundary back by a word"),
    ),
    ActionSpec(
        id="boundary_word_right",
        text=QT_TRANSLATE_NOOP("Actions", "A wo&rd on"),
        menu="annotate/boundary",
        group=1,
        shortcut="Ctrl+Shift+Alt+Right",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "Move the boundary on by a word"),
    ),
    ActionSpec(
        id="boundary_up",
        text=QT_TRANSLATE_NOOP("Actions", "A sen&tence back"),
        menu="annotate/boundary",
        group=1,
        shortcut="Shift+Alt+Up",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "Move the boundary back by a sentence"),
    ),
    ActionSpec(
        id="boundary_down",
        text=QT_TRANSLATE_NOOP("Actions", "A sente&nce on"),
        menu="annotate/boundary",
        group=1,
        shortcut="Shift+Alt+Down",
        when="annotation",
        place="text",
        description=QT_TRANSLATE_NOOP("Actions", "Move the boundary on by a sentence"),
    ),
)
"""Which boundary is moved, and by how much."""
