"""The actions on a disagreement in Review: going through the queue, deciding, telling apart.

Their keys are letters of the workspace's own (`wire_verdicts.KEYS`): in a text the same letters mean something else.
"""

from crossread.desktop.application.action_spec import ActionSpec
from crossread.desktop.application.noop import QT_TRANSLATE_NOOP

VERDICT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="next_disagreement",
        text=QT_TRANSLATE_NOOP("Actions", "Next &disagreement"),
        menu="view/queue",
        icon="chevron-down",
        description=QT_TRANSLATE_NOOP("Actions", "In Review with J: the next in the queue, the heaviest first"),
    ),
    ActionSpec(
        id="previous_disagreement",
        text=QT_TRANSLATE_NOOP("Actions", "Previous d&isagreement"),
        menu="view/queue",
        icon="chevron-up",
        description=QT_TRANSLATE_NOOP("Actions", "In Review with K: back through the queue"),
    ),
    ActionSpec(
        id="open_disagreement",
        text=QT_TRANSLATE_NOOP("Actions", "&Open its passages in panes"),
        menu="view/queue",
        icon="jump",
        description=QT_TRANSLATE_NOOP("Actions", "In Review with O: a passage of every source, side by side in Read"),
    ),
    ActionSpec(
        id="decide",
        text=QT_TRANSLATE_NOOP("Actions", "De&cide"),
        menu="view/queue",
        group=1,
        icon="check",
        when="writable",
        description=QT_TRANSLATE_NOOP("Actions", "In Review with D: what you found, how surely, and why"),
    ),
    ActionSpec(
        id="tell_apart",
        text=QT_TRANSLATE_NOOP("Actions", "Not the &same thing…"),
        menu="view/queue",
        group=1,
        icon="swap",
        when="writable",
        description=QT_TRANSLATE_NOOP(
            "Actions", "In Review with X: the scope or day that tells the two of a pair apart"
        ),
    ),
)
